import { useCallback, useEffect, useRef, useState } from "react";
import type { DryRun } from "#lib/dispatch/dry-run";

/** `value`: the last answer, still shown while the next one is under way. */
export type Trial = {
  readonly state: "waiting" | "running" | "done" | "failed";
  readonly value: DryRun | null;
};

const pauseMs = 700;

/**
 * Tries a change of templates whenever it pauses, the last one alone. `change`: what the route takes, as JSON; null while
 * there is nothing complete to be tried.
 */
export function useDryRun(
  seller: string,
  change: string | null,
): { readonly trial: Trial; readonly again: () => void } {
  const [trial, setTrial] = useState<Trial>({ state: "waiting", value: null });
  const [round, setRound] = useState(0);
  const last = useRef<AbortController>(undefined);
  useEffect(() => {
    last.current?.abort();
    if (change === null) {
      setTrial((before) => ({ ...before, state: "waiting" }));
      return;
    }
    // a retry does not wait for another pause
    const wait = round > 0 ? 0 : pauseMs;
    const controller = new AbortController();
    last.current = controller;
    setTrial((before) => ({ ...before, state: "running" }));
    const timer = setTimeout(async () => {
      const value = await ask(seller, change, controller.signal);
      if (controller.signal.aborted) return;
      setTrial((before) => (value ? { state: "done", value } : { ...before, state: "failed" }));
    }, wait);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [seller, change, round]);
  return { trial, again: useCallback(() => setRound((before) => before + 1), []) };
}

async function ask(seller: string, change: string, signal: AbortSignal): Promise<DryRun | null> {
  try {
    const headers = { "content-type": "application/json" };
    const response = await fetch(`/api/s/${seller}/templates/try`, { method: "POST", body: change, headers, signal });
    const answer = (await response.json()) as { readonly ok: boolean; readonly value?: DryRun };
    return answer.ok && answer.value ? answer.value : null;
  } catch {
    return null;
  }
}
