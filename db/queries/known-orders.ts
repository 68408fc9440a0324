import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import { liveWaybillStates } from "#lib/dispatch/states";
import { isCountryCode } from "#lib/kit/country";
import type { KnownOrder } from "#lib/orders/compare-with-known";
import type { OrderLineContent } from "#lib/orders/draft";
import type { ShippedNumber } from "#lib/orders/shipments-cell";
import { isPlatformStatus } from "#lib/orders/status";
import { waybills } from "../schema/dispatch.ts";
import { orderLines, orders, shippedNumbers } from "../schema/orders.ts";
import { stores } from "../schema/sellers.ts";
import type { SellerDb } from "../scope.ts";
import { sentAgainClock } from "../sent-again.ts";
import { textList } from "../text-list.ts";

/** Orders as ALP knows them, by order number; unknown numbers are missing from the map. Six reads, however many orders. */
export async function listKnownOrders(
  db: SellerDb,
  orderNumbers: readonly string[],
): Promise<ReadonlyMap<string, KnownOrder>> {
  if (orderNumbers.length === 0) return new Map();
  const [heads, goods, shipped, numbers, parts, leads] = await Promise.all([
    readHeads(db, orderNumbers),
    readLines(db, orderNumbers),
    readShipped(db, orderNumbers),
    readOwnNumbers(db, orderNumbers),
    readParts(db, orderNumbers),
    readLeads(db, orderNumbers),
  ]);
  const partsOf = Map.groupBy(parts, ({ partOf }) => partOf);
  return new Map(
    heads.map((head): [string, KnownOrder] => {
      const { id, storeId, storeName, state, holdReason, country, platformStatus, clock, ...rest } = head;
      const content = {
        ...rest,
        paidMinor: rest.paidMinor ?? 0,
        country: country !== null && isCountryCode(country) ? country : null,
        platformStatus: isPlatformStatus(platformStatus) ? platformStatus : ("unknown" as const),
        lines: together(goods.get(id) ?? []),
        shipped: shipped.get(id) ?? [],
      };
      const further = partsOf.get(id) ?? [];
      const ownNumbers = numbers.get(id) ?? [];
      const again = clock !== null;
      const own = { id, storeId, storeName, state, holdReason, content, ownNumbers, isLead: leads.has(id) };
      const order = { ...own, isSentAgain: again };
      if (further.length === 0) return [head.orderNumber, order];
      const all = [{ id, state, holdReason, clock }, ...further].map((part) => ({
        ...{ id: part.id, state: part.state, holdReason: part.holdReason, ownNumbers: numbers.get(part.id) ?? [] },
        isSentAgain: part.clock !== null,
        lines: (goods.get(part.id) ?? []).map(({ lineNumber, lineKey, quantity }) => ({
          lineNumber,
          lineKey,
          quantity,
        })),
      }));
      const sum = (key: "paidMinor" | "goodsMinor" | "shippingMinor") =>
        further.reduce((total, part) => total + (part[key] ?? 0), content[key] ?? 0);
      const whole = {
        ...content,
        paidMinor: sum("paidMinor"),
        goodsMinor: content.goodsMinor === null ? null : sum("goodsMinor"),
        shippingMinor: content.shippingMinor === null ? null : sum("shippingMinor"),
        lines: together([id, ...further.map((part) => part.id)].flatMap((one) => goods.get(one) ?? [])),
      };
      return [head.orderNumber, { ...order, content: whole, parts: all }];
    }),
  );
}

function readHeads(db: SellerDb, orderNumbers: readonly string[]) {
  return db
    .select({
      id: orders.id,
      storeId: orders.storeId,
      storeName: stores.name,
      state: orders.state,
      holdReason: orders.holdReason,
      orderNumber: orders.orderNumber,
      platformStatus: orders.platformStatus,
      platformStatusText: orders.platformStatusText,
      shipByDate: orders.shipByDate,
      orderedAt: orders.orderedAt,
      paidAt: orders.paidAt,
      buyerName: orders.buyerName,
      buyerEmail: orders.buyerEmail,
      paidMinor: orders.paidMinor,
      goodsMinor: orders.goodsMinor,
      shippingMinor: orders.shippingMinor,
      currency: orders.currency,
      recipientName: orders.recipientName,
      country: orders.country,
      countryText: orders.countryText,
      province: orders.province,
      city: orders.city,
      address: orders.address,
      postalCode: orders.postalCode,
      phone: orders.phone,
      mobile: orders.mobile,
      isMasked: orders.isMasked,
      clock: sentAgainClock(db),
      remark: orders.remark,
      buyerService: orders.buyerService,
    })
    .from(orders)
    .innerJoin(stores, and(eq(stores.sellerId, orders.sellerId), eq(stores.id, orders.storeId)))
    .where(and(eq(orders.sellerId, db.scope.sellerId), sql`${orders.orderNumber} in ${textList(orderNumbers)}`));
}

function ofOrders(db: SellerDb, orderNumbers: readonly string[]) {
  return and(eq(orders.sellerId, db.scope.sellerId), sql`${orders.orderNumber} in ${textList(orderNumbers)}`);
}

type LineRow = OrderLineContent & { readonly lineNumber: number; readonly lineKey: string };

/** Lines of the orders and of their parts, by the order or part that carries them. */
async function readLines(db: SellerDb, orderNumbers: readonly string[]): Promise<Map<string, LineRow[]>> {
  const rows = await db
    .select({
      orderId: orderLines.orderId,
      lineNumber: orderLines.lineNumber,
      lineKey: orderLines.lineKey,
      title: orderLines.title,
      attributes: orderLines.attributes,
      sku: orderLines.sku,
      quantity: orderLines.quantity,
      unit: orderLines.unit,
      service: orderLines.service,
      isWarehouseShipped: orderLines.isWarehouseShipped,
    })
    .from(orderLines)
    .where(
      and(eq(orderLines.sellerId, db.scope.sellerId), sql`${orderLines.orderId} in ${idsWithParts(db, orderNumbers)}`),
    )
    .orderBy(asc(orderLines.orderId), asc(orderLines.lineNumber));
  return grouped(rows, ({ orderId, ...line }) => [orderId, line]);
}

/** The lines as the file has them: what parts carry of one line is one line. */
function together(rows: readonly LineRow[]): OrderLineContent[] {
  const lines = new Map<number, OrderLineContent>();
  for (const { lineNumber, lineKey: _, ...line } of rows) {
    const quantity = line.quantity + (lines.get(lineNumber)?.quantity ?? 0);
    lines.set(lineNumber, { ...line, quantity });
  }
  return [...lines].sort(([a], [b]) => a - b).map(([, line]) => line);
}

function idsWithParts(db: SellerDb, orderNumbers: readonly string[]) {
  const own = sql`seller_id = ${db.scope.sellerId}::uuid`;
  const named = sql`select id from orders where ${own} and order_number in ${textList(orderNumbers)}`;
  return sql`(${named} union select id from orders where ${own} and part_of in (${named}))`;
}

/** Further parts of split orders, in their order; what was put together again is none. */
function readParts(db: SellerDb, orderNumbers: readonly string[]) {
  return db
    .select({
      ...{ id: orders.id, partOf: orders.partOf, state: orders.state, holdReason: orders.holdReason },
      ...{ paidMinor: orders.paidMinor, goodsMinor: orders.goodsMinor, shippingMinor: orders.shippingMinor },
      clock: sentAgainClock(db),
    })
    .from(orders)
    .where(
      and(
        eq(orders.sellerId, db.scope.sellerId),
        sql`${orders.partOf} in ${idsWithParts(db, orderNumbers)}`,
        isNull(orders.mergedInto),
      ),
    )
    .orderBy(asc(orders.partNumber));
}

/** Which of the orders have others in their parcel. */
async function readLeads(db: SellerDb, orderNumbers: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectDistinct({ id: orders.mergedInto })
    .from(orders)
    .where(
      and(
        eq(orders.sellerId, db.scope.sellerId),
        sql`${orders.mergedInto} in ${idsWithParts(db, orderNumbers)}`,
        isNull(orders.partOf),
        eq(orders.state, "merged"),
      ),
    );
  return new Set(rows.flatMap(({ id }) => id ?? []));
}

async function readShipped(db: SellerDb, orderNumbers: readonly string[]): Promise<Map<string, ShippedNumber[]>> {
  const rows = await db
    .select({ orderId: shippedNumbers.orderId, service: shippedNumbers.service, number: shippedNumbers.number })
    .from(shippedNumbers)
    .innerJoin(orders, and(eq(orders.sellerId, shippedNumbers.sellerId), eq(orders.id, shippedNumbers.orderId)))
    .where(ofOrders(db, orderNumbers));
  const map = grouped(rows, ({ orderId, ...one }) => [orderId, one]);
  for (const list of map.values()) list.sort((a, b) => (a.number < b.number ? -1 : 1));
  return map;
}

async function readOwnNumbers(db: SellerDb, orderNumbers: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await db
    .select({ orderId: orders.id, number: waybills.trackingNumber })
    .from(waybills)
    .innerJoin(
      orders,
      and(
        eq(orders.sellerId, waybills.sellerId),
        // of one that travels in another's parcel: that one's
        sql`${waybills.orderId} = coalesce(${orders.mergedInto}, ${orders.id})`,
      ),
    )
    .where(
      and(
        eq(orders.sellerId, db.scope.sellerId),
        sql`${orders.id} in ${idsWithParts(db, orderNumbers)}`,
        inArray(waybills.state, [...liveWaybillStates]),
      ),
    );
  return grouped(rows, ({ orderId, number }) => [orderId, number ?? ""]);
}

function grouped<Row, Value>(
  rows: readonly Row[],
  entryOf: (row: Row) => readonly [string, Value],
): Map<string, Value[]> {
  const map = new Map<string, Value[]>();
  for (const row of rows) {
    const [key, value] = entryOf(row);
    const list = map.get(key);
    if (list) list.push(value);
    else map.set(key, [value]);
  }
  return map;
}
