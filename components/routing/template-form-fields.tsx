"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cargoKinds } from "#lib/carriers/cargo-kinds";
import type { CountryGroup } from "#lib/routing/country-groups";
import type { TemplateBook } from "#lib/routing/template-book";
import { CheckboxField, TextField } from "@/components/form/field";
import { TemplateDestinationsField } from "./template-destinations-field.tsx";
import { TemplateNumberField } from "./template-number-field.tsx";
import { TemplateSolutionField } from "./template-solution-field.tsx";
import type { TemplateForm } from "./use-template-form.ts";

type TemplateFormFieldsProps = {
  readonly form: TemplateForm;
  readonly book: TemplateBook;
  readonly groups: readonly CountryGroup[];
  readonly count: number;
};

const serviceKeys = ["insurance", "duty_prepaid", "return_label"] as const;

/** All fields of a template, from what it is for to what it does. */
export function TemplateFormFields({ form, book, groups, count }: TemplateFormFieldsProps) {
  const t = useTranslations("templates.editor");
  const columns = useTranslations("templates.columns");
  const carriers = useTranslations("carriers");
  const { typed, change, errorOf } = form;
  return (
    <>
      <div data-field="name">
        <TextField
          label={t("name")}
          name="name"
          hint={t("nameHint")}
          maxLength={80}
          autoComplete="off"
          value={typed.name}
          error={errorOf("name")}
          onChange={(event) => change({ name: event.target.value })}
          onBlur={() => form.touch("name")}
        />
      </div>
      <TemplateDestinationsField form={form} groups={groups} count={count} />
      <div>
        <div className="grid grid-cols-2 gap-3">
          <TemplateNumberField form={form} field="fromGrams" label={t("fromGrams")} />
          <TemplateNumberField form={form} field="toGrams" label={t("toGrams")} />
        </div>
        <p className="mt-1 text-ink-soft text-meta">{t("weightHint")}</p>
      </div>
      <Group label={t("value")} hint={t("valueHint")}>
        <div className="grid grid-cols-2 gap-3">
          <TemplateNumberField form={form} field="overUsdMinor" label={t("over")} isDecimal />
          <TemplateNumberField form={form} field="upToUsdMinor" label={t("upTo")} isDecimal />
        </div>
      </Group>
      <Group label={t("cargoKinds")} hint={t("cargoHint")}>
        <div className="grid grid-cols-2 gap-x-4 gap-y-1.5 sm:grid-cols-4">
          {cargoKinds.map((kind) => (
            <CheckboxField
              key={kind}
              label={carriers(`cargo.${kind}`)}
              checked={typed.cargoKinds.includes(kind)}
              onChange={({ target }) => {
                const wanted = (one: string) =>
                  one === kind ? target.checked : typed.cargoKinds.includes(one as never);
                change({ cargoKinds: cargoKinds.filter(wanted) });
              }}
            />
          ))}
        </div>
      </Group>
      <div data-field="solutionCode">
        <TemplateSolutionField
          solutions={book.solutions}
          value={typed.solutionCode}
          error={errorOf("solutionCode")}
          onChange={(solutionCode) => change({ solutionCode }, "solutionCode")}
        />
      </div>
      <CheckboxField
        label={<span className="font-medium">{t("recommendationFirst")}</span>}
        hint={t("recommendationHint")}
        checked={typed.recommendationFirst}
        onChange={(event) => change({ recommendationFirst: event.target.checked })}
      />
      <div>
        <div className="sm:w-1/2 sm:pr-1.5">
          <TemplateNumberField form={form} field="maxDays" label={t("maxDays")} isOptional />
        </div>
        <p className="mt-1 text-ink-soft text-meta">{t("maxDaysHint")}</p>
      </div>
      <Group label={t("services")} hint={t("servicesHint")}>
        <div className="flex flex-wrap gap-x-6 gap-y-1.5">
          {serviceKeys.map((key) => (
            <CheckboxField
              key={key}
              label={columns(key)}
              checked={typed.services[key]}
              onChange={({ target }) => change({ services: { ...typed.services, [key]: target.checked } })}
            />
          ))}
        </div>
      </Group>
      <CheckboxField
        label={t("isActive")}
        checked={typed.isActive}
        onChange={(event) => change({ isActive: event.target.checked })}
      />
    </>
  );
}

type GroupProps = { readonly label: string; readonly hint: string; readonly children: ReactNode };

/** Fields that belong together and may all be left empty. */
function Group({ label, hint, children }: GroupProps) {
  const ui = useTranslations("ui");
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 font-medium text-meta">
        {label}
        <span className="ml-1.5 font-normal text-ink-faint">{ui("form.optional")}</span>
      </legend>
      {children}
      <p className="mt-1 text-ink-soft text-meta">{hint}</p>
    </fieldset>
  );
}
