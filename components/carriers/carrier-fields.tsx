"use client";

import { useTranslations } from "next-intl";
import { type CarrierFacts, carrierKinds } from "#lib/carriers/carrier";
import { CheckboxField, SelectField, TextareaField, TextField } from "@/components/form/field";

type Registered = Readonly<Record<string, unknown>> & { readonly error: string | null };

/** The facts of a carrier, new or known. `field` ties each to its form. */
export function CarrierFields({
  field,
  isReadOnly = false,
}: {
  readonly field: (name: keyof CarrierFacts) => Registered;
  readonly isReadOnly?: boolean;
}) {
  const t = useTranslations("certification.facts");
  const kinds = useTranslations("certification.kinds");
  return (
    <>
      <TextField label={t("nameZh")} required maxLength={60} disabled={isReadOnly} {...field("nameZh")} />
      <TextField label={t("nameEn")} required maxLength={60} disabled={isReadOnly} {...field("nameEn")} />
      <SelectField label={t("kind")} disabled={isReadOnly} {...field("kind")}>
        {carrierKinds.map((kind) => (
          <option key={kind} value={kind}>
            {kinds(kind)}
          </option>
        ))}
      </SelectField>
      <TextField
        label={t("website")}
        type="url"
        isOptional
        maxLength={200}
        placeholder="https://"
        disabled={isReadOnly}
        {...field("website")}
      />
      <TextField label={t("contact")} isOptional maxLength={200} disabled={isReadOnly} {...field("contact")} />
      <TextareaField label={t("note")} isOptional maxLength={1000} rows={3} disabled={isReadOnly} {...field("note")} />
      <CheckboxField label={t("isPending")} hint={t("isPendingHint")} disabled={isReadOnly} {...field("isPending")} />
    </>
  );
}
