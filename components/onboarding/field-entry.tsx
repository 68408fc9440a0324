"use client";

import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import type { FieldView } from "#lib/onboarding/application-view";
import { ChoiceCards } from "@/components/form/choice-cards";
import { Field } from "@/components/form/field";
import { cn } from "@/components/ui/class-names";
import { type CountryChoice, FieldControl } from "./field-control.tsx";
import { FieldNotes } from "./field-notes.tsx";
import { mostCards, shapeOf } from "./field-shapes.ts";
import { SaveMark } from "./save-mark.tsx";
import { SealedField } from "./sealed-field.tsx";
import { isWrong } from "./steps.ts";
import { useWizard } from "./wizard-context.tsx";
import { wordsFor } from "./words.ts";

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
          {(aria) => <FieldControl field={field} aria={aria} isAmiss={isAmiss} countries={countries} />}
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
