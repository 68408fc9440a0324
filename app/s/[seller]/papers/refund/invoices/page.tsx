import { ReceiptText } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { countDossiers } from "#db/queries/dossiers";
import { getLiveCursor } from "#db/queries/live";
import { countInvoices, listInvoices } from "#db/queries/purchase-invoices";
import { inScope } from "#db/scope";
import { dossierLights } from "#lib/customs/dossier/completeness";
import { allDossiers, invoiceQuery, parseInvoiceSearch } from "#lib/customs/dossier/dossier-search";
import { chinaDateOf } from "#lib/kit/time";
import { can } from "#lib/sellers/permissions";
import { requireSeller } from "#server/web/page";
import { DossierFilters } from "@/components/customs/dossier-filters";
import { DossierViews } from "@/components/customs/dossier-views";
import { ImportPurchaseInvoices } from "@/components/customs/import-purchase-invoices";
import { MatchButton } from "@/components/customs/match-button";
import { PapersTabs } from "@/components/customs/papers-tabs";
import { PurchaseInvoiceTable } from "@/components/customs/purchase-invoice-table";
import { LiveRefresh } from "@/components/layout/live-refresh";
import { Messages } from "@/components/layout/messages";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { EmptyState } from "@/components/ui/states";
import { matchInvoicesAction } from "../actions.ts";

type InvoicesPageProps = {
  readonly params: Promise<{ readonly seller: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("dossier"))("views.invoices") };
}

/** 进项发票: what was imported, and what of it is still free. */
export default async function PurchaseInvoicesPage({ params, searchParams }: InvoicesPageProps) {
  const { seller } = await params;
  const scope = await requireSeller(seller, "dossier.read");
  const search = parseInvoiceSearch(await searchParams);
  const today = chinaDateOf(Date.now());
  const [t, facts] = await Promise.all([
    getTranslations("dossier"),
    inScope(scope, async (db) => {
      const { q } = search;
      const [page, found, free, all, counts, cursor] = await Promise.all([
        listInvoices(db, search),
        countInvoices(db, { free: false, q }),
        countInvoices(db, { free: true, q }),
        countInvoices(db, { free: false, q: "" }),
        countDossiers(db, allDossiers, today),
        getLiveCursor(db),
      ]);
      return { page, found, free, all, counts, cursor };
    }),
  ]);
  const { page, found, free, all, counts, cursor } = facts;
  const base = `/s/${seller}/papers/refund`;
  const dossiers = dossierLights.reduce((sum, light) => sum + counts[light], 0);
  const href = (change: Partial<typeof search>) =>
    `${base}/invoices${invoiceQuery({ ...search, after: null, ...change })}`;
  const last = page.rows.at(-1);
  return (
    <Messages namespaces={["dossier", "customs-pages", "intake"]}>
      <LiveRefresh sellerId={seller} cursor={cursor} />
      <PageHeader
        title={t("title")}
        state={t("invoices.state", { count: all })}
        actions={
          can(scope.role, "dossier.edit") ? (
            <>
              {dossiers > 0 && all > 0 ? (
                <MatchButton declSeqNo={null} action={matchInvoicesAction.bind(null, seller)} />
              ) : null}
              <ImportPurchaseInvoices seller={seller} />
            </>
          ) : null
        }
      />
      <PapersTabs sellerId={seller} current="refund" />
      <DossierViews base={base} current="invoices" dossiers={dossiers} invoices={all} />
      {all > 0 ? (
        <DossierFilters
          label={t("filters.label")}
          searchLabel={t("filters.searchInvoices")}
          q={search.q}
          searchHref={`${base}/invoices?${search.free ? "free=1&" : ""}q=__q__`}
          links={[
            { href: href({ free: false }), label: t("filters.allInvoices"), count: found, isCurrent: !search.free },
            { href: href({ free: true }), label: t("filters.free"), count: free, isCurrent: search.free },
          ]}
        />
      ) : null}
      {page.rows.length > 0 ? (
        <>
          <PurchaseInvoiceTable base={`${base}/invoices`} invoices={page.rows} />
          <Pager
            total={search.free ? free : found}
            previous={search.after ? href({}) : null}
            next={page.hasMore && last ? href({ after: { on: last.issuedOn, id: last.id } }) : null}
          />
        </>
      ) : (
        <EmptyState
          icon={ReceiptText}
          title={t(all === 0 ? "empty.invoices" : "empty.invoicesFiltered")}
          text={all === 0 ? t("empty.invoicesText") : undefined}
        />
      )}
    </Messages>
  );
}
