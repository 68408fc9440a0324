import { and, asc, eq, inArray, isNotNull, isNull, or, type SQL, sql } from "drizzle-orm";
import type { ScannedWaybill } from "#lib/dispatch/scan-verdict";
import { hasLabel, isPackable } from "../packable.ts";
import { parcels, waybills } from "../schema/dispatch.ts";
import { bagParcels, bags, handOvers } from "../schema/hand-over.ts";
import { orderLines, orders } from "../schema/orders.ts";
import { packingChecks } from "../schema/packing.ts";
import { products } from "../schema/products.ts";
import type { SellerDb } from "../scope.ts";
import { scannedState } from "../sent-again.ts";
import { isAnyGone, openConflict, travelling } from "../travelling.ts";

/** A waybill with its order and whether it is the one that was named. */
export type FoundWaybill = ScannedWaybill & { readonly orderId: string; readonly isNamed: boolean };

/** The waybills of the order of a waybill that is named by its 运单号 or 物流订单号; none when there is no such number. */
export async function findWaybillsByNumber(db: SellerDb, number: string): Promise<FoundWaybill[]> {
  const { sellerId } = db.scope;
  const named = await db
    .select({ id: waybills.id, orderId: waybills.orderId })
    .from(waybills)
    .where(and(eq(waybills.sellerId, sellerId), eq(waybills.trackingNumber, number)))
    .unionAll(
      db
        .select({ id: waybills.id, orderId: waybills.orderId })
        .from(waybills)
        .where(and(eq(waybills.sellerId, sellerId), eq(waybills.lpNumber, number))),
    );
  const ids = new Set(named.map(({ id }) => id));
  const rows = await readWaybills(db, [...new Set(named.map(({ orderId }) => orderId))]);
  return rows.map((row) => ({ ...row, isNamed: ids.has(row.waybillId) }));
}

/** The waybills of an order by its number, in the order of its parcels; null when the seller has no such order. */
export async function findWaybillsOfOrder(db: SellerDb, orderNumber: string): Promise<FoundWaybill[] | null> {
  const [order] = await db
    .select({ id: sql<string>`coalesce(${orders.mergedInto}, ${orders.id})` })
    .from(orders)
    .where(and(eq(orders.sellerId, db.scope.sellerId), eq(orders.orderNumber, orderNumber)));
  if (!order) return null;
  // of one that travels in another's parcel: that one's
  return (await readWaybills(db, [order.id])).map((row) => ({ ...row, isNamed: false }));
}

async function readWaybills(db: SellerDb, orderIds: readonly string[]) {
  if (orderIds.length === 0) return [];
  const { sellerId } = db.scope;
  const rows = await db
    .select({
      waybillId: waybills.id,
      orderId: waybills.orderId,
      orderNumber: orders.orderNumber,
      state: scannedState(db),
      trackingNumber: waybills.trackingNumber,
      hasLabel: hasLabel(db),
      bagCode: bags.code,
      bagState: bags.state,
      handOverCode: handOvers.code,
      isOrderGone: isAnyGone(db),
      conflict: openConflict(db),
      isPacked: sql<boolean>`coalesce(${packingChecks.contentsAt} is not null or ${packingChecks.measuredGrams} is not null, false)`,
    })
    .from(waybills)
    .innerJoin(orders, and(eq(orders.sellerId, sellerId), eq(orders.id, waybills.orderId)))
    .innerJoin(parcels, and(eq(parcels.sellerId, sellerId), eq(parcels.id, waybills.parcelId)))
    .leftJoin(packingChecks, and(eq(packingChecks.sellerId, sellerId), eq(packingChecks.waybillId, waybills.id)))
    .leftJoin(bagParcels, and(eq(bagParcels.sellerId, sellerId), eq(bagParcels.waybillId, waybills.id)))
    .leftJoin(bags, and(eq(bags.sellerId, sellerId), eq(bags.id, bagParcels.bagId)))
    .leftJoin(handOvers, and(eq(handOvers.sellerId, sellerId), eq(handOvers.id, bags.handOverId)))
    .where(and(eq(waybills.sellerId, sellerId), inArray(waybills.orderId, [...orderIds])))
    .orderBy(asc(parcels.position), asc(waybills.createdAt), asc(waybills.id));
  return rows.map(({ bagCode, bagState, handOverCode, ...row }) => ({
    ...row,
    bag: bagCode === null ? null : { code: bagCode, isHandedOver: bagState === "handed_over", handOverCode },
  }));
}

/** Of parcels' orders that hold a SKU (folded), by an order's own line or by the product that it is matched to. */
function ordersWithSku(db: SellerDb, skuKey: string): SQL {
  const { sellerId } = db.scope;
  const held = sql`select ${orderLines.orderId} from ${orderLines} where ${orderLines.sellerId} = ${sellerId}::uuid
      and ${orderLines.lineKey} = ${`sku:${skuKey}`} and not ${orderLines.isWarehouseShipped}
    union select ${orderLines.orderId} from ${products}
      join ${orderLines} on ${orderLines.sellerId} = ${products.sellerId} and ${orderLines.productId} = ${products.id}
      where ${products.sellerId} = ${sellerId}::uuid and ${products.skuKey} = ${skuKey}
        and not ${orderLines.isWarehouseShipped}`;
  return sql`(select coalesce(h.merged_into, h.id) from orders h where h.seller_id = ${sellerId}::uuid
    and h.id in (${held}))`;
}

/** Parcels that wait to be packed and hold a SKU; those that another has in hand since `heldSince` are left out. */
function waitingForSku(db: SellerDb, skuKey: string, now: number, heldSince: number): SQL | undefined {
  const { sellerId } = db.scope;
  const at = new Date(heldSince).toISOString();
  return and(
    isPackable(db, now),
    sql`${waybills.orderId} in ${ordersWithSku(db, skuKey)}`,
    sql`not exists (select 1 from ${packingChecks} where ${packingChecks.sellerId} = ${sellerId}::uuid
      and ${packingChecks.waybillId} = ${waybills.id} and ${packingChecks.updatedAt} >= ${at}::timestamptz)`,
  );
}

/**
 * Takes the parcel with the earliest ship-by of those that wait for a SKU; its waybill stays locked, and what another is
 * taking at this moment is passed over. Null when none waits.
 */
export async function lockNextForSku(
  db: SellerDb,
  skuKey: string,
  now: number,
  heldSince: number,
): Promise<string | null> {
  const { sellerId } = db.scope;
  const [next] = await db
    .select({ id: waybills.id })
    .from(waybills)
    .innerJoin(orders, and(eq(orders.sellerId, sellerId), eq(orders.id, waybills.orderId)))
    .innerJoin(parcels, and(eq(parcels.sellerId, sellerId), eq(parcels.id, waybills.parcelId)))
    .where(waitingForSku(db, skuKey, now, heldSince))
    .orderBy(sql`${orders.shipByAt} asc nulls last`, asc(waybills.createdAt), asc(parcels.position), asc(waybills.id))
    .limit(1)
    .for("update", { of: waybills, skipLocked: true });
  return next?.id ?? null;
}

/** How many parcels wait for a SKU and are in nobody's hand. */
export async function countWaitingForSku(
  db: SellerDb,
  skuKey: string,
  now: number,
  heldSince: number,
): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(waybills)
    .innerJoin(orders, and(eq(orders.sellerId, db.scope.sellerId), eq(orders.id, waybills.orderId)))
    .where(waitingForSku(db, skuKey, now, heldSince));
  return row?.count ?? 0;
}

/** Does any product or order of the seller bear this SKU? */
export async function isKnownSku(db: SellerDb, skuKey: string): Promise<boolean> {
  const { sellerId } = db.scope;
  const [[product], [line]] = await Promise.all([
    db
      .select({ id: products.id })
      .from(products)
      .where(and(eq(products.sellerId, sellerId), eq(products.skuKey, skuKey)))
      .limit(1),
    db
      .select({ id: orderLines.orderId })
      .from(orderLines)
      .where(and(eq(orderLines.sellerId, sellerId), eq(orderLines.lineKey, `sku:${skuKey}`)))
      .limit(1),
  ]);
  return product !== undefined || line !== undefined;
}

/** A parcel as it lies on the packing table: its booking, and the codes that its order's lines have. */
export type TableParcel = {
  readonly waybillId: string;
  readonly orderNumber: string;
  readonly trackingNumber: string;
  readonly country: string;
  readonly solutionCode: string;
  readonly shipByAt: number | null;
  readonly remark: string;
  readonly declaredGrams: number;
  readonly booking: unknown;
  readonly check: {
    readonly by: string;
    readonly contentsAt: number | null;
    readonly measuredGrams: number | null;
    readonly updatedAt: number;
  } | null;
  readonly skus: readonly { readonly line: string; readonly product: string | null }[];
};

/** Null when it is not booked (any more), or has no number. */
export async function getTableParcel(db: SellerDb, waybillId: string): Promise<TableParcel | null> {
  const { sellerId } = db.scope;
  const [row] = await db
    .select({
      waybillId: waybills.id,
      orderId: waybills.orderId,
      orderNumber: orders.orderNumber,
      trackingNumber: waybills.trackingNumber,
      country: waybills.country,
      solutionCode: waybills.solutionCode,
      shipByAt: orders.shipByAt,
      remark: orders.remark,
      declaredGrams: parcels.weightGrams,
      booking: waybills.booking,
      by: packingChecks.by,
      contentsAt: packingChecks.contentsAt,
      measuredGrams: packingChecks.measuredGrams,
      updatedAt: packingChecks.updatedAt,
    })
    .from(waybills)
    .innerJoin(orders, and(eq(orders.sellerId, sellerId), eq(orders.id, waybills.orderId)))
    .innerJoin(parcels, and(eq(parcels.sellerId, sellerId), eq(parcels.id, waybills.parcelId)))
    .leftJoin(packingChecks, and(eq(packingChecks.sellerId, sellerId), eq(packingChecks.waybillId, waybills.id)))
    .where(and(eq(waybills.sellerId, sellerId), eq(waybills.id, waybillId), eq(waybills.state, "booked")));
  if (!row || row.trackingNumber === null) return null;
  const { orderId, trackingNumber, by, contentsAt, measuredGrams, updatedAt, ...rest } = row;
  const skus = await db
    .select({ line: orderLines.sku, product: products.sku })
    .from(orderLines)
    .leftJoin(products, and(eq(products.sellerId, sellerId), eq(products.id, orderLines.productId)))
    .where(
      and(
        eq(orderLines.sellerId, sellerId),
        sql`${orderLines.orderId} in (select id from ${travelling(db, [orderId])} t)`,
      ),
    )
    .orderBy(asc(orderLines.orderId), asc(orderLines.lineNumber));
  const check = by === null || updatedAt === null ? null : { by, contentsAt, measuredGrams, updatedAt };
  return { ...rest, trackingNumber, check, skus };
}

/** Says who has a parcel in hand; what was checked of it stays. */
export async function savePackingHold(db: SellerDb, waybillId: string, by: string, now: number): Promise<void> {
  await db
    .insert(packingChecks)
    .values({ sellerId: db.scope.sellerId, waybillId, by, updatedAt: now })
    .onConflictDoUpdate({
      target: [packingChecks.sellerId, packingChecks.waybillId],
      set: { by, updatedAt: now },
      setWhere: and(isNull(packingChecks.contentsAt), isNull(packingChecks.measuredGrams)),
    });
}

/**
 * The same for a parcel that nobody may have in hand: false when somebody took it since `heldSince`, or checked it, even in
 * the time between the search and now.
 */
export async function takePackingHold(
  db: SellerDb,
  waybillId: string,
  by: string,
  { now, heldSince }: { readonly now: number; readonly heldSince: number },
): Promise<boolean> {
  const rows = await db
    .insert(packingChecks)
    .values({ sellerId: db.scope.sellerId, waybillId, by, updatedAt: now })
    .onConflictDoUpdate({
      target: [packingChecks.sellerId, packingChecks.waybillId],
      set: { by, updatedAt: now },
      setWhere: and(
        isNull(packingChecks.contentsAt),
        isNull(packingChecks.measuredGrams),
        sql`${packingChecks.updatedAt} < ${new Date(heldSince).toISOString()}::timestamptz`,
      ),
    })
    .returning({ waybillId: packingChecks.waybillId });
  return rows.length === 1;
}

/** Lays a parcel back: nothing is left of whoever had it in hand, unless something was checked. */
export async function deletePackingHold(db: SellerDb, waybillId: string, by: string): Promise<void> {
  await db
    .delete(packingChecks)
    .where(
      and(
        eq(packingChecks.sellerId, db.scope.sellerId),
        eq(packingChecks.waybillId, waybillId),
        eq(packingChecks.by, by),
        isNull(packingChecks.contentsAt),
        isNull(packingChecks.measuredGrams),
      ),
    );
}

export type PackingCheck = {
  readonly waybillId: string;
  /** Null leaves what was verified before. */
  readonly contents: readonly { readonly sku: string; readonly count: number }[] | null;
  /** Null leaves what was measured before. */
  readonly grams: number | null;
};

/** Keeps what was checked of a parcel; of two checks the later one counts, each part for itself. */
export async function savePackingCheck(
  db: SellerDb,
  { waybillId, contents, grams }: PackingCheck,
  by: string,
  now: number,
): Promise<void> {
  const verified = contents === null ? {} : { contents, contentsAt: now };
  const measured = grams === null ? {} : { measuredGrams: grams, measuredAt: now };
  const change = { ...verified, ...measured, by, updatedAt: now };
  await db
    .insert(packingChecks)
    .values({ sellerId: db.scope.sellerId, waybillId, ...change })
    .onConflictDoUpdate({ target: [packingChecks.sellerId, packingChecks.waybillId], set: change });
}

/** How many parcels were checked (verified or weighed) since an instant. */
export async function countPackedSince(db: SellerDb, since: number): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(packingChecks)
    .innerJoin(waybills, and(eq(waybills.sellerId, packingChecks.sellerId), eq(waybills.id, packingChecks.waybillId)))
    .where(
      and(
        eq(packingChecks.sellerId, db.scope.sellerId),
        sql`${packingChecks.updatedAt} >= ${new Date(since).toISOString()}::timestamptz`,
        or(isNotNull(packingChecks.contentsAt), isNotNull(packingChecks.measuredGrams)),
      ),
    );
  return row?.count ?? 0;
}

/** How many labelled parcels wait to be packed. */
export async function countPackable(db: SellerDb, now: number): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(waybills)
    .innerJoin(orders, and(eq(orders.sellerId, db.scope.sellerId), eq(orders.id, waybills.orderId)))
    .where(isPackable(db, now));
  return row?.count ?? 0;
}
