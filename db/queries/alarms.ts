import { and, asc, desc, eq, gt, gte, inArray, isNull, lt, lte, ne, sql } from "drizzle-orm";
import {
  type AlarmInstants,
  type Distribution,
  ownPromiseMs,
  type PromiseSpan,
  promiseBars,
  promiseMs,
} from "#lib/alarms/promise";
import type { IncidentState } from "#lib/incidents/life";
import type { ToldSpan } from "#lib/incidents/told";
import { insertReturning } from "../bulk.ts";
import { alarms } from "../schema/alarms.ts";
import { incidents } from "../schema/incidents.ts";
import type { DoorDb, SellerDb } from "../scope.ts";
import { uuidList } from "../text-list.ts";
import { firstTold, toldMs } from "../told-spans.ts";

export type AlarmRecord = typeof alarms.$inferSelect;
export type NewAlarm = Omit<typeof alarms.$inferInsert, "sellerId" | "id" | "seq" | "storedAt" | "screenAt">;

/** Writes alarms; what was told of an incident before is left out. Answers the new ones. */
export async function saveNewAlarms(db: SellerDb, list: readonly NewAlarm[]): Promise<readonly AlarmRecord[]> {
  const rows = list.map((row) => ({ ...row, sellerId: db.scope.sellerId }));
  return insertReturning(db, alarms, rows, { columns: ["sellerId", "incidentId", "changeKey"], set: "nothing" });
}

export type NumberedAlarm = AlarmRecord & { readonly seq: number; readonly incidentState: IncidentState };

/**
 * The alarms behind one cursor up to another, in their order; of very many the newest. With the incident's state now: what
 * somebody has taken over meanwhile need not ring any more.
 */
export async function listAlarmsBetween(
  db: SellerDb,
  { after, upTo, most }: { readonly after: number; readonly upTo: number; readonly most: number },
): Promise<readonly NumberedAlarm[]> {
  const rows = await db
    .select({ alarm: alarms, incidentState: incidents.state })
    .from(alarms)
    .innerJoin(incidents, and(eq(incidents.sellerId, alarms.sellerId), eq(incidents.id, alarms.incidentId)))
    .where(and(eq(alarms.sellerId, db.scope.sellerId), gt(alarms.seq, after), lte(alarms.seq, upTo)))
    .orderBy(desc(alarms.seq), desc(alarms.id))
    .limit(most);
  return rows
    .flatMap(({ alarm, incidentState }) => (alarm.seq === null ? [] : [{ ...alarm, seq: alarm.seq, incidentState }]))
    .reverse();
}

/** Notes when the first open screen was told; later screens change nothing. Answers from when on each had waited. */
export async function saveAlarmsOnScreen(
  db: SellerDb,
  ids: readonly string[],
  now: number,
): Promise<readonly number[]> {
  const rows = await db
    .update(alarms)
    .set({ screenAt: now })
    .where(and(eq(alarms.sellerId, db.scope.sellerId), inArray(alarms.id, [...ids]), isNull(alarms.screenAt)))
    .returning({ receivedAt: alarms.receivedAt, silenceDueAt: alarms.silenceDueAt });
  return rows.map(({ receivedAt, silenceDueAt }) => silenceDueAt ?? receivedAt);
}

/** The instants of incidents that were first told in a period, newest first: what the promise is measured by. */
export async function listAlarmInstants(
  db: SellerDb,
  { since, until, most = 50_000 }: { readonly since: number; readonly until: number; readonly most?: number },
): Promise<readonly AlarmInstants[]> {
  const sentAt = sql<string | null>`(
    select min(d.delivered_at) from alarm_deliveries d
    where d.seller_id = ${alarms.sellerId} and d.alarm_id = ${alarms.id} and d.channel <> 'in_app')`;
  const rows = await db
    .select({
      ...{ happenedAt: alarms.happenedAt, receivedAt: alarms.receivedAt, silenceDueAt: alarms.silenceDueAt },
      ...{ raisedAt: alarms.raisedAt, storedAt: alarms.storedAt, screenAt: alarms.screenAt, sentAt },
    })
    .from(alarms)
    .where(
      and(
        eq(alarms.sellerId, db.scope.sellerId),
        eq(alarms.change, "opened"),
        gte(alarms.storedAt, since),
        lt(alarms.storedAt, until),
      ),
    )
    .orderBy(desc(alarms.storedAt))
    .limit(most);
  return rows.map((row) => ({ ...row, sentAt: row.sentAt === null ? null : Date.parse(row.sentAt) }));
}

/** What the dashboard shows: the spans that an alarm's own row tells of. */
export type ToldPromise = Readonly<Record<Exclude<PromiseSpan, "sent">, Distribution | null>>;

/**
 * How soon incidents were first told in a period, as `reportOf` measures it, counted by the database: of a large seller's
 * week only the counts travel.
 */
export async function countPromise(
  db: SellerDb,
  { since, until }: { readonly since: number; readonly until: number },
): Promise<ToldPromise> {
  const within = (limit: number) => sql`(count(*) filter (where ms <= ${limit}))::int`;
  const rows = await db.execute<{ span: string; count: number; ranks: string[]; worst: string; upTo: number[] }>(sql`
    select span, count(*)::int as count, max(ms)::text as worst,
      (percentile_disc(array[0.5, 0.95, 0.99]) within group (order by ms))::text[] as ranks,
      array[${sql.join([...promiseBars, ownPromiseMs, promiseMs].map(within), sql`, `)}] as "upTo"
    from alarms cross join lateral (values
      ('event', ${toldMs.event}), ('receipt', ${toldMs.receipt}), ('silence', ${toldMs.silence}), ('screen', ${toldMs.screen})
    ) as spans (span, ms)
    where ${firstTold(db.scope.sellerId, { since, until })} and ms is not null
    group by span`);
  const bySpan = new Map(Array.from(rows, (row) => [row.span, row]));
  const of = (span: keyof ToldPromise): Distribution | null => {
    const row = bySpan.get(span);
    if (!row) return null;
    const { count, ranks, upTo } = row;
    const ends = promiseBars.map((_, bar) => upTo[bar] ?? 0);
    return {
      ...{ count, p50: Number(ranks[0]), p95: Number(ranks[1]), p99: Number(ranks[2]), worst: Number(row.worst) },
      within5s: (upTo[promiseBars.length] ?? 0) / count,
      within15min: (upTo[promiseBars.length + 1] ?? 0) / count,
      bars: [...ends.map((end, bar) => end - (ends[bar - 1] ?? 0)), count - (ends.at(-1) ?? 0)],
    };
  };
  return { event: of("event"), receipt: of("receipt"), silence: of("silence"), screen: of("screen") };
}

/** After how many milliseconds incidents were first told, by id; missing where the span does not apply. */
export async function listToldMs(
  db: SellerDb,
  ids: readonly string[],
  span: ToldSpan,
): Promise<ReadonlyMap<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await db.execute<{ id: string; ms: string | null }>(sql`
    select incident_id as id, (${toldMs[span]})::text as ms from alarms
    where seller_id = ${db.scope.sellerId}::uuid and incident_id in ${uuidList(ids)} and change = 'opened'`);
  return new Map(Array.from(rows).flatMap(({ id, ms }) => (ms === null ? [] : [[id, Number(ms)] as const])));
}

/** Sellers with alarms since an instant. */
export async function listSellersWithAlarms(db: DoorDb, since: number): Promise<string[]> {
  const rows = await db
    .selectDistinct({ sellerId: alarms.sellerId })
    .from(alarms)
    .where(gte(alarms.storedAt, since))
    .orderBy(asc(alarms.sellerId));
  return rows.map(({ sellerId }) => sellerId);
}

/** Deletes alarms that are older and whose deliveries are gone; answers how many. */
export async function deleteOldAlarms(db: SellerDb, before: number): Promise<number> {
  const gone = await db.execute(sql`
    delete from alarms a where a.seller_id = ${db.scope.sellerId}::uuid
      and a.stored_at < ${new Date(before).toISOString()}::timestamptz
      and not exists (select 1 from alarm_deliveries d where d.seller_id = a.seller_id and d.alarm_id = a.id)
    returning a.id`);
  return Array.from(gone).length;
}

/** Red incidents that nobody has taken over, causes of many parcels as one: what the red bar counts. */
export async function countRedIncidents(db: SellerDb): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(incidents)
    .where(
      and(
        eq(incidents.sellerId, db.scope.sellerId),
        sql`${incidents.state} = 'open'`,
        ne(incidents.severity, "normal"),
        isNull(incidents.groupId),
      ),
    );
  return row?.count ?? 0;
}
