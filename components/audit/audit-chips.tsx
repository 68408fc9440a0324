import { useFormatter, useTranslations } from "next-intl";
import { type AuditSearch, auditQuery } from "#lib/audit/search";
import { type FilterChip, FilterChips } from "@/components/ui/filter-chips";

type AuditChipsProps = {
  readonly base: string;
  readonly search: AuditSearch;
  /** What the actor that is filtered by is called. */
  readonly actorName: string;
};

/** The filters that are on, each to be taken off by itself. */
export function AuditChips({ base, search, actorName }: AuditChipsProps) {
  const t = useTranslations("audit");
  const format = useFormatter();
  const { actor, group, from, to } = search;
  const day = (date: string) =>
    format.dateTime(Date.parse(`${date}T00:00:00Z`), { dateStyle: "medium", timeZone: "UTC" });
  const chip = (key: "actor" | "group" | "from" | "to", value: string): FilterChip => ({
    key,
    name: t(`filters.${key}`),
    value,
    href: `${base}?${auditQuery({ ...search, after: null, [key]: "" })}`,
  });
  const chips = [
    ...(actor === "" ? [] : [chip("actor", actorName)]),
    ...(group === "" ? [] : [chip("group", t(`groups.${group}`))]),
    ...(from === "" ? [] : [chip("from", day(from))]),
    ...(to === "" ? [] : [chip("to", day(to))]),
  ];
  return <FilterChips chips={chips} clearHref={base} />;
}
