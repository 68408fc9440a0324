import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { getRoutingPreset } from "#db/queries/routing-settings";
import { inScope } from "#db/scope";
import { can } from "#lib/sellers/permissions";
import { requireSeller } from "#server/web/page";
import { Messages } from "@/components/layout/messages";
import { TemplatePreset } from "@/components/routing/template-preset";
import { TemplateTabs } from "@/components/routing/template-tabs";
import { TemplateTitle } from "@/components/routing/template-title";
import { PageHeader } from "@/components/ui/page-header";
import { setRoutingPresetAction } from "../actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("templates"))("tabs.preset") };
}

/** By what recommendations are ranked: 省钱, 时效 or 稳妥. */
export default async function PresetPage({ params }: PageProps<"/s/[seller]/templates/preset">) {
  const { seller } = await params;
  const scope = await requireSeller(seller, "settings.read");
  const [t, preset] = await Promise.all([getTranslations("templates"), inScope(scope, getRoutingPreset)]);
  return (
    <Messages namespaces={["templates", "carriers"]}>
      <PageHeader title={<TemplateTitle />} state={t("preset.state")} />
      <TemplateTabs base={`/s/${seller}/templates`} current="preset" />
      <TemplatePreset
        preset={preset}
        save={can(scope.role, "routing.edit") ? setRoutingPresetAction.bind(null, seller) : null}
      />
    </Messages>
  );
}
