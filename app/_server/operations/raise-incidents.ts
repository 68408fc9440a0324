import { type AuditEntry, saveAudit } from "#db/queries/audit";
import {
  type IncidentRecord,
  lockIncidentsAbout,
  type NewIncident,
  saveNewIncidents,
  updateIncidents,
} from "#db/queries/incidents";
import type { SellerDb } from "#db/scope";
import type { ClosingEvent } from "#lib/incidents/declaration-incidents";
import { type IncidentKind, isUnsettled } from "#lib/incidents/kinds";
import { type IncidentSignal, stepOf, termsOf } from "#lib/incidents/signals";

/** Where a subject stands now: what raises incidents about it, and what ends those of a kind. */
export type SubjectTrouble = {
  readonly subjectId: string;
  readonly signals: readonly IncidentSignal[];
  readonly closingEventOf: (kind: IncidentKind) => ClosingEvent | null;
};

/**
 * Raises, merges and closes incidents in the transaction of what was heard: one unsettled incident of a kind for a subject,
 * repeated trouble counts up in it, and what is over is closed by its event. Told again, it changes nothing. Answers the
 * subjects whose parcels are to be intercepted.
 */
export async function followIncidents(
  db: SellerDb,
  list: readonly SubjectTrouble[],
  now: number,
): Promise<ReadonlySet<string>> {
  const known = await lockIncidentsAbout(
    db,
    list.map(({ subjectId }) => subjectId),
  );
  const fresh: NewIncident[] = [];
  const changed: IncidentRecord[] = [];
  for (const { subjectId, signals, closingEventOf } of list) {
    const own = known.filter((one) => one.subjectId === subjectId);
    for (const signal of signals) {
      const newest = own.findLast(({ kind }) => kind === signal.kind) ?? null;
      const step = stepOf(signal, newest);
      if (step === "raise") fresh.push(raised(signal, now));
      if (step === "merge" && newest) changed.push(merged(newest, signal, now));
    }
    for (const one of own) {
      const event = isUnsettled(one.state) ? closingEventOf(one.kind) : null;
      if (event) changed.push({ ...one, state: "closed", closedAt: now, closedKind: "event", closedBy: event });
    }
  }
  const saved = await saveNewIncidents(db, fresh);
  await updateIncidents(db, changed);
  const ended = changed.filter(({ state }) => state === "closed");
  await saveAudit(db, [
    ...saved.map(
      ({ id, kind, waybillNo }): AuditEntry => ({
        ...{ event: "incident_raised", data: { kind, number: waybillNo }, subject: { kind: "incident", id } },
      }),
    ),
    ...ended.map(
      ({ id, kind, waybillNo, closedBy }): AuditEntry => ({
        event: "incident_closed",
        data: { kind, number: waybillNo, by: closedBy },
        subject: { kind: "incident", id },
      }),
    ),
  ]);
  const latest = new Map([...known, ...changed, ...saved].map((one) => [one.id, one]));
  const open = [...latest.values()].filter(({ kind, state }) => kind === "interception" && isUnsettled(state));
  return new Set(open.map(({ subjectId }) => subjectId));
}

function raised(signal: IncidentSignal, now: number): NewIncident {
  const { event, ...facts } = signal;
  const { severity, dueAt } = termsOf(signal.kind, now);
  return {
    ...{ ...facts, subjectKind: "declaration", lastEvent: event, severity, dueAt },
    ...{ receivedAt: now, lastAt: now, raisedAt: now },
  };
}

function merged(one: IncidentRecord, { event, words, status }: IncidentSignal, now: number): IncidentRecord {
  return { ...one, words, status, lastEvent: event, count: one.count + 1, lastAt: now };
}
