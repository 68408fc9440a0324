import type { BatchPart, BatchStanding } from "#lib/dispatch/batch-progress";
import type { Tone } from "@/components/ui/status-pill";

/** How the parts of a batch are coloured; what went wrong alone is an alarm. */
export const partTones: Readonly<Record<BatchPart, Tone>> = {
  done: "done",
  underWay: "info",
  waiting: "soon",
  paused: "soon",
  unclear: "soon",
  failed: "alarm",
  cancelled: "neutral",
};

export const standingTones: Readonly<Record<BatchStanding, Tone>> = {
  running: "info",
  paused: "soon",
  attention: "alarm",
  over: "done",
};
