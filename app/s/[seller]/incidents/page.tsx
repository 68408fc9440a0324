import { CircleCheck } from "lucide-react";
import type { Metadata } from "next";
import { getFormatter, getLocale, getTranslations } from "next-intl/server";
import { listToldMs } from "#db/queries/alarms";
import { countMembers } from "#db/queries/incident-groups";
import { countFound, countIncidents, listIncidents } from "#db/queries/incidents";
import { getLiveCursor } from "#db/queries/live";
import { listMembers } from "#db/queries/members";
import { inScope } from "#db/scope";
import { incidentLineOf } from "#lib/incidents/incident-line";
import { incidentQuery, isIncidentFiltered, parseIncidentSearch } from "#lib/incidents/incident-search";
import { can } from "#lib/sellers/permissions";
import { countryLabel, solutionLabel } from "#lib/tracking/labels";
import { requireSeller } from "#server/web/page";
import { rangeWords } from "@/components/alarms/range-words";
import { spanWords } from "@/components/alarms/span-words";
import { IncidentChips } from "@/components/incidents/incident-chips";
import { IncidentFilters } from "@/components/incidents/incident-filters";
import { IncidentTable } from "@/components/incidents/incident-table";
import { IncidentTabs } from "@/components/incidents/incident-tabs";
import { LiveRefresh } from "@/components/layout/live-refresh";
import { Messages } from "@/components/layout/messages";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { EmptyState } from "@/components/ui/states";
import {
  assignIncidentsAction,
  findIncidentsAction,
  moveIncidentsAction,
  resolveIncidentsAction,
  takeIncidentsAction,
} from "./actions.ts";

type IncidentsPageProps = {
  readonly params: Promise<{ readonly seller: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("incidents"))("title") };
}

/** What is in trouble and waits for a person: the worst first, the soonest due first among equals. */
export default async function IncidentsPage({ params, searchParams }: IncidentsPageProps) {
  const { seller } = await params;
  const scope = await requireSeller(seller, "incidents.read");
  const now = Date.now();
  const search = parseIncidentSearch(await searchParams, now);
  const [t, a, format, locale, facts] = await Promise.all([
    getTranslations("incidents"),
    getTranslations("alarms"),
    getFormatter(),
    getLocale(),
    inScope(scope, async (db) => {
      // the cursor first: what changes while the list is read is told again
      const cursor = await getLiveCursor(db);
      const [page, found, counts, team] = await Promise.all([
        listIncidents(db, search),
        countFound(db, search),
        countIncidents(db),
        listMembers(db),
      ]);
      const groups = page.rows.filter(({ waybillId }) => waybillId === null).map(({ id }) => id);
      const ids = search.told ? page.rows.map(({ id }) => id) : [];
      const [members, toldMs] = await Promise.all([
        countMembers(db, groups),
        listToldMs(db, ids, search.told?.span ?? "own"),
      ]);
      return { page, found, counts, team, cursor, members, toldMs };
    }),
  ]);
  const { page, found, counts, team, cursor, members, toldMs } = facts;
  const base = `/s/${seller}/incidents`;
  const sum = (of: (group: (typeof counts.groups)[number]) => boolean) =>
    counts.groups.filter(of).reduce((total, { count }) => total + count, 0);
  const all = sum(() => true);
  const nobody = sum(({ ownerId }) => ownerId === null);
  const kindCounts: Record<string, number> = {};
  for (const { kind, count } of counts.groups) kindCounts[kind] = (kindCounts[kind] ?? 0) + count;
  const codesOf = (key: "country" | "solutionCode") =>
    [...new Set(counts.groups.map((group) => group[key]))].filter((code) => code !== "").sort();
  const countryName = (code: string) => countryLabel(code, locale);
  const solutionName = (code: string) => solutionLabel(code, locale);
  const time = (ms: number) => spanWords(a, format, ms);
  const next = page.hasMore ? (page.rows.at(-1)?.id ?? null) : null;
  const address = (after: string | null) => `${base}?${incidentQuery({ ...search, after })}`;
  const handlers = team.filter(({ role }) => can(role, "incidents.handle"));
  const around = { seller, locale, personId: scope.personId, members };
  return (
    <Messages namespaces={["incidents"]}>
      <LiveRefresh sellerId={seller} cursor={cursor} />
      <PageHeader title={t("title")} state={t("state", { count: all, free: nobody })} />
      <IncidentTabs
        base={base}
        search={search}
        personId={scope.personId}
        counts={{ all, nobody, mine: sum(({ ownerId }) => ownerId === scope.personId), done: counts.done }}
      />
      <IncidentFilters
        base={base}
        search={search}
        owners={handlers.map(({ personId, name }) => ({ value: personId, label: name }))}
        countries={codesOf("country").map((value) => ({ value, label: countryName(value) }))}
        solutions={codesOf("solutionCode").map((value) => ({ value, label: solutionName(value) }))}
        kindCounts={kindCounts}
      />
      <IncidentChips
        base={base}
        search={search}
        countryName={countryName}
        solutionName={solutionName}
        toldName={(told) => {
          const { span } = told;
          const words = span === "own" ? "none" : a(`promise.spans.${span}`);
          return a("promise.told", { span: words, range: rangeWords(a, time, told) || "none" });
        }}
        ownerName={(id) => team.find(({ personId }) => personId === id)?.name ?? "—"}
      />
      <IncidentTable
        view={search.view}
        told={Object.fromEntries([...toldMs].map(([id, ms]) => [id, time(ms)]))}
        base={base}
        offer={{ find: findIncidentsAction.bind(null, seller), query: incidentQuery(search), total: found }}
        now={now}
        rows={page.rows.map((row) => incidentLineOf(row, around))}
        handlers={handlers.map(({ personId: id, name }) => ({ id, name }))}
        doors={
          can(scope.role, "incidents.handle")
            ? {
                take: takeIncidentsAction.bind(null, seller),
                assign: assignIncidentsAction.bind(null, seller),
                move: moveIncidentsAction.bind(null, seller),
                resolve: resolveIncidentsAction.bind(null, seller),
              }
            : null
        }
        empty={
          isIncidentFiltered(search) ? (
            <EmptyState icon={CircleCheck} title={t("empty.filtered")}>
              <ButtonLink href={base}>{t("empty.clear")}</ButtonLink>
            </EmptyState>
          ) : search.view === "done" ? (
            <EmptyState title={t("empty.done")} />
          ) : (
            <EmptyState icon={CircleCheck} title={t("empty.title")} text={t("empty.why")}>
              <ButtonLink href={`/s/${seller}/papers`}>{t("empty.papers")}</ButtonLink>
            </EmptyState>
          )
        }
      />
      <Pager total={found} previous={search.after ? address(null) : null} next={next ? address(next) : null} />
    </Messages>
  );
}
