import { asc, eq } from "drizzle-orm";
import { stores } from "../schema/sellers.ts";
import type { SellerDb } from "../scope.ts";

/**
 * Orders the seller's imports one after the other: two files that bring the same new order at once would both find it
 * new. The stores' rows are locked in id order.
 */
export async function lockIntake(db: SellerDb): Promise<void> {
  await db
    .select({ id: stores.id })
    .from(stores)
    .where(eq(stores.sellerId, db.scope.sellerId))
    .orderBy(asc(stores.id))
    .for("update");
}
