import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { getLiveCursor } from "#db/queries/live";
import { countParcels, listParcels } from "#db/queries/tracking";
import { inScope } from "#db/scope";
import { countryLabel, solutionLabel } from "#lib/tracking/labels";
import { isFiltered, parseTrackingSearch, trackingQuery, withFilter } from "#lib/tracking/search";
import { requireSeller } from "#server/web/page";
import { LiveRefresh } from "@/components/layout/live-refresh";
import { Messages } from "@/components/layout/messages";
import { ParcelTable } from "@/components/tracking/parcel-table";
import { StageTabs } from "@/components/tracking/stage-tabs";
import { TrackingChips } from "@/components/tracking/tracking-chips";
import { TrackingFilters } from "@/components/tracking/tracking-filters";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { EmptyState } from "@/components/ui/states";

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
  const search = parseTrackingSearch(await searchParams);
  const [t, locale, facts] = await Promise.all([
    getTranslations("tracking"),
    getLocale(),
    inScope(scope, async (db) => {
      const reads = [listParcels(db, search), countParcels(db, search), getLiveCursor(db)] as const;
      const [page, counts, cursor] = await Promise.all(reads);
      return { page, counts, cursor };
    }),
  ]);
  const { page, counts, cursor } = facts;
  const base = `/s/${seller}/tracking`;
  const countryName = (code: string) => countryLabel(code, locale);
  const solutionName = (code: string) => solutionLabel(code, locale);
  const choices = (codes: readonly string[], label: (code: string) => string) =>
    codes.map((value) => ({ value, label: label(value) }));
  const last = page.rows.at(-1);
  const next = page.hasMore && last ? { ...search, after: { at: last.updatedAt, id: last.waybillId } } : null;
  const turned = search.sort === "newest" ? "oldest" : "newest";
  return (
    <Messages namespaces={["tracking"]}>
      <LiveRefresh sellerId={seller} cursor={cursor} />
      <PageHeader title={t("title")} state={t("state", { count: counts.total, trouble: counts.inTrouble })} />
      <StageTabs base={base} search={search} byStage={counts.byStage} inTrouble={counts.inTrouble} />
      <TrackingFilters
        base={base}
        search={search}
        countries={choices(counts.countries, countryName)}
        solutions={choices(counts.solutions, solutionName)}
      />
      <TrackingChips base={base} search={search} countryName={countryName} solutionName={solutionName} />
      <ParcelTable
        now={Date.now()}
        base={base}
        sort={{
          lastEventAt: {
            href: `${base}?${trackingQuery(withFilter(search, { sort: turned }))}`,
            direction: search.sort === "newest" ? "descending" : "ascending",
          },
        }}
        rows={page.rows.map(({ updatedAt: _, country, solutionCode, ...row }) => ({
          ...row,
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
