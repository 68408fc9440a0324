import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type CargoKind, cargoKinds } from "#lib/carriers/cargo-kinds";
import type { Certification } from "#lib/carriers/certification";
import type { CargoAcceptance, Solution } from "#lib/carriers/solutions";
import type { ServedCounts } from "#lib/routing/market";
import { amountText } from "@/components/rates/amount-text";
import { DescriptionList } from "@/components/ui/description-list";

type SolutionFactsProps = {
  readonly solution: Solution;
  /** The first day of its rate card; null when it has none. */
  readonly validFrom: string | null;
  readonly counts: ServedCounts;
  readonly certification: Certification | null;
};

/** All that a solution declares, and what may be doubted about it. */
export function SolutionFacts({ solution, validFrom, counts, certification }: SolutionFactsProps) {
  const t = useTranslations("market.facts");
  const carriers = useTranslations("carriers");
  const items: { term: string; value: ReactNode }[] = [
    { term: t("limits"), value: useLimits(solution) },
    { term: t("volume"), value: useVolume(solution) },
    { term: t("cargo"), value: <Cargo cargo={solution.cargo} /> },
    { term: t("papers"), value: usePapers(solution) },
    { term: t("published"), value: carriers("days", solution.days) },
    {
      term: t("pickUp"),
      value: list(
        solution.pickUp.map((kind) => t(`pickUps.${kind}`)),
        t("unknown"),
      ),
    },
    {
      term: t("duty"),
      value: list(
        solution.dutyTerms.map((term) => t(`dutyTerms.${term}`)),
        t("unknown"),
      ),
    },
    {
      term: t("included"),
      value: list(
        solution.included.map((one) => t(`includes.${one}`)),
        "",
      ),
    },
    { term: t("claims"), value: useClaims(solution) },
    {
      term: t("destinations"),
      value: t("counts", {
        ...{ priced: counts.priced, partly: counts.partly_priced },
        ...{ noPrice: counts.no_price, notServed: counts.not_served },
      }),
    },
    { term: t("certification"), value: useScope(certification) },
  ];
  if (solution.refusedAreas.length > 0) {
    items.splice(4, 0, {
      term: t("areas"),
      value: list(
        solution.refusedAreas.map((area) => carriers(`areas.${area}`)),
        "",
      ),
    });
  }
  return (
    <div className="min-w-0">
      <DescriptionList items={items} />
      <p className="mt-2 text-ink-soft text-meta">{validFrom ? t("validFrom", { day: validFrom }) : t("noCard")}</p>
      {solution.doubts.length > 0 ? (
        <details className="mt-1 text-meta">
          <summary className="w-fit cursor-pointer text-soon">{t("doubts", { count: solution.doubts.length })}</summary>
          <ul className="mt-1 list-disc pl-5 text-ink-soft">
            {solution.doubts.map((doubt) => (
              <li key={doubt}>{carriers(`doubts.${doubt}`)}</li>
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  );
}

function list(names: readonly string[], none: string): string {
  return names.length === 0 ? none : names.join(" · ");
}

function useLimits({ maxWeightGrams, small, large }: Solution): string {
  const t = useTranslations("market.facts");
  const parts = [t("weight", { weight: maxWeightGrams / 1000 })];
  if (small) parts.push(t("small", { side: small.maxSideMm / 10, sum: small.maxSumMm / 10 }));
  if (large) {
    const { maxSideMm, maxSumMm } = large;
    if (maxSideMm !== null) parts.push(t("largeSide", { side: maxSideMm / 10 }));
    if (maxSumMm !== null) parts.push(t("largeSum", { sum: maxSumMm / 10 }));
    if (maxSideMm === null && maxSumMm === null) parts.push(t("large"));
  }
  return parts.join(" · ");
}

function useVolume({ volumetric }: Solution): string {
  const t = useTranslations("market.facts");
  if (volumetric === null) return t("byWeight");
  const { divisor, whenSideOverMm: over } = volumetric;
  return over === null ? t("byVolume", { divisor }) : t("byVolumeOver", { divisor, over: over / 10 });
}

const acceptances = ["published_price", "own_price", "refused"] as const satisfies readonly CargoAcceptance[];

function Cargo({ cargo }: Pick<Solution, "cargo">) {
  const t = useTranslations("market.facts");
  const names = useTranslations("carriers.cargo");
  return (
    <ul>
      {acceptances.map((acceptance) => {
        const kinds = cargoKinds.filter((kind) => cargo[kind] === acceptance).map((kind) => names(kind));
        if (kinds.length === 0) return null;
        const mark = { published_price: "", own_price: t("cargoOwn"), refused: t("cargoRefused") }[acceptance];
        return (
          <li key={acceptance} className={acceptance === "refused" ? "text-ink-faint" : undefined}>
            {mark === "" ? kinds.join(" · ") : `${mark}: ${kinds.join(" · ")}`}
          </li>
        );
      })}
    </ul>
  );
}

function usePapers({ papers }: Solution): string {
  const t = useTranslations("market.facts");
  const names = useTranslations("carriers.cargo");
  const format = useFormatter();
  const kinds = (Object.keys(papers) as CargoKind[]).filter((kind) => papers[kind]?.includes("msds"));
  return kinds.length === 0 ? "" : t("msds", { cargo: format.list(kinds.map((kind) => names(kind))) });
}

function useClaims({ claims: { how, maxUsdMinor } }: Solution): string {
  const t = useTranslations("market.facts");
  const way = t(`claimWays.${how}`);
  return maxUsdMinor === null ? way : `${way} · ${t("claimLimit", { amount: amountText(maxUsdMinor, "USD") })}`;
}

function useScope(certification: Certification | null): string {
  const t = useTranslations("market.facts");
  const names = useTranslations("carriers.cargo");
  const format = useFormatter();
  if (!certification) return "";
  const { scope, validTo } = certification;
  const parts = [
    scope.solutions === "all" ? t("allSolutions") : t("someSolutions", { count: scope.solutions.length }),
    scope.countries === "all" ? t("allCountries") : t("someCountries", { count: scope.countries.length }),
    scope.cargoKinds === "all" ? t("allCargo") : format.list(scope.cargoKinds.map((kind) => names(kind))),
  ];
  return [...parts, ...(validTo === null ? [] : [t("until", { day: validTo })])].join(" · ");
}
