import type { OutsideAnswer } from "#lib/kit/outside-fault";
import type { Called, CallOptions } from "./call.ts";
import { quickRetries, withRetries } from "./http.ts";

/**
 * Asks what changes nothing on the other side, or what bears its own key: a short disturbance is asked over at once, a
 * longer one by the job.
 */
export function askQuestion<Answer extends OutsideAnswer>(
  options: CallOptions,
  ask: () => Promise<Called<Answer>>,
): Promise<Called<Answer>> {
  return withRetries(ask, isShortDisturbance, quickRetries, Math.random, options.signal);
}

/** A call that may count on the other side: asked over only when it is certain that nothing arrived there. */
export function askOnce<Answer extends OutsideAnswer>(
  options: CallOptions,
  ask: () => Promise<Called<Answer>>,
): Promise<Called<Answer>> {
  return withRetries(ask, hasNotArrived, quickRetries, Math.random, options.signal);
}

function isShortDisturbance({ answer }: Called<OutsideAnswer>): boolean {
  return answer.kind === "fault" && answer.fault !== "throttled" && answer.code !== "timeout";
}

function hasNotArrived({ answer }: Called<OutsideAnswer>): boolean {
  return answer.kind === "fault" && answer.fault === "transient" && answer.saidBy === "road";
}
