import { and, eq, isNull, sql } from "drizzle-orm";
import type { PartGoods, SplitMoney } from "#lib/orders/split";
import type { HoldReason, OrderState } from "#lib/orders/states";
import { insertMany, updateMany } from "../bulk.ts";
import { orderLines, orders } from "../schema/orders.ts";
import type { SellerDb } from "../scope.ts";
import { uuidList } from "../text-list.ts";
import { markForJudging } from "./judge-marks.ts";

/** What a part of a split order is after a file changed the order. */
export type FollowedPart = SplitMoney & {
  readonly id: string;
  readonly state: OrderState;
  /** Undefined leaves a hold as it is. */
  readonly hold: { readonly reason: HoldReason | null; readonly heldAt: number | null } | undefined;
  readonly lines: PartGoods;
};

/** What parts take over from their order as the file has it now. */
const followed = [
  ...["platform_status", "platform_status_text", "ship_by_date", "ship_by_at", "ordered_at", "paid_at", "buyer_name"],
  ...[
    "buyer_email",
    "currency",
    "recipient_name",
    "country",
    "country_text",
    "province",
    "city",
    "address",
    "address2",
  ],
  ...["postal_code", "phone", "mobile", "is_masked", "remark", "buyer_service", "content_hash"],
];

/**
 * Lays an order that a file just overwrote over its parts again: `parts` holds all of them, the first (the order itself)
 * first, with the goods and amounts of each. The order holds the file's goods and is locked by the caller.
 */
export async function saveFollowedParts(db: SellerDb, parts: readonly FollowedPart[], now: number): Promise<void> {
  const { sellerId } = db.scope;
  const [first, ...further] = parts;
  if (!first || further.length === 0) return;
  const [own, ids] = [sql`seller_id = ${sellerId}::uuid`, uuidList(further.map(({ id }) => id))];
  const root = sql`${first.id}::uuid`;
  const taken = followed.map((column) => sql`${sql.identifier(column)} = r.${sql.identifier(column)}`);
  await db.execute(sql`
    update orders p set ${sql.join(taken, sql`, `)}, version = p.version + 1,
      updated_at = ${new Date(now).toISOString()}::timestamptz
    from orders r where p.${own} and r.${own} and r.id = ${root} and p.id in ${ids}`);
  const kept = await db.select().from(orderLines).where(sql`${own} and order_id = ${root}`);
  await db.execute(sql`delete from order_lines where ${own} and order_id in ${uuidList(parts.map(({ id }) => id))}`);
  await insertMany(
    db,
    orderLines,
    parts.flatMap(({ id, lines }) =>
      lines.flatMap(({ lineNumber, quantity }) => {
        const line = kept.find((one) => one.lineNumber === lineNumber);
        return line ? [{ ...line, orderId: id, quantity }] : [];
      }),
    ),
  );
  const money = parts.map(({ id, paidMinor, goodsMinor, shippingMinor }) => ({
    ...{ sellerId, id, paidMinor, goodsMinor, shippingMinor },
  }));
  await updateMany(db, orders, ["sellerId", "id"], ["paidMinor", "goodsMinor", "shippingMinor"], money);
  await updateMany(
    db,
    orders,
    ["sellerId", "id"],
    ["state"],
    further.map(({ id, state }) => ({ sellerId, id, state })),
  );
  const held = further.flatMap(({ id, hold }) =>
    hold ? [{ sellerId, id, holdReason: hold.reason, heldAt: hold.heldAt }] : [],
  );
  await updateMany(db, orders, ["sellerId", "id"], ["holdReason", "heldAt"], held);
  await markForJudging(
    db,
    "order",
    parts.map(({ id }) => id),
  );
}

/** Orders leave the parcels they were to travel in: their state is their own, or waiting where that says so. */
export async function saveLeftMerge(db: SellerDb, orderIds: readonly string[]): Promise<void> {
  if (orderIds.length === 0) return;
  const own = sql`seller_id = ${db.scope.sellerId}::uuid`;
  const leads = await db.execute<{ id: string }>(
    sql`select distinct merged_into as id from orders where ${own} and id in ${uuidList(orderIds)} and merged_into is not null`,
  );
  await db
    .update(orders)
    .set({ mergedInto: null })
    .where(
      and(eq(orders.sellerId, db.scope.sellerId), sql`${orders.id} in ${uuidList(orderIds)}`, isNull(orders.partOf)),
    );
  await markForJudging(db, "order", [...orderIds, ...Array.from(leads, ({ id }) => id)]);
}

/** Nothing travels in these orders' parcels any more: what did waits by itself, on hold, so that somebody looks at it. */
export async function saveMergesDissolved(db: SellerDb, leadIds: readonly string[], now: number): Promise<void> {
  if (leadIds.length === 0) return;
  const rows = await db
    .update(orders)
    .set({
      ...{ state: "waiting", mergedInto: null, version: sql`${orders.version} + 1`, updatedAt: now },
      holdReason: sql`coalesce(${orders.holdReason}, 'merge_dissolved')`,
      heldAt: sql`coalesce(${orders.heldAt}, ${new Date(now).toISOString()}::timestamptz)`,
    })
    .where(
      and(
        eq(orders.sellerId, db.scope.sellerId),
        eq(orders.state, "merged"),
        isNull(orders.partOf),
        sql`${orders.mergedInto} in ${uuidList(leadIds)}`,
      ),
    )
    .returning({ id: orders.id });
  await markForJudging(db, "order", [...leadIds, ...rows.map(({ id }) => id)]);
}

/** Where orders stand whose waybill was stopped before anything was sent; a hold that told of it ends with it. */
export async function saveStoppedStates(
  db: SellerDb,
  list: readonly { readonly id: string; readonly state: OrderState }[],
  now: number,
): Promise<void> {
  const { sellerId } = db.scope;
  const rows = list.map(({ id, state }) => ({ sellerId, id, state, updatedAt: now }));
  await updateMany(db, orders, ["sellerId", "id"], ["state", "updatedAt"], rows);
  if (rows.length === 0) return;
  await db
    .update(orders)
    .set({ holdReason: null, heldAt: null })
    .where(
      and(
        eq(orders.sellerId, sellerId),
        eq(orders.holdReason, "left_waiting"),
        sql`${orders.id} in ${uuidList(rows.map(({ id }) => id))}`,
      ),
    );
  await markForJudging(
    db,
    "order",
    rows.map(({ id }) => id),
  );
}
