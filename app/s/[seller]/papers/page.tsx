import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import {
  countDeclarations,
  countListedDeclarations,
  type DeclarationRow,
  listDeclarations,
} from "#db/queries/declaration-list";
import { getLiveCursor } from "#db/queries/live";
import { inScope } from "#db/scope";
import { type DeclarationSearch, declarationQuery, parseDeclarationSearch } from "#lib/customs/declaration-search";
import { isSameList, openingSearch, overviewOf, repairCount } from "#lib/customs/papers-overview";
import { chinaDateOf } from "#lib/kit/time";
import { countryLabel } from "#lib/tracking/labels";
import { requireSeller } from "#server/web/page";
import { DeclarationChips } from "@/components/customs/declaration-chips";
import { DeclarationFilters } from "@/components/customs/declaration-filters";
import { DeclarationTable } from "@/components/customs/declaration-table";
import { declaredAmount } from "@/components/customs/declared-amount";
import { findingWords } from "@/components/customs/finding-words";
import { OverviewTiles } from "@/components/customs/overview-tiles";
import { PapersTabs } from "@/components/customs/papers-tabs";
import { LiveRefresh } from "@/components/layout/live-refresh";
import { Messages } from "@/components/layout/messages";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { EmptyState } from "@/components/ui/states";

type PapersPageProps = {
  readonly params: Promise<{ readonly seller: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("customs-pages"))("title") };
}

/** 报关单证: opens on the day's parcels, with what waits for somebody above them. */
export default async function PapersPage({ params, searchParams }: PapersPageProps) {
  const [{ seller }, given] = await Promise.all([params, searchParams]);
  const scope = await requireSeller(seller, "customs.read");
  const now = Date.now();
  const today = chinaDateOf(now);
  const search = Object.keys(given).length === 0 ? openingSearch(today) : parseDeclarationSearch(given);
  const [t, customs, locale, facts] = await Promise.all([
    getTranslations("customs-pages"),
    getTranslations("customs"),
    getLocale(),
    inScope(scope, async (db) => {
      const [page, found, counts, cursor] = await Promise.all([
        listDeclarations(db, search),
        countListedDeclarations(db, search),
        countDeclarations(db, today),
        getLiveCursor(db),
      ]);
      return { page, found, counts, cursor };
    }),
  ]);
  const { page, found, counts, cursor } = facts;
  const base = `/s/${seller}/papers`;
  const tiles = overviewOf(counts, today);
  const repair = repairCount(counts);
  const noteOf = (row: DeclarationRow): string => {
    const [finding] = row.findings;
    const [closure] = row.closures;
    if (row.lane === "stopped") {
      if (closure !== undefined) return t.has(`closures.${closure}`) ? t(`closures.${closure}`) : closure;
      return finding ? findingWords(customs, finding) : "";
    }
    if (row.unclearStatus !== null) return t("unclear", { status: row.unclearStatus });
    return row.lane === "returned" || row.lane === "inspection" ? row.words : "";
  };
  const countOf = (key: string) => tiles.find((tile) => tile.key === key)?.count ?? 0;
  const turned: DeclarationSearch = { ...search, after: null, sort: search.sort === "oldest" ? "newest" : "oldest" };
  const last = page.hasMore ? (page.rows.at(-1)?.id ?? null) : null;
  const isOpening = isSameList(search, openingSearch(today));
  const named = tiles.find(({ search: one }) => one.lanes.length > 1 && one.lanes.join() === search.lanes.join());
  return (
    <Messages namespaces={["customs-pages"]}>
      <LiveRefresh sellerId={seller} cursor={cursor} />
      <PageHeader
        title={t("title")}
        state={t("state", { sent: countOf("sent"), released: countOf("released"), repair })}
        actions={
          repair > 0 ? (
            <ButtonLink look="primary" href={`${base}?lane=returned,stopped&sort=oldest`}>
              {t("actions.repair", { count: repair })}
            </ButtonLink>
          ) : (
            <ButtonLink look="primary" href={`${base}/lists`}>
              {t("actions.lists")}
            </ButtonLink>
          )
        }
      />
      <PapersTabs sellerId={seller} current="declarations" />
      <OverviewTiles base={base} tiles={tiles} search={search} now={now} />
      <DeclarationFilters base={base} search={search} />
      <DeclarationChips base={base} search={search} lanesName={named ? t(`overview.tiles.${named.key}`) : null} />
      <DeclarationTable
        now={now}
        base={base}
        sort={{
          laneSince: {
            href: `${base}?${declarationQuery(turned) || "day=all"}`,
            direction: search.sort === "oldest" ? "ascending" : null,
          },
        }}
        rows={page.rows.map((row) => ({
          ...{ id: row.id, orderNo: row.orderNo, waybillNo: row.waybillNo, number: row.invtNo ?? row.preNo },
          otherOrders: row.otherOrders,
          ...{ way: row.way, lane: row.lane, laneSince: row.laneSince, failureCode: row.failureCode },
          countryName: countryLabel(row.country, locale),
          isIntercepted: row.interceptAt !== null,
          isWithdrawing: row.isWithdrawing,
          note: noteOf(row),
          value: declaredAmount(row.valueMinor, row.currency),
        }))}
        empty={
          <EmptyState
            title={t(isOpening ? "empty.today" : "empty.filtered")}
            text={isOpening ? t("empty.why") : undefined}
          >
            <ButtonLink href={isOpening ? `/s/${seller}/dispatch` : base}>
              {t(isOpening ? "empty.goDispatch" : "empty.clear")}
            </ButtonLink>
            {isOpening ? <ButtonLink href={`${base}?day=all`}>{t("empty.all")}</ButtonLink> : null}
          </EmptyState>
        }
      />
      <Pager
        total={found}
        previous={search.after ? `${base}?${declarationQuery({ ...search, after: null }) || "day=all"}` : null}
        next={last ? `${base}?${declarationQuery({ ...search, after: last })}` : null}
      >
        {counts.unknownReceipts > 0 ? (
          <ButtonLink size="small" href={`${base}/receipts`}>
            {t("unknown.link", { count: counts.unknownReceipts })}
          </ButtonLink>
        ) : null}
      </Pager>
    </Messages>
  );
}
