"use client";

import { useFormatter, useTranslations } from "next-intl";
import { gatewayEnvironments } from "#lib/carriers/connection";
import type { SellerKind, SellerState } from "#lib/sellers/kinds";
import { StatusPill, type Tone } from "@/components/ui/status-pill";
import { toast } from "@/components/ui/toast";
import { ConfirmButton } from "./confirm-button.tsx";
import { formValues } from "./form-values.ts";
import { ChoiceField, Refusal, TextField } from "./labelled.tsx";
import { Cell, PlainRow } from "./plain-table.tsx";
import { type Door, useDoor } from "./use-door.ts";

export type StaffSellerItem = {
  readonly sellerId: string;
  readonly name: string;
  readonly kind: SellerKind;
  readonly state: SellerState;
  readonly createdAt: number;
  readonly ownerName: string | null;
  readonly ownerEmail: string | null;
  readonly memberCount: number;
  readonly connections: readonly {
    readonly carrierCode: string;
    readonly environment: "sandbox" | "production";
    readonly state: "active" | "suspended";
  }[];
};

const tones: Readonly<Record<SellerState, Tone>> = { new: "soon", active: "done", suspended: "neutral" };

type StaffSellerRowProps = {
  readonly seller: StaffSellerItem;
  readonly canActivate: boolean;
  readonly timeZone: string;
  readonly activate: Door<unknown>;
  readonly suspend: Door<null>;
};

/** A seller as staff see it, with its activation. */
export function StaffSellerRow({ seller, canActivate, timeZone, activate, suspend }: StaffSellerRowProps) {
  const t = useTranslations("people");
  const format = useFormatter();
  const connections = seller.connections.map(
    (one) => `${t(`sellers.environments.${one.environment}`)} ${t(`sellers.connectionStates.${one.state}`)}`,
  );
  return (
    <PlainRow>
      <Cell>
        <span className="font-medium">{seller.name}</span>
        <span className="block text-ink-soft text-meta">{t(`kinds.${seller.kind}`)}</span>
      </Cell>
      <Cell>
        {seller.ownerName}
        <span className="block text-ink-soft text-meta">{seller.ownerEmail}</span>
      </Cell>
      <Cell>{seller.memberCount}</Cell>
      <Cell>
        <time dateTime={new Date(seller.createdAt).toISOString()}>
          {format.dateTime(seller.createdAt, { dateStyle: "medium", timeStyle: "short", timeZone })}
        </time>
      </Cell>
      <Cell>
        <StatusPill tone={tones[seller.state]}>{t(`sellers.states.${seller.state}`)}</StatusPill>
      </Cell>
      <Cell>{connections.length > 0 ? connections.join(" · ") : t("sellers.noConnections")}</Cell>
      <Cell>
        {canActivate ? (
          <span className="flex gap-1">
            <Activation name={seller.name} door={activate} />
            {seller.state === "active" ? <Suspension name={seller.name} door={suspend} /> : null}
          </span>
        ) : null}
      </Cell>
    </PlainRow>
  );
}

function Activation({ name, door }: { readonly name: string; readonly door: Door<unknown> }) {
  const t = useTranslations("people");
  const form = useDoor(door, () => toast(t("sellers.activated", { name })));
  return (
    <ConfirmButton
      label={t("sellers.activate")}
      title={t("sellers.activateTitle", { name })}
      text={t("sellers.activateText")}
      look="primary"
      isPending={form.isPending}
      onConfirm={(element, close) => form.submit(formValues(element), close)}
    >
      <ChoiceField name="environment" label={t("sellers.environment")} problem={form.problemOf("environment")}>
        {gatewayEnvironments.map((one) => (
          <option key={one} value={one}>
            {t(`sellers.environments.${one}`)}
          </option>
        ))}
      </ChoiceField>
      <Refusal text={form.refusal} />
    </ConfirmButton>
  );
}

function Suspension({ name, door }: { readonly name: string; readonly door: Door<null> }) {
  const t = useTranslations("people");
  const form = useDoor(door, () => toast(t("sellers.suspended", { name })));
  return (
    <ConfirmButton
      label={t("sellers.suspend")}
      title={t("sellers.suspendTitle", { name })}
      text={t("sellers.suspendText")}
      isPending={form.isPending}
      onConfirm={(element, close) => form.submit(formValues(element), close)}
    >
      <TextField
        name="reason"
        required
        label={t("sellers.reason")}
        hint={t("sellers.reasonHint")}
        problem={form.problemOf("reason")}
      />
      <Refusal text={form.refusal} />
    </ConfirmButton>
  );
}
