"use client";

import { useLocale, useTranslations } from "next-intl";
import type { DispatchReview } from "#lib/dispatch/review";
import { ExchangeRateLines } from "@/components/rates/exchange-rate-line";
import { Money } from "@/components/ui/money";

/** How many parcels, what they cost, by which solutions. What has no published price is counted and left out. */
export function ReviewSummary({ review }: { readonly review: DispatchReview }) {
  const t = useTranslations("dispatch.review");
  const locale = useLocale();
  const { totals, exchangeRates, pricedOn } = review;
  const groups = new Map<string, { name: string; count: number; usdMinor: number; unpriced: number }>();
  for (const parcel of review.parcels) {
    const name = locale === "en" ? parcel.solutionEn : parcel.solutionZh;
    const group = groups.get(parcel.solutionCode) ?? { name, count: 0, usdMinor: 0, unpriced: 0 };
    group.count++;
    if (parcel.priceUsdMinor === null) group.unpriced++;
    else group.usdMinor += parcel.priceUsdMinor;
    groups.set(parcel.solutionCode, group);
  }
  if (totals.parcels === 0) return <p className="mb-3 font-medium">{t("nothing")}</p>;
  return (
    <section className="mb-5">
      <h3 className="font-medium">{t("book")}</h3>
      <table className="mt-1.5 w-full border-line border-y">
        <tbody>
          {[...groups].map(([code, group]) => (
            <tr key={code} className="h-9 border-line border-b last:border-0">
              <th scope="row" className="text-left font-normal">
                {group.name}
              </th>
              <td className="text-right text-ink-soft">{t("parcels", { count: group.count })}</td>
              <td className="w-40 text-right">
                {group.count > group.unpriced ? <Money minor={group.usdMinor} currency="USD" /> : "—"}
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr className="h-10 font-medium">
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
      {exchangeRates.length > 0 && pricedOn ? <ExchangeRateLines rates={exchangeRates} today={pricedOn} /> : null}
    </section>
  );
}
