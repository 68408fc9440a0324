import type { Metadata } from "next";
import { getFormatter, getLocale, getTranslations } from "next-intl/server";
import { getDailyNames } from "#db/queries/daily-screen";
import { countLabelledCells, listLabelledParcels } from "#db/queries/labelled-parcels";
import { getLiveCursor } from "#db/queries/live";
import { listOpenConflicts } from "#db/queries/order-conflicts";
import { inScope } from "#db/scope";
import {
  type LabelledFilterKey,
  labelledFacets,
  labelledFilterKeys,
  labelledQuery,
  parseLabelledSearch,
} from "#lib/dispatch/labelled-search";
import { can } from "#lib/sellers/permissions";
import { countryLabel, solutionLabel } from "#lib/tracking/labels";
import { readDailyLanes } from "#server/operations/read-daily";
import { requireSeller } from "#server/web/page";
import { ConflictList } from "@/components/dispatch/conflict-list";
import { DailyTabs } from "@/components/dispatch/daily-tabs";
import { LabelledFilters } from "@/components/dispatch/labelled-filters";
import { LabelledTable } from "@/components/dispatch/labelled-table";
import { LiveRefresh } from "@/components/layout/live-refresh";
import { Messages } from "@/components/layout/messages";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { EmptyState } from "@/components/ui/states";
import { decideConflictAction } from "../actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("daily.labelled");
  return { title: t("title") };
}

export default async function LabelledPage({ params, searchParams }: PageProps<"/s/[seller]/dispatch/labelled">) {
  const [{ seller }, raw] = await Promise.all([params, searchParams]);
  const scope = await requireSeller(seller, "dispatch.read");
  const now = Date.now();
  const search = parseLabelledSearch(raw);
  const [t, format, locale, { lanes, page, cells, names, cursor, conflicts }] = await Promise.all([
    getTranslations("daily.labelled"),
    getFormatter(),
    getLocale(),
    inScope(scope, async (db) => {
      const counts = await readDailyLanes(db, now);
      const [found, alike, named, live, changed] = await Promise.all([
        listLabelledParcels(db, search),
        countLabelledCells(db, search.text),
        getDailyNames(db),
        getLiveCursor(db),
        listOpenConflicts(db),
      ]);
      return { lanes: counts, page: found, cells: alike, names: named, cursor: live, conflicts: changed };
    }),
  ]);
  const base = `/s/${seller}/dispatch/labelled`;
  const state = t("state", { count: lanes.handOver });
  const oldest =
    lanes.handOverSince === null ? "" : t("oldest", { age: format.relativeTime(lanes.handOverSince, now) });
  const facets = labelledFacets(cells, search);
  const nameOf: Record<LabelledFilterKey, (value: string) => string> = {
    country: (code) => countryLabel(code, locale),
    solution: (code) => solutionLabel(code, locale),
    store: (id) => names.stores.find((store) => store.id === id)?.name ?? id,
    place: (value) => t(`places.${value as "none" | "open" | "closed"}`),
    print: (value) => t(value === "yes" ? "printed" : "notPrinted"),
  };
  const choices = labelledFilterKeys.map(
    (key) => [key, facets[key].map(({ value, count }) => ({ value, count, name: nameOf[key](value) }))] as const,
  );
  const isFiltered = lanes.handOver > 0;
  const rows = page.rows.map((row) => ({
    ...row,
    countryName: countryLabel(row.country, locale),
    solutionName: solutionLabel(row.solutionCode, locale),
  }));
  return (
    <Messages namespaces={["daily", "dispatch", "intake", "parcels"]}>
      <LiveRefresh sellerId={seller} cursor={cursor} />
      <PageHeader title={t("title")} state={`${state}${oldest && ` ${oldest}`}`} />
      <DailyTabs seller={seller} current="handOver" counts={lanes} />
      <ConflictList
        seller={seller}
        conflicts={conflicts}
        now={now}
        decide={can(scope.role, "dispatch.cancel") ? decideConflictAction.bind(null, seller) : null}
      />
      <LabelledFilters
        base={base}
        search={search}
        choices={Object.fromEntries(choices) as Record<LabelledFilterKey, (typeof choices)[number][1]>}
      />
      <LabelledTable
        seller={seller}
        rows={rows}
        now={now}
        empty={
          <EmptyState
            title={t(isFiltered ? "filteredTitle" : "emptyTitle")}
            text={t(isFiltered ? "filteredText" : "emptyText")}
          >
            {isFiltered ? <ButtonLink href={base}>{t("clear")}</ButtonLink> : null}
          </EmptyState>
        }
      />
      {facets.found > 0 ? (
        <Pager
          total={facets.found}
          previous={search.after === null ? null : `${base}${labelledQuery({ ...search, after: null })}`}
          next={page.next && `${base}${labelledQuery({ ...search, after: page.next })}`}
        />
      ) : null}
    </Messages>
  );
}
