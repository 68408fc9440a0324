import { useTranslations } from "next-intl";
import { type IncidentSearch, incidentQuery, openIncidents, withIncidentFilter } from "#lib/incidents/incident-search";
import type { ToldRange } from "#lib/incidents/told";
import { type FilterChip, FilterChips } from "@/components/ui/filter-chips";

type IncidentChipsProps = {
  readonly base: string;
  readonly search: IncidentSearch;
  readonly countryName: (code: string) => string;
  readonly solutionName: (code: string) => string;
  readonly ownerName: (id: string) => string;
  readonly toldName: (told: ToldRange) => string;
};

/** The filters that are on, each to be taken off by itself. */
export function IncidentChips({ base, search, countryName, solutionName, ownerName, toldName }: IncidentChipsProps) {
  const t = useTranslations("incidents");
  const { kinds, severities, states, owner, due, told, countries, solutions, text, group, view } = search;
  const href = (change: Partial<IncidentSearch>) => `${base}?${incidentQuery(withIncidentFilter(search, change))}`;
  type Name = "kind" | "severity" | "state" | "owner" | "due" | "country" | "solution" | "text" | "group" | "told";
  const chip = (name: Name) => t(`filters.names.${name}`);
  const chips: FilterChip[] = [
    ...(told === null
      ? []
      : [{ key: "told", name: chip("told"), value: toldName(told), href: href({ told: null, view: "open" }) }]),
    ...(group === null
      ? []
      : [{ key: "group", name: chip("group"), value: t("group.within"), href: href({ group: null }) }]),
    ...kinds.map((kind) => ({ key: kind, name: chip("kind"), value: t(`kinds.${kind}`), href: href({ kinds: [] }) })),
    ...severities.map((one) => ({
      ...{ key: one, name: chip("severity"), value: t(`severities.${one}`), href: href({ severities: [] }) },
    })),
    ...states.map((one) => ({ key: one, name: chip("state"), value: t(`states.${one}`), href: href({ states: [] }) })),
    ...(due === null
      ? []
      : [{ key: "due", name: chip("due"), value: t(`filters.dues.${due.span}`), href: href({ due: null }) }]),
    ...(owner === null
      ? []
      : [
          {
            ...{ key: "owner", name: chip("owner"), href: href({ owner: null }) },
            value: owner === "nobody" ? t("nobody") : ownerName(owner),
          },
        ]),
    ...countries.map((code) => ({
      ...{ key: code, name: chip("country"), value: countryName(code), href: href({ countries: [] }) },
    })),
    ...solutions.map((code) => ({
      ...{ key: code, name: chip("solution"), value: solutionName(code), href: href({ solutions: [] }) },
    })),
    ...(text === "" ? [] : [{ key: "text", name: chip("text"), value: text, href: href({ text: "" }) }]),
  ];
  return <FilterChips chips={chips} clearHref={`${base}?${incidentQuery({ ...openIncidents, view })}`} />;
}
