"use client";

import { useLocale, useTranslations } from "next-intl";
import { type CountryCode, countryName, isCountryCode } from "#lib/kit/country";
import type { CardPreview, SampleQuote } from "#lib/rates/card-preview";
import { Money } from "@/components/ui/money";

const cell = "whitespace-nowrap px-3 py-1.5 first:pl-4 md:first:pl-6";
/** What scrolls by itself must be reachable without a mouse. */
const focusable = { tabIndex: 0 } as const;

/** Prices of a few weights to the busiest destinations, before and after. */
export function CardSamples({ samples }: { readonly samples: CardPreview["samples"] }) {
  const t = useTranslations("solutions.import");
  const language = useLocale().startsWith("zh") ? "zh" : "en";
  const [first] = samples;
  if (!first) return null;
  const nameOf = (code: string) => (isCountryCode(code) ? countryName(code as CountryCode, language) : code);
  return (
    <section aria-labelledby="card-samples">
      <h2 id="card-samples" className="px-4 pb-2 font-semibold md:px-6">
        {t("samples")} <span className="font-normal text-ink-soft">{t("samplesWhy")}</span>
      </h2>
      <section {...focusable} aria-label={t("samples")} className="overflow-x-auto border-line border-y bg-surface">
        <table className="w-full min-w-[720px] text-left tabular-nums">
          <thead>
            <tr className="border-line border-b text-ink-soft text-meta">
              <th scope="col" className={`${cell} font-medium`}>
                {t("changeColumns.country")}
              </th>
              {first.prices.map(({ grams }) => (
                <th key={grams} scope="col" className={`${cell} font-medium`}>
                  {grams} g
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {samples.map(({ country, prices }) => (
              <tr key={country} className="border-line border-b last:border-0">
                <th scope="row" className={`${cell} font-normal`}>
                  {nameOf(country)} <span className="text-ink-faint text-meta">{country}</span>
                </th>
                {prices.map(({ grams, before, after }) => (
                  <td key={grams} className={cell}>
                    {before ? (
                      <>
                        <span className="text-ink-soft">
                          <Sample quote={before} />
                        </span>{" "}
                        →{" "}
                      </>
                    ) : null}
                    <Sample quote={after} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

function Sample({ quote }: { readonly quote: SampleQuote }) {
  const t = useTranslations("solutions.import");
  if (quote.status === "confirmed") return <Money minor={quote.minor} currency={quote.currency} />;
  return (
    <span className="text-ink-faint">{t(quote.status === "band_not_confirmed" ? "sampleOpen" : "sampleNone")}</span>
  );
}
