import { useTranslations } from "next-intl";
import { type TrackingSearch, trackingQuery, wholeList, withFilter } from "#lib/tracking/search";
import { type FilterChip, FilterChips } from "@/components/ui/filter-chips";

type TrackingChipsProps = {
  readonly base: string;
  readonly search: TrackingSearch;
  readonly countryName: (code: string) => string;
  readonly solutionName: (code: string) => string;
};

/** The filters that are on, each to be taken off by itself. */
export function TrackingChips({ base, search, countryName, solutionName }: TrackingChipsProps) {
  const t = useTranslations("tracking");
  const { stages, trouble, countries, solutions, text } = search;
  const href = (change: Parameters<typeof withFilter>[1]) => `${base}?${trackingQuery(withFilter(search, change))}`;
  const without = <T,>(list: readonly T[], one: T) => list.filter((other) => other !== one);
  const kinds = trouble === "any" ? [] : trouble;
  const chips: FilterChip[] = [
    ...stages.map((stage) => ({
      key: stage,
      name: t("filters.stage"),
      value: t(`stages.${stage}`),
      href: href({ stages: without(stages, stage) }),
    })),
    ...(trouble === "any"
      ? [{ key: "any", name: t("filters.trouble"), value: t("filters.anyTrouble"), href: href({ trouble: [] }) }]
      : []),
    ...kinds.map((kind) => ({
      key: kind,
      name: t("filters.trouble"),
      value: t(`troubles.${kind}`),
      href: href({ trouble: without(kinds, kind) }),
    })),
    ...countries.map((code) => ({
      key: code,
      name: t("filters.country"),
      value: countryName(code),
      href: href({ countries: without(countries, code) }),
    })),
    ...solutions.map((code) => ({
      key: code,
      name: t("filters.solution"),
      value: solutionName(code),
      href: href({ solutions: without(solutions, code) }),
    })),
    ...(text === "" ? [] : [{ key: "text", name: t("columns.number"), value: text, href: href({ text: "" }) }]),
  ];
  const { sort } = search;
  return <FilterChips chips={chips} clearHref={`${base}?${trackingQuery({ ...wholeList, sort })}`} />;
}
