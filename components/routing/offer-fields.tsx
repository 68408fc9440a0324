"use client";

import { CircleAlert } from "lucide-react";
import { type ReactNode, useId } from "react";
import type { UseFormRegisterReturn } from "react-hook-form";
import { Checkbox } from "@/components/ui/input";

/** A part of a long form, named. */
export function FormPart({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="border-line border-t pt-5 first:border-0 first:pt-0">
      <h2 id={id} className="font-semibold">
        {title}
      </h2>
      <div className="mt-3 flex flex-col gap-4">{children}</div>
    </section>
  );
}

type CheckListProps = {
  readonly legend: string;
  readonly hint?: string;
  readonly error: string | null;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly field: Omit<UseFormRegisterReturn, "min" | "max" | "minLength" | "maxLength" | "pattern" | "required">;
  /** Those that are ticked when the page is drawn. */
  readonly ticked: readonly string[];
  readonly isNarrow?: boolean;
};

/** Some of a list to tick, under one name. */
export function CheckList({ legend, hint, error, choices, field, ticked, isNarrow = false }: CheckListProps) {
  const id = useId();
  return (
    <fieldset aria-describedby={error ? `${id}-error` : undefined}>
      <legend className="font-medium text-meta">{legend}</legend>
      {hint ? <p className="mt-0.5 text-ink-soft text-meta">{hint}</p> : null}
      <div className={isNarrow ? "mt-1.5 flex flex-wrap gap-x-5 gap-y-1.5" : "mt-1.5 flex flex-col gap-1.5"}>
        {choices.map(({ value, label }) => (
          <label key={value} htmlFor={`${id}-${value}`} className="flex items-start gap-2">
            <Checkbox
              id={`${id}-${value}`}
              value={value}
              className="mt-0.5"
              defaultChecked={ticked.includes(value)}
              {...field}
            />
            {label}
          </label>
        ))}
      </div>
      {error ? (
        <p id={`${id}-error`} className="mt-1 flex items-start gap-1 text-alarm text-meta">
          <CircleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0" />
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}
