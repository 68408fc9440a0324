import { and, asc, eq, gt, isNull, lte, notInArray, or, sql } from "drizzle-orm";
import type { CalendarDate } from "#lib/kit/time";
import type { Expiry } from "#lib/onboarding/expiry";
import type { ExpirySubject } from "#lib/onboarding/states";
import { insertMany, updateMany } from "../bulk.ts";
import { expiries } from "../schema/onboarding.ts";
import type { DoorDb, JobScope, ScopedDb, SellerDb, SellerScope, StaffScope } from "../scope.ts";

type OneSellerDb = ScopedDb<SellerScope | JobScope | StaffScope>;

export type ExpiryRow = Expiry & {
  /** The last warning that was told, in days before; 0: that it has run out. */
  readonly toldDays: number | null;
};

/**
 * Makes these the only things of the seller that run out, upon approval. What was told stays told while the date is the
 * same; a new date starts anew.
 */
export async function saveExpiries(db: OneSellerDb, list: readonly Expiry[]): Promise<void> {
  const sellerId = sellerOf(db);
  const subjects = list.map(({ subject }) => subject);
  const others = subjects.length > 0 ? notInArray(expiries.subject, subjects) : undefined;
  await db.delete(expiries).where(and(eq(expiries.sellerId, sellerId), others));
  const rows = list.map(({ subject, expiresOn }) => ({ sellerId, subject, expiresOn }));
  await insertMany(db, expiries, rows, {
    columns: ["sellerId", "subject"],
    set: ["expiresOn"],
    setSql: { toldDays: sql`case when expiries.expires_on = excluded.expires_on then expiries.told_days end` },
  });
}

/** What runs out of the seller's materials, the first first. */
export async function listExpiries(db: OneSellerDb): Promise<ExpiryRow[]> {
  return db
    .select({ subject: expiries.subject, expiresOn: expiries.expiresOn, toldDays: expiries.toldDays })
    .from(expiries)
    .where(eq(expiries.sellerId, sellerOf(db)))
    .orderBy(asc(expiries.expiresOn), asc(expiries.subject));
}

/** The same, locked until the transaction ends: of two workers one tells, the other sees what was told. */
export async function lockExpiries(db: SellerDb): Promise<ExpiryRow[]> {
  return db
    .select({ subject: expiries.subject, expiresOn: expiries.expiresOn, toldDays: expiries.toldDays })
    .from(expiries)
    .where(eq(expiries.sellerId, db.scope.sellerId))
    .orderBy(asc(expiries.subject))
    .for("update");
}

/** Writes down which warnings were told. */
export async function saveTold(
  db: SellerDb,
  told: readonly { readonly subject: ExpirySubject; readonly toldDays: number }[],
): Promise<void> {
  const { sellerId } = db.scope;
  const rows = told.map(({ subject, toldDays }) => ({ sellerId, subject, toldDays }));
  await updateMany(db, expiries, ["sellerId", "subject"], ["toldDays"], rows);
}

/** Sellers with something that runs out up to a day, unless it is known to have run out. */
export async function listSellersWithExpiries(db: DoorDb, until: CalendarDate): Promise<string[]> {
  const rows = await db
    .selectDistinct({ sellerId: expiries.sellerId })
    .from(expiries)
    .where(and(lte(expiries.expiresOn, until), or(isNull(expiries.toldDays), gt(expiries.toldDays, 0))))
    .orderBy(asc(expiries.sellerId));
  return rows.map(({ sellerId }) => sellerId);
}

function sellerOf(db: OneSellerDb): string {
  const { sellerId } = db.scope;
  if (sellerId === null) throw new Error("what runs out belongs to one seller");
  return sellerId;
}
