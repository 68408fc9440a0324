import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { getDailyNames } from "#db/queries/daily-screen";
import { listUnsettledOf } from "#db/queries/incidents";
import { getLiveCursor } from "#db/queries/live";
import { listMembers } from "#db/queries/members";
import { listParcelExports } from "#db/queries/parcel-exports";
import { getRoutingBook } from "#db/queries/rates";
import { listSavedViews } from "#db/queries/saved-views";
import { countParcelIncidents, countParcels, listParcels } from "#db/queries/tracking";
import { inScope } from "#db/scope";
import { incidentLineOf } from "#lib/incidents/incident-line";
import { incidentKinds, severities } from "#lib/incidents/kinds";
import { can } from "#lib/sellers/permissions";
import { isAskedFor } from "#lib/tracking/counted-parcels";
import type { FacetChoice } from "#lib/tracking/counts";
import { directExportRows } from "#lib/tracking/exports";
import { countryLabel, solutionLabel } from "#lib/tracking/labels";
import { promisedLastDays } from "#lib/tracking/promised-days";
import { isFiltered, parseTrackingSearch, trackingQuery, withFilter } from "#lib/tracking/search";
import { isExceptionKind } from "#lib/tracking/stages";
import { requireSeller } from "#server/web/page";
import { currentPerson } from "#server/web/session";
import { SavedViews } from "@/components/dispatch/saved-views";
import { WatchedParcels } from "@/components/incidents/watched-parcels";
import { LiveRefresh } from "@/components/layout/live-refresh";
import { Messages } from "@/components/layout/messages";
import { bandWords } from "@/components/tracking/band-words";
import { AskExport, ExportStrip } from "@/components/tracking/parcel-export";
import { ParcelFilters } from "@/components/tracking/parcel-filters";
import { StageTabs } from "@/components/tracking/stage-tabs";
import { TrackingChips } from "@/components/tracking/tracking-chips";
import { ButtonLink, buttonLook } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { EmptyState } from "@/components/ui/states";
import {
  assignParcelsAction,
  exportParcelsAction,
  findParcelIncidentsAction,
  moveParcelsAction,
  removeParcelViewAction,
  resolveParcelsAction,
  saveParcelViewAction,
  takeParcelsAction,
} from "../actions.ts";

type TrackingPageProps = {
  readonly params: Promise<{ readonly seller: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("tracking"))("title") };
}

export default async function TrackingPage({ params, searchParams }: TrackingPageProps) {
  const { seller } = await params;
  const scope = await requireSeller(seller, "tracking.read");
  const now = Date.now();
  const search = parseTrackingSearch(await searchParams);
  const [t, w, i, locale, person, facts] = await Promise.all([
    getTranslations("tracking"),
    getTranslations("watch"),
    getTranslations("incidents"),
    getLocale(),
    currentPerson(),
    inScope(scope, async (db) => {
      // the cursor first: what changes while the list is read is told again
      const cursor = await getLiveCursor(db);
      const { solutions } = await getRoutingBook(db, now);
      const basis = { now, promises: promisedLastDays(solutions) };
      const [page, counts, incidents, views, team, names, exports] = await Promise.all([
        listParcels(db, search, basis),
        countParcels(db, search, basis),
        countParcelIncidents(db, search, basis),
        listSavedViews(db, "tracking"),
        listMembers(db),
        getDailyNames(db),
        listParcelExports(db, scope.personId, 3),
      ]);
      const shown = can(scope.role, "incidents.read") ? page.rows.map(({ waybillId }) => waybillId) : [];
      const unsettled = await listUnsettledOf(db, shown);
      return { page, counts, incidents, unsettled, views, team, names, exports, cursor };
    }),
  ]);
  const { page, counts, incidents, unsettled, views, team, names, exports, cursor } = facts;
  const home = `/s/${seller}/tracking`;
  const base = `${home}/parcels`;
  const countryName = (code: string) => countryLabel(code, locale);
  const solutionName = (code: string) => solutionLabel(code, locale);
  const templateNames = new Map(names.templates.map(({ id, name }) => [id, name]));
  const templateName = (id: string) => (id === "none" ? w("filters.noTemplate") : (templateNames.get(id) ?? w("gone")));
  const ownerName = (id: string) =>
    id === "nobody" ? i("nobody") : (team.find(({ personId }) => personId === id)?.name ?? w("gone"));
  const kindName = (kind: string) => {
    const known = incidentKinds.find((one) => one === kind);
    return known ? i(`kinds.${known}`) : kind;
  };
  const severityName = (name: string) => {
    const known = severities.find((one) => one === name);
    return known ? i(`severities.${known}`) : name;
  };
  const withCount = (list: readonly FacetChoice[], label: (value: string) => string, empty = "") =>
    list.map(({ value, count }) => ({ value: value || empty, label: `${label(value || empty)} (${count})` }));
  const handlers = team.filter(({ role }) => can(role, "incidents.handle"));
  const around = { seller, locale, personId: scope.personId, members: new Map<string, never>() };
  const ofParcel = Map.groupBy(unsettled, ({ waybillId }) => waybillId);
  const ownersOf = (waybillId: string) => {
    const own = ofParcel.get(waybillId);
    return own ? [...new Set(own.map(({ ownerName }) => ownerName).filter((name) => name !== ""))].join(", ") : null;
  };
  const { choices: of } = counts;
  const choices = {
    trouble: [
      ...(counts.inTrouble > 0 ? [{ value: "any", label: `${t("filters.anyTrouble")} (${counts.inTrouble})` }] : []),
      ...withCount(of.trouble, (kind) => (isExceptionKind(kind) ? t(`troubles.${kind}`) : kind)),
    ],
    incident: withCount(incidents.incidents, kindName),
    severity: withCount(incidents.severities, severityName),
    owner: withCount(incidents.owner, ownerName, "nobody"),
    silence: withCount(of.silence, (step) => w("filters.days", { days: Number.parseInt(step, 10) })),
    age: withCount(of.age, (step) => w("filters.days", { days: Number.parseInt(step, 10) })),
    country: withCount(of.country, countryName),
    solution: withCount(of.solution, solutionName),
    carrier: withCount(of.carrier, (code) => code),
    template: withCount(of.template, templateName, "none"),
    value: withCount(of.value, (band) => bandWords(w, band)),
  };
  const last = page.rows.at(-1);
  const next = page.hasMore && last ? { ...search, after: { at: last.updatedAt, id: last.waybillId } } : null;
  const turned = search.sort === "newest" ? "oldest" : "newest";
  return (
    <Messages namespaces={["tracking", "watch", "daily", "incidents"]}>
      <LiveRefresh sellerId={seller} cursor={cursor} />
      <PageHeader
        title={w("listTitle")}
        state={t("state", { count: counts.total, trouble: counts.inTrouble })}
        actions={
          <>
            <ButtonLink href={home}>{w("title")}</ButtonLink>
            {counts.total > 0 ? (
              counts.total <= directExportRows ? (
                // a file, no page: without the router
                <a href={`/api/s/${seller}/tracking/export?${trackingQuery(search)}`} download className={buttonLook()}>
                  {w("export")}
                </a>
              ) : (
                <AskExport
                  query={trackingQuery({ ...search, after: null })}
                  timeZone={person?.timeZone ?? "Asia/Shanghai"}
                  action={exportParcelsAction.bind(null, seller)}
                />
              )
            ) : null}
          </>
        }
      />
      <ExportStrip base={`/api/s/${seller}/tracking/exports`} exports={exports} />
      <StageTabs base={base} search={search} byStage={counts.byStage} inTrouble={counts.inTrouble} />
      <ParcelFilters base={base} search={search} choices={choices}>
        <SavedViews
          screen="tracking"
          base={base}
          query={trackingQuery(search)}
          views={views}
          table="tracking"
          mayShare={can(scope.role, "orders.edit")}
          doors={{
            saveView: saveParcelViewAction.bind(null, seller),
            removeView: removeParcelViewAction.bind(null, seller),
          }}
        />
      </ParcelFilters>
      <TrackingChips
        base={base}
        search={search}
        names={{
          ...{ country: countryName, solution: solutionName, template: templateName, owner: ownerName },
          ...{ incident: kindName, severity: severityName },
        }}
      />
      <WatchedParcels
        incidents={unsettled
          .filter(isAskedFor(search))
          .flatMap((row) =>
            row.waybillId === null ? [] : [{ ...incidentLineOf(row, around), waybillId: row.waybillId }],
          )}
        offer={{
          find: findParcelIncidentsAction.bind(null, seller),
          query: trackingQuery(search),
          total: counts.total,
        }}
        incidentBase={`/s/${seller}/incidents`}
        handlers={handlers.map(({ personId: id, name }) => ({ id, name }))}
        doors={
          can(scope.role, "incidents.handle")
            ? {
                take: takeParcelsAction.bind(null, seller),
                assign: assignParcelsAction.bind(null, seller),
                move: moveParcelsAction.bind(null, seller),
                resolve: resolveParcelsAction.bind(null, seller),
              }
            : null
        }
        now={now}
        base={home}
        sort={{
          lastEventAt: {
            href: `${base}?${trackingQuery(withFilter(search, { sort: turned }))}`,
            direction: search.sort === "newest" ? "descending" : "ascending",
          },
        }}
        rows={page.rows.map(({ updatedAt: _, country, solutionCode, ...row }) => ({
          ...row,
          ownerNames: ownersOf(row.waybillId),
          countryName: countryName(country),
          solutionName: solutionName(solutionCode),
        }))}
        empty={
          isFiltered(search) ? (
            <EmptyState title={t("empty.filtered")}>
              <ButtonLink href={base}>{t("empty.clear")}</ButtonLink>
            </EmptyState>
          ) : (
            <EmptyState title={t("empty.title")} text={t("empty.why")}>
              <ButtonLink href={`/s/${seller}/dispatch`}>{t("empty.goDispatch")}</ButtonLink>
            </EmptyState>
          )
        }
      />
      <Pager
        total={counts.total}
        previous={search.after ? `${base}?${trackingQuery({ ...search, after: null })}` : null}
        next={next ? `${base}?${trackingQuery(next)}` : null}
      />
    </Messages>
  );
}
