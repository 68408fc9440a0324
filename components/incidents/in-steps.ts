import { incidentsPerStep } from "#lib/incidents/limits";
import type { CodeValues } from "@/components/form/say-code";
import type { Answer, ServerAction } from "@/components/form/use-action";
import type { Changed } from "./incident-doors.ts";
import type { Shown } from "./shown.ts";

/** What came of a change of many in steps; `left` of them were not reached, for that reason. */
export type Outcome = Changed & {
  readonly left: number;
  readonly why: { readonly code: string; readonly values?: CodeValues } | null;
};

export type StepsAround = {
  readonly onStep: (step: { readonly done: number; readonly total: number }) => void;
  /** Asked between two steps: a person may stop there. */
  readonly isStopped: () => boolean;
};

/**
 * The same door for any number of incidents: they go through it in equal steps, each a commit of its own, and what came of
 * each is put together. What goes wrong at the first step is the answer; later, what was done by then stands, and how many
 * were not reached is told with why (`stopped`, `cut_off`, or the server's code).
 */
export function inSteps<Input extends Shown>(
  action: ServerAction<Input, Changed>,
  { onStep, isStopped }: StepsAround,
): ServerAction<Input, Outcome> {
  return async (input) => {
    const total = input.incidents.length;
    const steps = Math.max(1, Math.ceil(total / incidentsPerStep));
    const size = Math.ceil(total / steps);
    const sum: Changed = { done: [], refused: [] };
    const ended = (left: number, why: Outcome["why"]): Answer<Outcome> => ({ ok: true, value: { ...sum, left, why } });
    for (let from = 0; from < total; from += size) {
      if (steps > 1) onStep({ done: from, total });
      if (from > 0 && isStopped()) return ended(total - from, { code: "stopped" });
      let answer: Answer<Changed>;
      try {
        answer = await action({ ...input, incidents: input.incidents.slice(from, from + size) });
      } catch (error) {
        if (from === 0) throw error;
        return ended(total - from, { code: "cut_off" });
      }
      if (!answer.ok) return from === 0 ? answer : ended(total - from, reasonOf(answer));
      const { done, refused } = answer.value;
      Object.assign(sum, { done: [...sum.done, ...done], refused: [...sum.refused, ...refused] });
    }
    return ended(0, null);
  };
}

function reasonOf(answer: Extract<Answer<Changed>, { ok: false }>): NonNullable<Outcome["why"]> {
  if ("refusal" in answer) return answer.refusal;
  return answer.invalid[0] ?? { code: "unknown" };
}
