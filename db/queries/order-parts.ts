import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import { searchTerms } from "#lib/kit/search";
import { type OrderPart, partOrderNumber } from "#lib/orders/split";
import type { SplitSource } from "#lib/orders/split-source";
import type { OrderState } from "#lib/orders/states";
import { insertMany } from "../bulk.ts";
import { orderTags } from "../schema/daily.ts";
import {
  findingOverrides,
  orderChoices,
  orderLines,
  orders,
  orderTerms,
  recipientCorrections,
} from "../schema/orders.ts";
import { products } from "../schema/products.ts";
import type { SellerDb } from "../scope.ts";
import { uuidList } from "../text-list.ts";
import { markForJudging } from "./judge-marks.ts";

/** An order with all that a split needs to know; null when the seller has none of this id. */
export async function getSplitSource(db: SellerDb, orderId: string): Promise<SplitSource | null> {
  const { sellerId } = db.scope;
  const [[order], lines, [others]] = await Promise.all([
    db
      .select({
        ...{ id: orders.id, orderNumber: orders.orderNumber, state: orders.state, version: orders.version },
        ...{ partOf: orders.partOf, paidMinor: orders.paidMinor, goodsMinor: orders.goodsMinor },
        ...{ shippingMinor: orders.shippingMinor, currency: orders.currency },
      })
      .from(orders)
      .where(and(eq(orders.sellerId, sellerId), eq(orders.id, orderId))),
    db
      .select({
        ...{ lineNumber: orderLines.lineNumber, sku: orderLines.sku, title: orderLines.title },
        ...{ quantity: orderLines.quantity, isWarehouseShipped: orderLines.isWarehouseShipped },
        ...{ declaredMinor: products.declaredMinor, weightGrams: products.weightGrams },
      })
      .from(orderLines)
      .leftJoin(products, and(eq(products.sellerId, sellerId), eq(products.id, orderLines.productId)))
      .where(and(eq(orderLines.sellerId, sellerId), eq(orderLines.orderId, orderId)))
      .orderBy(asc(orderLines.lineNumber)),
    db
      .select({
        members: sql<number>`count(*) filter (where merged_into = ${orderId}::uuid and part_of is null)::int`,
        parts: sql<number>`count(*) filter (where part_of = ${orderId}::uuid and merged_into is null)::int`,
      })
      .from(orders)
      .where(
        and(
          eq(orders.sellerId, sellerId),
          sql`(${orders.mergedInto} = ${orderId}::uuid or ${orders.partOf} = ${orderId}::uuid)`,
        ),
      ),
  ]);
  return order ? { ...order, lines, isLead: (others?.members ?? 0) > 0, hasParts: (others?.parts ?? 0) > 0 } : null;
}

/**
 * Makes a split true: the order keeps the first part, the others become orders of their own under its number with theirs
 * behind it. Recipient, corrections, overrides, tags and the choice of a solution go along; a typed weight does not, since it
 * was that of all goods. The order is locked by the caller; `partIds` are for the second and later parts.
 */
export async function saveSplit(
  db: SellerDb,
  orderId: string,
  parts: readonly OrderPart[],
  partIds: readonly string[],
  now: number,
): Promise<void> {
  const { sellerId } = db.scope;
  const own = and(eq(orders.sellerId, sellerId), eq(orders.id, orderId));
  const which = sql`seller_id = ${sellerId}::uuid and order_id = ${orderId}::uuid`;
  const [[order], lines, corrections, overrides, choices, tags, terms, [used]] = await Promise.all([
    db.select().from(orders).where(own),
    db.select().from(orderLines).where(which),
    db.select().from(recipientCorrections).where(which),
    db.select().from(findingOverrides).where(which),
    db.select().from(orderChoices).where(which),
    db.select().from(orderTags).where(which),
    db.select().from(orderTerms).where(which),
    db
      .select({ last: sql<number>`coalesce(max(${orders.partNumber}), 1)::int` })
      .from(orders)
      .where(and(eq(orders.sellerId, sellerId), eq(orders.partOf, orderId))),
  ]);
  const [first, ...further] = parts;
  if (!order || !first) throw new Error("a split without order or parts");
  // numbers that were with a carrier before are not given again
  const made = further.flatMap((part, at) => {
    const id = partIds[at];
    return id ? [{ id, partNumber: (used?.last ?? 1) + 1 + at, part }] : [];
  });
  await insertMany(
    db,
    orders,
    made.map(({ id, partNumber, part: { lines: _, ...money } }) => ({
      ...{ ...order, ...money, id, partOf: orderId, partNumber, version: 1, createdAt: now, updatedAt: now },
      ...{ orderNumber: partOrderNumber(order.orderNumber, partNumber), failureCode: null, failureText: "" },
    })),
  );
  const { lines: _, ...money } = first;
  await db
    .update(orders)
    .set({ ...money, version: sql`${orders.version} + 1`, updatedAt: now })
    .where(own);
  await db.delete(orderLines).where(which);
  const all = [{ id: orderId, part: first }, ...made];
  await insertMany(
    db,
    orderLines,
    all.flatMap(({ id, part }) =>
      part.lines.flatMap(({ lineNumber, quantity }) => {
        const line = lines.find((one) => one.lineNumber === lineNumber);
        return line ? [{ ...line, orderId: id, quantity }] : [];
      }),
    ),
  );
  const copied = <Row>(rows: readonly Row[]) => made.flatMap(({ id }) => rows.map((row) => ({ ...row, orderId: id })));
  await insertMany(db, recipientCorrections, copied(corrections));
  await insertMany(db, findingOverrides, copied(overrides));
  await insertMany(db, orderChoices, copied(choices.map((choice) => ({ ...choice, weightGrams: null }))));
  await db.update(orderChoices).set({ weightGrams: null }).where(which);
  await insertMany(db, orderTags, copied(tags));
  const numbered = made.flatMap(({ id, partNumber }) =>
    searchTerms(partOrderNumber(order.orderNumber, partNumber)).map((term) => ({ sellerId, term, orderId: id })),
  );
  await insertMany(db, orderTerms, [...copied(terms), ...numbered], {
    columns: ["sellerId", "term", "orderId"],
    set: "nothing",
  });
  await markForJudging(db, "order", [orderId, ...partIds]);
}

/** A part of a split order, the first included. `hasParcels`: it was with a carrier, so that its row must stay. */
export type PartRow = {
  readonly id: string;
  readonly orderNumber: string;
  readonly partNumber: number;
  readonly state: OrderState;
  readonly hasParcels: boolean;
};

/** Locks all parts of the order that an order belongs to, in id order; in the order of their numbers, the first first. */
export async function lockParts(db: SellerDb, orderId: string): Promise<readonly PartRow[]> {
  const { sellerId } = db.scope;
  const root = sql`(select coalesce(r.part_of, r.id) from orders r
    where r.seller_id = ${sellerId}::uuid and r.id = ${orderId}::uuid)`;
  const rows = await db
    .select({
      ...{ id: orders.id, orderNumber: orders.orderNumber, partNumber: orders.partNumber, state: orders.state },
      hasParcels: sql<boolean>`exists (select 1 from parcels p where p.seller_id = ${sellerId}::uuid
        and p.order_id = orders.id)`,
    })
    .from(orders)
    .where(
      and(
        eq(orders.sellerId, sellerId),
        sql`(${orders.id} = ${root} or (${orders.partOf} = ${root} and ${orders.mergedInto} is null))`,
      ),
    )
    .orderBy(asc(orders.id))
    .for("update");
  return rows.sort((a, b) => a.partNumber - b.partNumber);
}

/**
 * Puts parts together again: goods and amounts go back to the first. Parts that were never with a carrier vanish; of others
 * the row stays for the papers of its waybills, done and without goods, and its number is not given again.
 */
export async function saveSplitUndone(db: SellerDb, parts: readonly PartRow[], now: number): Promise<void> {
  const { sellerId } = db.scope;
  const [first, ...further] = parts;
  if (!first || further.length === 0) return;
  const [own, ids] = [sql`seller_id = ${sellerId}::uuid`, uuidList(further.map(({ id }) => id))];
  const root = sql`${first.id}::uuid`;
  await db.execute(sql`
    insert into order_lines as l (seller_id, order_id, line_number, sku, title, attributes, quantity, unit, service,
      line_key, product_id, is_warehouse_shipped)
    select seller_id, ${root}, line_number, max(sku), max(title), max(attributes), sum(quantity)::int, max(unit),
      max(service), max(line_key), (array_agg(product_id))[1], bool_or(is_warehouse_shipped)
    from order_lines where ${own} and order_id in ${ids} group by seller_id, line_number
    on conflict (seller_id, order_id, line_number) do update set quantity = l.quantity + excluded.quantity`);
  const sumOf = (column: string) => sql`case when o.${sql.identifier(column)} is null then null else
    o.${sql.identifier(column)} + coalesce((select sum(p.${sql.identifier(column)}) from orders p
      where p.${own} and p.id in ${ids}), 0) end`;
  await db.execute(sql`
    update orders o set paid_minor = ${sumOf("paid_minor")}, goods_minor = ${sumOf("goods_minor")},
      shipping_minor = ${sumOf("shipping_minor")}, version = o.version + 1,
      updated_at = ${new Date(now).toISOString()}::timestamptz
    where o.${own} and o.id = ${root}`);
  await db.update(orderChoices).set({ weightGrams: null }).where(sql`${own} and order_id = ${root}`);
  await deleteOf(db, ["order_lines"], ids);
  const kept = further.filter(({ hasParcels }) => hasParcels).map(({ id }) => id);
  const gone = further.filter(({ hasParcels }) => !hasParcels).map(({ id }) => id);
  if (kept.length > 0) {
    await db
      .update(orders)
      .set({ ...{ state: "done", mergedInto: first.id, paidMinor: 0, goodsMinor: null, shippingMinor: null } })
      .where(and(eq(orders.sellerId, sellerId), inArray(orders.id, kept)));
  }
  if (gone.length > 0) {
    await deleteOf(db, partTables, uuidList(gone));
    await db.execute(sql`delete from orders where ${own} and id in ${uuidList(gone)}`);
  }
  await markForJudging(db, "order", [first.id, ...kept]);
}

/** Everything that hangs on an order that was never with a carrier. */
const partTables = [
  ...["order_terms", "order_tags", "order_choices", "recipient_corrections", "finding_overrides", "shipped_numbers"],
  ...["order_standings", "order_cards", "order_reasons"],
];

async function deleteOf(db: SellerDb, tables: readonly string[], ids: ReturnType<typeof uuidList>): Promise<void> {
  for (const table of tables) {
    await db.execute(
      sql`delete from ${sql.identifier(table)} where seller_id = ${db.scope.sellerId}::uuid and order_id in ${ids}`,
    );
  }
}

/** Lets orders travel in another's parcel; all are locked by the caller. A typed weight was that of fewer goods: it goes. */
export async function saveMerged(
  db: SellerDb,
  leadId: string,
  memberIds: readonly string[],
  now: number,
): Promise<void> {
  const own = eq(orders.sellerId, db.scope.sellerId);
  const members = sql`${orders.id} in ${uuidList(memberIds)}`;
  const change = { version: sql`${orders.version} + 1`, updatedAt: now };
  await db
    .update(orders)
    .set({ ...change, state: "merged", mergedInto: leadId })
    .where(and(own, members));
  await db
    .update(orders)
    .set(change)
    .where(and(own, eq(orders.id, leadId)));
  await db
    .update(orderChoices)
    .set({ weightGrams: null })
    .where(and(eq(orderChoices.sellerId, db.scope.sellerId), eq(orderChoices.orderId, leadId)));
  await markForJudging(db, "order", [leadId, ...memberIds]);
}

/** Lets orders that wait with another one wait by themselves again; answers which. `memberIds` null: all of them. */
export async function saveUnmerged(
  db: SellerDb,
  leadId: string,
  memberIds: readonly string[] | null,
  now: number,
): Promise<readonly { readonly id: string; readonly orderNumber: string }[]> {
  const rows = await db
    .update(orders)
    .set({ state: "waiting", mergedInto: null, version: sql`${orders.version} + 1`, updatedAt: now })
    .where(
      and(
        eq(orders.sellerId, db.scope.sellerId),
        eq(orders.mergedInto, leadId),
        eq(orders.state, "merged"),
        isNull(orders.partOf),
        memberIds === null ? undefined : sql`${orders.id} in ${uuidList(memberIds)}`,
      ),
    )
    .returning({ id: orders.id, orderNumber: orders.orderNumber });
  await db
    .update(orderChoices)
    .set({ weightGrams: null })
    .where(and(eq(orderChoices.sellerId, db.scope.sellerId), eq(orderChoices.orderId, leadId)));
  await markForJudging(db, "order", [leadId, ...rows.map(({ id }) => id)]);
  return rows;
}

/** Which waiting orders could go in one parcel with these, themselves included; those that stand alone are missing. */
export async function listMergeable(
  db: SellerDb,
  orderIds: readonly string[],
): Promise<ReadonlyMap<string, readonly { readonly id: string; readonly orderNumber: string }[]>> {
  if (orderIds.length === 0) return new Map();
  const own = sql`seller_id = ${db.scope.sellerId}::uuid`;
  const rows = await db.execute<{ id: string; of: { id: string; orderNumber: string }[] }>(sql`
    select s.order_id as id, g.of from order_standings s
    join (select t.merge_key, json_agg(json_build_object('id', o.id, 'orderNumber', o.order_number)
        order by t.ship_by_at, o.order_number) as of
      from order_standings t join orders o on o.${own} and o.id = t.order_id and o.state = 'waiting'
      where t.${own} and t.merge_key <> '' and t.lane is not null and t.merge_key in (
        select k.merge_key from order_standings k
        where k.${own} and k.merge_key <> '' and k.order_id in ${uuidList(orderIds)})
      group by t.merge_key having count(*) > 1) g on g.merge_key = s.merge_key
    where s.${own} and s.order_id in ${uuidList(orderIds)}`);
  return new Map(Array.from(rows, ({ id, of }) => [id, of]));
}
