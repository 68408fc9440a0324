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

const numbers = ["weightGrams", "lengthMm", "widthMm", "heightMm"] as const satisfies readonly ProductFact[];

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
        <TextField key={fact} label={t(`facts.${fact}`)} inputMode="numeric" {...text(fact)} />
      ))}
    </div>
  );
}
