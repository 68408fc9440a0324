import { Download } from "lucide-react";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { getLiveCursor } from "#db/queries/live";
import { getTaxIds, listTaxIdOrders } from "#db/queries/tax-ids";
import { inScope } from "#db/scope";
import { countryName } from "#lib/kit/country";
import { taxBuyerKey, taxIdNeeds } from "#lib/orders/tax-id-needs";
import { can } from "#lib/sellers/permissions";
import { requireSeller } from "#server/web/page";
import { LiveRefresh } from "@/components/layout/live-refresh";
import { Messages } from "@/components/layout/messages";
import { TaxIdList } from "@/components/orders/tax-id-list";
import { TaxIdPaste } from "@/components/orders/tax-id-paste";
import { buttonLook } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { EmptyState } from "@/components/ui/states";
import { acceptTaxIdsAction, pasteTaxIdsAction } from "./actions.ts";

type TaxIdsPageProps = { readonly params: Promise<{ readonly seller: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("orders"))("taxIds.title") };
}

export default async function TaxIdsPage({ params }: TaxIdsPageProps) {
  const { seller } = await params;
  const scope = await requireSeller(seller, "orders.read");
  const [t, identity, locale, facts] = await Promise.all([
    getTranslations("orders"),
    getTranslations("identity"),
    getLocale(),
    inScope(scope, async (db) => {
      const [orders, cursor] = await Promise.all([listTaxIdOrders(db), getLiveCursor(db)]);
      const known = await getTaxIds(
        db,
        orders.flatMap((order) => taxBuyerKey(order) ?? []),
      );
      return { needs: taxIdNeeds(orders, known, Date.now()), cursor };
    }),
  ]);
  const { needs, cursor } = facts;
  const language = locale.startsWith("zh") ? "zh" : "en";
  const mayEdit = can(scope.role, "orders.edit");
  const rows = needs.map((need) => ({
    orderId: need.orderId,
    orderNumber: need.orderNumber,
    buyerName: need.buyerName,
    country: countryName(need.country, language),
    kind: identity(`taxIdKinds.${need.requirement.kind}`),
    isRequired: need.requirement.need === "required",
    proposal: need.proposals[0]?.value ?? null,
    question: identity(`taxIdRequest.${need.requirement.language}`, {
      order: need.orderNumber,
      kind: identity(`taxIdNames.${need.requirement.kind}`),
    }),
  }));
  return (
    <Messages namespaces={["orders", "identity", "intake"]}>
      <LiveRefresh sellerId={seller} cursor={cursor} />
      <PageHeader
        title={t("taxIds.title")}
        state={needs.length > 0 ? t("taxIds.missing", { count: needs.length }) : t("taxIds.none")}
        actions={
          needs.length > 0 ? (
            <a className={buttonLook({})} href={`/api/s/${seller}/tax-ids`} download>
              <Download aria-hidden className="size-4" />
              {t("taxIds.download")}
            </a>
          ) : null
        }
      />
      {mayEdit ? <TaxIdPaste seller={seller} paste={pasteTaxIdsAction.bind(null, seller)} /> : null}
      {rows.length > 0 ? (
        <TaxIdList rows={rows} accept={mayEdit ? acceptTaxIdsAction.bind(null, seller) : null} />
      ) : (
        <EmptyState title={t("taxIds.none")} />
      )}
    </Messages>
  );
}
