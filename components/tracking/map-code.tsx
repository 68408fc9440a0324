"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { CodeKind } from "#lib/tracking/code-kinds";
import { SelectField } from "@/components/form/field";
import { FormRefusal } from "@/components/form/form-refusal";
import type { ServerAction } from "@/components/form/use-action";
import { useActionForm } from "@/components/form/use-action-form";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toast } from "@/components/ui/toast";

type MapInput = { vocabulary: string; code: string; meaning: string };

export type MeaningGroup = {
  readonly name: string;
  readonly meanings: readonly MeaningChoice[];
};

/** `note`: what follows from it, shown once it is chosen. */
export type MeaningChoice = { readonly key: string; readonly label: string; readonly note?: string };

type MapCodeProps = {
  readonly door: ServerAction<MapInput, null>;
  readonly kind: CodeKind;
  readonly vocabulary: string;
  readonly code: string;
  /** The carrier's or customs' own words. */
  readonly text: string;
  /** The key of the meaning that it has; empty for an unknown code. */
  readonly meaning: string;
  readonly groups: readonly MeaningGroup[];
};

/** Gives a code a meaning, or another one. */
export function MapCode({ door, kind, vocabulary, code, text, meaning, groups }: MapCodeProps) {
  const t = useTranslations("mapping");
  const [isOpen, setOpen] = useState(false);
  const form = useActionForm<MapInput, null>({
    action: door,
    defaultValues: { vocabulary, code, meaning },
    t,
    onDone: () => {
      setOpen(false);
      toast(t(`saved.${kind}`));
    },
  });
  const chosen = form.form.watch("meaning");
  const note = groups.flatMap(({ meanings }) => meanings).find(({ key }) => key === chosen)?.note;
  const verb = meaning === "" ? "map" : "change";
  return (
    <>
      <Button look="ghost" size="small" aria-label={t(`${verb}Of`, { code })} onClick={() => setOpen(true)}>
        {t(verb)}
      </Button>
      <ConfirmDialog
        isOpen={isOpen}
        onOpenChange={setOpen}
        title={t("mapTitle", { code })}
        text={t(`mapText.${kind}`)}
        verb={t("save")}
        isPending={form.isPending}
        onConfirm={() => void form.submit()}
      >
        {text ? <p className="break-words text-ink-soft">{t(`words.${kind}`, { text })}</p> : null}
        <SelectField required label={t("meaning")} hint={t(`meaningHint.${kind}`)} {...form.field("meaning")}>
          <option value="">{t("choose")}</option>
          {groups.map(({ name, meanings }) => (
            <optgroup key={name} label={name}>
              {meanings.map(({ key, label }) => (
                <option key={key} value={key}>
                  {label}
                </option>
              ))}
            </optgroup>
          ))}
        </SelectField>
        {note ? <p className="text-ink-soft">{note}</p> : null}
        <FormRefusal text={form.refusal} />
      </ConfirmDialog>
    </>
  );
}
