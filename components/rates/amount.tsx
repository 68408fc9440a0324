import { useLocale } from "next-intl";
import { type Currency, formatMinor } from "#lib/kit/money";

type AmountProps = { readonly minor: number; readonly currency: Currency };

/** Minor units as the reader's language writes money; exact, since the decimal text is formatted and not a float. */
export function amountText(minor: number, currency: Currency, locale: string): string {
  const text = formatMinor(minor, currency) as Intl.StringNumericLiteral;
  return new Intl.NumberFormat(locale, { style: "currency", currency }).format(text);
}

/** Money with its currency. */
export function Amount({ minor, currency }: AmountProps) {
  const locale = useLocale();
  return <span className="whitespace-nowrap tabular-nums">{amountText(minor, currency, locale)}</span>;
}
