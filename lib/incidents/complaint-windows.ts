import type { ClaimWay } from "#lib/carriers/solutions";
import { addChinaWorkdays } from "#lib/kit/china-workdays";
import { chinaDateOf, endOfChinaDay, type Instant } from "#lib/kit/time";
import { type IncidentKind, incidentRules } from "./kinds.ts";
import { falseShipmentWorkdays } from "./silence.ts";

/** What is said of a complaint: by the solution's way to claim, and what holds for the kind alone. */
export type ComplaintNote = ClaimWay | "return" | "false_shipment";

/** Which windows hold for an incident of a kind on a solution that is claimed this way. */
export function complaintNotesOf(kind: IncidentKind, how: ClaimWay | null): readonly ComplaintNote[] {
  const own: ComplaintNote[] = kind === "returned" ? ["return"] : kind === "not_online" ? ["false_shipment"] : [];
  return incidentRules[kind].mayComplain ? [...own, how ?? "unknown"] : own;
}

/** Until when a declared parcel must be online: the end of the fifth working day in China. */
export function falseShipmentLimit(declaredAt: Instant): Instant {
  return endOfChinaDay(addChinaWorkdays(chinaDateOf(declaredAt), falseShipmentWorkdays));
}
