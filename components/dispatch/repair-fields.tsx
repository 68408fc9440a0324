"use client";

import { useLocale, useTranslations } from "next-intl";
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { cargoKinds } from "#lib/carriers/cargo-kinds";
import { faultMarks } from "#lib/dispatch/fault-marks";
import type { RepairField, RepairFieldName, RepairSuggestion } from "#lib/dispatch/repair";
import { countryCodes, countryName } from "#lib/kit/country";
import { Field } from "@/components/form/field";
import { Button } from "@/components/ui/button";
import { Input, Select, Textarea } from "@/components/ui/input";
import { Kbd } from "@/components/ui/kbd";
import { FaultValue } from "./fault-value.tsx";

export type TypedRepair = Readonly<Partial<Record<RepairFieldName, string>>>;

export type FieldProblem = { readonly name: string; readonly text: string; readonly wanted?: string };

type RepairFieldsProps = {
  readonly fields: readonly RepairField[];
  readonly labelOf: (field: RepairField) => string;
  /** What is wrong with it, in a sentence. */
  readonly sentenceOf: (field: RepairField) => string;
  readonly problem: FieldProblem | null;
  readonly isPending: boolean;
  readonly verb: string;
  /** May be sent with some fields as they are: a carrier's refusal names none. */
  readonly mayStay?: boolean;
  readonly onSave: (typed: TypedRepair, isProposed: boolean) => void;
  readonly children?: ReactNode;
};

const startOf = ({ given, suggestions }: RepairField) => suggestions.find(({ isSafe }) => isSafe)?.value ?? given;

/**
 * The fields of one repair: the first that is open has the focus, a safe suggestion stands in it already. Enter goes to the
 * next empty field and saves behind the last; up and down go through suggestions. What is typed stays whatever comes back.
 */
export function RepairFields(props: RepairFieldsProps) {
  const { fields, labelOf, sentenceOf, problem, isPending, verb, onSave, children, mayStay = false } = props;
  const t = useTranslations("repairs");
  const [typed, setTyped] = useState<TypedRepair>(() =>
    Object.fromEntries(fields.map((field) => [field.name, startOf(field)])),
  );
  const form = useRef<HTMLFormElement>(null);
  const textOf = (field: RepairField) => typed[field.name] ?? "";
  const set = (name: RepairFieldName, value: string) => setTyped((now) => ({ ...now, [name]: value }));
  const focus = (name: string) => {
    const control = form.current?.querySelector<HTMLElement>(`[name="${CSS.escape(name)}"]`);
    control?.focus();
    if (control instanceof HTMLInputElement) control.select();
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each repair; the form is made anew by its key
  useEffect(() => {
    const [first] = fields;
    if (first) focus((fields.find((field) => textOf(field) === "") ?? first).name);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: where it was refused one goes on typing
  useEffect(() => {
    if (problem) focus(problem.name);
  }, [problem]);
  const changed = fields.filter((field) => textOf(field).trim() !== "" && textOf(field) !== field.given);
  const save = () => {
    const empty = fields.find((field) => textOf(field).trim() === "");
    if (changed.length === 0 && !mayStay) return focus((empty ?? fields[0])?.name ?? "");
    const code = fields.find(({ name }) => name === "hsCode");
    const isProposed = code?.suggestions.some(({ value }) => value === textOf(code)) ?? false;
    onSave(Object.fromEntries(changed.map((field) => [field.name, textOf(field).trim()])), isProposed);
  };
  const onEnter = (name: RepairFieldName) => {
    const place = fields.findIndex((field) => field.name === name);
    const later = [...fields.slice(place + 1), ...fields.slice(0, place)];
    const empty = later.find((field) => textOf(field).trim() === "");
    if (empty && textOf(fields[place] as RepairField).trim() !== "") focus(empty.name);
    else save();
  };
  return (
    <form
      ref={form}
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      {fields.map((field) => (
        <OneField
          key={field.name}
          field={field}
          value={textOf(field)}
          label={labelOf(field)}
          sentence={sentenceOf(field)}
          problem={problem?.name === field.name ? problem : null}
          onType={(value) => set(field.name, value)}
          onEnter={() => onEnter(field.name)}
        />
      ))}
      {children}
      <p className="flex items-center gap-2">
        <Button type="submit" look="primary" isPending={isPending}>
          {verb}
        </Button>
        <span className="flex items-center gap-1 text-ink-soft text-meta max-sm:hidden">
          <Kbd>Enter</Kbd>
          {t("keys.enter")}
        </span>
      </p>
    </form>
  );
}

type OneFieldProps = {
  readonly field: RepairField;
  readonly value: string;
  readonly label: string;
  readonly sentence: string;
  readonly problem: FieldProblem | null;
  readonly onType: (value: string) => void;
  readonly onEnter: () => void;
};

const longFields: ReadonlySet<RepairFieldName> = new Set(["address"]);
const numeric: ReadonlySet<RepairFieldName> = new Set([
  ...(["weightGrams", "netGrams", "lengthMm", "widthMm", "heightMm", "hsCode", "hsUs", "gtin"] as const),
]);

function OneField({ field, value, label, sentence, problem, onType, onEnter }: OneFieldProps) {
  const { name, given, suggestions } = field;
  const listed: readonly RepairSuggestion[] = problem?.wanted
    ? [{ value: problem.wanted, because: "spelling", isSafe: true }, ...suggestions]
    : suggestions;
  const wanted = listed.find(({ isSafe }) => isSafe)?.value ?? null;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter" && !event.shiftKey && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      onEnter();
    }
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step === 0 || listed.length === 0 || isChoice(name) || event.altKey) return;
    event.preventDefault();
    const at = listed.findIndex((one) => one.value === value);
    const place = at < 0 ? (step > 0 ? 0 : listed.length - 1) : (at + step + listed.length) % listed.length;
    onType(listed[place]?.value ?? value);
  };
  return (
    <Field label={label} error={problem?.text ?? null} hint={<FieldHint {...{ field, sentence, wanted, given }} />}>
      {(aria) => (
        <span className="flex flex-col gap-1.5">
          <Control {...{ name, value, onType, onKeyDown, aria }} />
          {listed.length > 0 ? <Suggestions list={listed} value={value} name={name} onTake={onType} /> : null}
        </span>
      )}
    </Field>
  );
}

function FieldHint({
  field,
  sentence,
  wanted,
  given,
}: {
  readonly field: RepairField;
  readonly sentence: string;
  readonly wanted: string | null;
  readonly given: string;
}) {
  const t = useTranslations("repairs");
  return (
    <span className="flex flex-wrap items-baseline gap-x-2">
      <span>{sentence}</span>
      {given === "" ? null : (
        <span>
          {t("given")}{" "}
          <FaultValue given={given} marks={wanted ? faultMarks(given, wanted) : field.marks} wanted={wanted} />
        </span>
      )}
    </span>
  );
}

function isChoice(name: RepairFieldName): boolean {
  return name === "cargoKind" || name === "originCountry" || name === "country";
}

type ControlProps = {
  readonly name: RepairFieldName;
  readonly value: string;
  readonly onType: (value: string) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly aria: { readonly id: string; readonly "aria-describedby"?: string; readonly "aria-invalid"?: true };
};

function Control({ name, value, onType, onKeyDown, aria }: ControlProps) {
  const t = useTranslations("products");
  const language = useLocale() === "en" ? "en" : "zh";
  const shared = { ...aria, name, onKeyDown, autoComplete: "off" } as const;
  if (isChoice(name)) {
    const options =
      name === "cargoKind"
        ? cargoKinds.map((kind) => ({ value: kind as string, label: t(`cargo.${kind}`) }))
        : countryCodes.map((code) => ({ value: code as string, label: `${countryName(code, language)} ${code}` }));
    return (
      <Select {...shared} value={value} onChange={(event) => onType(event.target.value)}>
        <option value="" />
        {options.some((option) => option.value === value) || value === "" ? null : (
          <option value={value}>{value}</option>
        )}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </Select>
    );
  }
  if (longFields.has(name))
    return (
      <Textarea
        {...shared}
        rows={2}
        className="min-h-14"
        value={value}
        onChange={(event) => onType(event.target.value)}
      />
    );
  const mode = numeric.has(name) ? "numeric" : name === "declaredMinor" ? "decimal" : "text";
  return (
    <Input
      {...shared}
      inputMode={mode}
      maxLength={500}
      value={value}
      onChange={(event) => onType(event.target.value)}
    />
  );
}

type SuggestionsProps = {
  readonly list: readonly RepairSuggestion[];
  readonly value: string;
  readonly name: RepairFieldName;
  readonly onTake: (value: string) => void;
};

/** What the field could be, each with why; the one in the field is marked. */
function Suggestions({ list, value, name, onTake }: SuggestionsProps) {
  const t = useTranslations("repairs");
  const cargo = useTranslations("products.cargo");
  const language = useLocale() === "en" ? "en" : "zh";
  const labelOf = ({ value: text, labelZh = "", labelEn = "" }: RepairSuggestion) => {
    if (name === "originCountry" && text in { CN: 1 }) return countryName("CN", language);
    if (name === "cargoKind" && cargo.has(text as never)) return cargo(text as never);
    return language === "en" ? labelEn : labelZh;
  };
  return (
    <ul aria-label={t("suggestions")} className="flex flex-col gap-1">
      {list.map((one) => {
        const isTaken = one.value === value;
        const label = labelOf(one);
        return (
          <li key={one.value}>
            <button
              type="button"
              tabIndex={-1}
              aria-pressed={isTaken}
              onClick={() => onTake(one.value)}
              className={`flex w-full min-w-0 items-baseline gap-2 rounded-md border px-2 py-1 text-left hover:bg-hover ${isTaken ? "border-accent bg-accent-soft" : "border-line"}`}
            >
              <span className="shrink-0 font-medium tabular-nums">{one.value}</span>
              {label ? (
                <span className="min-w-0 flex-1 truncate text-ink-soft" title={label}>
                  {label}
                </span>
              ) : (
                <span className="flex-1" />
              )}
              <span className="shrink-0 text-ink-soft text-meta">
                {t(`because.${one.because}`)}
                {one.confidence === undefined ? null : ` ${Math.round(one.confidence / 100)}%`}
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
