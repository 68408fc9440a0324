import { useTranslations } from "next-intl";
import { type IncidentSearch, incidentQuery, openIncidents } from "#lib/incidents/incident-search";
import { LinkTabs } from "@/components/ui/link-tabs";

type IncidentTabsProps = {
  readonly base: string;
  readonly search: IncidentSearch;
  readonly personId: string;
  readonly counts: { readonly all: number; readonly nobody: number; readonly mine: number; readonly done: number };
};

/** All that wait, those that nobody has, one's own, and what has ended, with exact counts. */
export function IncidentTabs({ base, search, personId, counts }: IncidentTabsProps) {
  const t = useTranslations("incidents");
  const href = (change: Partial<IncidentSearch>) => {
    const query = incidentQuery({ ...openIncidents, ...change });
    return query === "" ? base : `${base}?${query}`;
  };
  const { view, owner } = search;
  const isOwner = (one: string | null) => view === "open" && owner === one;
  return (
    <LinkTabs
      label={t("tabs.label")}
      tabs={[
        { href: href({}), label: t("tabs.all"), count: counts.all, isCurrent: isOwner(null) },
        {
          ...{ href: href({ owner: "nobody" }), label: t("tabs.nobody"), count: counts.nobody },
          ...{ isCurrent: isOwner("nobody"), tone: "alarm" as const },
        },
        { href: href({ owner: personId }), label: t("tabs.mine"), count: counts.mine, isCurrent: isOwner(personId) },
        { href: href({ view: "done" }), label: t("tabs.done"), count: counts.done, isCurrent: view === "done" },
      ]}
    />
  );
}
