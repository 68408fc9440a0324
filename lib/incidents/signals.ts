import type { Instant } from "#lib/kit/time";
import { type IncidentKind, type IncidentState, incidentRules, isUnsettled, type Severity } from "./kinds.ts";

/** Something happened to a subject that a person must know. */
export type IncidentSignal = {
  readonly kind: IncidentKind;
  readonly subjectId: string;
  readonly waybillId: string;
  readonly orderNumber: string;
  readonly waybillNo: string;
  /** What happened, by a key of its own: the same event raises nothing twice. */
  readonly event: string;
  /** The outside's own words and code. */
  readonly words: string;
  readonly status: string;
  /** When it happened, by the clock of whoever said so. */
  readonly happenedAt: Instant;
};

/** The newest incident of a kind about a subject. */
export type KnownIncident = { readonly state: IncidentState; readonly lastEvent: string };

/**
 * What a signal does: `raise` a new incident, `merge` into the one that is open, or nothing, when that event was told before:
 * what a person has resolved does not come back until something new happens.
 */
export function stepOf(
  signal: Pick<IncidentSignal, "event">,
  newest: KnownIncident | null,
): "raise" | "merge" | "none" {
  if (newest === null) return "raise";
  if (newest.lastEvent === signal.event) return "none";
  return isUnsettled(newest.state) ? "merge" : "raise";
}

/** Severity and due time of an incident that ALP heard of at `now`: the outside's clock may be ahead or behind. */
export function termsOf(kind: IncidentKind, now: Instant): { readonly severity: Severity; readonly dueAt: Instant } {
  const { severity, dueMs } = incidentRules[kind];
  return { severity, dueAt: now + dueMs };
}
