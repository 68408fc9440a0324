import { and, eq, sql } from "drizzle-orm";
import { searchTerms } from "#lib/kit/search";
import { endOfChinaDay } from "#lib/kit/time";
import { contentHash } from "#lib/orders/compare-with-known";
import type { OrderContent } from "#lib/orders/draft";
import type { HoldReason, OrderState } from "#lib/orders/states";
import { lineKeyOf } from "#lib/products/line-key";
import { insertMany, updateMany } from "../bulk.ts";
import { replanChecks } from "../replan-checks.ts";
import { orderLines, orders, shippedNumbers } from "../schema/orders.ts";
import type { SellerDb } from "../scope.ts";
import { textList, uuidList } from "../text-list.ts";
import { markForJudging } from "./judge-marks.ts";

/** An order to be written: its content, where it stands, and the product of each line where one is known. */
export type OrderToSave = {
  readonly id: string;
  readonly storeId: string;
  readonly content: OrderContent;
  readonly state: OrderState;
  readonly productIds: readonly (string | null)[];
};

/**
 * Locks the orders that exist under some numbers, with their parts and what travels with them, in id order, so that two
 * writers cannot deadlock. Answers the ids of those named and of their parts.
 */
export async function lockOrdersByNumber(db: SellerDb, orderNumbers: readonly string[]): Promise<readonly string[]> {
  const own = sql`seller_id = ${db.scope.sellerId}::uuid`;
  const named = sql`select id, merged_into from orders where ${own} and order_number in ${textList(orderNumbers)}`;
  const rows = await db.execute<{ id: string; is_own: boolean }>(sql`
    with named as (${named}), meant as (
      select id, true as is_own from named
      union select id, true from orders where ${own} and part_of in (select id from named)
      union select id, false from orders where ${own} and merged_into in (select id from named) and part_of is null
      union select merged_into, false from named where merged_into is not null
    )
    select o.id, m.is_own from orders o join (select id, bool_or(is_own) as is_own from meant group by id) m on m.id = o.id
    where o.${own} order by o.id for update of o`);
  return Array.from(rows).flatMap(({ id, is_own }) => (is_own ? [id] : []));
}

/** Writes orders that are not there yet, with lines, shipped numbers and search words: four statements for any number. */
export async function saveNewOrders(db: SellerDb, list: readonly OrderToSave[], now: number): Promise<void> {
  const { sellerId } = db.scope;
  await insertMany(
    db,
    orders,
    list.map((order) => ({ ...columnsOf(order, now), sellerId, id: order.id, storeId: order.storeId, createdAt: now })),
  );
  await saveParts(db, list, now);
}

/** An order that the file changes; `hold` names a new reason or lifts one, undefined leaves it as it is. */
export type ChangedOrderToSave = OrderToSave & {
  readonly hold: { readonly reason: HoldReason | null; readonly heldAt: number | null } | undefined;
};

/** Overwrites known orders with what the file says, and replaces their lines, shipped numbers and words. */
export async function saveChangedOrders(db: SellerDb, list: readonly ChangedOrderToSave[], now: number): Promise<void> {
  if (list.length === 0) return;
  const { sellerId } = db.scope;
  const rows = list.map((order) => ({ ...columnsOf(order, now), sellerId, id: order.id }));
  const saved = await updateMany(db, orders, ["sellerId", "id"], contentColumns, rows);
  if (saved !== list.length) throw new Error("an order vanished while it was being changed");
  await raiseVersions(
    db,
    list.map((order) => order.id),
  );
  const held = list.flatMap(({ id, hold }) =>
    hold ? [{ sellerId, id, holdReason: hold.reason, heldAt: hold.heldAt }] : [],
  );
  await updateMany(db, orders, ["sellerId", "id"], ["holdReason", "heldAt"], held);
  await deleteParts(
    db,
    list.map((order) => order.id),
  );
  await saveParts(db, list, now);
}

/** What an import overwrites of an order. */
const contentColumns = [
  "state",
  "platformStatus",
  "platformStatusText",
  "shipByDate",
  "shipByAt",
  "orderedAt",
  "paidAt",
  "buyerName",
  "buyerEmail",
  "paidMinor",
  "goodsMinor",
  "shippingMinor",
  "currency",
  "recipientName",
  "country",
  "countryText",
  "province",
  "city",
  "address",
  "postalCode",
  "phone",
  "mobile",
  "isMasked",
  "remark",
  "buyerService",
  "contentHash",
  "updatedAt",
] as const;

async function raiseVersions(db: SellerDb, ids: readonly string[]): Promise<void> {
  await db
    .update(orders)
    .set({ version: sql`${orders.version} + 1` })
    .where(and(eq(orders.sellerId, db.scope.sellerId), sql`${orders.id} in ${uuidList(ids)}`));
}

function columnsOf(order: OrderToSave, now: number) {
  const { lines: _lines, shipped: _shipped, ...content } = order.content;
  return {
    ...content,
    state: order.state,
    shipByAt: content.shipByDate === null ? null : endOfChinaDay(content.shipByDate),
    contentHash: contentHash(order.content),
    updatedAt: now,
  };
}

async function saveParts(db: SellerDb, list: readonly OrderToSave[], now: number): Promise<void> {
  await markForJudging(
    db,
    "order",
    list.map(({ id }) => id),
  );
  await replanChecks(db, list.length);
  const { sellerId } = db.scope;
  const lines = list.flatMap((order) =>
    order.content.lines.map((line, index) => ({
      ...line,
      sellerId,
      orderId: order.id,
      lineNumber: index + 1,
      lineKey: lineKeyOf(line),
      productId: order.productIds[index] ?? null,
    })),
  );
  const shipped = list.flatMap((order) =>
    order.content.shipped.map((one) => ({ ...one, sellerId, orderId: order.id, seenAt: now })),
  );
  await insertMany(db, orderLines, lines);
  await insertMany(db, shippedNumbers, shipped, { columns: ["sellerId", "orderId", "number"], set: "nothing" });
  await saveTerms(db, list);
}

async function deleteParts(db: SellerDb, ids: readonly string[]): Promise<void> {
  const { sellerId } = db.scope;
  for (const table of ["order_lines", "shipped_numbers", "order_terms"]) {
    await db.execute(
      sql`delete from ${sql.identifier(table)} where seller_id = ${sellerId}::uuid and order_id in ${uuidList(ids)}`,
    );
  }
}

/** Words under which an order is found: its number, buyer, recipient, city, SKUs, titles, remark and shipped numbers. */
async function saveTerms(db: SellerDb, list: readonly OrderToSave[]): Promise<void> {
  if (list.length === 0) return;
  const records = list.map((order) => ({ id: order.id, terms: searchTerms(wordsOf(order.content)) }));
  await db.execute(sql`
    insert into order_terms (seller_id, term, order_id)
    select ${db.scope.sellerId}::uuid, t.term, r.id
    from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as r(id uuid, terms jsonb)
    cross join lateral jsonb_array_elements_text(r.terms) as t(term)
    on conflict do nothing`);
}

function wordsOf(content: OrderContent): string {
  const { orderNumber, buyerName, recipientName, city, remark, lines, shipped } = content;
  const goods = lines.flatMap((line) => [line.sku, line.title]);
  return [orderNumber, buyerName, recipientName, city, remark, ...goods, ...shipped.map((one) => one.number)].join(
    " \n ",
  );
}
