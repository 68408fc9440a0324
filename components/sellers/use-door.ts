"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { sayCode } from "@/components/form/say-code";
import { type Answer, type ServerAction, useAction } from "@/components/form/use-action";

/** A server's action for one form, its input still unchecked. */
export type Door<T> = ServerAction<unknown, T>;

export type DoorForm<T> = {
  readonly submit: (raw: unknown, afterwards?: () => void) => void;
  readonly isPending: boolean;
  /** What is wrong with a field, as text. */
  readonly problemOf: (field: string) => string | null;
  /** Why it was refused, as text, unless the reason stands at a field. */
  readonly refusal: string | null;
  /** The code behind it, wherever its reason stands. */
  readonly refusalCode: string | null;
  readonly value: T | null;
};

/** Namespaces with their own `refusals` and `problems`. */
export type DoorWords = "people" | "settings" | "notices";

/** Sends a plain form to its door and keeps the answer in words. `onDone` runs after success, after `afterwards`. */
export function useDoor<T>(door: Door<T>, onDone?: (value: T) => void, words: DoorWords = "people"): DoorForm<T> {
  const t = useTranslations(words);
  const shared = useTranslations("ui");
  const [answer, setAnswer] = useState<Answer<T> | null>(null);
  const next = useRef<(() => void) | undefined>(undefined);
  const { run, isPending } = useAction<unknown, T>(door, {
    t,
    onDone: (value) => {
      setAnswer({ ok: true, value });
      next.current?.();
      onDone?.(value);
    },
    onRefused: setAnswer,
  });
  const refused = answer && !answer.ok && "refusal" in answer ? answer.refusal : null;
  const invalid = answer && !answer.ok && "invalid" in answer ? answer.invalid : [];
  const refusal = refused && sayCode(t, shared, "refusals", refused.code, refused.values);
  return {
    submit: (raw, afterwards) => {
      next.current = afterwards;
      run(raw);
    },
    isPending,
    problemOf: (field) => {
      const problem = invalid.find((one) => one.field === field);
      if (problem) return sayCode(t, shared, "problems", problem.code, problem.values);
      return refused?.field === field ? refusal : null;
    },
    refusal: refused?.field === undefined ? refusal : null,
    refusalCode: refused?.code ?? null,
    value: answer?.ok ? answer.value : null,
  };
}
