import { Download } from "lucide-react";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { countHsWork } from "#db/queries/hs-work";
import { getLiveCursor } from "#db/queries/live";
import { countMsds } from "#db/queries/msds";
import { countProducts, listWaitingLines } from "#db/queries/products";
import { inScope } from "#db/scope";
import { countryChoices } from "#lib/kit/country-choices";
import { chinaDateOf } from "#lib/kit/time";
import { msdsAttention } from "#lib/products/msds-search";
import { unknownProducts } from "#lib/products/unknown-products";
import { can } from "#lib/sellers/permissions";
import { requireSeller } from "#server/web/page";
import { LiveRefresh } from "@/components/layout/live-refresh";
import { Messages } from "@/components/layout/messages";
import { ImportProducts } from "@/components/products/import-products";
import { ProductTabs } from "@/components/products/product-tabs";
import { UnknownList } from "@/components/products/unknown-list";
import { buttonLook } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { EmptyState } from "@/components/ui/states";
import { completeProductsAction, matchLineAction } from "../actions.ts";

type UnknownPageProps = { readonly params: Promise<{ readonly seller: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("products"))("tabs.unknown") };
}

export default async function UnknownProductsPage({ params }: UnknownPageProps) {
  const { seller } = await params;
  const scope = await requireSeller(seller, "products.read");
  const [t, locale, facts] = await Promise.all([
    getTranslations("products"),
    getLocale(),
    inScope(scope, async (db) => {
      const [lines, all, cursor, msds, hs] = await Promise.all([
        listWaitingLines(db),
        countProducts(db, { q: "", missing: false }),
        getLiveCursor(db),
        countMsds(db, chinaDateOf(Date.now())),
        countHsWork(db, ""),
      ]);
      return { list: unknownProducts(lines), all, cursor, msds, hs };
    }),
  ]);
  const { list, all, cursor, msds, hs } = facts;
  const mayEdit = can(scope.role, "products.edit");
  return (
    <Messages namespaces={["products", "intake", "msds"]}>
      <LiveRefresh sellerId={seller} cursor={cursor} />
      <PageHeader
        title={t("title")}
        state={t("unknown.intro")}
        actions={
          list.length > 0 ? (
            <>
              <a className={buttonLook({})} href={`/api/s/${seller}/products/unknown`} download>
                <Download aria-hidden className="size-4" />
                {t("actions.downloadUnknown")}
              </a>
              {mayEdit ? <ImportProducts seller={seller} label={t("actions.bringBack")} look="primary" /> : null}
            </>
          ) : null
        }
      />
      <ProductTabs
        base={`/s/${seller}/products`}
        current="unknown"
        all={all}
        unknown={list.length}
        msds={msdsAttention(msds)}
        hs={hs.code + hs.replace}
      />
      {list.length > 0 ? (
        <UnknownList
          list={list}
          countries={countryChoices(locale.startsWith("zh") ? "zh" : "en")}
          now={Date.now()}
          seller={seller}
          match={matchLineAction.bind(null, seller)}
          complete={mayEdit ? completeProductsAction.bind(null, seller) : null}
        />
      ) : (
        <EmptyState title={t("unknown.empty")} text={t("unknown.emptyWhy")} />
      )}
    </Messages>
  );
}
