import type { Instant } from "#lib/kit/time";
import { compareSeverity, type IncidentKind, incidentRules, type Severity, type SubjectKind } from "./kinds.ts";
import { type IncidentState, isUnsettled } from "./life.ts";

/** Something happened to a subject that a person must know. */
export type IncidentSignal = {
  readonly kind: IncidentKind;
  readonly subjectKind: Extract<SubjectKind, "declaration" | "parcel">;
  readonly subjectId: string;
  readonly waybillId: string;
  readonly orderNumber: string;
  readonly waybillNo: string;
  readonly country: string;
  readonly solutionCode: string;
  readonly carrierCode: string;
  /** What happened, by a key of its own: the same event raises nothing twice. */
  readonly event: string;
  /** Null: the kind's own. */
  readonly severity: Severity | null;
  /** The outside's own words and code. */
  readonly words: string;
  readonly status: string;
  /** Where it happened, in the carrier's words; "": it did not say. */
  readonly place: string;
  /** When it happened, by the clock of whoever said so; of silence: since when nothing was heard. */
  readonly happenedAt: Instant;
  /** When silence became too long; null: an event said so. */
  readonly silenceDueAt: Instant | null;
};

/** The newest incident of a kind about a subject. */
export type KnownIncident = { readonly state: IncidentState; readonly lastEvent: string; readonly severity: Severity };

export type SignalStep = "raise" | "merge" | "escalate" | "reopen" | "none";

/**
 * What a signal does: `raise` a new incident, `merge` into the one that is unsettled or `escalate` it when this is worse,
 * `reopen` one that was ended, or nothing, when that event was told before: what a person has resolved does not come back
 * until something new happens.
 */
export function stepOf(
  signal: Pick<IncidentSignal, "event" | "kind" | "severity">,
  newest: KnownIncident | null,
): SignalStep {
  if (newest === null) return "raise";
  if (newest.lastEvent === signal.event) return "none";
  if (!isUnsettled(newest.state)) return "reopen";
  return compareSeverity(severityOf(signal), newest.severity) < 0 ? "escalate" : "merge";
}

export function severityOf({ kind, severity }: Pick<IncidentSignal, "kind" | "severity">): Severity {
  return severity ?? incidentRules[kind].severity;
}

const hour = 3_600_000;

/** When it is worse than its kind, it is due sooner; the hours are ALP's own. */
const dueAtMost: Readonly<Record<Severity, number>> = { critical: 4 * hour, high: 24 * hour, normal: 48 * hour };

/** Severity and due time of an incident that ALP heard of at `now`: the outside's clock may be ahead or behind. */
export function termsOf(
  signal: Pick<IncidentSignal, "kind" | "severity">,
  now: Instant,
): { readonly severity: Severity; readonly dueAt: Instant } {
  const rule = incidentRules[signal.kind];
  const severity = severityOf(signal);
  const dueMs = severity === rule.severity ? rule.dueMs : Math.min(rule.dueMs, dueAtMost[severity]);
  return { severity, dueAt: now + dueMs };
}
