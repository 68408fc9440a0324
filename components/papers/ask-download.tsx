"use client";

import { Package } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { downloadContents } from "#lib/papers/downloads";
import type { AskDownloadInput } from "#lib/papers/downloads-schema";
import { paperLanguages } from "#lib/papers/paper-kinds";
import { CheckboxField, SelectField, TextField } from "@/components/form/field";
import { FormRefusal } from "@/components/form/form-refusal";
import type { ServerAction } from "@/components/form/use-action";
import { useActionForm } from "@/components/form/use-action-form";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";

type AskDownloadProps = {
  readonly action: ServerAction<AskDownloadInput, { readonly total: number }>;
  /** Today in China, which is what is offered at first. */
  readonly today: string;
};

/** A day or a month, which papers and in which language; what was chosen stays for the next one. */
export function AskDownload({ action, today }: AskDownloadProps) {
  const t = useTranslations("downloads");
  const [isMonth, setMonth] = useState(false);
  const form = useActionForm<AskDownloadInput, { readonly total: number }>({
    action,
    t,
    defaultValues: { period: today, contents: ["invoice", "packing_list", "declaration_draft"], language: "both" },
    onDone: ({ total }) => toast.success(t("form.asked", { count: total })),
  });
  const contentsProblem = form.field("contents").error;
  const switchTo = (toMonth: boolean) => {
    setMonth(toMonth);
    form.form.setValue("period", toMonth ? today.slice(0, 7) : today);
    form.form.clearErrors("period");
  };
  return (
    <form
      onSubmit={form.submit}
      aria-labelledby="ask-download"
      className="flex flex-col gap-4 border-line border-b bg-surface px-4 py-4 md:px-6"
    >
      <h2 id="ask-download" className="font-medium">
        {t("form.title")}
      </h2>
      <div className="grid gap-4 sm:grid-cols-3 lg:max-w-3xl">
        <SelectField
          label={t("form.by")}
          value={isMonth ? "month" : "day"}
          onChange={(event) => switchTo(event.target.value === "month")}
        >
          <option value="day">{t("form.byDay")}</option>
          <option value="month">{t("form.byMonth")}</option>
        </SelectField>
        <TextField
          key={isMonth ? "month" : "day"}
          label={isMonth ? t("form.month") : t("form.day")}
          type={isMonth ? "month" : "date"}
          max={isMonth ? today.slice(0, 7) : today}
          {...form.field("period")}
        />
        <SelectField label={t("form.language")} {...form.field("language")}>
          {paperLanguages.map((one) => (
            <option key={one} value={one}>
              {t(`languages.${one}`)}
            </option>
          ))}
        </SelectField>
      </div>
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-2 font-medium text-meta">{t("form.contents")}</legend>
        <div className="grid grid-cols-2 gap-x-6 gap-y-2 sm:flex sm:flex-wrap">
          {downloadContents.map((content) => (
            <CheckboxField
              key={content}
              label={t(`papers.${content}`)}
              value={content}
              {...form.form.register("contents")}
            />
          ))}
        </div>
        {contentsProblem ? (
          <p role="alert" className="text-alarm text-meta">
            {contentsProblem}
          </p>
        ) : null}
      </fieldset>
      <FormRefusal text={form.refusal} />
      <div className="flex flex-wrap items-center gap-3">
        <Button look="primary" type="submit" isPending={form.isPending}>
          {form.isPending ? null : <Package aria-hidden className="size-4" />}
          {t("form.submit")}
        </Button>
        <p className="text-ink-soft text-meta">{t("form.hint")}</p>
      </div>
    </form>
  );
}
