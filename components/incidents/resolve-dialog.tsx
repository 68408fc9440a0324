"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { incidentRules } from "#lib/incidents/kinds";
import { incidentNoteMax } from "#lib/incidents/limits";
import { TextareaField } from "@/components/form/field";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { VerbTarget } from "./shown.ts";

type ResolveDialogProps = {
  readonly target: VerbTarget;
  readonly isPending: boolean;
  readonly onResolve: (note: string) => void;
  readonly onClose: () => void;
  /** How far it is. */
  readonly children?: ReactNode;
};

/** Ends incidents: what was done, or what the carrier answered. What was typed stays until it is saved. */
export function ResolveDialog({ target, isPending, onResolve, onClose, children }: ResolveDialogProps) {
  const t = useTranslations("incidents");
  const [note, setNote] = useState("");
  const { kind, number, count } = target;
  const asked = incidentRules[kind].note;
  return (
    <ConfirmDialog
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
      title={
        number === null ? t("resolve.titleMany", { count }) : t("resolve.title", { kind: t(`kinds.${kind}`), number })
      }
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
      {children}
    </ConfirmDialog>
  );
}
