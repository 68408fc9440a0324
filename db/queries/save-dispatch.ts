import { and, eq, inArray, sql } from "drizzle-orm";
import type { HoldReason, OrderState } from "#lib/orders/states";
import type { ServiceSwitches } from "#lib/rates/services";
import { insertMany, updateMany } from "../bulk.ts";
import { batches, parcels, waybills } from "../schema/dispatch.ts";
import { orderChoices, orders } from "../schema/orders.ts";
import type { ScopedDb, SellerDb, SellerScope } from "../scope.ts";
import { uuidList } from "../text-list.ts";
import { markForJudging } from "./judge-marks.ts";

export type BatchRow = Omit<typeof batches.$inferInsert, "sellerId">;
export type ParcelRow = Omit<typeof parcels.$inferInsert, "sellerId">;
export type WaybillRowToSave = Omit<typeof waybills.$inferInsert, "sellerId">;

/** The receipt of a batch made before under the same request key, or null. */
export async function getReceipt(db: SellerDb, requestKey: string): Promise<unknown | null> {
  const [row] = await db
    .select({ receipt: batches.receipt })
    .from(batches)
    .where(and(eq(batches.sellerId, db.scope.sellerId), eq(batches.requestKey, requestKey)));
  return row?.receipt ?? null;
}

/**
 * Saves a confirmed batch with a fixed number of statements: batch, parcels, waybills, and its orders as `dispatching`
 * (with what an earlier failure said removed). The orders are locked by the caller and waited a moment ago.
 */
export async function saveBatch(
  db: SellerDb,
  batch: BatchRow,
  parcelRows: readonly ParcelRow[],
  waybillRows: readonly WaybillRowToSave[],
  now: number,
): Promise<void> {
  const { sellerId } = db.scope;
  await insertMany(db, batches, [{ ...batch, sellerId }]);
  await insertMany(
    db,
    parcels,
    parcelRows.map((row) => ({ ...row, sellerId })),
  );
  await insertMany(
    db,
    waybills,
    waybillRows.map((row) => ({ ...row, sellerId })),
  );
  const moved = parcelRows.map(({ orderId }) => ({
    sellerId,
    id: orderId,
    state: "dispatching" as const,
    failureCode: null,
    failureText: "",
    updatedAt: now,
  }));
  const saved = await updateMany(
    db,
    orders,
    ["sellerId", "id"],
    ["state", "failureCode", "failureText", "updatedAt"],
    moved,
    sql`t.state = 'waiting'`,
  );
  if (saved !== moved.length) throw new Error("an order left its state under the batch's lock");
  // what travels in their parcels goes with them
  await db
    .update(orders)
    .set({ state: "dispatching", failureCode: null, failureText: "", updatedAt: now })
    .where(
      and(
        eq(orders.sellerId, sellerId),
        eq(orders.state, "merged"),
        sql`${orders.mergedInto} in ${uuidList(parcelRows.map(({ orderId }) => orderId))}`,
      ),
    );
  await markForJudging(
    db,
    "order",
    parcelRows.map(({ orderId }) => orderId),
  );
}

/** Holds orders back, or releases them (`reason` null) with what travels in their parcels. Answers the ids that changed. */
export async function saveHold(
  db: SellerDb,
  ids: readonly string[],
  reason: HoldReason | null,
  note: string,
  now: number,
): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .update(orders)
    .set({
      holdReason: reason,
      holdNote: note,
      heldAt: reason === null ? null : now,
      version: sql`${orders.version} + 1`,
      updatedAt: now,
    })
    .where(
      and(
        eq(orders.sellerId, db.scope.sellerId),
        reason === null
          ? sql`(${orders.id} in ${uuidList(ids)} or ${orders.mergedInto} in ${uuidList(ids)})`
          : inArray(orders.id, [...ids]),
        reason === null ? sql`${orders.holdReason} is not null` : sql`${orders.holdReason} is null`,
      ),
    )
    .returning({ id: orders.id });
  const changed = rows.map((row) => row.id);
  await markForJudging(db, "order", changed);
  return changed;
}

/** An order was edited: its version rises, so that whoever holds an older one is told, and it is judged again. */
export async function raiseOrderVersions(db: SellerDb, ids: readonly string[], now: number): Promise<void> {
  if (ids.length === 0) return;
  await db
    .update(orders)
    .set({ version: sql`${orders.version} + 1`, updatedAt: now })
    .where(and(eq(orders.sellerId, db.scope.sellerId), sql`${orders.id} in ${uuidList(ids)}`));
  await markForJudging(db, "order", ids);
}

export type Choice = { readonly solutionCode: string; readonly consentNote: string | null; readonly reason: string };

/** Records, changes or removes (`null`) what the dispatcher picked for orders; switched services and weights stay. */
export async function saveChoices(
  db: ScopedDb<SellerScope>,
  orderIds: readonly string[],
  choice: Choice | null,
  now: number,
): Promise<void> {
  const { sellerId, personName } = db.scope;
  const picked = choice ?? { solutionCode: null, consentNote: null, reason: "" };
  await insertMany(
    db,
    orderChoices,
    orderIds.map((orderId) => ({ sellerId, orderId, ...picked, madeBy: personName, madeAt: now })),
    {
      columns: ["sellerId", "orderId"],
      set: ["solutionCode", "consentNote", "reason", "madeBy", "madeAt"],
    },
  );
  await raiseOrderVersions(db, orderIds, now);
}

/** Records what packed parcels weigh, or that they weigh what their goods do (`null`). */
export async function saveOrderWeights(
  db: ScopedDb<SellerScope>,
  orderIds: readonly string[],
  weightGrams: number | null,
  now: number,
): Promise<void> {
  const { sellerId, personName } = db.scope;
  await insertMany(
    db,
    orderChoices,
    orderIds.map((orderId) => ({ sellerId, orderId, weightGrams, madeBy: personName, madeAt: now })),
    { columns: ["sellerId", "orderId"], set: ["weightGrams", "madeBy", "madeAt"] },
  );
  await raiseOrderVersions(db, orderIds, now);
}

export type OrderEdit = {
  readonly id: string;
  readonly orderNumber: string;
  readonly state: OrderState;
  readonly version: number;
  readonly weightGrams: number | null;
  readonly solutionCode: string | null;
  readonly by: string;
  readonly at: number | null;
};

/** What was typed and picked for orders, and by whom last; the orders are locked by the caller. */
export async function getOrderEdits(db: SellerDb, ids: readonly string[]): Promise<ReadonlyMap<string, OrderEdit>> {
  const rows = await db
    .select({
      id: orders.id,
      orderNumber: orders.orderNumber,
      state: orders.state,
      version: orders.version,
      weightGrams: orderChoices.weightGrams,
      solutionCode: orderChoices.solutionCode,
      by: orderChoices.madeBy,
      at: orderChoices.madeAt,
    })
    .from(orders)
    .leftJoin(orderChoices, and(eq(orderChoices.sellerId, orders.sellerId), eq(orderChoices.orderId, orders.id)))
    .where(and(eq(orders.sellerId, db.scope.sellerId), sql`${orders.id} in ${uuidList(ids)}`));
  return new Map(rows.map((row) => [row.id, { ...row, by: row.by ?? "" }]));
}

/** Records what services one order has switched, or that its template says (`null`); what was picked stays. */
export async function saveServices(
  db: ScopedDb<SellerScope>,
  orderId: string,
  services: ServiceSwitches | null,
  now: number,
): Promise<void> {
  const { sellerId, personName } = db.scope;
  await insertMany(db, orderChoices, [{ sellerId, orderId, services, madeBy: personName, madeAt: now }], {
    columns: ["sellerId", "orderId"],
    set: ["services", "madeBy", "madeAt"],
  });
  await raiseOrderVersions(db, [orderId], now);
}
