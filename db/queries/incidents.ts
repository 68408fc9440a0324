import { and, asc, desc, eq, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import { type IncidentSearch, incidentsPerPage } from "#lib/incidents/incident-search";
import type { IncidentKind, Severity } from "#lib/incidents/kinds";
import type { IncidentState, IncidentStep } from "#lib/incidents/life";
import type { IncidentNeed } from "#lib/incidents/needs";
import type { Instant } from "#lib/kit/time";
import { insertMany, insertReturning, updateMany } from "../bulk.ts";
import { executePrepared } from "../prepared.ts";
import { incidentHistory, incidents, severityOrder } from "../schema/incidents.ts";
import type { SellerDb } from "../scope.ts";
import { textList, uuidList } from "../text-list.ts";
import { toldIncidents } from "../told-spans.ts";

export type IncidentRecord = typeof incidents.$inferSelect;
export type NewIncident = Omit<typeof incidents.$inferInsert, "sellerId" | "id">;

/** All incidents about some subjects, the newest of each last, locked. The subjects themselves were locked before. */
export async function lockIncidentsAbout(
  db: SellerDb,
  subjectIds: readonly string[],
): Promise<readonly IncidentRecord[]> {
  if (subjectIds.length === 0) return [];
  const rows = await db
    .select()
    .from(incidents)
    .where(and(eq(incidents.sellerId, db.scope.sellerId), sql`${incidents.subjectId} in ${uuidList(subjectIds)}`))
    // locked in one order by everybody
    .orderBy(asc(incidents.id))
    .for("update")
    .prepare("incidents about")
    .execute();
  return rows.toSorted((a, b) => a.raisedAt - b.raisedAt);
}

/** Incidents by id, locked in the order of their ids; unknown ids are missing from the answer. */
export async function lockIncidents(db: SellerDb, ids: readonly string[]): Promise<readonly IncidentRecord[]> {
  if (ids.length === 0) return [];
  return db
    .select()
    .from(incidents)
    .where(and(eq(incidents.sellerId, db.scope.sellerId), sql`${incidents.id} in ${uuidList(ids)}`))
    .orderBy(asc(incidents.id))
    .for("update");
}

/** Incidents by id, as they are; unknown ids are missing from the answer. */
export async function getIncidents(db: SellerDb, ids: readonly string[]): Promise<readonly IncidentRecord[]> {
  if (ids.length === 0) return [];
  return db
    .select()
    .from(incidents)
    .where(and(eq(incidents.sellerId, db.scope.sellerId), sql`${incidents.id} in ${uuidList(ids)}`));
}

/** Writes new incidents; of a subject and kind that has an unsettled one none is written. Answers the new ones. */
export async function saveNewIncidents(db: SellerDb, list: readonly NewIncident[]): Promise<readonly IncidentRecord[]> {
  const rows = list.map((row) => ({ ...row, sellerId: db.scope.sellerId }));
  const where = sql`closed_at is null`;
  return insertReturning(db, incidents, rows, { columns: ["sellerId", "subjectId", "kind"], where, set: "nothing" });
}

const changeable = [
  ...(["severity", "state", "groupId", "words", "status", "place", "lastEvent", "count", "reopened"] as const),
  ...(["silenceDueAt", "lastAt", "dueAt", "ownerId", "ownerName"] as const),
  ...(["closedAt", "closedKind", "closedBy", "note", "version"] as const),
] as const;

/** Writes incidents as they are now; they were locked before. */
export async function updateIncidents(
  db: SellerDb,
  list: readonly Pick<IncidentRecord, "id" | (typeof changeable)[number]>[],
): Promise<void> {
  const rows = list.map((row) => ({ ...row, sellerId: db.scope.sellerId }));
  await updateMany(db, incidents, ["sellerId", "id"], changeable, rows);
}

export type NewHistory = {
  readonly incidentId: string;
  readonly step: IncidentStep;
  readonly state: IncidentState;
  readonly by?: string;
  readonly text?: string;
};

/** Writes what incidents went through; nothing of it is ever changed. */
export async function saveIncidentHistory(db: SellerDb, list: readonly NewHistory[], now: number): Promise<void> {
  const { sellerId } = db.scope;
  await insertMany(
    db,
    incidentHistory,
    list.map(({ by = "", text = "", ...row }) => ({ ...row, by, text, sellerId, at: now })),
  );
}

export type HistoryRow = typeof incidentHistory.$inferSelect;

/** What an incident went through, oldest first. */
export async function listIncidentHistory(db: SellerDb, incidentId: string): Promise<readonly HistoryRow[]> {
  return db
    .select()
    .from(incidentHistory)
    .where(and(eq(incidentHistory.sellerId, db.scope.sellerId), eq(incidentHistory.incidentId, incidentId)))
    .orderBy(asc(incidentHistory.id))
    .limit(500);
}

/** How many incidents nobody has taken over: what the red mark counts. Many parcels with one cause are one. */
export async function countOpenIncidents(db: SellerDb): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(incidents)
    .where(and(eq(incidents.sellerId, db.scope.sellerId), sql`${incidents.state} = 'open'`, isNull(incidents.groupId)));
  return row?.count ?? 0;
}

export type IncidentGroupCount = {
  readonly kind: IncidentKind;
  readonly severity: Severity;
  readonly state: IncidentState;
  readonly ownerId: string | null;
  readonly ownerName: string;
  readonly country: string;
  readonly solutionCode: string;
  readonly count: number;
};

/** Unsettled incidents, alike in everything that can be filtered, and how many are settled. One pass over what waits. */
export async function countIncidents(
  db: SellerDb,
): Promise<{ readonly groups: readonly IncidentGroupCount[]; readonly done: number }> {
  const own = and(eq(incidents.sellerId, db.scope.sellerId), isNull(incidents.groupId));
  const { kind, severity, state, ownerId, ownerName, country, solutionCode } = incidents;
  const [groups, [done]] = await Promise.all([
    db
      .select({ kind, severity, state, ownerId, ownerName, country, solutionCode, count: sql<number>`count(*)::int` })
      .from(incidents)
      .where(and(own, isNull(incidents.closedAt)))
      .groupBy(kind, severity, state, ownerId, ownerName, country, solutionCode),
    db
      .select({ count: sql<number>`count(*)::int` })
      .from(incidents)
      .where(and(own, isNotNull(incidents.closedAt))),
  ]);
  return { groups, done: done?.count ?? 0 };
}

/** Unsettled incidents by kind and severity: nobody's, and due by two instants; read from the index alone, in its order. */
export async function countNeeds(db: SellerDb, by: readonly [Instant, Instant]): Promise<readonly IncidentNeed[]> {
  const dueBy = by.map(
    (at) => sql`(count(*) filter (where due_at <= ${new Date(at).toISOString()}::timestamptz))::int`,
  );
  const rows = await executePrepared<IncidentNeed>(
    db,
    sql`select severity, kind, count(*)::int as count, (count(*) filter (where owner_id is null))::int as nobodys,
        array[${sql.join(dueBy, sql`, `)}] as "dueBy"
      from incidents where seller_id = ${db.scope.sellerId}::uuid and closed_at is null and group_id is null
      group by severity, kind`,
  );
  return Array.from(rows);
}

/** From the worst: what the order of a list and its pages compare, in the words of the index `incidents_worst`. */
export const severityRank = sql<number>`${sql.raw(severityOrder)}`;

/** One page of incidents: unsettled ones worst first and soonest due, settled ones newest first; and whether more follow. */
export async function listIncidents(
  db: SellerDb,
  search: IncidentSearch,
  limit = incidentsPerPage,
): Promise<{ readonly rows: readonly IncidentRecord[]; readonly hasMore: boolean }> {
  const rows = await db
    .select()
    .from(incidents)
    .where(and(...filters(db, search), afterCursor(db, search)))
    .orderBy(
      ...{
        open: [asc(severityRank), asc(incidents.dueAt), asc(incidents.id)],
        done: [desc(incidents.closedAt), desc(incidents.id)],
        told: [desc(incidents.raisedAt), desc(incidents.id)],
      }[search.view],
    )
    .limit(limit + 1);
  return { rows: rows.slice(0, limit), hasMore: rows.length > limit };
}

/** How many incidents a search shows, on all its pages. */
export async function countFound(db: SellerDb, search: IncidentSearch): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(incidents)
    .where(and(...filters(db, search)));
  return row?.count ?? 0;
}

const brief = {
  ...{ id: incidents.id, version: incidents.version, kind: incidents.kind, state: incidents.state },
  ...{ severity: incidents.severity, ownerId: incidents.ownerId, groupId: incidents.groupId },
  waybillId: incidents.waybillId,
};
export type BriefIncident = Pick<IncidentRecord, keyof typeof brief>;

/** What a search shows on all its pages, the first `limit` by id: what is chosen when all of it is. */
export async function findIncidents(
  db: SellerDb,
  search: IncidentSearch,
  limit: number,
): Promise<readonly BriefIncident[]> {
  return db
    .select(brief)
    .from(incidents)
    .where(and(...filters(db, search)))
    .orderBy(asc(incidents.id))
    .limit(limit);
}

/** The unsettled incidents of any number of parcels, by id. */
export async function findIncidentsOf(db: SellerDb, waybillIds: readonly string[]): Promise<readonly BriefIncident[]> {
  if (waybillIds.length === 0) return [];
  return db
    .select(brief)
    .from(incidents)
    .where(
      and(
        eq(incidents.sellerId, db.scope.sellerId),
        sql`${incidents.waybillId} in ${uuidList(waybillIds)}`,
        isNull(incidents.closedAt),
      ),
    )
    .orderBy(asc(incidents.id));
}

function filters(db: SellerDb, search: IncidentSearch): (SQL | undefined)[] {
  const { view, kinds, severities: bad, states, owner, due, told, countries, solutions, text, group } = search;
  const among = (column: SQL, list: readonly string[]) =>
    list.length === 0 ? undefined : sql`${column} in ${textList(list)}`;
  return [
    eq(incidents.sellerId, db.scope.sellerId),
    { open: isNull(incidents.closedAt), done: isNotNull(incidents.closedAt), told: undefined }[view],
    // parcels with one cause are shown as that one, unless somebody looks for a parcel or into the cause
    group !== null ? eq(incidents.groupId, group) : undefined,
    group === null && text === "" && view !== "told" ? isNull(incidents.groupId) : undefined,
    told === null ? undefined : sql`${incidents.id} in ${toldIncidents(db.scope.sellerId, told)}`,
    among(sql`${incidents.kind}`, kinds),
    among(sql`${incidents.severity}`, bad),
    among(sql`${incidents.state}`, states),
    among(sql`${incidents.country}`, countries),
    among(sql`${incidents.solutionCode}`, solutions),
    owner === null ? undefined : owner === "nobody" ? isNull(incidents.ownerId) : eq(incidents.ownerId, owner),
    due === null ? undefined : sql`${incidents.dueAt} <= ${new Date(due.before).toISOString()}::timestamptz`,
    due?.after ? sql`${incidents.dueAt} > ${new Date(due.after).toISOString()}::timestamptz` : undefined,
    text === "" ? undefined : textFilter(text),
  ];
}

/** The beginning of a number, or a part of the words. */
function textFilter(text: string): SQL {
  const escaped = text.replace(/[\\%_]/g, (found) => `\\${found}`);
  return sql`(${incidents.orderNumber} like ${`${escaped}%`} or ${incidents.waybillNo} ilike ${`${escaped}%`}
    or ${incidents.words} ilike ${`%${escaped}%`})`;
}

/** Compared with the row itself: the database's clock is finer than a cursor in milliseconds would be. */
function afterCursor(db: SellerDb, { after, view }: IncidentSearch): SQL | undefined {
  if (after === null) return undefined;
  const last = (columns: SQL) =>
    sql`select ${columns} from incidents where incidents.seller_id = ${db.scope.sellerId}::uuid and incidents.id = ${after}::uuid`;
  if (view === "open")
    return sql`(${severityRank}, ${incidents.dueAt}, ${incidents.id}) > (${last(sql`${severityRank}, due_at, id`)})`;
  return view === "done"
    ? sql`(${incidents.closedAt}, ${incidents.id}) < (${last(sql`closed_at, id`)})`
    : sql`(${incidents.raisedAt}, ${incidents.id}) < (${last(sql`raised_at, id`)})`;
}

/** The unsettled incidents about one declaration, for its page. */
export async function listIncidentsAbout(db: SellerDb, subjectId: string): Promise<readonly IncidentRecord[]> {
  return db
    .select()
    .from(incidents)
    .where(
      and(eq(incidents.sellerId, db.scope.sellerId), eq(incidents.subjectId, subjectId), isNull(incidents.closedAt)),
    )
    .orderBy(asc(incidents.dueAt));
}

/** All incidents of one parcel, unsettled ones first, for its page. */
export async function listIncidentsOfParcel(db: SellerDb, waybillId: string): Promise<readonly IncidentRecord[]> {
  return db
    .select()
    .from(incidents)
    .where(and(eq(incidents.sellerId, db.scope.sellerId), eq(incidents.waybillId, waybillId)))
    .orderBy(sql`${incidents.closedAt} desc nulls first`, asc(incidents.dueAt))
    .limit(50);
}

/** The unsettled incidents of some parcels, the worst and soonest due first: what the list's verbs act on. */
export async function listUnsettledOf(db: SellerDb, waybillIds: readonly string[]): Promise<readonly IncidentRecord[]> {
  if (waybillIds.length === 0) return [];
  return db
    .select()
    .from(incidents)
    .where(
      and(
        eq(incidents.sellerId, db.scope.sellerId),
        sql`${incidents.waybillId} in ${uuidList(waybillIds)}`,
        isNull(incidents.closedAt),
      ),
    )
    .orderBy(asc(severityRank), asc(incidents.dueAt), asc(incidents.id));
}
