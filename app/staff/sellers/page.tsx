import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { listSellersForStaff } from "#db/queries/staff-sellers";
import { inScope } from "#db/scope";
import { canAsStaff } from "#lib/sellers/permissions";
import { requireStaff } from "#server/web/page";
import { currentPerson } from "#server/web/session";
import { Messages } from "@/components/layout/messages";
import { PlainTable } from "@/components/sellers/plain-table";
import { StaffSellerRow } from "@/components/sellers/staff-seller-row";
import { PageHeader } from "@/components/ui/page-header";
import { EmptyState } from "@/components/ui/states";
import { activateSellerAction, suspendSellerAction } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("people");
  return { title: t("sellers.title") };
}

export default async function StaffSellersPage() {
  const scope = await requireStaff("sellers.read");
  const [sellers, person, t] = await Promise.all([
    inScope(scope, listSellersForStaff),
    currentPerson(),
    getTranslations("people"),
  ]);
  const heads = ["name", "owner", "members", "signedUp", "status", "connections"] as const;
  const waiting = sellers.filter((seller) => seller.state === "new").length;
  return (
    <Messages namespaces={["people"]}>
      <PageHeader title={t("sellers.title")} state={t("sellers.state", { waiting, count: sellers.length })} />
      {sellers.length === 0 ? <EmptyState title={t("sellers.empty")} /> : null}
      {sellers.length > 0 ? (
        <PlainTable label={t("sellers.title")} heads={heads.map((head) => t(`sellers.${head}`))}>
          {sellers.map((seller) => (
            <StaffSellerRow
              key={seller.sellerId}
              seller={seller}
              canActivate={canAsStaff([scope.role], "sellers.suspend")}
              timeZone={person?.timeZone ?? "Asia/Shanghai"}
              activate={activateSellerAction.bind(null, seller.sellerId)}
              suspend={suspendSellerAction.bind(null, seller.sellerId)}
            />
          ))}
        </PlainTable>
      ) : null}
    </Messages>
  );
}
