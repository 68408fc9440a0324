import { type AuditEntry, saveAudit } from "#db/queries/audit";
import {
  type IncidentRecord,
  lockIncidentsAbout,
  type NewHistory,
  type NewIncident,
  saveIncidentHistory,
  saveNewIncidents,
  updateIncidents,
} from "#db/queries/incidents";
import type { SellerDb } from "#db/scope";
import type { ClosingEvent } from "#lib/incidents/closing-events";
import { isUnsettled } from "#lib/incidents/life";
import { type IncidentSignal, stepOf, termsOf } from "#lib/incidents/signals";

/** Where a subject stands now: what raises incidents about it, and what ends those that it has. */
export type SubjectTrouble = {
  readonly subjectId: string;
  readonly signals: readonly IncidentSignal[];
  readonly closingEventOf: (one: Pick<IncidentRecord, "kind" | "lastEvent">) => ClosingEvent | null;
};

/** An incident that people must hear of. */
export type IncidentChange = {
  readonly change: "raised" | "reopened" | "escalated";
  readonly incident: IncidentRecord;
};

export type Followed = {
  readonly changes: readonly IncidentChange[];
  /** Subjects of which an incident ended that belonged to a cause: it may be over, too. */
  readonly leftCauses: ReadonlySet<string>;
  /** Subjects whose parcels are to be intercepted. */
  readonly toIntercept: ReadonlySet<string>;
};

/**
 * Raises, merges, escalates, reopens and closes incidents in the transaction of what was heard: one unsettled incident of a
 * kind for a subject, repeated trouble counts up in it, and what is over is closed by its event. Told again, it changes
 * nothing. Whom to tell is the caller's. `locked`: what `lockIncidentsAbout` answered for these subjects, where the caller
 * has asked already.
 */
export async function followIncidents(
  db: SellerDb,
  list: readonly SubjectTrouble[],
  now: number,
  locked?: readonly IncidentRecord[],
): Promise<Followed> {
  const subjects = list.map(({ subjectId }) => subjectId);
  const known = locked ?? (await lockIncidentsAbout(db, subjects));
  const fresh: NewIncident[] = [];
  const changed: IncidentRecord[] = [];
  const history: NewHistory[] = [];
  const changes: IncidentChange[] = [];
  for (const { subjectId, signals, closingEventOf } of list) {
    const own = known.filter((one) => one.subjectId === subjectId);
    for (const signal of signals) {
      const newest = newestOf(own, signal.kind);
      const step = stepOf(signal, newest);
      if (step === "raise") fresh.push(raised(signal, now));
      if (step === "none" || step === "raise" || !newest) continue;
      const next = step === "merge" ? merged(newest, signal, now) : worse(newest, signal, step, now);
      changed.push(next);
      if (step === "merge") continue;
      const change = step === "reopen" ? "reopened" : "escalated";
      history.push({ incidentId: next.id, step: change, state: next.state, text: next.severity });
      changes.push({ change, incident: next });
    }
    for (const one of own) {
      const event = isUnsettled(one.state) ? closingEventOf(one) : null;
      if (!event) continue;
      changed.push({
        ...one,
        state: "closed",
        closedAt: now,
        closedKind: "event",
        closedBy: event,
        version: one.version + 1,
      });
      history.push({ incidentId: one.id, step: "closed", state: "closed", text: event });
    }
  }
  const saved = await saveNewIncidents(db, fresh);
  await updateIncidents(db, changed);
  const isNew = ({ id }: IncidentRecord): NewHistory => ({ incidentId: id, step: "raised", state: "open" });
  await saveIncidentHistory(db, [...saved.map(isNew), ...history], now);
  await saveAudit(db, auditOf(saved, changed, changes));
  const latest = new Map([...known, ...changed, ...saved].map((one) => [one.id, one]));
  const open = [...latest.values()].filter(({ kind, state }) => kind === "interception" && isUnsettled(state));
  return {
    changes: [...saved.map((incident) => ({ change: "raised" as const, incident })), ...changes],
    leftCauses: new Set(
      changed.filter(({ state, groupId }) => state === "closed" && groupId !== null).map(({ subjectId }) => subjectId),
    ),
    toIntercept: new Set(open.map(({ subjectId }) => subjectId)),
  };
}

/** The one that is unsettled, else the newest: what was opened again may be older than what was closed. */
function newestOf(own: readonly IncidentRecord[], kind: IncidentRecord["kind"]): IncidentRecord | null {
  const ofKind = own.filter((one) => one.kind === kind);
  return ofKind.find(({ state }) => isUnsettled(state)) ?? ofKind.at(-1) ?? null;
}

function raised(signal: IncidentSignal, now: number): NewIncident {
  const { event, severity: _, ...facts } = signal;
  return {
    ...{ ...facts, ...termsOf(signal, now), lastEvent: event },
    ...{ receivedAt: now, lastAt: now, raisedAt: now },
  };
}

function merged(one: IncidentRecord, { event, words, status, place }: IncidentSignal, now: number): IncidentRecord {
  return {
    ...{ ...one, words: words || one.words, status: status || one.status, place: place || one.place },
    ...{ lastEvent: event, count: one.count + 1, lastAt: now },
  };
}

/** What got worse is due sooner, never later; what opens again has its whole time, and nobody has it. */
function worse(one: IncidentRecord, signal: IncidentSignal, step: "escalate" | "reopen", now: number): IncidentRecord {
  const { severity, dueAt } = termsOf(signal, now);
  const next = { ...merged(one, signal, now), severity, version: one.version + 1 };
  if (step === "escalate") return { ...next, dueAt: Math.min(one.dueAt, dueAt) };
  return {
    ...{ ...next, dueAt, state: "open", reopened: one.reopened + 1, silenceDueAt: signal.silenceDueAt },
    ...{ ownerId: null, ownerName: "", groupId: null },
    ...{ closedAt: null, closedKind: null, closedBy: "", note: "" },
  };
}

function auditOf(
  saved: readonly IncidentRecord[],
  changed: readonly IncidentRecord[],
  changes: readonly IncidentChange[],
): AuditEntry[] {
  const back = changes.filter(({ change }) => change === "reopened").map(({ incident }) => incident);
  return [
    ...[...saved, ...back].map(
      ({ id, kind, waybillNo }): AuditEntry => ({
        ...{ event: "incident_raised", data: { kind, number: waybillNo }, subject: { kind: "incident", id } },
      }),
    ),
    ...changed
      .filter(({ state }) => state === "closed")
      .map(
        ({ id, kind, waybillNo, closedBy }): AuditEntry => ({
          event: "incident_closed",
          data: { kind, number: waybillNo, by: closedBy },
          subject: { kind: "incident", id },
        }),
      ),
  ];
}
