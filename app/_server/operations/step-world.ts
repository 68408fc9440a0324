/** What the world gives to a step: time and chance come in from outside, so that tests hold them. */
export type StepWorld = {
  readonly clock: () => number;
  readonly random: () => number;
  readonly signal?: AbortSignal;
};

/** What became of one waybill's step. */
export type Worked = "settled" | "not_due" | "settled_elsewhere";
