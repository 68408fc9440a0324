import { and, asc, desc, eq, isNull, ne } from "drizzle-orm";
import type { OwnAddressKind } from "#lib/sellers/kinds";
import { type OwnAddressText, ownAddresses, stores } from "../schema/sellers.ts";
import type { SellerDb } from "../scope.ts";

export type OwnAddressValues = {
  readonly storeId: string;
  readonly kind: OwnAddressKind;
  readonly isDefault: boolean;
  readonly label: string;
  readonly companyName: string;
  readonly zh: OwnAddressText;
  readonly en: OwnAddressText;
  readonly postalCode: string;
  readonly mobile: string;
  readonly telephone: string;
  readonly email: string;
};

export type OwnAddressRow = OwnAddressValues & { readonly id: string };

const columns = {
  id: ownAddresses.id,
  storeId: ownAddresses.storeId,
  kind: ownAddresses.kind,
  isDefault: ownAddresses.isDefault,
  label: ownAddresses.label,
  companyName: ownAddresses.companyName,
  zh: ownAddresses.zh,
  en: ownAddresses.en,
  postalCode: ownAddresses.postalCode,
  mobile: ownAddresses.mobile,
  telephone: ownAddresses.telephone,
  email: ownAddresses.email,
};

const live = (db: SellerDb) => and(eq(ownAddresses.sellerId, db.scope.sellerId), isNull(ownAddresses.archivedAt));

/** All addresses of the seller: by store and kind, the default first. */
export async function listOwnAddresses(db: SellerDb): Promise<OwnAddressRow[]> {
  return db
    .select(columns)
    .from(ownAddresses)
    .where(live(db))
    .orderBy(
      asc(ownAddresses.storeId),
      asc(ownAddresses.kind),
      desc(ownAddresses.isDefault),
      asc(ownAddresses.label),
      asc(ownAddresses.id),
    );
}

/** Addresses of one kind of a store, under the store's lock: one writer at a time decides which is the default. */
export async function lockOwnAddresses(
  db: SellerDb,
  storeId: string,
  kind: OwnAddressKind,
): Promise<readonly { readonly id: string; readonly isDefault: boolean }[] | null> {
  const [store] = await db
    .select({ id: stores.id })
    .from(stores)
    .where(and(eq(stores.sellerId, db.scope.sellerId), eq(stores.id, storeId), isNull(stores.archivedAt)))
    .for("update");
  if (!store) return null;
  return db
    .select({ id: ownAddresses.id, isDefault: ownAddresses.isDefault })
    .from(ownAddresses)
    .where(and(live(db), eq(ownAddresses.storeId, storeId), eq(ownAddresses.kind, kind)))
    .orderBy(asc(ownAddresses.id));
}

export async function getOwnAddress(db: SellerDb, id: string): Promise<OwnAddressRow | null> {
  const [row] = await db
    .select(columns)
    .from(ownAddresses)
    .where(and(live(db), eq(ownAddresses.id, id)));
  return row ?? null;
}

/** Takes the default from all addresses of a kind but one. */
export async function saveOtherDefaults(
  db: SellerDb,
  storeId: string,
  kind: OwnAddressKind,
  but: string | null,
): Promise<void> {
  await db
    .update(ownAddresses)
    .set({ isDefault: false })
    .where(
      and(
        live(db),
        eq(ownAddresses.storeId, storeId),
        eq(ownAddresses.kind, kind),
        eq(ownAddresses.isDefault, true),
        but === null ? undefined : ne(ownAddresses.id, but),
      ),
    );
}

export async function saveNewOwnAddress(db: SellerDb, values: OwnAddressValues, now: number): Promise<string> {
  const [row] = await db
    .insert(ownAddresses)
    .values({ ...values, sellerId: db.scope.sellerId, updatedAt: now })
    .returning({ id: ownAddresses.id });
  if (!row) throw new Error("an address was not saved");
  return row.id;
}

export async function updateOwnAddress(db: SellerDb, id: string, values: OwnAddressValues, now: number): Promise<void> {
  await db
    .update(ownAddresses)
    .set({ ...values, updatedAt: now })
    .where(and(live(db), eq(ownAddresses.id, id)));
}

/** Makes one address the default; the others must have lost it before. */
export async function saveDefault(db: SellerDb, id: string): Promise<void> {
  await db
    .update(ownAddresses)
    .set({ isDefault: true })
    .where(and(live(db), eq(ownAddresses.id, id)));
}

/** Puts an address away; waybills keep their own copy of what was printed. */
export async function saveOwnAddressArchived(db: SellerDb, id: string, now: number): Promise<void> {
  await db
    .update(ownAddresses)
    .set({ archivedAt: now, isDefault: false })
    .where(and(live(db), eq(ownAddresses.id, id)));
}
