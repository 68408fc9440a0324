import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { getCustomsSettings } from "#db/queries/customs-settings";
import { getSellerTax } from "#db/queries/dossiers";
import { getSellerGates } from "#db/queries/gate-facts";
import { inScope } from "#db/scope";
import { branchesOpenTo, firstBranch } from "#lib/customs/dossier/judge-branch";
import { can } from "#lib/sellers/permissions";
import { readApplication } from "#server/operations/read-application";
import { requireSeller } from "#server/web/page";
import { CustomsSettingsForm } from "@/components/customs/customs-settings-form";
import { WayRules } from "@/components/customs/way-rules";
import { Messages } from "@/components/layout/messages";
import { ParametersForm } from "@/components/onboarding/parameters-form";
import { PageHeader } from "@/components/ui/page-header";
import { removeMandateAction, saveCustomsSettingsAction, saveParametersAction } from "./actions.ts";

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
  const [{ kind, gates, settings, tax }, t, own] = await Promise.all([
    inScope(scope, async (db) => {
      const [seller, customs, tax] = await Promise.all([getSellerGates(db), getCustomsSettings(db), getSellerTax(db)]);
      return { ...seller, settings: customs, tax };
    }),
    getTranslations("opening"),
    getTranslations("customs-pages"),
  ]);
  const missing = gates.missingParameters.length;
  const state = missing === 0 ? t("declaration.complete") : t("declaration.missing", { count: missing });
  return (
    <Messages namespaces={["onboarding", "identity", "documents", "customs-pages", "dossier"]}>
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
      <div className="flex max-w-[720px] flex-col gap-8 border-line border-t px-4 pt-6 pb-10 md:px-6">
        <section aria-labelledby="ways">
          <h2 id="ways" className="font-medium">
            {own("settings.waysTitle")}
          </h2>
          <p className="mb-3 text-ink-soft">{own("settings.ways")}</p>
          <WayRules />
        </section>
        <section aria-label={own("settings.formLabel")}>
          <CustomsSettingsForm
            settings={{ ...settings, taxBranch: settings.taxBranch ?? "" }}
            branches={{ open: branchesOpenTo(tax.taxpayer), first: firstBranch(tax.taxpayer) }}
            save={can(scope.role, "declaration.edit") ? saveCustomsSettingsAction.bind(null, seller) : null}
          />
        </section>
      </div>
    </Messages>
  );
}
