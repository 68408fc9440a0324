"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { IncidentLine } from "#lib/incidents/incident-line";
import { incidentNoteMax } from "#lib/incidents/limits";
import { TextareaField } from "@/components/form/field";
import { type ServerAction, useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toast } from "@/components/ui/toast";
import { type Shown, shownOf } from "./shown.ts";

type IncidentReopenProps = {
  readonly incident: IncidentLine;
  readonly reopen: ServerAction<Shown & { readonly note: string }, unknown>;
};

/** Opens what was ended, with why. */
export function IncidentReopen({ incident, reopen }: IncidentReopenProps) {
  const t = useTranslations("incidents");
  const [isAsking, setAsking] = useState(false);
  const [note, setNote] = useState("");
  const { run, isPending } = useAction(reopen, {
    t,
    onDone: () => {
      setAsking(false);
      setNote("");
      toast.success(t("reopen.done"));
    },
  });
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t("actions.reopen")}</Button>
      <ConfirmDialog
        isOpen={isAsking}
        onOpenChange={setAsking}
        title={t("reopen.title")}
        text={t("reopen.why")}
        verb={t("reopen.confirm")}
        isPending={isPending}
        onConfirm={() => run({ ...shownOf([incident]), note })}
      >
        <TextareaField
          label={t("reopen.reason")}
          value={note}
          required
          rows={3}
          maxLength={incidentNoteMax}
          onChange={(event) => setNote(event.target.value)}
        />
      </ConfirmDialog>
    </>
  );
}
