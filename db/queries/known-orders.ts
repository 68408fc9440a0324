import { and, asc, eq, inArray, sql } from "drizzle-orm";
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
import { textList } from "../text-list.ts";

/** Orders as ALP knows them, by order number; unknown numbers are missing from the map. Four reads, however many orders. */
export async function listKnownOrders(
  db: SellerDb,
  orderNumbers: readonly string[],
): Promise<ReadonlyMap<string, KnownOrder>> {
  if (orderNumbers.length === 0) return new Map();
  const [heads, lines, shipped, own] = await Promise.all([
    readHeads(db, orderNumbers),
    readLines(db, orderNumbers),
    readShipped(db, orderNumbers),
    readOwnNumbers(db, orderNumbers),
  ]);
  return new Map(
    heads.map((head) => {
      const { id, storeId, storeName, state, holdReason, country, platformStatus, ...rest } = head;
      const content = {
        ...rest,
        paidMinor: rest.paidMinor ?? 0,
        country: country !== null && isCountryCode(country) ? country : null,
        platformStatus: isPlatformStatus(platformStatus) ? platformStatus : ("unknown" as const),
        lines: lines.get(id) ?? [],
        shipped: shipped.get(id) ?? [],
      };
      return [head.orderNumber, { id, storeId, storeName, state, holdReason, content, ownNumbers: own.get(id) ?? [] }];
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

async function readLines(db: SellerDb, orderNumbers: readonly string[]): Promise<Map<string, OrderLineContent[]>> {
  const rows = await db
    .select({
      orderId: orderLines.orderId,
      title: orderLines.title,
      attributes: orderLines.attributes,
      sku: orderLines.sku,
      quantity: orderLines.quantity,
      unit: orderLines.unit,
      service: orderLines.service,
      isWarehouseShipped: orderLines.isWarehouseShipped,
    })
    .from(orderLines)
    .innerJoin(orders, and(eq(orders.sellerId, orderLines.sellerId), eq(orders.id, orderLines.orderId)))
    .where(ofOrders(db, orderNumbers))
    .orderBy(asc(orderLines.orderId), asc(orderLines.lineNumber));
  return grouped(rows, ({ orderId, ...line }) => [orderId, line]);
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
    .select({ orderId: waybills.orderId, number: waybills.trackingNumber })
    .from(waybills)
    .innerJoin(orders, and(eq(orders.sellerId, waybills.sellerId), eq(orders.id, waybills.orderId)))
    .where(and(ofOrders(db, orderNumbers), inArray(waybills.state, [...liveWaybillStates])));
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
