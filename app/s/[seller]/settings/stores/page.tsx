import { Store } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { listStores } from "#db/queries/stores";
import { inScope } from "#db/scope";
import { can } from "#lib/sellers/permissions";
import { requireSeller } from "#server/web/page";
import { Messages } from "@/components/layout/messages";
import { StoreForm } from "@/components/sellers/store-form";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { EmptyState } from "@/components/ui/states";
import { StatusPill } from "@/components/ui/status-pill";
import { saveStoreAction } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings");
  return { title: t("storesTitle") };
}

export default async function StoresPage({ params }: PageProps<"/s/[seller]/settings/stores">) {
  const { seller } = await params;
  const scope = await requireSeller(seller, "settings.read");
  const [stores, t] = await Promise.all([inScope(scope, listStores), getTranslations("settings")]);
  const canEdit = can(scope.role, "stores.edit");
  const door = saveStoreAction.bind(null, seller);
  return (
    <Messages namespaces={["settings"]}>
      <PageHeader
        title={t("storesTitle")}
        state={t("stores.state", { count: stores.length })}
        actions={<ButtonLink href={`/s/${seller}/settings/addresses`}>{t("stores.addresses")}</ButtonLink>}
      />
      {stores.length === 0 ? (
        <EmptyState icon={Store} title={t("stores.emptyTitle")} text={t("stores.emptyText")} />
      ) : (
        <ul className="border-line border-y bg-surface">
          {stores.map((store) => (
            <li key={store.id} className="border-line border-b px-4 py-3 last:border-0 md:px-6">
              {canEdit ? (
                <StoreForm store={store} door={door} />
              ) : (
                <p className="flex flex-wrap items-center gap-3">
                  <span className="font-medium">{store.name}</span>
                  <span className="text-ink-soft">{store.platformNumber}</span>
                  <StatusPill tone={store.undeliverable ? "neutral" : "soon"}>
                    {t(`stores.choices.${store.undeliverable ?? "none"}`)}
                  </StatusPill>
                </p>
              )}
            </li>
          ))}
        </ul>
      )}
      {canEdit ? (
        <section className="px-4 py-5 md:px-6">
          <h2 className="mb-3 font-semibold">{t("stores.add")}</h2>
          <StoreForm store={null} door={door} />
        </section>
      ) : null}
    </Messages>
  );
}
