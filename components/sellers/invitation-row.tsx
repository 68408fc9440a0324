"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { MemberRole } from "#lib/sellers/roles";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { Cell, PlainRow } from "./plain-table.tsx";
import { type Door, useDoor } from "./use-door.ts";

type InvitationRowProps = {
  readonly invitation: {
    readonly id: string;
    readonly email: string;
    readonly role: MemberRole;
    readonly invitedBy: string;
    readonly expiresAt: number;
  };
  readonly timeZone: string;
  readonly revoke: Door<null>;
};

/** An open invitation, which can be taken back. */
export function InvitationRow({ invitation, timeZone, revoke }: InvitationRowProps) {
  const t = useTranslations("people");
  const format = useFormatter();
  const form = useDoor(revoke, () => toast(t("members.revoked")));
  const { id, email, role, invitedBy, expiresAt } = invitation;
  return (
    <PlainRow>
      <Cell>{email}</Cell>
      <Cell>{t(`roles.${role}`)}</Cell>
      <Cell>{invitedBy}</Cell>
      <Cell>
        <time dateTime={new Date(expiresAt).toISOString()}>
          {format.dateTime(expiresAt, { dateStyle: "medium", timeStyle: "short", timeZone })}
        </time>
      </Cell>
      <Cell>
        <Button look="ghost" size="small" isPending={form.isPending} onClick={() => form.submit({ invitationId: id })}>
          {t("members.revoke")}
        </Button>
        <span aria-live="polite" className="text-alarm text-meta">
          {form.refusal}
        </span>
      </Cell>
    </PlainRow>
  );
}
