import type { StepWorld } from "#server/operations/step-world";
import type { JobContext } from "./define.ts";

/** The real clock and chance for the steps of a job. */
export function worldOf(context: Pick<JobContext, "signal">): StepWorld {
  return { clock: Date.now, random: Math.random, signal: context.signal };
}
