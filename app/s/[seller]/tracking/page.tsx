import { getLocale, getTranslations } from "next-intl/server";
import { getLiveCursor } from "#db/queries/live";
import { countParcels, listParcels } from "#db/queries/tracking";
import { inScope } from "#db/scope";
import { countryLabel, solutionLabel } from "#lib/tracking/labels";
import { isFiltered, parseTrackingSearch, trackingQuery } from "#lib/tracking/search";
import { requireSeller } from "#server/web/page";
import { LiveRefresh } from "@/components/layout/live-refresh";
import { Messages } from "@/components/layout/messages";
import { ParcelTable } from "@/components/tracking/parcel-table";
import { StageTabs } from "@/components/tracking/stage-tabs";
import { TrackingFilters } from "@/components/tracking/tracking-filters";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { EmptyState } from "@/components/ui/states";

type TrackingPageProps = {
  readonly params: Promise<{ readonly seller: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function TrackingPage({ params, searchParams }: TrackingPageProps) {
  const { seller } = await params;
  const scope = await requireSeller(seller, "tracking.read");
  const search = parseTrackingSearch(await searchParams);
  const [t, locale, facts] = await Promise.all([
    getTranslations("tracking"),
    getLocale(),
    inScope(scope, async (db) => {
      const [page, counts, cursor] = await Promise.all([
        listParcels(db, search),
        countParcels(db, search),
        getLiveCursor(db),
      ]);
      return { page, counts, cursor };
    }),
  ]);
  const { page, counts, cursor } = facts;
  const base = `/s/${seller}/tracking`;
  const choices = (codes: readonly string[], label: (code: string, locale: string) => string) =>
    codes.map((value) => ({ value, label: label(value, locale) }));
  const last = page.rows.at(-1);
  const next = page.hasMore && last ? { ...search, after: { at: last.updatedAt, id: last.waybillId } } : null;
  return (
    <Messages namespaces={["tracking"]}>
      <LiveRefresh sellerId={seller} cursor={cursor} />
      <PageHeader title={t("title")} state={t("state", { count: counts.total, trouble: counts.inTrouble })} />
      <StageTabs base={base} search={search} byStage={counts.byStage} inTrouble={counts.inTrouble} />
      <TrackingFilters
        base={base}
        search={search}
        countries={choices(counts.countries, countryLabel)}
        solutions={choices(counts.solutions, solutionLabel)}
      />
      {page.rows.length > 0 ? (
        <ParcelTable
          now={Date.now()}
          base={base}
          rows={page.rows.map((row) => ({
            ...row,
            countryName: countryLabel(row.country, locale),
            solutionName: solutionLabel(row.solutionCode, locale),
          }))}
        />
      ) : isFiltered(search) ? (
        <EmptyState title={t("empty.filtered")}>
          <ButtonLink href={base}>{t("empty.clear")}</ButtonLink>
        </EmptyState>
      ) : (
        <EmptyState title={t("empty.title")} text={t("empty.why")}>
          <ButtonLink href={`/s/${seller}/dispatch`}>{t("empty.goDispatch")}</ButtonLink>
        </EmptyState>
      )}
      <nav className="flex items-center gap-2 px-4 py-3 md:px-6">
        {search.after ? (
          <ButtonLink href={`${base}?${trackingQuery({ ...search, after: null })}`}>{t("pager.first")}</ButtonLink>
        ) : null}
        {next ? <ButtonLink href={`${base}?${trackingQuery(next)}`}>{t("pager.next")}</ButtonLink> : null}
      </nav>
    </Messages>
  );
}
