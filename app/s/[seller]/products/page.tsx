import { Download } from "lucide-react";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { countHsWork } from "#db/queries/hs-work";
import { getLiveCursor } from "#db/queries/live";
import { countMsds, getMsdsOfProducts } from "#db/queries/msds";
import { countProducts, getProduct, listProducts, listWaitingLines } from "#db/queries/products";
import { inScope } from "#db/scope";
import { unitName } from "#lib/customs/codes";
import { unitNames } from "#lib/customs/tables/units";
import { countryChoices } from "#lib/kit/country-choices";
import { chinaDateOf } from "#lib/kit/time";
import { msdsAttention } from "#lib/products/msds-search";
import { parseProductSearch, productQuery } from "#lib/products/search";
import { unknownProducts } from "#lib/products/unknown-products";
import { can } from "#lib/sellers/permissions";
import { requireSeller } from "#server/web/page";
import { AddProductWithNeeds, ProductCatalogue } from "@/components/customs/product-catalogue";
import { LiveRefresh } from "@/components/layout/live-refresh";
import { Messages } from "@/components/layout/messages";
import { ImportProducts } from "@/components/products/import-products";
import { ProductFilters } from "@/components/products/product-filters";
import { ProductTabs } from "@/components/products/product-tabs";
import { buttonLook } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { EmptyState } from "@/components/ui/states";
import { linkMsdsAction, saveElementsAction, saveProductAction, unlinkMsdsAction } from "./actions.ts";

type ProductsPageProps = {
  readonly params: Promise<{ readonly seller: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("products"))("title") };
}

export default async function ProductsPage({ params, searchParams }: ProductsPageProps) {
  const { seller } = await params;
  const scope = await requireSeller(seller, "products.read");
  const search = parseProductSearch(await searchParams);
  const today = chinaDateOf(Date.now());
  const [t, locale, facts] = await Promise.all([
    getTranslations("products"),
    getLocale(),
    inScope(scope, async (db) => {
      const [page, found, all, lines, cursor, msds, hs, edited] = await Promise.all([
        listProducts(db, search),
        countProducts(db, search),
        countProducts(db, { q: "", missing: false }),
        listWaitingLines(db),
        getLiveCursor(db),
        countMsds(db, today),
        countHsWork(db, ""),
        search.edit ? getProduct(db, search.edit.id) : null,
      ]);
      const files = await getMsdsOfProducts(
        db,
        [...page.rows, ...(edited ? [edited] : [])].map(({ id }) => id),
      );
      return { page, edited, found, all, unknown: unknownProducts(lines).length, cursor, msds, hs, files };
    }),
  ]);
  const { page, edited, found, all, unknown, cursor, msds, hs, files } = facts;
  const base = `/s/${seller}/products`;
  const mayEdit = can(scope.role, "products.edit");
  const language = locale.startsWith("zh") ? "zh" : "en";
  const countries = countryChoices(language);
  const save = saveProductAction.bind(null, seller);
  const link = linkMsdsAction.bind(null, seller);
  const context = { seller, today, doors: { link, unlink: unlinkMsdsAction.bind(null, seller) } };
  const ofHs = {
    units: Object.keys(unitNames).map((value) => ({ value, label: unitName(value, language) })),
    saveElements: saveElementsAction.bind(null, seller),
  };
  const products = page.rows.map((product) => ({ ...product, msds: files.get(product.id) ?? null }));
  const edit = edited && {
    product: { ...edited, msds: files.get(edited.id) ?? null },
    field: search.edit?.field ?? null,
  };
  const last = page.rows.at(-1);
  const next = page.hasMore && last ? { ...search, after: { at: last.updatedAt, id: last.id } } : null;
  return (
    <Messages namespaces={["products", "hs", "requirements", "intake", "msds", "documents"]}>
      <LiveRefresh sellerId={seller} cursor={cursor} />
      <PageHeader
        title={t("title")}
        state={t("state", { count: all })}
        actions={
          <>
            <a className={buttonLook({})} href={`/api/s/${seller}/products/export`} download>
              <Download aria-hidden className="size-4" />
              {t("actions.export")}
            </a>
            {mayEdit ? <AddProductWithNeeds countries={countries} save={save} msds={context} hs={ofHs} /> : null}
            {mayEdit ? <ImportProducts seller={seller} label={t("actions.import")} look="primary" /> : null}
          </>
        }
      />
      <ProductTabs
        {...{ base, all, unknown, msds: msdsAttention(msds), hs: hs.code + hs.replace }}
        current="catalogue"
      />
      <ProductFilters base={base} search={search} />
      {page.rows.length > 0 || edit ? (
        <ProductCatalogue
          key={`${search.edit?.id ?? ""} ${search.edit?.field ?? ""}`}
          products={products}
          countries={countries}
          save={mayEdit ? save : null}
          msds={context}
          hs={ofHs}
          edit={edit}
        />
      ) : (
        <EmptyState
          title={all === 0 ? t("empty.title") : t("empty.filtered")}
          text={all === 0 ? t("empty.why") : undefined}
        />
      )}
      <Pager
        total={found}
        previous={search.after ? `${base}?${productQuery({ ...search, after: null })}` : null}
        next={next ? `${base}?${productQuery(next)}` : null}
      />
    </Messages>
  );
}
