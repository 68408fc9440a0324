"use client";

import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { cargoKinds } from "#lib/carriers/cargo-kinds";
import type { ProductFact } from "#lib/products/product";
import { SelectField, TextField } from "@/components/form/field";

export type Choice = { readonly value: string; readonly label: string };

type FieldProps = ComponentProps<"input"> & { readonly error: string | null };

type FactFieldsProps = {
  readonly countries: readonly Choice[];
  /** Ties a field to the form that it stands in. */
  readonly field: (fact: ProductFact) => Record<string, unknown> & { readonly error: string | null };
};

const numbers = [
  "weightGrams",
  "netGrams",
  "lengthMm",
  "widthMm",
  "heightMm",
] as const satisfies readonly ProductFact[];
const hinted = { netGrams: "hints.netGrams" } as const;

/** What customs and carriers must know of a product, to fill in. */
export function FactFields({ countries, field }: FactFieldsProps) {
  const t = useTranslations("products");
  const text = (fact: ProductFact) => field(fact) as FieldProps;
  const choice = (fact: ProductFact) => field(fact) as ComponentProps<"select"> & { readonly error: string | null };
  return (
    <div className="grid grid-cols-1 gap-3 sm:grid-cols-2">
      <TextField label={t("facts.nameZh")} maxLength={20} {...text("nameZh")} />
      <TextField label={t("facts.nameEn")} maxLength={60} {...text("nameEn")} />
      <TextField label={t("facts.hsCode")} hint={t("hints.hsCode")} inputMode="numeric" {...text("hsCode")} />
      <SelectField label={t("facts.originCountry")} {...choice("originCountry")}>
        <option value="" />
        {countries.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </SelectField>
      <SelectField label={t("facts.cargoKind")} {...choice("cargoKind")}>
        <option value="" />
        {cargoKinds.map((kind) => (
          <option key={kind} value={kind}>
            {t(`cargo.${kind}`)}
          </option>
        ))}
      </SelectField>
      <TextField
        label={t("facts.declaredMinor")}
        hint={t("hints.declaredMinor")}
        inputMode="decimal"
        {...text("declaredMinor")}
      />
      {numbers.map((fact) => (
        <TextField
          key={fact}
          label={t(`facts.${fact}`)}
          inputMode="numeric"
          {...(fact in hinted ? { hint: t(hinted.netGrams) } : {})}
          {...text(fact)}
        />
      ))}
      <fieldset className="grid grid-cols-1 gap-3 border-line border-t pt-3 sm:col-span-2 sm:grid-cols-2">
        <legend className="pr-2 text-ink-soft text-meta">{t("factGroups.recognition")}</legend>
        <TextField label={t("facts.material")} hint={t("hints.material")} isOptional {...text("material")} />
        <TextField label={t("facts.usedFor")} hint={t("hints.usedFor")} isOptional {...text("usedFor")} />
        <TextField label={t("facts.category")} hint={t("hints.category")} isOptional {...text("category")} />
        <TextField label={t("facts.brand")} isOptional {...text("brand")} />
      </fieldset>
      <fieldset className="grid grid-cols-1 gap-3 border-line border-t pt-3 sm:col-span-2 sm:grid-cols-2">
        <legend className="pr-2 text-ink-soft text-meta">{t("factGroups.destination")}</legend>
        <TextField label={t("facts.hsUs")} hint={t("hints.hsUs")} inputMode="numeric" isOptional {...text("hsUs")} />
        <TextField label={t("facts.makerItemNo")} hint={t("hints.makerItemNo")} isOptional {...text("makerItemNo")} />
        <TextField label={t("facts.gtin")} hint={t("hints.gtin")} inputMode="numeric" isOptional {...text("gtin")} />
        <TextField label={t("facts.makerName")} isOptional {...text("makerName")} />
        <TextField label={t("facts.makerAddress")} isOptional {...text("makerAddress")} />
        <TextField
          label={t("facts.makerContact")}
          hint={t("hints.makerContact")}
          isOptional
          {...text("makerContact")}
        />
      </fieldset>
    </div>
  );
}
