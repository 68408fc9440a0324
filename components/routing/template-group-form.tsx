"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import type { OwnCountryGroup } from "#lib/routing/country-groups";
import { TextField } from "@/components/form/field";
import { FormRefusal } from "@/components/form/form-refusal";
import { sayCode } from "@/components/form/say-code";
import { type ServerAction, useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { Sheet } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast";
import { TemplatePlacePicker } from "./template-place-picker.tsx";

type TemplateGroupFormProps = {
  /** Null for a new one. */
  readonly group: OwnCountryGroup | null;
  readonly save: ServerAction<unknown, { readonly id: string }>;
  readonly onClose: () => void;
};

/** One own country group in a panel at the side. */
export function TemplateGroupForm({ group, save, onClose }: TemplateGroupFormProps) {
  const all = useTranslations("templates");
  const t = useTranslations("templates.groups");
  const ui = useTranslations("ui");
  const [name, setName] = useState(group?.name ?? "");
  const [countries, setCountries] = useState<readonly string[]>(group?.countries ?? []);
  const [refusal, setRefusal] = useState<{ readonly field: string; readonly text: string } | null>(null);
  const { run, isPending } = useAction<unknown, { readonly id: string }>(save, {
    onDone: () => {
      toast.success(t("saved", { name: name.trim() }));
      onClose();
    },
    onRefused: (answer) => {
      if ("invalid" in answer) {
        const [problem] = answer.invalid;
        const text = sayCode(all, ui, "problems", problem?.code ?? "unknown", problem?.values);
        return setRefusal({ field: problem?.field.split(".")[0] ?? "", text });
      }
      const { code, field, values } = answer.refusal;
      setRefusal({ field: field ?? "", text: sayCode(all, ui, "refusals", code, values) });
    },
  });
  const errorOf = (field: string) => (refusal?.field === field ? refusal.text : null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setRefusal(null);
    run({ id: group?.id ?? null, version: group?.version ?? null, name, countries });
  };
  return (
    <Sheet
      isOpen
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      title={t(group ? "edit" : "new")}
      footer={
        <>
          <Button onClick={onClose}>{ui("cancel")}</Button>
          <Button look="primary" type="submit" form="group-form" isPending={isPending}>
            {ui("save")}
          </Button>
        </>
      }
    >
      <form id="group-form" className="flex min-h-96 flex-col gap-4" onSubmit={submit} noValidate>
        <FormRefusal text={errorOf("")} />
        <TextField
          label={t("name")}
          name="name"
          maxLength={60}
          autoComplete="off"
          value={name}
          error={errorOf("name")}
          onChange={(event) => setName(event.target.value)}
        />
        <div>
          <p className="mb-1 font-medium text-meta">{t("countries")}</p>
          <TemplatePlacePicker
            label={all("editor.searchCountries")}
            chosenCountries={countries}
            isWrong={errorOf("countries") !== null}
            describedBy="group-countries"
            onChange={(_, codes) => setCountries(codes)}
          />
          <p
            id="group-countries"
            aria-live="polite"
            className={errorOf("countries") ? "mt-1 text-alarm text-meta" : "mt-1 text-ink-soft text-meta"}
          >
            {errorOf("countries") ?? t("size", { count: countries.length })}
          </p>
        </div>
      </form>
    </Sheet>
  );
}
