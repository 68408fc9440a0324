import type { Currency } from "#lib/kit/money";
import { groupedMinor } from "@/components/ui/amounts";

/** Money within a sentence, written as `Money` shows it: "USD 5.24". */
export function amountText(minor: number, currency: Currency): string {
  return `${currency} ${groupedMinor(minor, currency)}`;
}
