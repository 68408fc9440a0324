import { and, asc, eq, isNull } from "drizzle-orm";
import type { UndeliverableChoice } from "#lib/sellers/kinds";
import { orders } from "../schema/orders.ts";
import { stores } from "../schema/sellers.ts";
import type { SellerDb } from "../scope.ts";
import type { ApplicationDb } from "./applications.ts";

export type StoreRow = {
  readonly id: string;
  readonly name: string;
  readonly platformNumber: string;
  readonly undeliverable: UndeliverableChoice | null;
};

const columns = {
  id: stores.id,
  name: stores.name,
  platformNumber: stores.platformNumber,
  undeliverable: stores.undeliverable,
};

/** The seller's stores by name. */
export async function listStores(db: SellerDb): Promise<StoreRow[]> {
  return db
    .select(columns)
    .from(stores)
    .where(and(eq(stores.sellerId, db.scope.sellerId), isNull(stores.archivedAt)))
    .orderBy(asc(stores.name), asc(stores.id));
}

export async function getStore(db: SellerDb, storeId: string): Promise<StoreRow | null> {
  const [row] = await db
    .select(columns)
    .from(stores)
    .where(and(eq(stores.sellerId, db.scope.sellerId), eq(stores.id, storeId), isNull(stores.archivedAt)));
  return row ?? null;
}

export type StoreValues = Omit<StoreRow, "id">;

/** A new store's id; null when the seller has one with this platform number. */
export async function saveNewStore(db: SellerDb, store: StoreValues, now: number): Promise<string | null> {
  const [row] = await db
    .insert(stores)
    .values({ ...store, sellerId: db.scope.sellerId, createdAt: now })
    .onConflictDoNothing({ target: [stores.sellerId, stores.platformNumber] })
    .returning({ id: stores.id });
  return row?.id ?? null;
}

/** Name and choice of a store; its platform number stays, since orders came under it. False when there is none. */
export async function updateStore(
  db: SellerDb,
  storeId: string,
  store: Pick<StoreValues, "name" | "undeliverable">,
): Promise<boolean> {
  const rows = await db
    .update(stores)
    .set({ name: store.name, undeliverable: store.undeliverable })
    .where(and(eq(stores.sellerId, db.scope.sellerId), eq(stores.id, storeId)))
    .returning({ id: stores.id });
  return rows.length > 0;
}

export type ApplicantStoreRow = Pick<StoreRow, "id" | "name" | "platformNumber"> & { readonly isCertified: boolean };

/** The stores as the application names them, the oldest first. */
export async function listApplicantStores(db: ApplicationDb): Promise<ApplicantStoreRow[]> {
  return db
    .select({
      id: stores.id,
      name: stores.name,
      platformNumber: stores.platformNumber,
      isCertified: stores.isCertified,
    })
    .from(stores)
    .where(and(eq(stores.sellerId, db.scope.sellerId), isNull(stores.archivedAt)))
    .orderBy(asc(stores.createdAt), asc(stores.id));
}

/** Name and certification of a store; with `platformNumber` that too, while no order has come under it. False when there is none. */
export async function updateApplicantStore(
  db: SellerDb,
  storeId: string,
  store: { readonly name: string; readonly isCertified: boolean; readonly platformNumber?: string },
): Promise<boolean> {
  const rows = await db
    .update(stores)
    .set(store)
    .where(and(eq(stores.sellerId, db.scope.sellerId), eq(stores.id, storeId), isNull(stores.archivedAt)))
    .returning({ id: stores.id });
  return rows.length > 0;
}

/** Did any order come under the store? Then its number stays. */
export async function hasOrders(db: SellerDb, storeId: string): Promise<boolean> {
  const [row] = await db
    .select({ id: orders.id })
    .from(orders)
    .where(and(eq(orders.sellerId, db.scope.sellerId), eq(orders.storeId, storeId)))
    .limit(1);
  return row !== undefined;
}
