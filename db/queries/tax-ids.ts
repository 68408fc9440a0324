import { and, asc, eq, or, type SQL, sql } from "drizzle-orm";
import { isCountryCode } from "#lib/kit/country";
import type { KnownTaxId, TaxIdOrder } from "#lib/orders/tax-id-needs";
import { insertMany } from "../bulk.ts";
import { orders, recipientTaxIds } from "../schema/orders.ts";
import type { SellerDb } from "../scope.ts";
import { textList, uuidList } from "../text-list.ts";
import { markForJudging } from "./judge-marks.ts";

async function readOrders(db: SellerDb, which: SQL | undefined): Promise<TaxIdOrder[]> {
  const rows = await db
    .select({
      orderId: orders.id,
      orderNumber: orders.orderNumber,
      buyerName: orders.buyerName,
      recipientName: orders.recipientName,
      country: orders.country,
      postalCode: orders.postalCode,
      address: orders.address,
      remark: orders.remark,
      phone: orders.phone,
      mobile: orders.mobile,
    })
    .from(orders)
    .where(and(eq(orders.sellerId, db.scope.sellerId), which))
    .orderBy(asc(orders.shipByAt), asc(orders.id));
  return rows.map((row) => ({
    ...row,
    country: row.country !== null && isCountryCode(row.country) ? row.country : null,
  }));
}

/** Orders that wait for the seller, the most urgent first. */
export function listTaxIdOrders(db: SellerDb): Promise<TaxIdOrder[]> {
  return readOrders(db, eq(orders.state, "waiting"));
}

/** Orders by number or by id, whatever their state. */
export function getTaxIdOrders(
  db: SellerDb,
  by: { readonly numbers: readonly string[]; readonly ids: readonly string[] },
): Promise<TaxIdOrder[]> {
  return readOrders(
    db,
    or(sql`${orders.orderNumber} in ${textList(by.numbers)}`, sql`${orders.id} in ${uuidList(by.ids)}`),
  );
}

/** Numbers that are kept, by buyer key. */
export async function getTaxIds(db: SellerDb, keys: readonly string[]): Promise<ReadonlyMap<string, KnownTaxId>> {
  const rows = await db
    .select({ key: recipientTaxIds.buyerKey, kind: recipientTaxIds.kind, savedAt: recipientTaxIds.savedAt })
    .from(recipientTaxIds)
    .where(and(eq(recipientTaxIds.sellerId, db.scope.sellerId), sql`${recipientTaxIds.buyerKey} in ${textList(keys)}`));
  return new Map(rows.map(({ key, ...known }) => [key, known]));
}

export type TaxIdToSave = {
  readonly buyerKey: string;
  readonly country: string;
  readonly kind: string;
  readonly value: string;
  readonly source: "found_in_order" | "pasted" | "sheet";
};

/** Keeps numbers per buyer and country; a later one replaces an earlier one. */
export async function saveTaxIdRows(
  db: SellerDb,
  list: readonly TaxIdToSave[],
  savedBy: string,
  now: number,
): Promise<void> {
  const { sellerId } = db.scope;
  const rows = [...new Map(list.map((one) => [`${one.buyerKey} ${one.country}`, one])).values()];
  await insertMany(
    db,
    recipientTaxIds,
    rows.map((one) => ({ ...one, sellerId, savedBy, savedAt: now })),
    { columns: ["sellerId", "buyerKey", "country"], set: ["kind", "value", "source", "savedBy", "savedAt"] },
  );
  await markForJudging(
    db,
    "buyer",
    rows.map(({ buyerKey }) => buyerKey),
  );
}
