"use client";

import { CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { Checkbox } from "@/components/ui/input";

type ScopePartProps = {
  readonly legend: string;
  readonly allText: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly chosen: readonly string[] | "all";
  readonly onChoose: (chosen: readonly string[] | "all") => void;
  readonly error: string | null;
  /** Said where there is nothing to choose from. */
  readonly none: string;
};

/** All, or some of a list to tick. */
export function ScopePart({ legend, allText, choices, chosen, onChoose, error, none }: ScopePartProps) {
  const t = useTranslations("certification.frame");
  const name = useId();
  const some = chosen === "all" ? [] : chosen;
  const tick = (value: string, isOn: boolean) =>
    onChoose(isOn ? [...some, value] : some.filter((one) => one !== value));
  return (
    <fieldset className="flex flex-col gap-2" aria-invalid={error ? true : undefined}>
      <legend className="mb-1 font-medium text-meta">{legend}</legend>
      <label className="flex items-center gap-2">
        <input
          type="radio"
          name={name}
          checked={chosen === "all"}
          onChange={() => onChoose("all")}
          className="accent-accent"
        />
        {allText}
      </label>
      <label className="flex items-center gap-2">
        <input
          type="radio"
          name={name}
          checked={chosen !== "all"}
          disabled={choices.length === 0}
          onChange={() => onChoose([])}
          className="accent-accent"
        />
        {t("some")}
      </label>
      {choices.length === 0 ? <p className="pl-6 text-ink-soft text-meta">{none}</p> : null}
      {chosen === "all" ? null : (
        <div className="grid gap-x-4 gap-y-1.5 pl-6 sm:grid-cols-2">
          {choices.map(({ value, label }) => (
            <label key={value} htmlFor={`${name}-${value}`} className="flex items-start gap-2">
              <Checkbox
                id={`${name}-${value}`}
                className="mt-0.5"
                checked={some.includes(value)}
                onChange={(event) => tick(value, event.target.checked)}
              />
              <span className="min-w-0 break-words">{label}</span>
            </label>
          ))}
        </div>
      )}
      {error ? (
        <p role="alert" className="flex items-start gap-1 text-alarm text-meta">
          <CircleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0" />
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}
