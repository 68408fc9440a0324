import { canMove, type Transitions } from "#lib/kit/transitions";

/**
 * `open`: nobody has it. `acknowledged`: somebody does. `with_carrier`, `with_buyer`, `repair`: whose answer or which work it
 * waits for. `resolved`: a person ended it. `closed`: an event did.
 */
export const incidentStates = [
  "open",
  "acknowledged",
  "with_carrier",
  "with_buyer",
  "repair",
  "resolved",
  "closed",
] as const;
export type IncidentState = (typeof incidentStates)[number];

/** States in which somebody still has something to do. */
export const unsettledStates = [
  "open",
  "acknowledged",
  "with_carrier",
  "with_buyer",
  "repair",
] as const satisfies readonly IncidentState[];

/** Where a person may move an incident that it sees to. */
export const workStates = ["acknowledged", "with_carrier", "with_buyer", "repair"] as const;
export type WorkState = (typeof workStates)[number];

const ends = ["resolved", "closed"] as const;

/** What is ended opens again, by a person or by an event; everything else it went through stays on record. */
export const incidentTransitions: Transitions<IncidentState> = {
  open: ["acknowledged", "with_carrier", "with_buyer", "repair", ...ends],
  acknowledged: ["open", "with_carrier", "with_buyer", "repair", ...ends],
  with_carrier: ["open", "acknowledged", "with_buyer", "repair", ...ends],
  with_buyer: ["open", "acknowledged", "with_carrier", "repair", ...ends],
  repair: ["open", "acknowledged", "with_carrier", "with_buyer", ...ends],
  resolved: ["open"],
  closed: ["open"],
};

export function isUnsettled(state: IncidentState): boolean {
  return (unsettledStates as readonly IncidentState[]).includes(state);
}

/** Why an incident in this state cannot move there; null: it can. */
export function moveRefusal(from: IncidentState, to: IncidentState): "incident_settled" | "incident_open" | null {
  if (canMove(incidentTransitions, from, to)) return null;
  return isUnsettled(from) ? "incident_open" : "incident_settled";
}

/** What is written into the history of an incident, append-only. */
export const incidentSteps = [
  "raised",
  "escalated",
  "gathered",
  "taken",
  "assigned",
  "moved",
  "due_changed",
  "noted",
  "file_added",
  "file_removed",
  "resolved",
  "closed",
  "reopened",
] as const;
export type IncidentStep = (typeof incidentSteps)[number];
