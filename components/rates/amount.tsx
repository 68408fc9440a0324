import type { Currency } from "#lib/kit/money";
import { groupedMinor } from "@/components/ui/amounts";
import { Money } from "@/components/ui/money";

type AmountProps = { readonly minor: number; readonly currency: Currency };

/** Money inside a sentence, written as everywhere: USD 1,234.50. */
export function amountText(minor: number, currency: Currency): string {
  return `${currency} ${groupedMinor(minor, currency)}`;
}

/** Money with its currency. */
export function Amount({ minor, currency }: AmountProps) {
  return <Money minor={minor} currency={currency} />;
}
