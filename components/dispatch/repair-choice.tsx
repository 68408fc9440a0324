"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";

export type ShownChoice = { readonly value: string; readonly label: ReactNode; readonly note: ReactNode };

type RepairChoiceProps = {
  readonly legend: string;
  readonly choices: readonly ShownChoice[];
  readonly value: string | null;
  readonly onChoose: (value: string) => void;
  readonly verb: string;
  readonly isPending: boolean;
  readonly problem: string | null;
  readonly onSave: () => void;
  /** Between the choices and the verb: what else is asked for. */
  readonly children?: ReactNode;
};

/** One of a few, by arrows; Enter takes the one that is marked. */
export function RepairChoice(props: RepairChoiceProps) {
  const { legend, choices, value, onChoose, verb, isPending, problem, onSave, children } = props;
  const t = useTranslations("repairs");
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const radios = form.current?.querySelectorAll<HTMLInputElement>("input[type=radio]");
    ([...(radios ?? [])].find(({ checked }) => checked) ?? radios?.[0])?.focus();
  }, []);
  return (
    <form
      ref={form}
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (value !== null) onSave();
      }}
    >
      <fieldset className="flex flex-col gap-1">
        <legend className="mb-1 font-medium text-meta">{legend}</legend>
        {choices.map((choice) => (
          <label
            key={choice.value}
            className="flex min-w-0 cursor-pointer items-baseline gap-2 rounded-md border border-line px-2 py-1.5 hover:bg-hover has-checked:border-accent has-checked:bg-accent-soft"
          >
            <input
              type="radio"
              name="choice"
              className="accent-accent"
              value={choice.value}
              checked={choice.value === value}
              onChange={() => onChoose(choice.value)}
              onKeyDown={(event) => {
                if (event.key !== "Enter") return;
                event.preventDefault();
                if (value === null) onChoose(choice.value);
                else onSave();
              }}
            />
            <span className="min-w-0 flex-1 break-words">{choice.label}</span>
            <span className="shrink-0 text-ink-soft text-meta">{choice.note}</span>
          </label>
        ))}
      </fieldset>
      {children}
      {problem ? (
        <p role="alert" className="text-alarm text-meta">
          {problem}
        </p>
      ) : null}
      <p className="flex items-center gap-2">
        <Button type="submit" look="primary" disabled={value === null} isPending={isPending}>
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
