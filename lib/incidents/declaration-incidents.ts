import type { DeclarationLane } from "#lib/customs/declaration-lane";
import type { DeclarationClosing } from "./closing-events.ts";
import type { IncidentKind } from "./kinds.ts";

/** The trouble of a declaration in this lane. `isGone`: the parcel has left the seller's hands. */
export function troublesOf(lane: DeclarationLane, isGone: boolean): readonly IncidentKind[] {
  if (lane === "inspection") return ["declaration_held"];
  if (lane === "returned") return isGone ? ["declaration_returned", "interception"] : ["declaration_returned"];
  return [];
}

/**
 * What ends an open incident of a declaration that now lies in this lane; null: it goes on. A return lasts until customs
 * release the corrected declaration, through its new sending; a hold is over when customs say anything else.
 */
export function closingEventOf(kind: IncidentKind, lane: DeclarationLane): DeclarationClosing | null {
  switch (lane) {
    case "released":
    case "closed":
      return "released";
    case "withdrawn":
      return "withdrawn";
    case "void":
      return "cancelled";
    case "returned":
      return kind === "declaration_held" ? "returned" : null;
    case "waiting":
    case "awaiting_waybill":
      return kind === "declaration_held" ? "lifted" : null;
    case "stopped":
    case "ready":
    case "inspection":
      return null;
  }
}
