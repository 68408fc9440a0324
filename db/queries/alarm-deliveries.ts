import { and, asc, desc, eq, gte, inArray, isNotNull, isNull, lt, lte, not, or, type SQL, sql } from "drizzle-orm";
import type { AlarmChannel, DeliveryState } from "#lib/alarms/channels";
import { insertReturning } from "../bulk.ts";
import { alarmDeliveries, alarms } from "../schema/alarms.ts";
import type { DoorDb, SellerDb } from "../scope.ts";

export type DeliveryRecord = typeof alarmDeliveries.$inferSelect;
export type NewDelivery = Pick<
  typeof alarmDeliveries.$inferInsert,
  "alarmId" | "channel" | "target" | "targetName" | "state" | "nextAttemptAt" | "deliveredAt" | "createdAt"
>;
export type AlarmTarget = { readonly channel: AlarmChannel; readonly target: string };

/** A worker that claimed a delivery and did not settle it for so long is gone: longer than any post or mail may take. */
export const claimMs = 2 * 60_000;

const own = (db: SellerDb) => eq(alarmDeliveries.sellerId, db.scope.sellerId);
const openStates = ["waiting", "sending"] as const satisfies readonly DeliveryState[];

/** Writes deliveries; an alarm goes to a target once. Answers the new ones. */
export async function saveNewDeliveries(
  db: SellerDb,
  list: readonly NewDelivery[],
): Promise<readonly DeliveryRecord[]> {
  const rows = list.map((row) => ({ ...row, sellerId: db.scope.sellerId }));
  const columns = ["sellerId", "alarmId", "channel", "target"] as const;
  return insertReturning(db, alarmDeliveries, rows, { columns, set: "nothing" });
}

function ofTarget(db: SellerDb, { channel, target }: AlarmTarget): SQL | undefined {
  const isOpen = sql`${alarmDeliveries.state} in ('waiting', 'sending')`;
  return and(own(db), eq(alarmDeliveries.channel, channel), eq(alarmDeliveries.target, target), isOpen);
}

function isDue(now: number): SQL | undefined {
  return or(
    and(eq(alarmDeliveries.state, "waiting"), lte(alarmDeliveries.nextAttemptAt, now)),
    and(eq(alarmDeliveries.state, "sending"), lt(alarmDeliveries.claimedAt, now - claimMs)),
  );
}

export type ClaimedDelivery = DeliveryRecord & { readonly alarm: typeof alarms.$inferSelect | null };

/**
 * Claims what goes to a target next, so that no other worker sends it meanwhile: what went out together before and is to be tried
 * again, just so, or up to `most` that wait for their first try. Empty when nothing is due.
 */
export async function claimDeliveries(
  db: SellerDb,
  target: AlarmTarget,
  { most, now }: { readonly most: number; readonly now: number },
): Promise<readonly ClaimedDelivery[]> {
  const isTest = isNull(alarmDeliveries.alarmId);
  const order = [asc(alarmDeliveries.createdAt), asc(alarmDeliveries.id)] as const;
  const lock = { skipLocked: true } as const;
  const [first] = await db
    .select({ id: alarmDeliveries.id, batchId: alarmDeliveries.batchId, alarmId: alarmDeliveries.alarmId })
    .from(alarmDeliveries)
    .where(and(ofTarget(db, target), isDue(now)))
    .orderBy(...order)
    .limit(1)
    .for("update", lock);
  if (!first) return [];
  const together =
    first.batchId === null
      ? and(isNull(alarmDeliveries.batchId), isDue(now), first.alarmId === null ? isTest : not(isTest))
      : eq(alarmDeliveries.batchId, first.batchId);
  const found = await db
    .select({ id: alarmDeliveries.id })
    .from(alarmDeliveries)
    .where(and(ofTarget(db, target), together))
    .orderBy(...order)
    .limit(most)
    .for("update", lock);
  const ids = found.map(({ id }) => id);
  // of one that is in it: what was committed between the two reads may stand before `first` and leave it out
  const batchId = first.batchId ?? ids[0] ?? first.id;
  await db
    .update(alarmDeliveries)
    .set({ state: "sending", claimedAt: now, batchId, attempts: sql`${alarmDeliveries.attempts} + 1` })
    .where(and(own(db), inArray(alarmDeliveries.id, ids)));
  const rows = await db
    .select({ delivery: alarmDeliveries, alarm: alarms })
    .from(alarmDeliveries)
    .leftJoin(alarms, and(eq(alarms.sellerId, alarmDeliveries.sellerId), eq(alarms.id, alarmDeliveries.alarmId)))
    .where(and(own(db), inArray(alarmDeliveries.id, ids)))
    .orderBy(...order);
  return rows.map(({ delivery, alarm }) => ({ ...delivery, alarm }));
}

export type DeliveryOutcome = {
  readonly state: Exclude<DeliveryState, "sending">;
  readonly nextAttemptAt: number | null;
  readonly deliveredAt: number | null;
  readonly answerCode: string;
  readonly answerText: string;
};

/** Writes down what became of claimed deliveries; a claim that another worker has taken over meanwhile is left alone. */
export async function saveDeliveryOutcome(
  db: SellerDb,
  claim: { readonly batchId: string; readonly claimedAt: number },
  outcome: DeliveryOutcome,
): Promise<number> {
  const rows = await db
    .update(alarmDeliveries)
    .set({ ...outcome, claimedAt: null })
    .where(
      and(
        own(db),
        eq(alarmDeliveries.batchId, claim.batchId),
        eq(alarmDeliveries.state, "sending"),
        eq(alarmDeliveries.claimedAt, claim.claimedAt),
      ),
    )
    .returning({ id: alarmDeliveries.id });
  return rows.length;
}

/** When something is next to be done for a target; null: nothing waits. */
export async function getNextDelivery(db: SellerDb, target: AlarmTarget): Promise<number | null> {
  const [row] = await db
    .select({
      at: sql<string | null>`min(case ${alarmDeliveries.state} when 'waiting' then ${alarmDeliveries.nextAttemptAt}
        else ${alarmDeliveries.claimedAt} + ${`${claimMs} milliseconds`}::interval end)`,
    })
    .from(alarmDeliveries)
    .where(ofTarget(db, target));
  return row?.at ? Date.parse(row.at) : null;
}

/** When a target was last told something since an instant; null: it was not. */
export async function getLastDelivered(
  db: SellerDb,
  { channel, target }: AlarmTarget,
  since: number,
): Promise<number | null> {
  // what was delivered lately was not made long ago: the log's index finds it
  const made = gte(alarmDeliveries.createdAt, since - 2 * 86_400_000);
  const [row] = await db
    .select({ at: sql<string | null>`max(${alarmDeliveries.deliveredAt})` })
    .from(alarmDeliveries)
    .where(and(own(db), eq(alarmDeliveries.channel, channel), eq(alarmDeliveries.target, target), made));
  const at = row?.at ? Date.parse(row.at) : null;
  return at !== null && at >= since ? at : null;
}

/** Nobody is left to tell: what waits for a target is given up; `keepTests`: but for what a person tries by hand. */
export async function dropDeliveries(
  db: SellerDb,
  target: AlarmTarget,
  why: string,
  { keepTests = false }: { readonly keepTests?: boolean } = {},
): Promise<void> {
  await db
    .update(alarmDeliveries)
    .set({ state: "dropped", answerCode: why, claimedAt: null, nextAttemptAt: null })
    .where(and(ofTarget(db, target), keepTests ? isNotNull(alarmDeliveries.alarmId) : undefined));
}

/** One delivery, locked; null when the seller has none of this id. */
export async function lockDelivery(db: SellerDb, id: string): Promise<DeliveryRecord | null> {
  const [row] = await db
    .select()
    .from(alarmDeliveries)
    .where(and(own(db), eq(alarmDeliveries.id, id)))
    .for("update");
  return row ?? null;
}

/** Lets a delivery wait again from now on, for a batch of its own. */
export async function saveDeliveryAgain(db: SellerDb, id: string, now: number): Promise<void> {
  await db
    .update(alarmDeliveries)
    .set({ state: "waiting", attempts: 0, batchId: null, claimedAt: null, nextAttemptAt: now, createdAt: now })
    .where(and(own(db), eq(alarmDeliveries.id, id)));
}

export type DeliveryRow = DeliveryRecord & {
  readonly alarm: Pick<
    typeof alarms.$inferSelect,
    "kind" | "severity" | "change" | "waybillNo" | "parcels" | "link"
  > | null;
};

/** A page of the log, the newest first; `before`: the last id of the page above. */
export async function listDeliveries(
  db: SellerDb,
  page: { readonly states: readonly DeliveryState[] | null; readonly before: string | null; readonly limit: number },
): Promise<readonly DeliveryRow[]> {
  const { sellerId } = db.scope;
  const last = sql`select d.created_at, d.id from alarm_deliveries d
    where d.seller_id = ${sellerId}::uuid and d.id = ${page.before}::uuid`;
  const rows = await db
    .select({ delivery: alarmDeliveries, alarm: alarms })
    .from(alarmDeliveries)
    .leftJoin(alarms, and(eq(alarms.sellerId, alarmDeliveries.sellerId), eq(alarms.id, alarmDeliveries.alarmId)))
    .where(
      and(
        own(db),
        page.states === null ? undefined : inArray(alarmDeliveries.state, [...page.states]),
        page.before === null ? undefined : sql`(${alarmDeliveries.createdAt}, ${alarmDeliveries.id}) < (${last})`,
      ),
    )
    .orderBy(desc(alarmDeliveries.createdAt), desc(alarmDeliveries.id))
    .limit(page.limit);
  return rows.map(({ delivery, alarm }) => ({ ...delivery, alarm }));
}

/** How many deliveries since an instant stand in each state. */
export async function countDeliveries(
  db: SellerDb,
  since: number,
): Promise<Readonly<Partial<Record<DeliveryState, number>>>> {
  const rows = await db
    .select({ state: alarmDeliveries.state, count: sql<number>`count(*)::int` })
    .from(alarmDeliveries)
    .where(and(own(db), gte(alarmDeliveries.createdAt, since)))
    .groupBy(alarmDeliveries.state);
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}

export type OpenTarget = AlarmTarget & { readonly sellerId: string };

/** Targets whose deliveries should have been worked on before an instant: their job was lost. */
export async function listOverdueTargets(db: DoorDb, before: number): Promise<readonly OpenTarget[]> {
  return db
    .selectDistinct({
      sellerId: alarmDeliveries.sellerId,
      channel: alarmDeliveries.channel,
      target: alarmDeliveries.target,
    })
    .from(alarmDeliveries)
    .where(
      and(
        inArray(alarmDeliveries.state, [...openStates]),
        or(
          and(eq(alarmDeliveries.state, "waiting"), lt(alarmDeliveries.nextAttemptAt, before)),
          and(eq(alarmDeliveries.state, "sending"), lt(alarmDeliveries.claimedAt, before - claimMs)),
        ),
      ),
    )
    .limit(1_000);
}

/** Deletes settled deliveries that are older; answers how many. */
export async function deleteOldDeliveries(db: SellerDb, before: number): Promise<number> {
  const rows = await db
    .delete(alarmDeliveries)
    .where(
      and(
        own(db),
        lt(alarmDeliveries.createdAt, before),
        inArray(alarmDeliveries.state, ["delivered", "failed", "dropped"]),
      ),
    )
    .returning({ id: alarmDeliveries.id });
  return rows.length;
}
