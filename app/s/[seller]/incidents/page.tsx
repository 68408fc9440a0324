import { CircleCheck } from "lucide-react";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { getHandOverOf, type HandOverOf } from "#db/queries/bag-parcels";
import { listCarrierCustoms } from "#db/queries/carrier-customs";
import { countIncidents, countOpenIncidents, type IncidentRow, listIncidents } from "#db/queries/incidents";
import { getLiveCursor } from "#db/queries/live";
import { inScope } from "#db/scope";
import { closingEvents } from "#lib/incidents/declaration-incidents";
import { incidentQuery, parseIncidentSearch } from "#lib/incidents/incident-search";
import { can } from "#lib/sellers/permissions";
import { countryLabel } from "#lib/tracking/labels";
import { wordsOf } from "#server/text";
import { requireSeller } from "#server/web/page";
import type { IncidentLine } from "@/components/incidents/incident-line";
import { IncidentTable } from "@/components/incidents/incident-table";
import { IncidentTabs } from "@/components/incidents/incident-tabs";
import { LiveRefresh } from "@/components/layout/live-refresh";
import { Messages } from "@/components/layout/messages";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { EmptyState } from "@/components/ui/states";
import { resolveIncidentAction, takeOverIncidentAction } from "./actions.ts";

type IncidentsPageProps = {
  readonly params: Promise<{ readonly seller: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("incidents"))("title") };
}

/** What is in trouble and waits for a person, soonest due first. */
export default async function IncidentsPage({ params, searchParams }: IncidentsPageProps) {
  const { seller } = await params;
  const scope = await requireSeller(seller, "incidents.read");
  const search = parseIncidentSearch(await searchParams);
  const [t, locale, facts] = await Promise.all([
    getTranslations("incidents"),
    getLocale(),
    inScope(scope, async (db) => {
      // the cursor first: what changes while the list is read is told again
      const cursor = await getLiveCursor(db);
      const [page, counts, free, carriers] = await Promise.all([
        listIncidents(db, search),
        countIncidents(db),
        countOpenIncidents(db),
        listCarrierCustoms(db),
      ]);
      const handedOver = await getHandOverOf(
        db,
        page.rows.map(({ waybillId }) => waybillId),
      );
      return { page, counts, free, carriers, cursor, handedOver };
    }),
  ]);
  const { page, counts, free, carriers, cursor, handedOver } = facts;
  const names = new Map(carriers.map((one) => [one.carrierCode, one.logisticsName]));
  const base = `/s/${seller}/incidents`;
  const waiting = Object.values(counts.byKind).reduce((sum, count) => sum + count, 0);
  const total = search.view === "done" ? counts.done : search.kind ? (counts.byKind[search.kind] ?? 0) : waiting;
  const next = page.hasMore ? (page.rows.at(-1)?.id ?? null) : null;
  const address = (after: string | null) => `${base}?${incidentQuery({ ...search, after })}`;
  const mayHandle = can(scope.role, "incidents.handle");
  return (
    <Messages namespaces={["incidents", "customs-pages"]}>
      <LiveRefresh sellerId={seller} cursor={cursor} />
      <PageHeader title={t("title")} state={t("state", { count: waiting, free })} />
      <IncidentTabs base={base} search={search} byKind={counts.byKind} done={counts.done} />
      <IncidentTable
        view={search.view}
        now={Date.now()}
        takeOver={mayHandle ? takeOverIncidentAction.bind(null, seller) : null}
        resolve={mayHandle ? resolveIncidentAction.bind(null, seller) : null}
        rows={page.rows.map((row) =>
          lineOf(row, {
            ...{ seller, locale, personId: scope.personId },
            carrierName: names.get(row.carrierCode) ?? row.carrierCode,
            handOver: handedOver.get(row.waybillId) ?? null,
          }),
        )}
        empty={
          search.view === "done" ? (
            <EmptyState title={t("empty.done")} />
          ) : search.kind === null ? (
            <EmptyState icon={CircleCheck} title={t("empty.title")} text={t("empty.why")}>
              <ButtonLink href={`/s/${seller}/papers`}>{t("empty.papers")}</ButtonLink>
            </EmptyState>
          ) : (
            <EmptyState icon={CircleCheck} title={t("empty.filtered")}>
              <ButtonLink href={base}>{t("empty.clear")}</ButtonLink>
            </EmptyState>
          )
        }
      />
      <Pager total={total} previous={search.after ? address(null) : null} next={next ? address(next) : null} />
    </Messages>
  );
}

type Around = {
  readonly seller: string;
  readonly locale: string;
  readonly personId: string;
  readonly carrierName: string;
  readonly handOver: HandOverOf | null;
};

function lineOf(row: IncidentRow, { seller, locale, personId, carrierName, handOver }: Around): IncidentLine {
  const { id, kind, severity, state, orderNumber, waybillNo, words, status, count, country, closedAt } = row;
  const event = row.closedKind === "event" ? (closingEvents.find((one) => one === row.closedBy) ?? null) : null;
  const text = (language: "zh-CN" | "en") => {
    const own = wordsOf("incidents", language);
    const values = { waybillNo, orderNo: orderNumber, country: countryLabel(country, language) };
    const given = { list: handOver?.handOverCode ?? "none", bag: handOver?.bagCode ?? "" };
    return own("carrierText", { ...values, ...given, words: words || own("noWords") });
  };
  return {
    ...{ id, kind, severity, state, orderNumber, waybillNo, words, status, count, carrierName },
    ...{ happenedAt: row.happenedAt, receivedAt: row.receivedAt, lastAt: row.lastAt, dueAt: row.dueAt },
    ...{ ownerName: row.ownerName, isMine: row.ownerId === personId, pickedUpAt: row.pickedUpAt },
    handOver: handOver && {
      ...{ list: handOver.handOverCode, bag: handOver.bagCode, at: handOver.at },
      bagHref: `/s/${seller}/handover/bags/${handOver.bagId}`,
    },
    subjectHref: `/s/${seller}/papers/${row.subjectId}`,
    countryName: countryLabel(country, locale),
    texts: kind === "interception" ? { zh: text("zh-CN"), en: text("en") } : null,
    ended: closedAt === null ? null : { at: closedAt, by: row.closedBy, note: row.note, event },
  };
}
