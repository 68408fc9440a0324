import type { IncidentKind, Severity } from "#lib/incidents/kinds";
import type { Instant } from "#lib/kit/time";
import type { AlarmChange } from "./channels.ts";

/** An alarm as it rings on a screen. `seq`: the seller's cursor with which it came; several may share one. */
export type ScreenAlarm = {
  readonly id: string;
  readonly seq: number;
  readonly incidentId: string;
  readonly kind: IncidentKind;
  readonly severity: Severity;
  readonly change: AlarmChange;
  /** Waybill number, or the order's where there is none yet. */
  readonly number: string;
  readonly parcels: number;
  readonly link: string;
  readonly dueAt: Instant;
};
