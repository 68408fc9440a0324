"use client";

import { useTranslations } from "next-intl";
import type { ChangeEvent } from "react";
import { batteryFindings, limitedBy } from "#lib/products/battery-limits";
import { type CellType, cellTypes } from "#lib/products/cell-types";
import { type TypedMsds, untypedMsds } from "#lib/products/typed-msds";
import { SelectField, TextField } from "@/components/form/field";
import { MsdsFindings } from "./msds-findings.tsx";

type MsdsFieldsProps = {
  readonly typed: TypedMsds;
  readonly onType: (typed: TypedMsds) => void;
  /** What is wrong, as text by field. */
  readonly errors: Readonly<Partial<Record<keyof TypedMsds, string>>>;
};

/** What an MSDS says of its battery, to fill in; what is above a limit shows as one types. */
export function MsdsFields({ typed, onType, errors }: MsdsFieldsProps) {
  const t = useTranslations("msds");
  const limited = limitedBy(typed.cellType);
  const read = untypedMsds(typed);
  const text = (name: "validUntil" | "wattHours" | "lithiumGrams" | "cellCount") => ({
    label: t(`facts.${name}`),
    value: typed[name],
    error: errors[name] ?? null,
    onChange: (event: ChangeEvent<HTMLInputElement>) => onType({ ...typed, [name]: event.target.value }),
  });
  return (
    <div className="flex flex-col gap-3">
      <div className="grid grid-cols-1 gap-3 sm:grid-cols-2">
        <TextField type="date" hint={t("hints.validUntil")} {...text("validUntil")} />
        <SelectField
          label={t("facts.cellType")}
          value={typed.cellType}
          onChange={(event) => onType({ ...typed, cellType: event.target.value as CellType })}
        >
          {cellTypes.map((type) => (
            <option key={type} value={type}>
              {t(`cells.${type}`)}
            </option>
          ))}
        </SelectField>
        {limited === "energy" ? (
          <TextField inputMode="decimal" hint={t("hints.wattHours")} {...text("wattHours")} />
        ) : null}
        {limited === "lithium" ? <TextField inputMode="decimal" {...text("lithiumGrams")} /> : null}
        {limited === null ? null : (
          <TextField inputMode="numeric" isOptional hint={t("hints.cellCount")} {...text("cellCount")} />
        )}
      </div>
      <div aria-live="polite">
        <MsdsFindings findings={"facts" in read ? batteryFindings(read.facts) : []} />
      </div>
    </div>
  );
}
