import { useTranslations } from "next-intl";
import { type TrackingSearch, trackingQuery, wholeList, withFilter } from "#lib/tracking/search";
import { type FilterChip, FilterChips } from "@/components/ui/filter-chips";
import { bandWords } from "./band-words.ts";
import { figureWords } from "./figure-words.ts";

type TrackingChipsProps = {
  readonly base: string;
  readonly search: TrackingSearch;
  /** What is behind a code or an id. */
  readonly names: Readonly<
    Record<"country" | "solution" | "template" | "owner" | "incident" | "severity", (code: string) => string>
  >;
};

/** The filters that are on, each to be taken off by itself. */
export function TrackingChips({ base, search, names }: TrackingChipsProps) {
  const t = useTranslations("tracking");
  const w = useTranslations("watch");
  const { stages, trouble, countries, solutions, text } = search;
  const href = (change: Parameters<typeof withFilter>[1]) => `${base}?${trackingQuery(withFilter(search, change))}`;
  const without = <T,>(list: readonly T[], one: T) => list.filter((other) => other !== one);
  const kinds = trouble === "any" ? [] : trouble;
  const days = (step: string) => w("filters.days", { days: Number.parseInt(step, 10) });
  const one = (
    name: "owner" | "template" | "silence" | "age" | "value" | "from" | "to",
    value: string | null,
    say: (value: string) => string,
    off: Parameters<typeof withFilter>[1],
  ) => (value === null ? [] : [{ key: name, name: w(`filters.${name}`), value: say(value), href: href(off) }]);
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
      value: names.country(code),
      href: href({ countries: without(countries, code) }),
    })),
    ...solutions.map((code) => ({
      key: code,
      name: t("filters.solution"),
      value: names.solution(code),
      href: href({ solutions: without(solutions, code) }),
    })),
    ...search.carriers.map((code) => ({
      key: code,
      name: w("filters.carrier"),
      value: code,
      href: href({ carriers: without(search.carriers, code) }),
    })),
    ...search.incidents.map((kind) => ({
      key: `incident-${kind}`,
      name: w("filters.incident"),
      value: names.incident(kind),
      href: href({ incidents: without(search.incidents, kind) }),
    })),
    ...search.severities.map((severity) => ({
      key: severity,
      name: w("filters.severity"),
      value: names.severity(severity),
      href: href({ severities: without(search.severities, severity) }),
    })),
    ...one("owner", search.owner, names.owner, { owner: null }),
    ...one("template", search.template, names.template, { template: null }),
    ...one("silence", search.silence, days, { silence: null }),
    ...one("age", search.age, days, { age: null }),
    ...one("value", search.value, (band) => bandWords(w, band), { value: null }),
    ...one("from", search.from, (date) => date, { from: null }),
    ...one("to", search.to, (date) => date, { to: null }),
    ...(search.figure
      ? [
          {
            key: "figure",
            name: w("filters.figure"),
            value: figureWords(w, search.figure),
            href: href({ figure: null }),
          },
        ]
      : []),
    ...(text === "" ? [] : [{ key: "text", name: t("columns.number"), value: text, href: href({ text: "" }) }]),
  ];
  const { sort } = search;
  return <FilterChips chips={chips} clearHref={`${base}?${trackingQuery({ ...wholeList, sort })}`} />;
}
