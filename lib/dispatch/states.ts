import type { Transitions } from "../kit/transitions.ts";

/**
 * A waybill's life. `queued`: confirmed, not yet sent. `sending`: claimed by a job. `booked`: the carrier gave an LP number;
 * the tracking number may still be outstanding. `failed`: given up, a re-dispatch makes a new waybill.
 */
export const waybillStates = ["queued", "sending", "booked", "cancelling", "cancelled", "failed"] as const;
export type WaybillState = (typeof waybillStates)[number];

export const waybillTransitions: Transitions<WaybillState> = {
  queued: ["sending", "cancelled", "failed"],
  sending: ["queued", "booked", "failed"],
  booked: ["cancelling"],
  cancelling: ["cancelled", "booked"],
  cancelled: [],
  failed: [],
};

/** States that occupy the parcel: at most one such waybill per parcel. */
export const liveWaybillStates = [
  "queued",
  "sending",
  "booked",
  "cancelling",
] as const satisfies readonly WaybillState[];

/** Rehearsal rows (first-order test) stay out of counts, history and reconciliation. */
export const waybillPurposes = ["live", "rehearsal"] as const;
export type WaybillPurpose = (typeof waybillPurposes)[number];
