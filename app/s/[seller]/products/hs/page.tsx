import { Download } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { hsWorkQuery, parseHsWorkSearch, placeOf } from "#lib/products/hs-work";
import { msdsAttention } from "#lib/products/msds-search";
import { can } from "#lib/sellers/permissions";
import { viewHsWork } from "#server/operations/view-hs-work";
import { requireSeller } from "#server/web/page";
import { LiveRefresh } from "@/components/layout/live-refresh";
import { Messages } from "@/components/layout/messages";
import { ClassifyButton } from "@/components/products/classify-button";
import { HsWorkFilters } from "@/components/products/hs-work-filters";
import { HsWorkList } from "@/components/products/hs-work-list";
import { ImportProducts } from "@/components/products/import-products";
import { ProductTabs } from "@/components/products/product-tabs";
import { buttonLook } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { EmptyState } from "@/components/ui/states";
import { answerHsQuestionAction, classifyProductsAction, confirmHsCodeAction, undoHsCodeAction } from "../actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("hs"))("work.title") };
}

export default async function HsWorkPage({ params, searchParams }: PageProps<"/s/[seller]/products/hs">) {
  const { seller } = await params;
  const scope = await requireSeller(seller, "products.read");
  const search = parseHsWorkSearch(await searchParams);
  const [t, products, view] = await Promise.all([
    getTranslations("hs"),
    getTranslations("products"),
    viewHsWork(scope, search),
  ]);
  const { rows, hasMore, found, counts, cursor, all, unknown, msds } = view;
  const base = `/s/${seller}/products`;
  const mayEdit = can(scope.role, "products.edit");
  const doors = {
    confirm: confirmHsCodeAction.bind(null, seller),
    undo: undoHsCodeAction.bind(null, seller),
    answer: answerHsQuestionAction.bind(null, seller),
  };
  const query = hsWorkQuery({ ...search, after: null });
  const last = rows.at(-1);
  const next = hasMore && last ? hsWorkQuery({ ...search, after: placeOf(last.row) }) : null;
  const open = counts.code + counts.replace;
  const classify =
    mayEdit && counts.pending > 0 ? (
      <ClassifyButton classify={classifyProductsAction.bind(null, seller)} count={counts.pending} />
    ) : null;
  const isUntouched = open === 0 && counts.pending > 0;
  return (
    <Messages namespaces={["hs", "products", "intake", "msds"]}>
      <LiveRefresh sellerId={seller} cursor={cursor} />
      <PageHeader
        title={t("work.title")}
        state={t("work.state", { open, sure: counts.sure, confirmed: counts.confirmed, pending: counts.pending })}
        actions={
          <>
            <a className={buttonLook({})} href={`/api/s/${seller}/products/hs/export?${query}`} download>
              <Download aria-hidden className="size-4" />
              {t("work.export")}
            </a>
            {rows.length > 0 || !isUntouched ? classify : null}
            {mayEdit ? <ImportProducts seller={seller} label={products("actions.import")} look="primary" /> : null}
          </>
        }
      />
      <ProductTabs base={base} current="hs" all={all} unknown={unknown} msds={msdsAttention(msds)} hs={open} />
      <HsWorkFilters base={`${base}/hs`} search={search} counts={counts} />
      {rows.length > 0 ? (
        <HsWorkList
          key={hsWorkQuery(search)}
          seller={seller}
          rows={rows.map(({ view: one }) => one)}
          doors={mayEdit ? doors : null}
        />
      ) : (
        <NothingHere
          kind={isUntouched ? "untouched" : open === 0 ? "empty" : "filtered"}
          pending={counts.pending}
          confirmed={counts.confirmed}
          classify={classify}
        />
      )}
      <Pager
        total={found}
        previous={search.after ? `${base}/hs?${query}` : null}
        next={next === null ? null : `${base}/hs?${next}`}
      />
    </Messages>
  );
}

type NothingHereProps = {
  readonly kind: "untouched" | "empty" | "filtered";
  readonly pending: number;
  readonly confirmed: number;
  readonly classify: ReactNode;
};

/** Why the list is empty: nobody looked yet, all is confirmed, or the filters let nothing through. */
async function NothingHere({ kind, pending, confirmed, classify }: NothingHereProps) {
  const t = await getTranslations("hs.work");
  if (kind === "filtered") return <EmptyState title={t("filtered")} />;
  if (kind === "empty") return <EmptyState title={t("empty")} text={t("emptyWhy", { confirmed })} />;
  return (
    <EmptyState title={t("untouched", { pending })} text={t("untouchedWhy")}>
      {classify}
    </EmptyState>
  );
}
