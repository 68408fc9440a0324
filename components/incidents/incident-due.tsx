"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { IncidentLine } from "#lib/incidents/incident-line";
import { TextField } from "@/components/form/field";
import { type ServerAction, useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { type Shown, shownOf } from "./shown.ts";

type IncidentDueProps = {
  readonly incident: IncidentLine;
  readonly save: ServerAction<Shown & { readonly dueAt: number }, unknown>;
};

/** Puts off, or brings forward, when an incident is due, in the reader's own time. */
export function IncidentDue({ incident, save }: IncidentDueProps) {
  const t = useTranslations("incidents");
  const [text, setText] = useState<string | null>(null);
  const { run, isPending } = useAction(save, {
    t,
    onDone: () => {
      setText(null);
      toast.success(t("detail.dueSaved"));
    },
  });
  if (text === null) {
    return (
      <Button size="small" look="ghost" onClick={() => setText(localText(incident.dueAt))}>
        {t("actions.due")}
      </Button>
    );
  }
  const dueAt = new Date(text).getTime();
  return (
    <form
      className="flex flex-wrap items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (Number.isFinite(dueAt)) run({ ...shownOf([incident]), dueAt });
      }}
    >
      <TextField
        label={t("detail.dueNew")}
        hint={t("detail.dueHint")}
        type="datetime-local"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Button type="submit" size="small" isPending={isPending} disabled={!Number.isFinite(dueAt)}>
        {t("detail.dueSave")}
      </Button>
    </form>
  );
}

/** An instant as a field of local date and time holds it. */
function localText(instant: number): string {
  const date = new Date(instant);
  const two = (part: number) => String(part).padStart(2, "0");
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}
