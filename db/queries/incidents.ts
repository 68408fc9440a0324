import { and, asc, desc, eq, inArray, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import { type IncidentSearch, incidentsPerPage } from "#lib/incidents/incident-search";
import { type IncidentKind, unsettledStates } from "#lib/incidents/kinds";
import { insertReturning, updateMany } from "../bulk.ts";
import { waybills } from "../schema/dispatch.ts";
import { incidents } from "../schema/incidents.ts";
import { trackingStates } from "../schema/tracking.ts";
import type { SellerDb } from "../scope.ts";
import { uuidList } from "../text-list.ts";

export type IncidentRecord = typeof incidents.$inferSelect;
export type NewIncident = Omit<typeof incidents.$inferInsert, "sellerId" | "id">;

/** All incidents about some subjects, the newest of each last, locked. The subjects themselves were locked before. */
export async function lockIncidentsAbout(
  db: SellerDb,
  subjectIds: readonly string[],
): Promise<readonly IncidentRecord[]> {
  if (subjectIds.length === 0) return [];
  return db
    .select()
    .from(incidents)
    .where(and(eq(incidents.sellerId, db.scope.sellerId), sql`${incidents.subjectId} in ${uuidList(subjectIds)}`))
    .orderBy(asc(incidents.raisedAt), asc(incidents.id))
    .for("update");
}

/** One incident, locked; null when the seller has none of this id. */
export async function lockIncident(db: SellerDb, id: string): Promise<IncidentRecord | null> {
  const [row] = await db
    .select()
    .from(incidents)
    .where(and(eq(incidents.sellerId, db.scope.sellerId), eq(incidents.id, id)))
    .for("update");
  return row ?? null;
}

/** What an incident is about; null when the seller has none of this id. */
export async function getIncidentSubject(db: SellerDb, id: string): Promise<string | null> {
  const [row] = await db
    .select({ subjectId: incidents.subjectId })
    .from(incidents)
    .where(and(eq(incidents.sellerId, db.scope.sellerId), eq(incidents.id, id)));
  return row?.subjectId ?? null;
}

/** Writes new incidents; of a subject and kind that has an unsettled one none is written. Answers the new ones. */
export async function saveNewIncidents(db: SellerDb, list: readonly NewIncident[]): Promise<readonly IncidentRecord[]> {
  const rows = list.map((row) => ({ ...row, sellerId: db.scope.sellerId }));
  const where = sql`state in ('open', 'acknowledged')`;
  return insertReturning(db, incidents, rows, { columns: ["sellerId", "subjectId", "kind"], where, set: "nothing" });
}

const changeable = [
  ...(["state", "words", "status", "lastEvent", "count", "lastAt", "ownerId", "ownerName"] as const),
  ...(["closedAt", "closedKind", "closedBy", "note"] as const),
] as const;

/** Writes incidents as they are now; they were locked before. */
export async function updateIncidents(
  db: SellerDb,
  list: readonly Pick<IncidentRecord, "id" | (typeof changeable)[number]>[],
): Promise<void> {
  const rows = list.map((row) => ({ ...row, sellerId: db.scope.sellerId }));
  await updateMany(db, incidents, ["sellerId", "id"], changeable, rows);
}

/** How many incidents nobody has taken over: what the red mark counts. */
export async function countOpenIncidents(db: SellerDb): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(incidents)
    .where(and(eq(incidents.sellerId, db.scope.sellerId), sql`${incidents.state} = 'open'`));
  return row?.count ?? 0;
}

/** Unsettled incidents by kind, and how many are settled. */
export async function countIncidents(
  db: SellerDb,
): Promise<{ readonly byKind: Readonly<Partial<Record<IncidentKind, number>>>; readonly done: number }> {
  const own = eq(incidents.sellerId, db.scope.sellerId);
  const [kinds, [done]] = await Promise.all([
    db
      .select({ kind: incidents.kind, count: sql<number>`count(*)::int` })
      .from(incidents)
      .where(and(own, isNull(incidents.closedAt)))
      .groupBy(incidents.kind),
    db
      .select({ count: sql<number>`count(*)::int` })
      .from(incidents)
      .where(and(own, isNotNull(incidents.closedAt))),
  ]);
  return { byKind: Object.fromEntries(kinds.map(({ kind, count }) => [kind, count])), done: done?.count ?? 0 };
}

export type IncidentRow = IncidentRecord & {
  readonly carrierCode: string;
  readonly country: string;
  /** When the carrier took the parcel, as far as it reported; null: it has not. */
  readonly pickedUpAt: number | null;
};

/** One page of incidents: unsettled ones by due time, settled ones newest first; and whether more follow. */
export async function listIncidents(
  db: SellerDb,
  search: IncidentSearch,
): Promise<{ readonly rows: readonly IncidentRow[]; readonly hasMore: boolean }> {
  const { sellerId } = db.scope;
  const isOpen = search.view === "open";
  const pickedUpAt = sql<string | null>`${trackingStates.fold} #>> '{milestones,picked_up,at}'`;
  const rows = await db
    .select({ incident: incidents, carrierCode: waybills.carrierCode, country: waybills.country, pickedUpAt })
    .from(incidents)
    .innerJoin(waybills, and(eq(waybills.sellerId, sellerId), eq(waybills.id, incidents.waybillId)))
    .leftJoin(
      trackingStates,
      and(eq(trackingStates.sellerId, sellerId), eq(trackingStates.waybillId, incidents.waybillId)),
    )
    .where(
      and(
        eq(incidents.sellerId, sellerId),
        isOpen ? isNull(incidents.closedAt) : isNotNull(incidents.closedAt),
        search.kind === null ? undefined : eq(incidents.kind, search.kind),
        afterCursor(db, search),
      ),
    )
    .orderBy(...(isOpen ? [asc(incidents.dueAt), asc(incidents.id)] : [desc(incidents.closedAt), desc(incidents.id)]))
    .limit(incidentsPerPage + 1);
  return {
    rows: rows.slice(0, incidentsPerPage).map(({ incident, pickedUpAt: at, ...of }) => ({
      ...{ ...incident, ...of },
      pickedUpAt: at === null ? null : Number(at),
    })),
    hasMore: rows.length > incidentsPerPage,
  };
}

/** Compared with the row itself: the database's clock is finer than a cursor in milliseconds would be. */
function afterCursor(db: SellerDb, { after, view }: IncidentSearch): SQL | undefined {
  if (after === null) return undefined;
  const last = (column: SQL) =>
    sql`select ${column}, i.id from incidents i where i.seller_id = ${db.scope.sellerId}::uuid and i.id = ${after}::uuid`;
  return view === "open"
    ? sql`(${incidents.dueAt}, ${incidents.id}) > (${last(sql`i.due_at`)})`
    : sql`(${incidents.closedAt}, ${incidents.id}) < (${last(sql`i.closed_at`)})`;
}

/** The unsettled incidents about one declaration, for its page. */
export async function listIncidentsAbout(db: SellerDb, subjectId: string): Promise<readonly IncidentRecord[]> {
  return db
    .select()
    .from(incidents)
    .where(
      and(
        eq(incidents.sellerId, db.scope.sellerId),
        eq(incidents.subjectId, subjectId),
        inArray(incidents.state, [...unsettledStates]),
      ),
    )
    .orderBy(asc(incidents.dueAt));
}
