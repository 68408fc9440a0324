import { useTranslations } from "next-intl";
import type { FeeLine, PricedQuote } from "#lib/rates/quote";
import { Money } from "@/components/ui/money";
import { amountText } from "./amount-text.ts";

/** A price item by item, each with its arithmetic; the rate behind it is shown once by whoever shows several. */
export function FeeLines({ quote }: { readonly quote: PricedQuote }) {
  const t = useTranslations("rates");
  const arithmetic = (line: FeeLine) =>
    line.code === "weight_fee"
      ? t("lines.weight_fee_arithmetic", {
          perKg: amountText(line.perKgMinor, quote.currency),
          grams: line.grams,
        })
      : "";
  return (
    <div className="text-meta">
      <table className="w-full">
        <tbody>
          {quote.lines.map((line) => (
            <tr key={line.code}>
              <th scope="row" className="py-0.5 pr-3 text-left font-normal">
                {t(`lines.${line.code}`)}
              </th>
              <td className="py-0.5 pr-3 text-ink-soft tabular-nums">{arithmetic(line)}</td>
              <td className="py-0.5 text-right">
                <Money minor={line.minor} currency={quote.currency} />
              </td>
            </tr>
          ))}
          <tr className="border-line border-t">
            <th scope="row" className="py-0.5 pr-3 text-left font-medium">
              {t("lines.total")}
            </th>
            <td className="py-0.5 pr-3 text-ink-soft">
              {quote.currency === "USD" ? null : t("lines.converted", { amount: amountText(quote.usdMinor, "USD") })}
            </td>
            <td className="py-0.5 text-right font-medium">
              <Money minor={quote.totalMinor} currency={quote.currency} />
            </td>
          </tr>
        </tbody>
      </table>
      {quote.volumetricGrams === null ? null : (
        <p className="text-ink-soft">{t("volumetric", { grams: quote.volumetricGrams })}</p>
      )}
    </div>
  );
}
