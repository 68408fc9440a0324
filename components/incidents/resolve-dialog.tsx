"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { IncidentLine } from "#lib/incidents/incident-line";
import { incidentRules } from "#lib/incidents/kinds";
import { incidentNoteMax } from "#lib/incidents/limits";
import { TextareaField } from "@/components/form/field";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";

type ResolveDialogProps = {
  readonly incidents: readonly IncidentLine[];
  readonly isPending: boolean;
  readonly onResolve: (note: string) => void;
  readonly onClose: () => void;
};

/** Ends incidents: what was done, or what the carrier answered. What was typed stays until it is saved. */
export function ResolveDialog({ incidents, isPending, onResolve, onClose }: ResolveDialogProps) {
  const t = useTranslations("incidents");
  const [note, setNote] = useState("");
  const [first] = incidents;
  if (!first) return null;
  const asked = incidentRules[first.kind].note;
  const title =
    incidents.length > 1 || first.group
      ? t("resolve.titleMany", { count: Math.max(incidents.length, first.group?.open ?? 1) })
      : t("resolve.title", { kind: t(`kinds.${first.kind}`), number: first.waybillNo });
  return (
    <ConfirmDialog
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
      title={title}
      text={t("resolve.why")}
      verb={t("resolve.confirm")}
      isPending={isPending}
      onConfirm={() => onResolve(note)}
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
