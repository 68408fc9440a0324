import { useTranslations } from "next-intl";
import { type IncidentSearch, incidentQuery, openIncidents } from "#lib/incidents/incident-search";
import { type IncidentKind, incidentKinds, incidentRules } from "#lib/incidents/kinds";
import { LinkTabs } from "@/components/ui/link-tabs";

type IncidentTabsProps = {
  readonly base: string;
  readonly search: IncidentSearch;
  readonly byKind: Readonly<Partial<Record<IncidentKind, number>>>;
  readonly done: number;
};

/** All that wait, each kind of them, and what has ended, with exact counts. */
export function IncidentTabs({ base, search, byKind, done }: IncidentTabsProps) {
  const t = useTranslations("incidents");
  const href = (change: Partial<IncidentSearch>) => {
    const query = incidentQuery({ ...openIncidents, ...change });
    return query === "" ? base : `${base}?${query}`;
  };
  const isAt = (view: IncidentSearch["view"], kind: IncidentKind | null) =>
    search.view === view && search.kind === kind;
  const total = Object.values(byKind).reduce((sum, count) => sum + count, 0);
  const kinds = incidentKinds
    .filter((kind) => (byKind[kind] ?? 0) > 0 || isAt("open", kind))
    .map((kind) => ({
      ...{ href: href({ kind }), label: t(`kinds.${kind}`), count: byKind[kind] ?? 0, isCurrent: isAt("open", kind) },
      tone: incidentRules[kind].severity === "normal" ? ("soon" as const) : ("alarm" as const),
    }));
  return (
    <LinkTabs
      label={t("tabs.label")}
      tabs={[
        { href: href({}), label: t("tabs.all"), count: total, isCurrent: isAt("open", null) },
        ...kinds,
        { href: href({ view: "done" }), label: t("tabs.done"), count: done, isCurrent: search.view === "done" },
      ]}
    />
  );
}
