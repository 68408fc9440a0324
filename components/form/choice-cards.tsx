"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import { cn } from "../ui/class-names.ts";

export type CardChoice = {
  readonly value: string;
  readonly label: ReactNode;
  /** A few words on what it means. */
  readonly hint?: ReactNode;
};

type ChoiceCardsProps = {
  readonly label: ReactNode;
  /** The label is the page's question: drawn larger. */
  readonly isQuestion?: boolean;
  readonly hint?: ReactNode;
  readonly note?: ReactNode;
  readonly aside?: ReactNode;
  readonly isOptional?: boolean;
  readonly isWrong?: boolean;
  readonly value: string;
  readonly choices: readonly CardChoice[];
  readonly columns: 1 | 2 | 3;
  readonly onChoose: (value: string) => void;
  readonly onBlur?: () => void;
  readonly className?: string;
};

const grids = { 1: "", 2: "sm:grid-cols-2", 3: "sm:grid-cols-3" } as const;

/** One of a few, each with what it means, as cards with a round box. Arrow keys go from one to the next. */
export function ChoiceCards(props: ChoiceCardsProps) {
  const { label, isQuestion = false, hint, note, aside, isOptional = false, isWrong = false } = props;
  const { value, choices, columns, onChoose, onBlur, className } = props;
  const t = useTranslations("ui");
  const id = useId();
  // two short words stand beside one another on a phone too
  const isShort = columns === 2 && choices.every((choice) => !choice.hint);
  const described = [hint ? `${id}-hint` : null, note === undefined ? null : `${id}-note`].filter(Boolean).join(" ");
  return (
    <fieldset
      className={cn("min-w-0", className)}
      aria-describedby={described || undefined}
      aria-invalid={isWrong || undefined}
    >
      <legend className={cn("float-left font-medium", isQuestion ? "text-[16px] leading-6" : "text-meta")}>
        {label}
        {isOptional ? <span className="ml-1.5 font-normal text-ink-faint">{t("form.optional")}</span> : null}
      </legend>
      {aside === undefined ? null : <div className="flex min-h-[18px] justify-end">{aside}</div>}
      <div className={cn("clear-both grid gap-2 pt-1", isQuestion && "pt-3", isShort ? "grid-cols-2" : grids[columns])}>
        {choices.map((choice) => (
          <label
            key={choice.value}
            className={cn(
              "flex min-h-9 items-start gap-2 rounded-md border border-line-strong bg-surface px-2.5 py-1.5 hover:border-ink-faint max-md:min-h-11 max-md:py-2.5",
              "has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-1",
              value === choice.value && "border-accent bg-accent-soft",
              isWrong && value === choice.value && "border-alarm",
            )}
          >
            <input
              type="radio"
              name={id}
              value={choice.value}
              checked={value === choice.value}
              onChange={() => onChoose(choice.value)}
              onBlur={onBlur}
              className="mt-0.5 size-4 shrink-0 accent-accent outline-none"
            />
            <span className="min-w-0">
              <span className={cn(value === choice.value && "font-medium")}>{choice.label}</span>
              {choice.hint ? <span className="block text-ink-soft text-meta">{choice.hint}</span> : null}
            </span>
          </label>
        ))}
      </div>
      {note === undefined ? null : (
        <div id={`${id}-note`} aria-live="polite" className="mt-1 empty:hidden">
          {note}
        </div>
      )}
      {hint ? (
        <p id={`${id}-hint`} className="mt-1 text-ink-soft text-meta">
          {hint}
        </p>
      ) : null}
    </fieldset>
  );
}
