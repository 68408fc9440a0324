import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { getSellerGates } from "#db/queries/gate-facts";
import { inScope } from "#db/scope";
import { can } from "#lib/sellers/permissions";
import { readApplication } from "#server/operations/read-application";
import { requireSeller } from "#server/web/page";
import { Messages } from "@/components/layout/messages";
import { ParametersForm } from "@/components/onboarding/parameters-form";
import { PageHeader } from "@/components/ui/page-header";
import { removeMandateAction, saveParametersAction } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("opening");
  return { title: t("declaration.title") };
}

/** 申报参数: what every 9610 list needs, kept once and saved as it is left. */
export default async function DeclarationPage({ params }: PageProps<"/s/[seller]/settings/declaration">) {
  const { seller } = await params;
  const scope = await requireSeller(seller, "settings.read");
  const now = Date.now();
  const view = await readApplication(scope, now);
  const [{ kind, gates }, t] = await Promise.all([inScope(scope, getSellerGates), getTranslations("opening")]);
  const missing = gates.missingParameters.length;
  const state = missing === 0 ? t("declaration.complete") : t("declaration.missing", { count: missing });
  return (
    <Messages namespaces={["onboarding", "identity", "documents"]}>
      <PageHeader title={t("declaration.title")} state={`${state} ${t("declaration.state")}`} />
      <ParametersForm
        sellerId={seller}
        kind={kind}
        view={view}
        now={now}
        canEdit={can(scope.role, "declaration.edit")}
        canView={can(scope.role, "documents.view")}
        save={saveParametersAction.bind(null, seller)}
        removeDocument={removeMandateAction.bind(null, seller)}
      />
    </Messages>
  );
}
