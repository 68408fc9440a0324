import { and, asc, eq, gt, isNotNull, isNull, lt, ne, or, type SQL, sql } from "drizzle-orm";
import { type OrderSearch, type OrderView, orderPageSize } from "#lib/orders/search";
import type { HoldReason, OrderState } from "#lib/orders/states";
import { orderLines, orders } from "../schema/orders.ts";
import { stores } from "../schema/sellers.ts";
import type { SellerDb } from "../scope.ts";
import { termsMatch } from "../search-terms.ts";

export type OrderListRow = {
  readonly id: string;
  readonly orderNumber: string;
  readonly storeName: string;
  readonly state: OrderState;
  readonly holdReason: HoldReason | null;
  readonly platformStatusText: string;
  readonly country: string | null;
  readonly countryText: string;
  readonly recipientName: string;
  readonly isMasked: boolean;
  readonly paidMinor: number | null;
  readonly currency: string;
  readonly remark: string;
  readonly shipByAt: number | null;
  readonly orderedAt: number | null;
  readonly goods: readonly { readonly sku: string; readonly title: string; readonly quantity: number }[];
};

export type OrderPage = { readonly rows: readonly OrderListRow[]; readonly hasMore: boolean };

/** A page of the order list. */
export async function listOrders(db: SellerDb, search: OrderSearch): Promise<OrderPage> {
  const rows = await db
    .select({
      id: orders.id,
      orderNumber: orders.orderNumber,
      storeName: stores.name,
      state: orders.state,
      holdReason: orders.holdReason,
      platformStatusText: orders.platformStatusText,
      country: orders.country,
      countryText: orders.countryText,
      recipientName: orders.recipientName,
      isMasked: orders.isMasked,
      paidMinor: orders.paidMinor,
      currency: orders.currency,
      remark: orders.remark,
      shipByAt: orders.shipByAt,
      orderedAt: orders.orderedAt,
    })
    .from(orders)
    .innerJoin(stores, and(eq(stores.sellerId, orders.sellerId), eq(stores.id, orders.storeId)))
    .where(and(matching(db, search), beyond(search)))
    .orderBy(...orderOf(search))
    .limit(orderPageSize + 1);
  const shown = rows.slice(0, orderPageSize);
  const goods = await goodsOf(
    db,
    shown.map((row) => row.id),
  );
  return {
    rows: shown.map((row) => ({ ...row, goods: goods.get(row.id) ?? [] })),
    hasMore: rows.length > orderPageSize,
  };
}

async function goodsOf(db: SellerDb, ids: readonly string[]): Promise<Map<string, OrderListRow["goods"][number][]>> {
  const map = new Map<string, OrderListRow["goods"][number][]>(ids.map((id) => [id, []]));
  if (ids.length === 0) return map;
  const rows = await db
    .select({
      orderId: orderLines.orderId,
      sku: orderLines.sku,
      title: orderLines.title,
      quantity: orderLines.quantity,
    })
    .from(orderLines)
    .where(
      and(
        eq(orderLines.sellerId, db.scope.sellerId),
        sql`${orderLines.orderId} = any(${sql.param(`{${ids.join()}}`)}::uuid[])`,
      ),
    )
    .orderBy(asc(orderLines.orderId), asc(orderLines.lineNumber));
  for (const { orderId, ...line } of rows) map.get(orderId)?.push(line);
  return map;
}

export type OrderCounts = Readonly<Partial<Record<OrderView, number>>>;

/** Exact counts of every tab under the other filters. */
export async function countOrders(db: SellerDb, search: OrderSearch): Promise<OrderCounts> {
  const every = matching(db, { ...search, view: "all" });
  const rows = await db
    .select({
      state: orders.state,
      count: sql<number>`count(*)::int`,
      held: sql<number>`count(hold_reason)::int`,
    })
    .from(orders)
    .where(every)
    .groupBy(orders.state);
  const byState = Object.fromEntries(rows.map((row) => [row.state, row.count]));
  const sum = (of: "count" | "held") => rows.reduce((total, row) => total + row[of], 0);
  return { ...byState, all: sum("count"), held: sum("held") };
}

/** Countries that the seller's orders go to, by code. */
export async function listOrderCountries(db: SellerDb): Promise<string[]> {
  const rows = await db
    .selectDistinct({ country: orders.country })
    .from(orders)
    .where(and(eq(orders.sellerId, db.scope.sellerId), isNotNull(orders.country)))
    .orderBy(asc(orders.country));
  return rows.flatMap((row) => row.country ?? []);
}

function matching(db: SellerDb, search: OrderSearch): SQL | undefined {
  const { view, country, store, remark, q } = search;
  return and(
    eq(orders.sellerId, db.scope.sellerId),
    view === "all" ? undefined : view === "held" ? isNotNull(orders.holdReason) : eq(orders.state, view),
    country === "" ? undefined : eq(orders.country, country),
    store === "" ? undefined : eq(orders.storeId, store),
    remark ? ne(orders.remark, "") : undefined,
    termsMatch(db, "order_terms", "order_id", orders.id, q),
  );
}

function orderOf(search: OrderSearch): SQL[] {
  return search.sort === "deadline"
    ? [sql`${orders.shipByAt} asc nulls last`, asc(orders.id)]
    : [sql`${orders.orderedAt} desc nulls last`, sql`${orders.id} desc nulls last`];
}

/** Rows behind the last one of the page before; those without a time come last. */
function beyond({ sort, after }: OrderSearch): SQL | undefined {
  if (!after) return undefined;
  const column = sort === "deadline" ? orders.shipByAt : orders.orderedAt;
  const laterId = sort === "deadline" ? gt(orders.id, after.id) : lt(orders.id, after.id);
  if (after.at === null) return and(isNull(column), laterId);
  const later = sort === "deadline" ? gt(column, after.at) : lt(column, after.at);
  return or(later, and(eq(column, after.at), laterId), isNull(column));
}
