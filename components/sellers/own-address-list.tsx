"use client";

import { useTranslations } from "next-intl";
import { type OwnAddressKind, ownAddressKinds } from "#lib/sellers/kinds";
import { ButtonLink } from "@/components/ui/button";
import { StatusPill } from "@/components/ui/status-pill";
import { toast } from "@/components/ui/toast";
import { ConfirmButton } from "./confirm-button.tsx";
import { Refusal } from "./labelled.tsx";
import type { OwnAddressItem } from "./own-address-form.tsx";
import { type Door, useDoor } from "./use-door.ts";

type OwnAddressListProps = {
  readonly storeId: string;
  readonly addresses: readonly OwnAddressItem[];
  readonly canEdit: boolean;
  readonly path: string;
  readonly remove: Door<null>;
};

/** A store's addresses by kind; a kind without one is what keeps dispatch closed. */
export function OwnAddressList({ storeId, addresses, canEdit, path, remove }: OwnAddressListProps) {
  const t = useTranslations("settings");
  return ownAddressKinds.map((kind: OwnAddressKind) => {
    const own = addresses.filter((address) => address.kind === kind);
    return (
      <div key={kind} className="border-line border-t px-4 py-3 md:px-6">
        <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
          <h3 className="font-medium">{t(`addresses.kinds.${kind}`)}</h3>
          <p className="flex-1 text-ink-soft text-meta">{t(`addresses.kindHints.${kind}`)}</p>
          {canEdit ? (
            <ButtonLink size="small" href={`${path}?store=${storeId}&new=${kind}`}>
              {t("addresses.add")}
            </ButtonLink>
          ) : null}
        </div>
        {own.length === 0 ? (
          <p className="mt-2">
            <StatusPill tone="soon">{t("addresses.none", { kind: t(`addresses.kinds.${kind}`) })}</StatusPill>
          </p>
        ) : (
          <ul className="mt-2 flex flex-col gap-2">
            {own.map((address) => (
              <AddressItem key={address.id} {...{ address, canEdit, path, remove }} />
            ))}
          </ul>
        )}
      </div>
    );
  });
}

type AddressItemProps = Omit<OwnAddressListProps, "addresses" | "storeId"> & { readonly address: OwnAddressItem };

function AddressItem({ address, canEdit, path, remove }: AddressItemProps) {
  const t = useTranslations("settings");
  const removal = useDoor(remove, () => toast(t("addresses.removed")), "settings");
  const { zh, en, label, mobile, postalCode, isDefault } = address;
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-1 rounded-md border border-line bg-surface px-3 py-2">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-2">
          <span className="font-medium">{label || zh.contactName}</span>
          {isDefault ? <StatusPill tone="done">{t("addresses.default")}</StatusPill> : null}
        </p>
        <p className="text-ink-soft">
          {zh.province} {zh.city} {zh.district} {zh.street} · {postalCode} · {zh.contactName} {mobile}
        </p>
        <p className="break-words text-ink-soft text-meta">
          {en.street}, {en.district ? `${en.district}, ` : ""}
          {en.city}, {en.province} · {en.contactName}
        </p>
      </div>
      {canEdit ? (
        <div className="flex gap-1">
          <ButtonLink look="ghost" size="small" href={`${path}?edit=${address.id}`}>
            {t("addresses.edit")}
          </ButtonLink>
          <ConfirmButton
            label={t("addresses.remove")}
            title={t("addresses.removeTitle")}
            text={t("addresses.removeText")}
            isPending={removal.isPending}
            onConfirm={() => removal.submit({ addressId: address.id })}
          >
            <Refusal text={removal.refusal} />
          </ConfirmButton>
        </div>
      ) : null}
    </li>
  );
}
