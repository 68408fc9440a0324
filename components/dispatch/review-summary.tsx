"use client";

import { useLocale, useTranslations } from "next-intl";
import type { SummedLine } from "#lib/dispatch/fee-sums";
import type { DispatchReview } from "#lib/dispatch/review";
import { ExchangeRateLines } from "@/components/rates/exchange-rate-line";
import { Link } from "@/components/ui/link";
import { Money } from "@/components/ui/money";

type ReviewSummaryProps = { readonly seller: string; readonly review: DispatchReview };

/**
 * How many parcels, what they cost, by which solutions and fee lines. What has no published price is counted and left
 * out; parcels that no template spoke of lead to the templates.
 */
export function ReviewSummary({ seller, review }: ReviewSummaryProps) {
  const t = useTranslations("dispatch.review");
  const { totals, exchangeRates, pricedOn } = review;
  if (totals.parcels === 0) return <p className="mb-3 font-medium">{t("nothing")}</p>;
  return (
    <section className="mb-5">
      <h3 className="font-medium">{t("book")}</h3>
      <table className="mt-1.5 w-full border-line border-y">
        <SolutionRows review={review} />
        <tfoot>
          <tr className="h-10 border-line border-t font-medium">
            <th scope="row" className="text-left font-medium">
              {t("total")}
            </th>
            <td className="text-right">{t("parcels", { count: totals.parcels })}</td>
            <td className="text-right">
              <Money minor={totals.usdMinor} currency="USD" />
            </td>
          </tr>
        </tfoot>
      </table>
      {totals.unpriced > 0 ? (
        <p className="mt-1.5 text-soon text-meta">{t("unpriced", { count: totals.unpriced })}</p>
      ) : null}
      {pricedOn ? <ExchangeRateLines rates={exchangeRates} today={pricedOn} /> : null}
      {review.withoutTemplate > 0 ? (
        <p className="mt-1.5 text-ink-soft text-meta">
          {t("withoutTemplate", { count: review.withoutTemplate })}{" "}
          <Link href={`/s/${seller}/templates`} className="text-accent-ink hover:underline">
            {t("toTemplates")}
          </Link>
        </p>
      ) : null}
    </section>
  );
}

type Group = { readonly name: string; readonly count: number; readonly usdMinor: number; readonly unpriced: number };

function SolutionRows({ review }: { readonly review: DispatchReview }) {
  const t = useTranslations("dispatch.review");
  const isEnglish = useLocale() === "en";
  const nameOf = useLineName();
  const groups = new Map<string, Group>();
  for (const { solutionCode: code, solutionEn, solutionZh, priceUsdMinor: price } of review.parcels) {
    const { count, usdMinor, unpriced } = groups.get(code) ?? { count: 0, usdMinor: 0, unpriced: 0 };
    const name = isEnglish ? solutionEn : solutionZh;
    const more = price === null ? { usdMinor, unpriced: unpriced + 1 } : { usdMinor: usdMinor + price, unpriced };
    groups.set(code, { name, count: count + 1, ...more });
  }
  return [...groups].map(([code, group]) => (
    <tbody key={code} className="border-line border-b">
      <tr className="h-9">
        <th scope="row" className="text-left font-normal">
          {group.name}
        </th>
        <td className="text-right text-ink-soft">{t("parcels", { count: group.count })}</td>
        <td className="w-40 text-right">
          {group.count > group.unpriced ? <Money minor={group.usdMinor} currency="USD" /> : "—"}
        </td>
      </tr>
      {review.fees
        .filter(({ solutionCode }) => solutionCode === code)
        .flatMap(({ currency, lines }) =>
          lines.map((line) => (
            <tr key={`${currency} ${line.key}`} className="text-ink-soft text-meta">
              <th scope="row" className="py-0.5 pl-4 text-left font-normal">
                {nameOf(line)}
              </th>
              <td className="py-0.5 text-right">× {line.parcels}</td>
              <td className="py-0.5 text-right">
                <Money minor={line.minor} currency={currency} />
              </td>
            </tr>
          )),
        )}
    </tbody>
  ));
}

function useLineName(): (line: SummedLine) => string {
  const t = useTranslations("rates");
  const isEnglish = useLocale() === "en";
  return ({ code, nameZh, nameEn, item }) => {
    if (code === "surcharge") return isEnglish ? nameEn : nameZh;
    return t(code === "included" ? `included.${item}` : `lines.${code}`);
  };
}
