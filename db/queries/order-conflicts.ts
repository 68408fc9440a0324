import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { liveWaybillStates, type WaybillState } from "#lib/dispatch/states";
import type { ConflictDecision, ConflictField, ConflictKind } from "#lib/orders/conflict";
import { updateMany } from "../bulk.ts";
import { orderConflicts } from "../schema/conflicts.ts";
import { waybills } from "../schema/dispatch.ts";
import { orders } from "../schema/orders.ts";
import type { SellerDb } from "../scope.ts";
import { isSentAgain } from "../sent-again.ts";
import { uuidList } from "../text-list.ts";
import { travelling } from "../travelling.ts";

/** A waybill that an order travels with, as far as it decides what a change of the order means. */
export type LiveWaybill = {
  readonly orderId: string;
  readonly waybillId: string;
  readonly state: WaybillState;
  /** Nothing of it was ever sent, so that it can be stopped here. */
  readonly isUnsent: boolean;
};

/**
 * Live waybills of orders, by the order that travels: that of a merged one is the waybill of the parcel. One that was sent
 * again is over. Locked in id order.
 */
export async function listLiveWaybillsOf(db: SellerDb, orderIds: readonly string[]): Promise<readonly LiveWaybill[]> {
  if (orderIds.length === 0) return [];
  const carried = sql`(select id, coalesce(merged_into, id) as carrier from orders
    where seller_id = ${db.scope.sellerId}::uuid and id in ${uuidList(orderIds)})`;
  return db
    .select({
      orderId: sql<string>`t.id`,
      waybillId: waybills.id,
      state: waybills.state,
      isUnsent: sql<boolean>`${waybills.state} = 'queued' and not ${waybills.outcomeUnclear} and ${waybills.attempts} = 0`,
    })
    .from(waybills)
    .innerJoin(sql`${carried} t`, sql`t.carrier = ${waybills.orderId}`)
    .where(
      and(
        eq(waybills.sellerId, db.scope.sellerId),
        sql`${waybills.state} in ${[...liveWaybillStates]} and not ${isSentAgain(db)}`,
      ),
    )
    .orderBy(asc(waybills.id))
    .for("update", { of: waybills });
}

/** What a file changed of an order whose waybill lives, with where that waybill stands. */
export type ConflictRow = {
  readonly id: string;
  readonly orderId: string;
  readonly orderNumber: string;
  readonly waybillId: string;
  readonly trackingNumber: string | null;
  readonly waybillState: WaybillState;
  readonly country: string;
  readonly kind: ConflictKind;
  readonly fields: readonly ConflictField[];
  readonly foundAt: number;
};

const columns = {
  id: orderConflicts.id,
  orderId: orderConflicts.orderId,
  orderNumber: orders.orderNumber,
  waybillId: orderConflicts.waybillId,
  trackingNumber: waybills.trackingNumber,
  waybillState: waybills.state,
  country: waybills.country,
  kind: orderConflicts.kind,
  fields: orderConflicts.fields,
  foundAt: orderConflicts.foundAt,
};

function readOpen(db: SellerDb) {
  const { sellerId } = db.scope;
  return db
    .select(columns)
    .from(orderConflicts)
    .innerJoin(orders, and(eq(orders.sellerId, sellerId), eq(orders.id, orderConflicts.orderId)))
    .innerJoin(waybills, and(eq(waybills.sellerId, sellerId), eq(waybills.id, orderConflicts.waybillId)))
    .$dynamic();
}

/** Nobody handles more at once; the newest are named. */
const mostShown = 200;

/** Changes that nobody decided on, the newest first: all of the seller's, or those of some orders or waybills. */
export async function listOpenConflicts(
  db: SellerDb,
  of: { readonly orderIds?: readonly string[]; readonly waybillIds?: readonly string[] } = {},
): Promise<readonly ConflictRow[]> {
  const rows = await readOpen(db)
    .where(
      and(
        eq(orderConflicts.sellerId, db.scope.sellerId),
        isNull(orderConflicts.decision),
        of.orderIds ? sql`${orderConflicts.orderId} in (select id from ${travelling(db, of.orderIds)} t)` : undefined,
        of.waybillIds ? sql`${orderConflicts.waybillId} in ${uuidList(of.waybillIds)}` : undefined,
      ),
    )
    .orderBy(sql`${orderConflicts.foundAt} desc`, asc(orderConflicts.id))
    .limit(mostShown);
  // only saveConflicts writes these, from differences
  return rows.map((row) => ({ ...row, fields: row.fields as readonly ConflictField[] }));
}

export type NewConflict = Pick<ConflictRow, "orderId" | "waybillId" | "kind" | "fields">;

/** Keeps what files changed; of an open conflict the fields become these. */
export async function saveConflicts(db: SellerDb, list: readonly NewConflict[], now: number): Promise<void> {
  if (list.length === 0) return;
  const { sellerId } = db.scope;
  await db
    .insert(orderConflicts)
    .values(list.map((one) => ({ ...one, sellerId, foundAt: now })))
    .onConflictDoUpdate({
      target: [orderConflicts.sellerId, orderConflicts.waybillId, orderConflicts.orderId, orderConflicts.kind],
      targetWhere: isNull(orderConflicts.decision),
      set: { fields: sql`excluded.fields` },
    });
}

/** One open conflict, locked; null when there is none (any more). */
export async function lockConflict(db: SellerDb, id: string): Promise<ConflictRow | null> {
  const [row] = await readOpen(db)
    .where(
      and(eq(orderConflicts.sellerId, db.scope.sellerId), eq(orderConflicts.id, id), isNull(orderConflicts.decision)),
    )
    .for("update", { of: orderConflicts });
  return row ? { ...row, fields: row.fields as readonly ConflictField[] } : null;
}

/** Writes how open conflicts ended. */
export async function saveConflictsDecided(
  db: SellerDb,
  ids: readonly string[],
  { decision, by, note }: { readonly decision: ConflictDecision; readonly by: string; readonly note: string },
  now: number,
): Promise<void> {
  const rows = ids.map((id) => ({ sellerId: db.scope.sellerId, id, decision, decidedBy: by, decidedAt: now, note }));
  const set = ["decision", "decidedBy", "decidedAt", "note"] as const;
  await updateMany(db, orderConflicts, ["sellerId", "id"], set, rows, sql`t.decision is null`);
}

/** Waybills are cancelled: what was open about them is settled. */
export async function saveWaybillConflictsCancelled(
  db: SellerDb,
  waybillIds: readonly string[],
  now: number,
): Promise<void> {
  if (waybillIds.length === 0) return;
  await db
    .update(orderConflicts)
    .set({ decision: "cancelled", decidedAt: now })
    .where(
      and(
        eq(orderConflicts.sellerId, db.scope.sellerId),
        isNull(orderConflicts.decision),
        sql`${orderConflicts.waybillId} in ${uuidList(waybillIds)}`,
      ),
    );
}
