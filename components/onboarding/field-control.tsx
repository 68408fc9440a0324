"use client";

import { useLocale, useTranslations } from "next-intl";
import { useId } from "react";
import type { FieldView } from "#lib/onboarding/application-view";
import type { FieldAria } from "@/components/form/field";
import { Input, Select, Textarea } from "@/components/ui/input";
import { shapeOf } from "./field-shapes.ts";
import { useTypedEarly } from "./use-typed-early.ts";
import { useWizard } from "./wizard-context.tsx";

/** Larger on a phone: 44 px to touch, and 16 px type, below which phones zoom in. */
export const controlLook = "h-9 max-md:h-11 max-md:text-[16px]";

export type CountryChoice = { readonly value: string; readonly label: string };

type FieldControlProps = {
  readonly field: FieldView;
  readonly aria: FieldAria;
  readonly isAmiss: boolean;
  readonly countries: readonly CountryChoice[];
};

type ControlProps = { readonly field: FieldView; readonly given: FieldAria & { readonly onBlur: () => void } };

/** What a plain field is typed into or chosen from; saved as it is left, lists and dates as they are chosen. */
export function FieldControl({ field, aria, isAmiss, countries }: FieldControlProps) {
  const t = useTranslations("onboarding");
  const { leave } = useWizard();
  const given = {
    ...aria,
    ...(isAmiss ? { "aria-invalid": true as const } : {}),
    onBlur: () => leave(field.path),
  };
  if (shapeOf(field).isCountry) return <ListControl field={field} given={given} options={countries} />;
  if (field.input === "choice") {
    const options = (field.options ?? []).map((value) => ({ value, label: t(`choices.${field.key}.${value}`) }));
    return <ListControl field={field} given={given} options={options} />;
  }
  if (field.input === "date") return <DateControl field={field} given={given} />;
  return field.input === "long_text" ? (
    <AreaControl field={field} given={given} />
  ) : (
    <LineControl field={field} given={given} />
  );
}

function ListControl({ field, given, options }: ControlProps & { readonly options: readonly CountryChoice[] }) {
  const t = useTranslations("onboarding");
  const { textOf, choose } = useWizard();
  const value = textOf(field);
  const control = useTypedEarly<HTMLSelectElement>(value, (text) => choose(field, text));
  return (
    <Select
      {...given}
      ref={control}
      value={value}
      className={controlLook}
      onChange={({ target }) => choose(field, target.value)}
    >
      <option value="">{t("field.choose")}</option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </Select>
  );
}

/** A year being typed goes through 0002 and 0020: those are no dates yet. */
const isWholeDate = (text: string) => text === "" || text >= "1900-01-01";

function DateControl({ field, given }: ControlProps) {
  const { textOf, type, choose } = useWizard();
  const value = textOf(field);
  const control = useTypedEarly<HTMLInputElement>(value, (text) => choose(field, text));
  return (
    <Input
      {...given}
      ref={control}
      value={value}
      type="date"
      lang={useLocale()}
      min="1900-01-01"
      max="2199-12-31"
      className={controlLook}
      onChange={({ target }) => (isWholeDate(target.value) ? choose : type)(field, target.value)}
    />
  );
}

function AreaControl({ field, given }: ControlProps) {
  const { textOf, type, choose } = useWizard();
  const value = textOf(field);
  const control = useTypedEarly<HTMLTextAreaElement>(value, (text, isLeft) => (isLeft ? choose : type)(field, text));
  return (
    <Textarea
      {...given}
      ref={control}
      value={value}
      className="min-h-24 max-md:text-[16px]"
      maxLength={field.maxLength}
      onChange={({ target }) => type(field, target.value)}
    />
  );
}

function LineControl({ field, given }: ControlProps) {
  const id = useId();
  const { textOf, type, choose } = useWizard();
  const { isUpper, inputMode, autoComplete = "off", placeholder, proposals } = shapeOf(field);
  const value = textOf(field);
  const control = useTypedEarly<HTMLInputElement>(value, (text, isLeft) => (isLeft ? choose : type)(field, text));
  const keyboard = field.input === "digits" ? "numeric" : field.input === "mobile" ? "tel" : "text";
  return (
    <>
      <Input
        {...given}
        ref={control}
        value={value}
        className={controlLook}
        type="text"
        maxLength={field.maxLength}
        inputMode={inputMode ?? keyboard}
        autoComplete={autoComplete}
        autoCapitalize={isUpper ? "characters" : "off"}
        spellCheck={false}
        placeholder={placeholder}
        list={proposals ? id : undefined}
        onChange={({ target }) => type(field, isUpper ? target.value.toUpperCase() : target.value)}
      />
      {proposals ? (
        <datalist id={id}>
          {proposals.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      ) : null}
    </>
  );
}
