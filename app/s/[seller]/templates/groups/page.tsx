import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { getLiveCursor } from "#db/queries/live";
import { getSellerTemplates } from "#db/queries/templates";
import { inScope } from "#db/scope";
import { can } from "#lib/sellers/permissions";
import { requireSeller } from "#server/web/page";
import { LiveRefresh } from "@/components/layout/live-refresh";
import { Messages } from "@/components/layout/messages";
import { AddGroup, OwnGroups, PredefinedGroups } from "@/components/routing/template-groups";
import { TemplateTabs } from "@/components/routing/template-tabs";
import { TemplateTitle } from "@/components/routing/template-title";
import { PageHeader } from "@/components/ui/page-header";
import { archiveCountryGroupAction, saveCountryGroupAction } from "../actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("templates"))("tabs.groups") };
}

/** Country groups: the seller's own and those that ALP brings along. */
export default async function GroupsPage({ params }: PageProps<"/s/[seller]/templates/groups">) {
  const { seller } = await params;
  const scope = await requireSeller(seller, "settings.read");
  const [t, { templates, own, groups, cursor }] = await Promise.all([
    getTranslations("templates"),
    inScope(scope, async (db) => {
      const [read, cursor] = await Promise.all([getSellerTemplates(db), getLiveCursor(db)]);
      return { ...read, cursor };
    }),
  ]);
  const save = saveCountryGroupAction.bind(null, seller);
  const doors = can(scope.role, "templates.edit")
    ? { save, archive: archiveCountryGroupAction.bind(null, seller) }
    : null;
  const usedBy = (id: string) => templates.filter(({ destinations }) => destinations.groups.includes(id)).length;
  return (
    <Messages namespaces={["templates", "carriers"]}>
      <LiveRefresh sellerId={seller} cursor={cursor} />
      <PageHeader
        title={<TemplateTitle />}
        state={t("groups.state")}
        actions={doors ? <AddGroup save={save} /> : null}
      />
      <TemplateTabs base={`/s/${seller}/templates`} current="groups" />
      <OwnGroups own={own.map((group) => ({ group, usedBy: usedBy(group.id) }))} doors={doors} />
      <PredefinedGroups groups={[...groups.values()].filter(({ kind }) => kind !== "own")} />
    </Messages>
  );
}
