"use client";

import { unstable_isUnrecognizedActionError as isUnknownAction, unstable_rethrow as rethrow } from "next/navigation";
import { useTranslations } from "next-intl";
import { useCallback, useRef, useState, useTransition } from "react";
import { toast } from "@/components/ui/toast";
import { type CodeValues, sayCode, type Translator } from "./say-code.ts";

/** What a server's action answers; the shape of `ActionAnswer` in app/_server/web/action.ts. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      readonly refusal: { readonly code: string; readonly field?: string; readonly values?: CodeValues };
    }
  | {
      readonly ok: false;
      readonly invalid: readonly { readonly field: string; readonly code: string; readonly values: CodeValues }[];
    };

export type ServerAction<Input, T> = (input: Input) => Promise<Answer<T>>;

export type ActionOptions<T> = {
  /** The namespace with this action's `refusals` and `problems`; what every screen shares is in `ui`. */
  readonly t?: Translator;
  readonly onDone?: (value: T) => void;
  /** Takes the answer that was no success; without it a toast says it. */
  readonly onRefused?: (answer: Extract<Answer<T>, { ok: false }>) => void;
};

/**
 * Sends one thing at a time to a server's action: pending, then done or refused in words. A second call while one is
 * under way is left out. After a new version was put up, offers to load the page anew; offline, offers to try again.
 */
export function useAction<Input, T>(action: ServerAction<Input, T>, options: ActionOptions<T> = {}) {
  const shared = useTranslations("ui");
  const [isPending, start] = useTransition();
  const [isRunning, setRunning] = useState(false);
  const isBusy = useRef(false);
  const latest = useRef(options);
  latest.current = options;
  const run = useCallback(
    (input: Input) => {
      if (isBusy.current) return;
      isBusy.current = true;
      setRunning(true);
      start(async () => {
        try {
          settle(await action(input), latest.current, shared);
        } catch (error) {
          rethrow(error);
          tellFault(error, shared, () => run(input));
        } finally {
          isBusy.current = false;
          setRunning(false);
        }
      });
    },
    [action, shared],
  );
  return { run, isPending: isPending || isRunning } as const;
}

function settle<T>(answer: Answer<T>, options: ActionOptions<T>, shared: Translator): void {
  if (answer.ok) {
    options.onDone?.(answer.value);
    return;
  }
  if (options.onRefused) {
    options.onRefused(answer);
    return;
  }
  const [group, problem] =
    "refusal" in answer ? (["refusals", answer.refusal] as const) : (["problems", answer.invalid[0]] as const);
  toast.error(sayCode(options.t ?? null, shared, group, problem?.code ?? "unknown", problem?.values));
}

/** What went wrong on the way; the typed text stays where it is. */
function tellFault(error: unknown, shared: Translator, again: () => void): void {
  const say = (key: string) => shared(key as never);
  if (isUnknownAction(error)) {
    const reload = { label: say("faults.reload"), onClick: () => window.location.reload() };
    toast.error(say("faults.newVersion"), { duration: Number.POSITIVE_INFINITY, action: reload });
    return;
  }
  const text = navigator.onLine ? say("faults.server") : say("faults.offline");
  toast.error(text, { duration: 15_000, action: { label: say("faults.again"), onClick: again } });
}
