import { useTranslations } from "next-intl";
import type { Solution } from "#lib/carriers/solutions";
import type { Served } from "#lib/routing/destinations";

type SolutionFactsProps = {
  readonly solution: Solution;
  readonly name: string;
  /** The first day of its price card; null when it has none. */
  readonly validFrom: string | null;
  readonly counts: Readonly<Record<Served, number>>;
};

/** What a solution offers, and what may be doubted about it. */
export function SolutionFacts({ solution, name, validFrom, counts }: SolutionFactsProps) {
  const t = useTranslations("routing");
  const carriers = useTranslations("carriers");
  const rates = useTranslations("rates");
  const { small, volumetric } = solution;
  return (
    <section className="min-w-64 flex-1" aria-label={name}>
      <h2 className="font-medium">{name}</h2>
      <p className="text-ink-soft text-meta">
        {[
          carriers(`classes.${solution.class}`),
          carriers("days", solution.days),
          carriers(`tracking.${solution.tracking}`),
        ].join(" · ")}
      </p>
      <p className="text-ink-soft text-meta">
        {small
          ? t("market.limits", {
              weight: solution.maxWeightGrams / 1000,
              side: small.maxSideMm / 10,
              sum: small.maxSumMm / 10,
            })
          : t("market.weightLimit", { weight: solution.maxWeightGrams / 1000 })}
      </p>
      <p className="text-ink-soft text-meta">
        {volumetric === null ? t("market.byWeight") : t("market.byVolume", { divisor: volumetric.divisor })}
      </p>
      <p className="text-ink-soft text-meta">
        {t("market.counts", {
          priced: counts.priced,
          partly: counts.partly_priced,
          noPrice: counts.no_price,
          notServed: counts.not_served,
        })}
      </p>
      {validFrom ? <p className="text-ink-soft text-meta">{rates("card.validFrom", { day: validFrom })}</p> : null}
      {solution.doubts.length > 0 ? (
        <details className="mt-1 text-meta">
          <summary className="w-fit cursor-pointer text-soon">{`${t("market.doubts")} ${solution.doubts.length}`}</summary>
          <ul className="mt-1 list-disc pl-5 text-ink-soft">
            {solution.doubts.map((doubt) => (
              <li key={doubt}>{carriers(`doubts.${doubt}`)}</li>
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  );
}
