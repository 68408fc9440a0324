import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { getLiveCursor } from "#db/queries/live";
import { countOrders, listOrderCountries, listOrders, type OrderListRow } from "#db/queries/order-list";
import { listStores } from "#db/queries/stores";
import { inScope } from "#db/scope";
import { countryName, isCountryCode } from "#lib/kit/country";
import { allOrders, type OrderSearch, orderQuery, orderViews, parseOrderSearch } from "#lib/orders/search";
import { can } from "#lib/sellers/permissions";
import { requireSeller } from "#server/web/page";
import { LiveRefresh } from "@/components/layout/live-refresh";
import { Messages } from "@/components/layout/messages";
import { ImportOrders } from "@/components/orders/import-orders";
import { OrderFilters } from "@/components/orders/order-filters";
import { OrderTable } from "@/components/orders/order-table";
import { ButtonLink } from "@/components/ui/button";
import { LinkTabs } from "@/components/ui/link-tabs";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { EmptyState } from "@/components/ui/states";
import { confirmImportAction, discardImportAction } from "./actions.ts";

type OrdersPageProps = {
  readonly params: Promise<{ readonly seller: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("orders"))("title") };
}

export default async function OrdersPage({ params, searchParams }: OrdersPageProps) {
  const { seller } = await params;
  const scope = await requireSeller(seller, "orders.read");
  const search = parseOrderSearch(await searchParams);
  const [t, locale, facts] = await Promise.all([
    getTranslations("orders"),
    getLocale(),
    inScope(scope, async (db) => {
      const [page, counts, countries, stores, cursor] = await Promise.all([
        listOrders(db, search),
        countOrders(db, search),
        listOrderCountries(db),
        listStores(db),
        getLiveCursor(db),
      ]);
      return { page, counts, countries, stores, cursor };
    }),
  ]);
  const { page, counts, countries, stores, cursor } = facts;
  const base = `/s/${seller}/orders`;
  const at = (change: Partial<OrderSearch>) => `${base}?${orderQuery({ ...search, after: null, ...change })}`;
  const isWhole = orderQuery({ ...search, after: null }) === "";
  const language = locale.startsWith("zh") ? "zh" : "en";
  const nameOf = (code: string) => (isCountryCode(code) ? countryName(code, language) : code);
  const last = page.rows.at(-1);
  return (
    <Messages namespaces={["orders", "intake"]}>
      <LiveRefresh sellerId={seller} cursor={cursor} />
      <PageHeader
        title={t("title")}
        state={t("state", { count: counts.all ?? 0 })}
        actions={
          can(scope.role, "orders.import") ? (
            <>
              <ButtonLink href={`${base}/tax-ids`}>{t("taxIds.open")}</ButtonLink>
              <ImportOrders
                seller={seller}
                stores={stores.map(({ id, name }) => ({ id, name }))}
                look="primary"
                confirm={confirmImportAction.bind(null, seller)}
                discard={discardImportAction.bind(null, seller)}
              />
            </>
          ) : null
        }
      />
      <LinkTabs
        label={t("views.label")}
        tabs={orderViews.map((view) => ({
          href: at({ view }),
          label: t(`views.${view}`),
          count: counts[view] ?? 0,
          isCurrent: view === search.view,
          tone: view === "held" ? "soon" : "plain",
        }))}
      />
      <OrderFilters
        base={base}
        search={search}
        countries={countries.map((value) => ({ value, label: nameOf(value) }))}
        stores={stores.map(({ id, name }) => ({ value: id, label: name }))}
      />
      {page.rows.length > 0 ? (
        <OrderTable
          waybills={`/s/${seller}/waybills`}
          rows={page.rows.map((row) => ({ ...row, countryName: countryOf(row, nameOf) }))}
          now={Date.now()}
          sort={{
            deadline: { href: at({ sort: "deadline" }), direction: search.sort === "deadline" ? "ascending" : null },
            ordered: { href: at({ sort: "ordered" }), direction: search.sort === "ordered" ? "descending" : null },
          }}
        />
      ) : (
        <EmptyState title={t(isWhole ? "empty.title" : "empty.filtered")} text={isWhole ? t("empty.why") : undefined}>
          {isWhole ? null : <ButtonLink href={base}>{t("empty.clear")}</ButtonLink>}
        </EmptyState>
      )}
      <Pager
        total={counts[search.view] ?? 0}
        previous={search.after ? at({}) : null}
        next={page.hasMore && last ? at({ after: { at: placeOf(last, search), id: last.id } }) : null}
      />
    </Messages>
  );
}

/** Where a row stands in the list's order. */
function placeOf(row: OrderListRow, search: OrderSearch): number | null {
  return search.sort === allOrders.sort ? row.shipByAt : row.orderedAt;
}

function countryOf(row: OrderListRow, nameOf: (code: string) => string): string {
  return row.country === null ? row.countryText : nameOf(row.country);
}
