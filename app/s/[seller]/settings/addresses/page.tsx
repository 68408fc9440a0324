import { MapPinOff } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { listOwnAddresses } from "#db/queries/addresses";
import { listStores } from "#db/queries/stores";
import { inScope } from "#db/scope";
import { missingSettings } from "#lib/sellers/missing-settings";
import { can } from "#lib/sellers/permissions";
import { readAddressSearch } from "#lib/sellers/settings-search";
import { requireSeller } from "#server/web/page";
import { Messages } from "@/components/layout/messages";
import { MissingSettings } from "@/components/sellers/missing-settings";
import { OwnAddressForm } from "@/components/sellers/own-address-form";
import { OwnAddressList } from "@/components/sellers/own-address-list";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { EmptyState } from "@/components/ui/states";
import { removeOwnAddressAction, saveOwnAddressAction } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings");
  return { title: t("title") };
}

export default async function AddressesPage({ params, searchParams }: PageProps<"/s/[seller]/settings/addresses">) {
  const { seller } = await params;
  const scope = await requireSeller(seller, "settings.read");
  const [[stores, addresses], t, ui, search] = await Promise.all([
    inScope(scope, (db) => Promise.all([listStores(db), listOwnAddresses(db)])),
    getTranslations("settings"),
    getTranslations("ui"),
    searchParams.then(readAddressSearch),
  ]);
  const canEdit = can(scope.role, "addresses.edit");
  const path = `/s/${seller}/settings/addresses`;
  const edited = addresses.find(({ id }) => id === search.edit) ?? null;
  const kind = edited?.kind ?? search.kind;
  const store = stores.find(({ id }) => id === (edited?.storeId ?? search.store));
  if (canEdit && store && kind) {
    const template = addresses.find(({ storeId }) => storeId === store.id) ?? null;
    return (
      <Messages namespaces={["settings"]}>
        <PageHeader
          title={t(edited ? "addresses.editTitle" : "addresses.newTitle", { kind: t(`addresses.kinds.${kind}`) })}
          state={store.name}
        />
        <OwnAddressForm
          key={edited?.id ?? kind}
          storeId={store.id}
          kind={kind}
          address={edited}
          template={template}
          back={path}
          cancel={ui("cancel")}
          door={saveOwnAddressAction.bind(null, seller)}
        />
      </Messages>
    );
  }
  return (
    <Messages namespaces={["settings"]}>
      <PageHeader title={t("title")} state={t("addresses.state", { count: addresses.length })} />
      <MissingSettings missing={missingSettings(stores, addresses)} storesHref={`/s/${seller}/settings/stores`} />
      {stores.length === 0 ? (
        <EmptyState icon={MapPinOff} title={t("stores.emptyTitle")} text={t("stores.emptyText")}>
          <ButtonLink look="primary" href={`/s/${seller}/settings/stores`}>
            {t("stores.add")}
          </ButtonLink>
        </EmptyState>
      ) : null}
      {stores.map((one) => (
        <section key={one.id} aria-label={one.name} className="mb-4 border-line border-b bg-surface">
          <h2 className="px-4 py-2 font-semibold md:px-6">{one.name}</h2>
          <OwnAddressList
            storeId={one.id}
            addresses={addresses.filter(({ storeId }) => storeId === one.id)}
            canEdit={canEdit}
            path={path}
            remove={removeOwnAddressAction.bind(null, seller)}
          />
        </section>
      ))}
    </Messages>
  );
}
