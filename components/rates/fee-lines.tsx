import { useTranslations } from "next-intl";
import type { PricedQuote } from "#lib/rates/quote";
import { Link } from "@/components/ui/link";
import { Money } from "@/components/ui/money";
import { amountText } from "./amount-text.ts";
import { useFeeText } from "./fee-text.ts";
import { rateText } from "./price-text.ts";

type FeeLinesProps = {
  readonly quote: PricedQuote;
  /** Where the seller reads price lists; the one behind this price is linked, also when it no longer holds. */
  readonly cardsHref: string;
};

/**
 * A price item by item, each with its arithmetic, what costs nothing as 0.00; the rates behind it are shown once by
 * whoever shows several.
 */
export function FeeLines({ quote, cardsHref }: FeeLinesProps) {
  const t = useTranslations("rates");
  const textOf = useFeeText(quote.currency);
  return (
    <div className="text-meta">
      <table className="w-full">
        <tbody>
          {quote.lines.map((line) => {
            const { name, arithmetic } = textOf(line);
            return (
              <tr
                key={`${line.code} ${name} ${arithmetic}`}
                className={line.code === "included" ? "text-ink-soft" : undefined}
              >
                <th scope="row" className="py-0.5 pr-3 text-left align-top font-normal">
                  {name}
                </th>
                <td className="py-0.5 pr-3 align-top text-ink-soft tabular-nums">{arithmetic}</td>
                <td className="py-0.5 text-right align-top">
                  <Money minor={line.minor} currency={quote.currency} />
                </td>
              </tr>
            );
          })}
          <tr className="border-line border-t">
            <th scope="row" className="py-0.5 pr-3 text-left align-top font-medium">
              {t("lines.total")}
            </th>
            <td className="py-0.5 pr-3 align-top text-ink-soft">
              {quote.exchangeRate
                ? t("lines.converted", {
                    rate: rateText(quote.exchangeRate),
                    amount: amountText(quote.usdMinor, "USD"),
                  })
                : null}
            </td>
            <td className="py-0.5 text-right align-top font-medium">
              <Money minor={quote.totalMinor} currency={quote.currency} />
            </td>
          </tr>
        </tbody>
      </table>
      {quote.volumetricGrams === null ? null : (
        <p className="text-ink-soft">{t("volumetric", { grams: quote.volumetricGrams })}</p>
      )}
      <p className="text-ink-soft">
        {t("rounding")} ·{" "}
        <Link
          href={`${cardsHref}/${encodeURIComponent(quote.cardId)}`}
          className="whitespace-nowrap text-accent-ink hover:underline"
        >
          {t("card.behind")}
        </Link>
      </p>
    </div>
  );
}
