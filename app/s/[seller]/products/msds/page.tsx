import { FileText } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { countHsWork } from "#db/queries/hs-work";
import { getLiveCursor } from "#db/queries/live";
import { countMsds, listMsds } from "#db/queries/msds";
import { countProducts, listWaitingLines } from "#db/queries/products";
import { inScope } from "#db/scope";
import { chinaDateOf } from "#lib/kit/time";
import { msdsAttention, msdsQuery, msdsShows, parseMsdsSearch } from "#lib/products/msds-search";
import { unknownProducts } from "#lib/products/unknown-products";
import { can } from "#lib/sellers/permissions";
import { requireSeller } from "#server/web/page";
import { LiveRefresh } from "@/components/layout/live-refresh";
import { Messages } from "@/components/layout/messages";
import { AddMsds } from "@/components/products/add-msds";
import { MsdsList } from "@/components/products/msds-list";
import { ProductTabs } from "@/components/products/product-tabs";
import { ButtonLink } from "@/components/ui/button";
import { LinkTabs } from "@/components/ui/link-tabs";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { EmptyState } from "@/components/ui/states";
import { archiveMsdsAction, editMsdsAction } from "../actions.ts";

type MsdsPageProps = {
  readonly params: Promise<{ readonly seller: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const tones = { all: "plain", valid: "plain", soon: "soon", expired: "alarm" } as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("msds"))("title") };
}

export default async function MsdsFilesPage({ params, searchParams }: MsdsPageProps) {
  const { seller } = await params;
  const scope = await requireSeller(seller, "products.read");
  const search = parseMsdsSearch(await searchParams);
  const today = chinaDateOf(Date.now());
  const [t, facts] = await Promise.all([
    getTranslations("msds"),
    inScope(scope, async (db) => {
      const [page, counts, all, lines, cursor, hs] = await Promise.all([
        listMsds(db, search, today),
        countMsds(db, today),
        countProducts(db, { q: "", missing: false }),
        listWaitingLines(db),
        getLiveCursor(db),
        countHsWork(db, ""),
      ]);
      return { page, counts, all, unknown: unknownProducts(lines).length, cursor, hs };
    }),
  ]);
  const { page, counts, all, unknown, cursor, hs } = facts;
  const base = `/s/${seller}/products`;
  const mayEdit = can(scope.role, "products.edit");
  const last = page.rows.at(-1);
  const next = page.hasMore && last ? { ...search, after: { on: last.validUntil, id: last.id } } : null;
  const doors = { edit: editMsdsAction.bind(null, seller), archive: archiveMsdsAction.bind(null, seller) };
  return (
    <Messages namespaces={["products", "msds", "documents"]}>
      <LiveRefresh sellerId={seller} cursor={cursor} />
      <PageHeader
        title={t("title")}
        state={t("state", { count: counts.all, missing: counts.missing })}
        actions={
          <>
            {counts.missing > 0 ? (
              <ButtonLink href={`${base}?msds=missing`}>{t("list.missing", { count: counts.missing })}</ButtonLink>
            ) : null}
            {mayEdit ? <AddMsds seller={seller} /> : null}
          </>
        }
      />
      <ProductTabs {...{ base, all, unknown, msds: msdsAttention(counts), hs: hs.code + hs.replace }} current="msds" />
      {counts.all > 0 ? (
        <LinkTabs
          label={t("tabs.label")}
          tabs={msdsShows.map((show) => ({
            href: `${base}/msds${msdsQuery({ show, after: null })}`,
            label: t(`tabs.${show}`),
            count: counts[show],
            isCurrent: search.show === show,
            tone: tones[show],
          }))}
        />
      ) : null}
      {page.rows.length > 0 ? (
        <MsdsList seller={seller} rows={page.rows} today={today} doors={mayEdit ? doors : null} />
      ) : (
        <EmptyState
          icon={FileText}
          title={t(counts.all === 0 ? "empty.title" : "empty.filtered")}
          text={counts.all === 0 ? t("empty.text") : undefined}
        />
      )}
      {counts.all > 0 ? (
        <Pager
          total={counts[search.show]}
          previous={search.after ? `${base}/msds${msdsQuery({ ...search, after: null })}` : null}
          next={next ? `${base}/msds${msdsQuery(next)}` : null}
        />
      ) : null}
    </Messages>
  );
}
