import { and, eq, inArray, isNull, lte, not, or, type SQL, sql } from "drizzle-orm";
import type { GatewayEnvironment } from "#lib/carriers/connection";
import type { WaybillState } from "#lib/dispatch/states";
import { updateMany } from "../bulk.ts";
import { batches, waybills } from "../schema/dispatch.ts";
import type { SellerDb } from "../scope.ts";
import { textList } from "../text-list.ts";

const columns = {
  id: waybills.id,
  orderId: waybills.orderId,
  storeId: waybills.storeId,
  parcelId: waybills.parcelId,
  carrierCode: waybills.carrierCode,
  environment: waybills.environment,
  solutionCode: waybills.solutionCode,
  country: waybills.country,
  state: waybills.state,
  lpNumber: waybills.lpNumber,
  trackingNumber: waybills.trackingNumber,
  laneCode: waybills.laneCode,
  attempts: waybills.attempts,
  outcomeUnclear: waybills.outcomeUnclear,
  unclearSince: waybills.unclearSince,
  failureCode: waybills.failureCode,
  booking: waybills.booking,
  cancelReason: waybills.cancelReason,
};

/** A waybill as jobs work on it. */
export type WaybillRow = {
  readonly id: string;
  readonly orderId: string;
  readonly storeId: string;
  readonly parcelId: string;
  readonly carrierCode: string;
  readonly environment: GatewayEnvironment;
  readonly solutionCode: string;
  readonly country: string;
  readonly state: WaybillState;
  readonly lpNumber: string | null;
  readonly trackingNumber: string | null;
  readonly laneCode: string | null;
  readonly attempts: number;
  readonly outcomeUnclear: boolean;
  readonly unclearSince: number | null;
  readonly failureCode: string | null;
  readonly booking: unknown;
  readonly cancelReason: string | null;
};

/** Waybills by id, whatever their state; unknown ids are missing from the answer. */
export async function getWaybills(db: SellerDb, ids: readonly string[]): Promise<WaybillRow[]> {
  if (ids.length === 0) return [];
  return db
    .select(columns)
    .from(waybills)
    .where(and(eq(waybills.sellerId, db.scope.sellerId), inArray(waybills.id, [...ids])));
}

/** The same, locked in id order, so that two writers cannot deadlock. */
export async function lockWaybills(db: SellerDb, ids: readonly string[]): Promise<WaybillRow[]> {
  if (ids.length === 0) return [];
  return db
    .select(columns)
    .from(waybills)
    .where(and(eq(waybills.sellerId, db.scope.sellerId), inArray(waybills.id, [...ids])))
    .orderBy(waybills.id)
    .for("update");
}

/**
 * Whether a queued waybill's batch is paused and nothing of it can exist at the carrier. What an earlier try may have made
 * is asked after all the same: a pause never leaves an outcome unclear.
 */
export const heldByPause: SQL<boolean> = sql<boolean>`(${waybills.state} = 'queued' and not ${waybills.outcomeUnclear}
  and exists (select 1 from ${batches} where ${batches.sellerId} = ${waybills.sellerId}
    and ${batches.id} = ${waybills.batchId} and ${batches.pausedAt} is not null))`;

/**
 * Takes waybills for one try, locked in id order: each attempt is counted. One found in `sending` was left by a process
 * that died or is still at it: what became of that try is unknown, which the row then says. Missing from the answer is
 * what has not its time yet, is held by a pause, or is settled.
 */
export async function lockWaybillsForSending(db: SellerDb, ids: readonly string[], now: number): Promise<WaybillRow[]> {
  if (ids.length === 0) return [];
  const isDue = and(
    eq(waybills.sellerId, db.scope.sellerId),
    inArray(waybills.id, [...ids]),
    or(
      eq(waybills.state, "sending"),
      and(eq(waybills.state, "queued"), or(isNull(waybills.nextAttemptAt), lte(waybills.nextAttemptAt, now))),
    ),
    sql`not ${heldByPause}`,
  );
  const inOrder = db.select({ id: waybills.id }).from(waybills).where(isDue).orderBy(waybills.id).for("update");
  return db
    .update(waybills)
    .set({
      state: "sending",
      attempts: sql`${waybills.attempts} + 1`,
      outcomeUnclear: sql`${waybills.outcomeUnclear} or ${waybills.state} = 'sending'`,
      unclearSince: sql`case when ${waybills.state} = 'sending' then coalesce(${waybills.unclearSince}, ${waybills.updatedAt})
        else ${waybills.unclearSince} end`,
      nextAttemptAt: null,
      updatedAt: now,
    })
    .where(and(isDue, inArray(waybills.id, inOrder)))
    .returning(columns);
}

export type WaybillChange = Partial<
  Pick<
    typeof waybills.$inferInsert,
    | "state"
    | "lpNumber"
    | "trackingNumber"
    | "lastMileNumber"
    | "laneCode"
    | "attempts"
    | "nextAttemptAt"
    | "outcomeUnclear"
    | "unclearSince"
    | "failureCode"
    | "failureText"
    | "failureFields"
    | "failureAnswer"
    | "cancelReason"
    | "bookedAt"
  >
>;

/**
 * Changes a waybill if it is still where the decision found it (state and number of tries); false when another worker
 * settled it meanwhile.
 */
export async function saveWaybill(
  db: SellerDb,
  found: Pick<WaybillRow, "id" | "state" | "attempts">,
  change: WaybillChange,
  now: number,
): Promise<boolean> {
  const rows = await db
    .update(waybills)
    .set({ ...change, updatedAt: now })
    .where(
      and(
        eq(waybills.sellerId, db.scope.sellerId),
        eq(waybills.id, found.id),
        eq(waybills.state, found.state),
        eq(waybills.attempts, found.attempts),
      ),
    )
    .returning({ id: waybills.id });
  return rows.length === 1;
}

/** Changes waybills that the caller holds locked; all changes name the same members. */
export async function saveWaybills(
  db: SellerDb,
  changes: readonly (WaybillChange & { readonly id: string })[],
  now: number,
): Promise<void> {
  const [first] = changes;
  if (!first) return;
  const { id: _, ...members } = first;
  const set = [...(Object.keys(members) as (keyof WaybillChange)[]), "updatedAt" as const];
  const rows = changes.map((change) => ({ ...change, sellerId: db.scope.sellerId, updatedAt: now }));
  await updateMany(db, waybills, ["sellerId", "id"], set, rows);
}

/**
 * Waybills that should have been worked on: due for long, or in `sending` for longer than any call lasts. Not those of
 * carriers that nobody may call now (`paused`, each "carrier/environment"): their jobs wait for the end of the pause.
 */
export async function listStuckWaybills(
  db: SellerDb,
  now: number,
  paused: readonly string[],
  limit: number,
): Promise<{ readonly id: string; readonly state: WaybillState }[]> {
  const overdue = lte(sql`coalesce(${waybills.nextAttemptAt}, ${waybills.createdAt})`, sql`${at(now - 120_000)}`);
  const silent = lte(waybills.updatedAt, now - 120_000);
  return db
    .select({ id: waybills.id, state: waybills.state })
    .from(waybills)
    .where(
      and(
        eq(waybills.sellerId, db.scope.sellerId),
        sql`${waybills.carrierCode} || '/' || ${waybills.environment} not in ${textList(paused)}`,
        or(
          and(eq(waybills.state, "queued"), overdue, silent, sql`not ${heldByPause}`),
          and(inArray(waybills.state, ["sending", "cancelling"]), silent),
          and(
            eq(waybills.state, "booked"),
            isNull(waybills.trackingNumber),
            isNull(waybills.failureCode),
            overdue,
            silent,
          ),
        ),
      ),
    )
    .orderBy(waybills.updatedAt)
    .limit(limit);
}

/** Waybills whose outcome is unclear and of which nobody asked since `youngSince` (old ones: `oldSince`); longest first. */
export async function listUnclearToAsk(
  db: SellerDb,
  terms: { readonly bornBefore: number; readonly youngSince: number; readonly oldSince: number },
  limit: number,
): Promise<WaybillRow[]> {
  const isOld = lte(waybills.unclearSince, terms.bornBefore);
  return db
    .select(columns)
    .from(waybills)
    .where(
      and(
        eq(waybills.sellerId, db.scope.sellerId),
        eq(waybills.state, "unclear"),
        lte(waybills.updatedAt, terms.youngSince),
        or(isNull(waybills.unclearSince), not(isOld), lte(waybills.updatedAt, terms.oldSince)),
      ),
    )
    .orderBy(waybills.updatedAt)
    .limit(limit)
    .for("update", { skipLocked: true });
}

/** Numbers among these that stand on other waybills of the seller already, with the waybill that bears them. */
export async function listBearers(
  db: SellerDb,
  numbers: readonly string[],
): Promise<{ readonly id: string; readonly lpNumber: string | null; readonly trackingNumber: string | null }[]> {
  if (numbers.length === 0) return [];
  const { id, lpNumber, trackingNumber } = waybills;
  const ofSeller = eq(waybills.sellerId, db.scope.sellerId);
  const bearing = (column: typeof lpNumber | typeof trackingNumber) =>
    db
      .select({ id, lpNumber, trackingNumber })
      .from(waybills)
      .where(and(ofSeller, inArray(column, [...numbers])));
  return [...(await bearing(lpNumber)), ...(await bearing(trackingNumber))];
}

function at(instant: number) {
  return sql`${new Date(instant).toISOString()}::timestamptz`;
}
