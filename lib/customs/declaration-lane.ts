import type { DocumentState } from "./states.ts";

/**
 * Where a parcel's declaration lies for people. `stopped`: something must be repaired before anything is sent. `ready`: on
 * its way out. `awaiting_waybill`: 等待物流企业运单申报, the list lies at customs without the carrier's waybill (505).
 * `waiting`: with customs. `inspection`: 人工审核, 查验 or held. `returned`: to be corrected and declared again. `released`:
 * 800 放行. `closed`: 899 结关. `withdrawn`: taken back by 605. `void`: the waybill was cancelled before anything counted.
 */
export const declarationLanes = [
  "stopped",
  "ready",
  "awaiting_waybill",
  "waiting",
  "inspection",
  "returned",
  "released",
  "closed",
  "withdrawn",
  "void",
] as const;
export type DeclarationLane = (typeof declarationLanes)[number];

/** Lanes of which nothing more is expected. */
export const settledLanes = ["closed", "withdrawn", "void"] as const satisfies readonly DeclarationLane[];

/** Lanes that wait for customs or the carrier: the page shows their age. */
export const waitingLanes = [
  "ready",
  "awaiting_waybill",
  "waiting",
  "inspection",
] as const satisfies readonly DeclarationLane[];

/** Lanes that wait for a person. */
export const repairLanes = ["stopped", "returned"] as const satisfies readonly DeclarationLane[];

/** Why nothing was sent: facts that no valid message can be made of, or a closed gate of the seller. */
export const declarationStops = ["findings", "gate"] as const;
export type DeclarationStop = (typeof declarationStops)[number];

/** What a declaration's lane follows from; `state` is that of the declaration as a whole. */
export type LaneFacts = {
  readonly stop: DeclarationStop | null;
  readonly isVoid: boolean;
  readonly state: DocumentState;
  /** The list waits for the carrier's own waybill. */
  readonly isWaybillAwaited: boolean;
};

/** The lane of a declaration. */
export function laneOf({ stop, isVoid, state, isWaybillAwaited }: LaneFacts): DeclarationLane {
  if (isVoid) return "void";
  if (stop !== null) return "stopped";
  switch (state) {
    case "draft":
      return "ready";
    case "released":
    case "closed":
    case "withdrawn":
      return state;
    case "review":
    case "held":
      return "inspection";
    case "returned":
    case "refused":
    case "send_failed":
      return "returned";
    case "pending":
      return isWaybillAwaited ? "awaiting_waybill" : "waiting";
    case "sent":
    case "accepted":
      return "waiting";
  }
}
