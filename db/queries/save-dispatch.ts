import { and, eq, inArray, sql } from "drizzle-orm";
import type { HoldReason } from "#lib/orders/states";
import type { ServiceSwitches } from "#lib/rates/services";
import { insertMany, updateMany } from "../bulk.ts";
import { batches, parcels, waybills } from "../schema/dispatch.ts";
import { orderChoices, orders } from "../schema/orders.ts";
import type { ScopedDb, SellerDb, SellerScope } from "../scope.ts";

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
  if (saved.length !== moved.length) throw new Error("an order left its state under the batch's lock");
}

/** Holds orders back, or releases them (`reason` null). Answers the ids that changed. */
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
        inArray(orders.id, [...ids]),
        reason === null ? sql`${orders.holdReason} is not null` : sql`${orders.holdReason} is null`,
      ),
    )
    .returning({ id: orders.id });
  return rows.map((row) => row.id);
}

/** Records, changes or removes (`null`) what the dispatcher picked for one order; switched services stay. */
export async function saveChoice(
  db: ScopedDb<SellerScope>,
  orderId: string,
  choice: { readonly solutionCode: string; readonly consentNote: string | null; readonly reason: string } | null,
  now: number,
): Promise<void> {
  const { sellerId, personName } = db.scope;
  const picked = choice ?? { solutionCode: null, consentNote: null, reason: "" };
  await insertMany(db, orderChoices, [{ sellerId, orderId, ...picked, madeBy: personName, madeAt: now }], {
    columns: ["sellerId", "orderId"],
    set: ["solutionCode", "consentNote", "reason", "madeBy", "madeAt"],
  });
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
}
