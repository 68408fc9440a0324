import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { listGatewayAccounts } from "#db/queries/gateway-accounts";
import { inScope } from "#db/scope";
import { gatewayEnvironments } from "#lib/carriers/connection";
import { requireStaff } from "#server/web/page";
import { currentPerson } from "#server/web/session";
import { GatewayAccountForm } from "@/components/carriers/gateway-account-form";
import { Messages } from "@/components/layout/messages";
import { PageHeader } from "@/components/ui/page-header";
import { setGatewayAccountAction } from "./actions.ts";

const gateway = "cainiao";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("people");
  return { title: t("gateways.title") };
}

export default async function GatewaysPage() {
  const scope = await requireStaff("gateways.edit");
  const [accounts, person, t] = await Promise.all([
    inScope(scope, listGatewayAccounts),
    currentPerson(),
    getTranslations("people"),
  ]);
  return (
    <Messages namespaces={["people"]}>
      <PageHeader title={`${t("gateways.title")} · ${t("gateways.cainiao")}`} state={t("gateways.intro")} />
      {gatewayEnvironments.map((environment) => {
        const account = accounts.find((one) => one.gateway === gateway && one.environment === environment) ?? null;
        return (
          <GatewayAccountForm
            key={`${environment}-${account?.updatedAt ?? 0}`}
            door={setGatewayAccountAction}
            gateway={gateway}
            environment={environment}
            timeZone={person?.timeZone ?? "Asia/Shanghai"}
            account={account}
          />
        );
      })}
    </Messages>
  );
}
