import { type AuditEntry, saveAudit } from "#db/queries/audit";
import { lockDeclarations, updateDeclarations } from "#db/queries/declarations";
import { listOpenMembers } from "#db/queries/incident-groups";
import {
  getIncidents,
  type IncidentRecord,
  lockIncidents,
  type NewHistory,
  saveIncidentHistory,
  updateIncidents,
} from "#db/queries/incidents";
import { raiseLiveCursor } from "#db/queries/live";
import { inScope, type SellerDb, type SellerScope } from "#db/scope";
import type { IncidentKind, Severity } from "#lib/incidents/kinds";
import { isUnsettled, moveRefusal } from "#lib/incidents/life";
import type { ShownIncident } from "#lib/incidents/schema";
import { ok, type Result, refuse } from "#lib/kit/result";

/** `incident_changed`: somebody changed it after it was shown; `by` says who has it now. */
export type IncidentRefusal = "incident_not_found" | "incident_settled" | "incident_open" | "incident_changed";

export type ChangedIncidents = {
  readonly done: readonly string[];
  readonly refused: readonly RefusedIncident[];
};

/** What was left as it was: who has it, and what it is, since lists often show it no more. `kind` null: there is no such one. */
export type RefusedIncident = {
  readonly id: string;
  readonly code: IncidentRefusal;
  readonly by: string;
  readonly kind: IncidentKind | null;
  readonly severity: Severity;
  /** Of the parcel, else of the list or lane. */
  readonly number: string;
};

/** What becomes of one incident by a person's hand; null: it is so already. */
export type IncidentChangeBy = (one: IncidentRecord) => {
  readonly next: IncidentRecord;
  readonly history: Omit<NewHistory, "incidentId" | "state">;
} | null;

export type PersonalChange = {
  readonly change: IncidentChangeBy;
  readonly audit: ((one: IncidentRecord) => AuditEntry) | null;
  /** What it must be before: most changes are of those that wait. */
  readonly of: "unsettled" | "ended";
  /** Parcels of one cause go with it. */
  readonly withMembers: boolean;
};

/**
 * Changes incidents that a person was shown, all that can be changed in one transaction; every other one is named with why.
 * The parcels of one cause go with it. One incident alone that is refused is a refusal of the whole.
 */
export async function changeIncidents(
  scope: SellerScope,
  shown: readonly ShownIncident[],
  personal: PersonalChange,
  now: number,
): Promise<Result<ChangedIncidents>> {
  const { change, audit, withMembers } = personal;
  const answer = await inScope(scope, async (db): Promise<ChangedIncidents> => {
    const versions = new Map(shown.map(({ id, version }) => [id, version]));
    const asked = await getIncidents(db, [...versions.keys()]);
    // declarations before incidents, as receipts lock them
    const declarations = await lockDeclarations(db, declarationsOf(asked));
    const rows = await lockWithMembers(db, [...versions.keys()], withMembers);
    const done: IncidentRecord[] = [];
    const history: NewHistory[] = [];
    const refused: RefusedIncident[] = [];
    const put = (row: IncidentRecord) => {
      const made = change(row);
      if (!made) return;
      done.push({ ...made.next, version: row.version + 1 });
      history.push({ ...made.history, incidentId: row.id, state: made.next.state, by: scope.personName });
    };
    for (const [id, version] of versions) {
      const row = rows.get(id);
      const code = row ? refusalOf(row, version, personal) : "incident_not_found";
      if (code !== null || !row) refused.push(refusedOf(id, code ?? "incident_not_found", row));
      else put(row);
    }
    const isDone = new Set(versions.keys());
    for (const { id } of refused) isDone.delete(id);
    for (const one of rows.values())
      if (isDone.has(one.groupId ?? "") && isUnsettled(one.state) && !versions.has(one.id)) put(one);
    await updateIncidents(db, done);
    await saveIncidentHistory(db, history, now);
    if (audit) await saveAudit(db, done.map(audit));
    await endInterceptions(db, done, declarations, now);
    if (done.length > 0) await raiseLiveCursor(db);
    return { done: [...isDone], refused };
  });
  const [only] = answer.refused;
  if (only && shown.length === 1) return refuse({ code: only.code, values: { by: only.by || "none" } });
  return ok(answer);
}

/** Incidents and the parcels of each cause, locked in the order of their ids; who joined meanwhile is locked after. */
async function lockWithMembers(
  db: SellerDb,
  ids: readonly string[],
  withMembers: boolean,
): Promise<ReadonlyMap<string, IncidentRecord>> {
  const members = withMembers ? await listOpenMembers(db, ids) : [];
  const rows = new Map((await lockIncidents(db, [...new Set([...ids, ...members])])).map((row) => [row.id, row]));
  const late = withMembers ? (await listOpenMembers(db, ids)).filter((id) => !rows.has(id)) : [];
  for (const row of await lockIncidents(db, late)) rows.set(row.id, row);
  return rows;
}

function declarationsOf(rows: readonly IncidentRecord[]): string[] {
  return rows.filter(({ kind }) => kind === "interception").map(({ subjectId }) => subjectId);
}

function refusalOf(row: IncidentRecord, version: number, { change, of }: PersonalChange): IncidentRefusal | null {
  if (isUnsettled(row.state) !== (of === "unsettled")) return of === "ended" ? "incident_open" : "incident_settled";
  const made = change(row);
  if (made === null) return null;
  const { state } = made.next;
  const code = state === row.state ? null : moveRefusal(row.state, state);
  return code ?? (row.version === version ? null : "incident_changed");
}

function refusedOf(id: string, code: IncidentRefusal, row: IncidentRecord | undefined): RefusedIncident {
  const number = row ? row.waybillNo || row.orderNumber || row.words : "";
  return { id, code, by: nameOf(row), kind: row?.kind ?? null, severity: row?.severity ?? "normal", number };
}

function nameOf(row: IncidentRecord | undefined): string {
  if (!row) return "";
  return row.closedKind === "person" ? row.closedBy : row.ownerName;
}

/** An interception that is answered takes the mark off its declaration. */
async function endInterceptions(
  db: SellerDb,
  done: readonly IncidentRecord[],
  declarations: Awaited<ReturnType<typeof lockDeclarations>>,
  now: number,
): Promise<void> {
  const ended = new Set(declarationsOf(done.filter(({ state }) => state === "resolved")));
  const marked = declarations.filter(({ id }) => ended.has(id));
  await updateDeclarations(
    db,
    marked.map((one) => ({ ...one, interceptAt: null, updatedAt: now })),
  );
}
