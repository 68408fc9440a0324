import { isCurrency } from "#lib/kit/money";
import { groupedMinor } from "@/components/ui/amounts";

/** An amount as it was declared: "USD 5.24". A currency that ALP does not price in is shown in its smallest units. */
export function declaredAmount(minor: number, currency: string): string {
  return isCurrency(currency) ? `${currency} ${groupedMinor(minor, currency)}` : `${currency} ${minor}/100`;
}
