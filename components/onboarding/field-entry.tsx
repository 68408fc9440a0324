"use client";

import { useLocale, useTranslations } from "next-intl";
import { type ComponentProps, useId } from "react";
import type { FieldView } from "#lib/onboarding/application-view";
import { ChoiceCards } from "@/components/form/choice-cards";
import { Field, type FieldAria } from "@/components/form/field";
import { cn } from "@/components/ui/class-names";
import { Input, Select, Textarea } from "@/components/ui/input";
import { FieldNotes } from "./field-notes.tsx";
import { mostCards, shapeOf } from "./field-shapes.ts";
import { SaveMark } from "./save-mark.tsx";
import { SealedField } from "./sealed-field.tsx";
import { isWrong } from "./steps.ts";
import { useWizard } from "./wizard-context.tsx";
import { wordsFor } from "./words.ts";

/** Larger on a phone: 44 px to touch, and 16 px type, below which phones zoom in. */
export const controlLook = "h-9 max-md:h-11 max-md:text-[16px]";

export type CountryChoice = { readonly value: string; readonly label: string };

type FieldEntryProps = {
  readonly field: FieldView;
  readonly countries: readonly CountryChoice[];
};

/** One field of the application, drawn by what its definition says, saved as it is left. */
export function FieldEntry({ field, countries }: FieldEntryProps) {
  const t = useTranslations("onboarding");
  const { kind, view, rights, saveState } = useWizard();
  const words = wordsFor(t, kind);
  const shape = shapeOf(field);
  const label = words.say("fields", field.path);
  const isAmiss = isWrong(view, field);
  const canEdit = field.isOpen && rights.edit;
  const frame = {
    label,
    // what was found says more than the hint
    hint:
      canEdit && (field.note === null || saveState(field.path) === "typing") ? words.maybe("hints", field.path) : null,
    note: <FieldNotes field={field} />,
    aside: <SaveMark path={field.path} />,
    isOptional: field.isOptional,
  };
  return (
    <div id={field.path} data-place className={cn("min-w-0 scroll-mt-32", shape.isWide && "sm:col-span-2")}>
      {!canEdit ? (
        <ReadOnlyField field={field} label={label} countries={countries} />
      ) : field.sealing !== "plain" ? (
        <SealedField field={field} frame={frame} isAmiss={isAmiss} />
      ) : field.input === "choice" && (field.options?.length ?? 0) <= mostCards ? (
        <Cards field={field} frame={frame} isAmiss={isAmiss} />
      ) : (
        <Field {...frame}>
          {(aria) => <Control field={field} aria={aria} isAmiss={isAmiss} countries={countries} />}
        </Field>
      )}
    </div>
  );
}

export type FieldFrame = Omit<ComponentProps<typeof Field>, "children" | "error">;

type OpenFieldProps = { readonly field: FieldView; readonly frame: FieldFrame; readonly isAmiss: boolean };

/** A choice of a few as cards. */
export function Cards({ field, frame, isAmiss, isQuestion }: OpenFieldProps & { readonly isQuestion?: boolean }) {
  const t = useTranslations("onboarding");
  const { textOf, choose } = useWizard();
  const choices = (field.options ?? []).map((value) => {
    const hint = `choiceHints.${field.key}.${value}`;
    return { value, label: t(`choices.${field.key}.${value}`), ...(t.has(hint) ? { hint: t(hint) } : {}) };
  });
  const { label, hint, note, aside, isOptional = false } = frame;
  return (
    <ChoiceCards
      {...{ label, hint, note, aside, isOptional, choices }}
      isQuestion={isQuestion ?? false}
      isWrong={isAmiss}
      columns={shapeOf(field).columns ?? 2}
      value={textOf(field)}
      onChoose={(value) => choose(field, value)}
    />
  );
}

type ControlProps = {
  readonly field: FieldView;
  readonly aria: FieldAria;
  readonly isAmiss: boolean;
  readonly countries: readonly CountryChoice[];
};

function Control({ field, aria, isAmiss, countries }: ControlProps) {
  const t = useTranslations("onboarding");
  const id = useId();
  const { textOf, type, leave, choose } = useWizard();
  const { isUpper, inputMode, autoComplete = "off", placeholder, proposals, isCountry } = shapeOf(field);
  const value = textOf(field);
  const given = {
    ...aria,
    ...(isAmiss ? { "aria-invalid": true as const } : {}),
    value,
    onBlur: () => leave(field.path),
  };
  if (field.input === "choice" || isCountry) {
    const options = isCountry
      ? countries
      : (field.options ?? []).map((one) => ({ value: one, label: t(`choices.${field.key}.${one}`) }));
    return (
      <Select {...given} className={controlLook} onChange={(event) => choose(field, event.target.value)}>
        <option value="">{t("field.choose")}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </Select>
    );
  }
  if (field.input === "date") return <DateControl field={field} given={given} />;
  if (field.input === "long_text") {
    return (
      <Textarea
        {...given}
        className="min-h-24 max-md:text-[16px]"
        maxLength={field.maxLength}
        onChange={(event) => type(field, event.target.value)}
      />
    );
  }
  return (
    <>
      <Input
        {...given}
        className={controlLook}
        type="text"
        maxLength={field.maxLength}
        inputMode={inputMode ?? (field.input === "digits" ? "numeric" : field.input === "mobile" ? "tel" : "text")}
        autoComplete={autoComplete}
        autoCapitalize={isUpper ? "characters" : "off"}
        spellCheck={false}
        placeholder={placeholder}
        list={proposals ? id : undefined}
        onChange={(event) => type(field, isUpper ? event.target.value.toUpperCase() : event.target.value)}
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

/** A year being typed goes through 0002 and 0020: those are no dates yet. */
const isWholeDate = (text: string) => text === "" || text >= "1900-01-01";

function DateControl({
  field,
  given,
}: {
  readonly field: FieldView;
  readonly given: FieldAria & { readonly value: string; readonly onBlur: () => void };
}) {
  const { type, choose } = useWizard();
  return (
    <Input
      {...given}
      type="date"
      lang={useLocale()}
      min="1900-01-01"
      max="2199-12-31"
      className={controlLook}
      onChange={({ target }) => (isWholeDate(target.value) ? choose : type)(field, target.value)}
    />
  );
}

type ReadOnlyFieldProps = {
  readonly field: FieldView;
  readonly label: string;
  readonly countries: readonly CountryChoice[];
};

function ReadOnlyField({ field, label, countries }: ReadOnlyFieldProps) {
  const t = useTranslations("onboarding");
  return (
    <dl className="flex flex-col gap-1">
      <dt className="font-medium text-ink-soft text-meta">{label}</dt>
      <dd className="min-h-5 whitespace-pre-line break-words">
        {field.isFilled ? fieldText(t, field, countries) : <span className="text-ink-faint">{t("field.empty")}</span>}
      </dd>
      <dd className="empty:hidden">
        <FieldNotes field={field} />
      </dd>
    </dl>
  );
}

/** What a field holds, as a person reads it. */
export function fieldText(
  t: (key: string) => string,
  field: FieldView,
  countries: readonly CountryChoice[] = [],
): string {
  if (field.sealing === "never_shown") return t("field.sealed");
  if (field.options) return t(`choices.${field.key}.${field.value}`);
  return countries.find(({ value }) => value === field.value)?.label ?? field.value;
}
