"use client";

import { useTranslations } from "next-intl";
import { useMemo, useRef, useState } from "react";
import { incidentNoteMax } from "#lib/incidents/limits";
import { TextareaField } from "@/components/form/field";
import { type ServerAction, useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import type { KeyGroup } from "@/components/ui/key-map";
import { toast } from "@/components/ui/toast";
import { useKeys } from "@/components/ui/use-keys";

type IncidentNoteProps = {
  readonly incidentId: string;
  readonly save: ServerAction<{ readonly incidentId: string; readonly note: string }, unknown>;
};

/** A note for colleagues; what was typed stays until it is saved. Ctrl or ⌘ and Enter saves. */
export function IncidentNote({ incidentId, save }: IncidentNoteProps) {
  const t = useTranslations("incidents");
  const [note, setNote] = useState("");
  const { run, isPending } = useAction(save, {
    t,
    onDone: () => {
      setNote("");
      toast.success(t("note.saved"));
    },
  });
  const field = useRef<HTMLTextAreaElement>(null);
  const keys = useMemo<KeyGroup>(
    () => ({
      ...{ title: t("note.label"), order: 21 },
      lines: [{ keys: ["n"], text: t("actions.note"), run: (event) => focusField(event, field.current) }],
    }),
    [t],
  );
  useKeys(keys);
  const send = () => {
    if (note.trim() !== "") run({ incidentId, note });
  };
  return (
    <form
      className="flex flex-col items-start gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <TextareaField
        ref={field}
        label={t("note.label")}
        hint={t("note.hint")}
        className="w-full"
        value={note}
        rows={2}
        maxLength={incidentNoteMax}
        onChange={(event) => setNote(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) send();
        }}
      />
      <Button type="submit" isPending={isPending} disabled={note.trim() === ""}>
        {t("note.save")}
      </Button>
    </form>
  );
}

/** The key itself is not typed into the field. */
function focusField(event: KeyboardEvent, field: HTMLTextAreaElement | null): void {
  event.preventDefault();
  field?.focus();
}
