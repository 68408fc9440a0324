import type { Transitions } from "../kit/transitions.ts";

/**
 * A waybill's life. `queued`: confirmed, waiting for its first or next try. `sending`: claimed by a job. `booked`: the
 * carrier gave an LP number; the tracking number may still be outstanding. `unclear`: the tries ran out and the carrier may
 * have made it, so it keeps its parcel and only the same key is sent again. `failed`: refused, nothing exists at the
 * carrier, a re-dispatch makes a new waybill.
 */
export const waybillStates = ["queued", "sending", "booked", "unclear", "cancelling", "cancelled", "failed"] as const;
export type WaybillState = (typeof waybillStates)[number];

export const waybillTransitions: Transitions<WaybillState> = {
  queued: ["sending", "cancelled", "failed"],
  sending: ["queued", "booked", "unclear", "failed"],
  unclear: ["queued"],
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
  "unclear",
  "cancelling",
] as const satisfies readonly WaybillState[];
