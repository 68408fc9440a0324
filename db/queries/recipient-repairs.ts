import { and, eq, sql } from "drizzle-orm";
import type { CorrectableField, Correction } from "#lib/identity/corrections";
import type { Override } from "#lib/identity/overrides";
import { type CountryCode, isCountryCode } from "#lib/kit/country";
import type { OrderState } from "#lib/orders/states";
import { findingOverrides, orders, recipientCorrections } from "../schema/orders.ts";
import type { SellerDb } from "../scope.ts";
import { uuidList } from "../text-list.ts";
import { raiseOrderVersions } from "./save-dispatch.ts";

/** An order's recipient in the file's own words. */
export type OrderRecipient = {
  readonly state: OrderState;
  readonly country: CountryCode | null;
  readonly countryText: string;
  readonly name: string;
  readonly province: string;
  readonly city: string;
  readonly address: string;
  readonly postalCode: string;
  readonly phone: string;
  readonly mobile: string;
};

/** The recipient of an order, locked: a correction is made on exactly these words. Null when there is no such order. */
export async function lockOrderRecipient(db: SellerDb, orderId: string): Promise<OrderRecipient | null> {
  const [row] = await db
    .select({
      state: orders.state,
      country: orders.country,
      countryText: orders.countryText,
      name: orders.recipientName,
      province: orders.province,
      city: orders.city,
      address: orders.address,
      address2: orders.address2,
      postalCode: orders.postalCode,
      phone: orders.phone,
      mobile: orders.mobile,
    })
    .from(orders)
    .where(and(eq(orders.sellerId, db.scope.sellerId), eq(orders.id, orderId)))
    .for("update");
  if (!row) return null;
  const { address2, ...rest } = row;
  const address = address2 === "" ? row.address : `${row.address}, ${address2}`;
  return { ...rest, address, country: row.country !== null && isCountryCode(row.country) ? row.country : null };
}

/** Corrections and overrides of some orders, by order. */
export async function listRecipientRepairs(
  db: SellerDb,
  orderIds: readonly string[],
): Promise<
  ReadonlyMap<string, { readonly corrections: readonly Correction[]; readonly overrides: readonly Override[] }>
> {
  const { sellerId } = db.scope;
  const [corrections, overrides] = await Promise.all([
    db
      .select({
        orderId: recipientCorrections.orderId,
        field: recipientCorrections.field,
        original: recipientCorrections.original,
        corrected: recipientCorrections.corrected,
      })
      .from(recipientCorrections)
      .where(
        and(eq(recipientCorrections.sellerId, sellerId), sql`${recipientCorrections.orderId} in ${uuidList(orderIds)}`),
      ),
    db
      .select({
        orderId: findingOverrides.orderId,
        field: findingOverrides.field,
        code: findingOverrides.code,
        value: findingOverrides.value,
        reason: findingOverrides.reason,
      })
      .from(findingOverrides)
      .where(and(eq(findingOverrides.sellerId, sellerId), sql`${findingOverrides.orderId} in ${uuidList(orderIds)}`)),
  ]);
  const byOrder = new Map<string, { corrections: Correction[]; overrides: Override[] }>();
  for (const orderId of orderIds) byOrder.set(orderId, { corrections: [], overrides: [] });
  for (const { orderId, field, ...rest } of corrections) {
    // the schema of the action lets no other field in
    byOrder.get(orderId)?.corrections.push({ ...rest, field: field as CorrectableField });
  }
  for (const { orderId, ...override } of overrides) byOrder.get(orderId)?.overrides.push(override);
  return byOrder;
}

/** Saves a correction; the one before on the same field is replaced. */
export async function saveCorrection(
  db: SellerDb,
  orderId: string,
  correction: Correction,
  madeBy: string,
  now: number,
): Promise<void> {
  const { original, corrected } = correction;
  await db
    .insert(recipientCorrections)
    .values({ ...correction, sellerId: db.scope.sellerId, orderId, madeBy, madeAt: now })
    .onConflictDoUpdate({
      target: [recipientCorrections.sellerId, recipientCorrections.orderId, recipientCorrections.field],
      set: { original, corrected, madeBy, madeAt: now },
    });
  await raiseOrderVersions(db, [orderId], now);
}

/** Takes a correction back: the file's words count again. */
export async function deleteCorrection(
  db: SellerDb,
  orderId: string,
  field: CorrectableField,
  now: number,
): Promise<void> {
  await db
    .delete(recipientCorrections)
    .where(
      and(
        eq(recipientCorrections.sellerId, db.scope.sellerId),
        eq(recipientCorrections.orderId, orderId),
        eq(recipientCorrections.field, field),
      ),
    );
  await raiseOrderVersions(db, [orderId], now);
}

/** Records that a finding was let pass; a newer one on the same finding replaces it. */
export async function saveOverride(
  db: SellerDb,
  orderId: string,
  override: Override,
  madeBy: string,
  now: number,
): Promise<void> {
  const { value, reason } = override;
  await db
    .insert(findingOverrides)
    .values({ ...override, sellerId: db.scope.sellerId, orderId, madeBy, madeAt: now })
    .onConflictDoUpdate({
      target: [findingOverrides.sellerId, findingOverrides.orderId, findingOverrides.field, findingOverrides.code],
      set: { value, reason, madeBy, madeAt: now },
    });
  await raiseOrderVersions(db, [orderId], now);
}
