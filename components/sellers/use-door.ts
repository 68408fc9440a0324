"use client";

import { useTranslations } from "next-intl";
import { useCallback, useState, useTransition } from "react";

type Values = Readonly<Record<string, string | number>>;
type Problem = { readonly field: string; readonly code: string; readonly values: Values };

/** What a server's door answers. */
export type DoorAnswer<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      readonly refusal: { readonly code: string; readonly field?: string; readonly values?: Values };
    }
  | { readonly ok: false; readonly invalid: readonly Problem[] };

export type Door<T> = (raw: unknown) => Promise<DoorAnswer<T>>;

export type DoorForm<T> = {
  readonly submit: (raw: unknown, afterwards?: () => void) => void;
  readonly isPending: boolean;
  /** What is wrong with a field, as text. */
  readonly problemOf: (field: string) => string | null;
  /** Why it was refused, as text, unless the reason stands at a field. */
  readonly refusal: string | null;
  readonly value: T | null;
};

/** Namespaces with `refusals` and `problems`, each with an `unknown`. */
export type DoorWords = "people" | "settings" | "notices";

/** Sends a form to its door and puts the answer into words of a namespace. `onDone` runs after success. */
export function useDoor<T>(door: Door<T>, onDone?: (value: T) => void, words: DoorWords = "people"): DoorForm<T> {
  const t = useTranslations(words);
  const [answer, setAnswer] = useState<DoorAnswer<T> | null>(null);
  const [isPending, start] = useTransition();
  const submit = useCallback(
    (raw: unknown, afterwards?: () => void) =>
      start(async () => {
        const next = await door(raw);
        setAnswer(next);
        if (!next.ok) return;
        afterwards?.();
        onDone?.(next.value);
      }),
    [door, onDone],
  );
  const say = (group: "refusals" | "problems", code: string, values: Values = {}) => {
    const key = `${group}.${code}`;
    return t.has(key) ? t(key, values) : t(`${group}.unknown`, { ...values, code });
  };
  const refused = answer && !answer.ok && "refusal" in answer ? answer.refusal : null;
  const invalid = answer && !answer.ok && "invalid" in answer ? answer.invalid : [];
  return {
    submit,
    isPending,
    problemOf: (field) => {
      const problem = invalid.find((one) => one.field === field);
      if (problem) return say("problems", problem.code, problem.values);
      return refused?.field === field ? say("refusals", refused.code, refused.values) : null;
    },
    refusal: refused && refused.field === undefined ? say("refusals", refused.code, refused.values) : null,
    value: answer?.ok ? answer.value : null,
  };
}
