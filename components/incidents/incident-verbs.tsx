"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { incidentRules } from "#lib/incidents/kinds";
import { incidentNoteMax } from "#lib/incidents/limits";
import { TextareaField } from "@/components/form/field";
import { type ServerAction, useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toast } from "@/components/ui/toast";
import type { IncidentLine } from "./incident-line.ts";

export type IncidentDoors = {
  /** Null for who may not. */
  readonly takeOver: ServerAction<{ readonly incidentId: string }, unknown> | null;
  readonly resolve: ServerAction<{ readonly incidentId: string; readonly note: string }, unknown> | null;
};

type IncidentVerbsProps = IncidentDoors & {
  readonly incident: IncidentLine;
  /** In a table's row. */
  readonly isSmall?: boolean;
};

/** What a person can do about an incident: see to it, and end it with a note. */
export function IncidentVerbs({ incident, takeOver, resolve, isSmall = false }: IncidentVerbsProps) {
  const t = useTranslations("incidents");
  const [isResolving, setResolving] = useState(false);
  if (incident.ended !== null) return null;
  const size = isSmall ? "small" : "medium";
  return (
    <>
      {takeOver && !incident.isMine ? <TakeOver incident={incident} takeOver={takeOver} size={size} /> : null}
      {resolve ? (
        <Button size={size} onClick={() => setResolving(true)}>
          {t("actions.resolve")}
        </Button>
      ) : null}
      {resolve && isResolving ? (
        <Resolve incident={incident} resolve={resolve} onClose={() => setResolving(false)} />
      ) : null}
    </>
  );
}

type TakeOverProps = {
  readonly incident: IncidentLine;
  readonly takeOver: NonNullable<IncidentDoors["takeOver"]>;
  readonly size: "small" | "medium";
};

function TakeOver({ incident, takeOver, size }: TakeOverProps) {
  const t = useTranslations("incidents");
  const { run, isPending } = useAction(takeOver, { t, onDone: () => toast.success(t("taken")) });
  return (
    <Button size={size} isPending={isPending} onClick={() => run({ incidentId: incident.id })}>
      {t(incident.ownerName === "" ? "actions.take" : "actions.takeFrom")}
    </Button>
  );
}

type ResolveProps = {
  readonly incident: IncidentLine;
  readonly resolve: NonNullable<IncidentDoors["resolve"]>;
  readonly onClose: () => void;
};

function Resolve({ incident, resolve, onClose }: ResolveProps) {
  const t = useTranslations("incidents");
  const [note, setNote] = useState("");
  const { run, isPending } = useAction(resolve, {
    t,
    onDone: () => {
      toast.success(t("resolve.done"));
      onClose();
    },
  });
  const asked = incidentRules[incident.kind].note;
  return (
    <ConfirmDialog
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
      title={t("resolve.title", { kind: t(`kinds.${incident.kind}`), number: incident.waybillNo })}
      text={t("resolve.why")}
      verb={t("resolve.confirm")}
      isPending={isPending}
      onConfirm={() => run({ incidentId: incident.id, note })}
    >
      <TextareaField
        label={t(`resolve.${asked}`)}
        hint={t(`resolve.${asked}Hint`)}
        value={note}
        required
        rows={3}
        maxLength={incidentNoteMax}
        onChange={(event) => setNote(event.target.value)}
      />
    </ConfirmDialog>
  );
}
