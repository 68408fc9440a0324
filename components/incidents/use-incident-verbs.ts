"use client";

import { useTranslations } from "next-intl";
import { useMemo, useRef, useState } from "react";
import { type ServerAction, useAction } from "@/components/form/use-action";
import { toast } from "@/components/ui/toast";
import { inSteps, type Outcome } from "./in-steps.ts";
import type { Changed, IncidentDoors } from "./incident-doors.ts";
import type { Shown } from "./shown.ts";

export type VerbProgress = { readonly done: number; readonly total: number };

/**
 * The verbs on any number of incidents; many go in steps, with how far they are. Done, a toast says how many; where some were
 * refused or not reached, `onRefused` is told, which shows each with why. One alone that is refused is refused as a whole, in
 * a toast.
 */
export function useIncidentVerbs(doors: IncidentDoors, onDone: () => void, onRefused: (outcome: Outcome) => void) {
  const t = useTranslations("incidents");
  const [progress, setProgress] = useState<VerbProgress | null>(null);
  const isStopped = useRef(false);
  const around = useMemo(
    () => ({
      onStep: (step: VerbProgress) => {
        if (step.done === 0) isStopped.current = false;
        setProgress(step);
      },
      isStopped: () => isStopped.current,
      onEnd: () => setProgress(null),
    }),
    [],
  );
  const options = {
    t,
    onDone: (outcome: Outcome) => {
      if (outcome.refused.length + outcome.left > 0) onRefused(outcome);
      else toast.success(t("bulk.done", { count: outcome.done.length }));
      onDone();
    },
  };
  return {
    take: useVerb(doors.take, around, options),
    assign: useVerb(doors.assign, around, options),
    move: useVerb(doors.move, around, options),
    resolve: useVerb(doors.resolve, around, options),
    /** How far a change of many is; null: none is under way. */
    progress,
    /** Lets the step that runs end, and begins no further one. */
    stop: () => {
      isStopped.current = true;
    },
  };
}

export type IncidentVerbRuns = ReturnType<typeof useIncidentVerbs>;

/** What came of the last change of many, to be shown until it is closed. */
export function useOutcome() {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  return { outcome, tell: setOutcome, forget: () => setOutcome(null) };
}

type Around = Parameters<typeof inSteps>[1] & { readonly onEnd: () => void };

function useVerb<Input extends Shown>(
  action: ServerAction<Input, Changed>,
  around: Around,
  options: Parameters<typeof useAction<Input, Outcome>>[1],
) {
  const stepped = useMemo<ServerAction<Input, Outcome>>(() => {
    const run = inSteps(action, around);
    return (input) => run(input).finally(around.onEnd);
  }, [action, around]);
  return useAction(stepped, options);
}
