import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { listNewestBookChecks } from "#db/queries/book-checks";
import { listGatewayAccounts } from "#db/queries/gateway-accounts";
import { inScope } from "#db/scope";
import { gatewayCodes, gatewayEnvironments } from "#lib/carriers/connection";
import { requireStaff } from "#server/web/page";
import { currentPerson } from "#server/web/session";
import { GatewayAccountForm } from "@/components/carriers/gateway-account-form";
import { BookChecksOfNight } from "@/components/dispatch/book-checks-of-night";
import { Messages } from "@/components/layout/messages";
import { PageHeader } from "@/components/ui/page-header";
import { setGatewayAccountAction } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("gateway.accounts");
  return { title: t("title") };
}

export default async function GatewaysPage() {
  const scope = await requireStaff("gateways.edit");
  const [[accounts, checks], person, t] = await Promise.all([
    inScope(scope, async (db) => [await listGatewayAccounts(db), await listNewestBookChecks(db, 50)] as const),
    currentPerson(),
    getTranslations("gateway.accounts"),
  ]);
  return (
    <Messages namespaces={["people", "gateway", "books"]}>
      <PageHeader title={t("title")} state={t("intro")} />
      {gatewayCodes.map((gateway) => (
        <section key={gateway} className="border-line border-b px-4 py-4 last:border-b-0 md:px-6">
          <h2 className="font-semibold">{t(`names.${gateway}`)}</h2>
          <p className="mt-0.5 text-ink-soft">{t(`uses.${gateway}`)}</p>
          <div className="mt-4 grid max-w-[1120px] gap-x-10 gap-y-6 lg:grid-cols-2">
            {gatewayEnvironments.map((environment) => {
              const account =
                accounts.find((one) => one.gateway === gateway && one.environment === environment) ?? null;
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
          </div>
        </section>
      ))}
      <BookChecksOfNight rows={checks} />
    </Messages>
  );
}
