"use client";

import { useTranslations } from "next-intl";
import type { OwnAddressLines } from "#lib/identity/own-address";
import { TextField } from "./labelled.tsx";

type OwnAddressHalfProps = {
  readonly half: "zh" | "en";
  readonly lines: OwnAddressLines | undefined;
  readonly problemOf: (field: string) => string | null;
};

const placeFields = ["contactName", "province", "city", "district"] as const;

/** One language of an own address. */
export function OwnAddressHalf({ half, lines, problemOf }: OwnAddressHalfProps) {
  const t = useTranslations("settings");
  const field = (name: keyof OwnAddressLines) => (
    <TextField
      key={name}
      name={`${half}.${name}`}
      label={t(`addresses.fields.${name}`)}
      defaultValue={lines?.[name]}
      problem={problemOf(`fields.${half}.${name}`)}
    />
  );
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-2 font-semibold">
        {t(`addresses.${half}`)}
        <span className="ml-2 font-normal text-ink-soft text-meta">{t(`addresses.${half}Hint`)}</span>
      </legend>
      <div className="grid gap-3 sm:grid-cols-2">{placeFields.map(field)}</div>
      {field("street")}
    </fieldset>
  );
}
