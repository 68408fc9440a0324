"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { type MemberRole, memberRoles } from "#lib/sellers/roles";
import { Select } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import { ConfirmButton } from "./confirm-button.tsx";
import { Refusal } from "./labelled.tsx";
import { Cell, PlainRow } from "./plain-table.tsx";
import { type Door, useDoor } from "./use-door.ts";

export type MemberItem = {
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly role: MemberRole;
  readonly joinedAt: number;
};

type MemberRowProps = {
  readonly member: MemberItem;
  readonly isSelf: boolean;
  readonly canManage: boolean;
  readonly timeZone: string;
  readonly changeRole: Door<null>;
  readonly remove: Door<null>;
};

/** One person of the team: role and removal for owners. */
export function MemberRow({ member, isSelf, canManage, timeZone, changeRole, remove }: MemberRowProps) {
  const t = useTranslations("people");
  const format = useFormatter();
  const { personId, name, email, role, joinedAt } = member;
  const removal = useDoor(remove, () => toast(t("members.removed", { name })));
  return (
    <PlainRow>
      <Cell>
        {name}
        {isSelf ? <span className="ml-1.5 text-ink-soft text-meta">({t("members.you")})</span> : null}
      </Cell>
      <Cell>{email}</Cell>
      <Cell>
        {canManage ? <RoleChoice name={name} personId={personId} role={role} door={changeRole} /> : t(`roles.${role}`)}
      </Cell>
      <Cell>
        <time dateTime={new Date(joinedAt).toISOString()}>
          {format.dateTime(joinedAt, { dateStyle: "medium", timeZone })}
        </time>
      </Cell>
      <Cell>
        {canManage ? (
          <ConfirmButton
            label={t("members.remove")}
            title={t("members.removeTitle", { name })}
            text={t("members.removeText", { name })}
            isPending={removal.isPending}
            onConfirm={(_form, close) => removal.submit({ personId }, close)}
          >
            <Refusal text={removal.refusal} />
          </ConfirmButton>
        ) : null}
      </Cell>
    </PlainRow>
  );
}

type RoleChoiceProps = Pick<MemberItem, "personId" | "name" | "role"> & { readonly door: Door<null> };

function RoleChoice({ personId, name, role, door }: RoleChoiceProps) {
  const t = useTranslations("people");
  const change = useDoor(door);
  const [chosen, setChosen] = useState<string>(role);
  return (
    <span className="flex items-center gap-2">
      <Select
        aria-label={`${t("members.role")}: ${name}`}
        className="w-32"
        value={change.isPending ? chosen : role}
        disabled={change.isPending}
        onChange={(event) => {
          setChosen(event.target.value);
          change.submit({ personId, role: event.target.value });
        }}
      >
        {memberRoles.map((one) => (
          <option key={one} value={one}>
            {t(`roles.${one}`)}
          </option>
        ))}
      </Select>
      <span aria-live="polite" className="whitespace-normal text-alarm text-meta">
        {change.refusal}
      </span>
    </span>
  );
}
