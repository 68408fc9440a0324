/**
 * Kinds of trouble that wait for a person. `declaration_returned`: customs returned or refused a parcel's declaration.
 * `declaration_held`: they look at it (人工审核, 查验, 布控). `interception`: returned although the parcel has left the seller.
 */
export const incidentKinds = ["declaration_returned", "declaration_held", "interception"] as const;
export type IncidentKind = (typeof incidentKinds)[number];

export const severities = ["critical", "high", "normal"] as const;
export type Severity = (typeof severities)[number];

/** `open`: nobody has it. `acknowledged`: somebody took it over. `resolved`: a person ended it. `closed`: an event did. */
export const incidentStates = ["open", "acknowledged", "resolved", "closed"] as const;
export type IncidentState = (typeof incidentStates)[number];

/** States in which somebody still has something to do. */
export const unsettledStates = ["open", "acknowledged"] as const satisfies readonly IncidentState[];

export function isUnsettled(state: IncidentState): boolean {
  return (unsettledStates as readonly IncidentState[]).includes(state);
}

const hour = 3_600_000;

export type IncidentRule = {
  readonly severity: Severity;
  /** How long it may take from when ALP heard of it. The hours are ALP's own. */
  readonly dueMs: number;
  /** What resolving it asks for: what was done, or what the carrier answered. */
  readonly note: "what_was_done" | "carrier_answer";
};

/** A parcel on its way to the border is a matter of an hour; a return of the day; customs' own look takes its time. */
export const incidentRules: Readonly<Record<IncidentKind, IncidentRule>> = {
  declaration_returned: { severity: "high", dueMs: 4 * hour, note: "what_was_done" },
  declaration_held: { severity: "normal", dueMs: 24 * hour, note: "what_was_done" },
  interception: { severity: "critical", dueMs: hour, note: "carrier_answer" },
};
