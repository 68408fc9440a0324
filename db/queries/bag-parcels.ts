import { and, asc, desc, eq, sql } from "drizzle-orm";
import type { GatewayEnvironment } from "#lib/carriers/connection";
import type { DeclarationLane, DeclarationStop } from "#lib/customs/declaration-lane";
import type { WaybillState } from "#lib/dispatch/states";
import type { Instant } from "#lib/kit/time";
import type { ConflictKind } from "#lib/orders/conflict";
import type { HoldReason } from "#lib/orders/states";
import { insertReturning } from "../bulk.ts";
import { declarations } from "../schema/customs.ts";
import { papers, parcels, waybills } from "../schema/dispatch.ts";
import { bagParcels, bags, handOvers } from "../schema/hand-over.ts";
import { orders } from "../schema/orders.ts";
import { packingChecks } from "../schema/packing.ts";
import type { SellerDb } from "../scope.ts";
import { isSentAgain, scannedState } from "../sent-again.ts";
import { uuidList } from "../text-list.ts";
import { holdOfAny, openConflict } from "../travelling.ts";

/** A parcel as the hand-over sees it. */
export type HandOverParcel = {
  readonly waybillId: string;
  readonly orderId: string;
  readonly orderNumber: string;
  readonly lpNumber: string | null;
  readonly trackingNumber: string | null;
  readonly carrierCode: string;
  readonly environment: GatewayEnvironment;
  readonly solutionCode: string;
  readonly country: string;
  readonly state: WaybillState;
  /** Of its order, or of one that travels with it. */
  readonly holdReason: HoldReason | null;
  /** What a file changed of its orders since, and nobody decided on yet. */
  readonly conflict: ConflictKind | null;
  readonly isPickupAsked: boolean;
  /** What the carrier's label says of it; null: it named none. */
  readonly warehouse: string | null;
  /** On the scales where it was weighed, else as it was declared. */
  readonly weightGrams: number;
  readonly packageCount: number;
  readonly declarationLane: DeclarationLane | null;
  readonly declarationStop: DeclarationStop | null;
  readonly bagId: string | null;
  readonly bagCode: string | null;
  readonly scannedAt: Instant | null;
  readonly scannedBy: string | null;
  readonly handOverCode: string | null;
  readonly handedOverAt: Instant | null;
};

const columns = {
  waybillId: waybills.id,
  orderId: waybills.orderId,
  orderNumber: orders.orderNumber,
  lpNumber: waybills.lpNumber,
  trackingNumber: waybills.trackingNumber,
  carrierCode: waybills.carrierCode,
  environment: waybills.environment,
  solutionCode: waybills.solutionCode,
  country: waybills.country,
  state: waybills.state,
  isPickupAsked: sql<boolean>`coalesce((${waybills.booking} ->> 'doorPickup')::boolean, false)`,
  warehouse: sql<string | null>`nullif(${papers.data} ->> 'sortingCode', '')`,
  weightGrams: sql<number>`coalesce(${packingChecks.measuredGrams}, ${parcels.weightGrams})`,
  packageCount: sql<number>`coalesce(jsonb_array_length(${waybills.booking} -> 'packages'), 1)`,
  declarationLane: declarations.lane,
  declarationStop: declarations.stop,
  bagId: bagParcels.bagId,
  bagCode: bags.code,
  scannedAt: bagParcels.scannedAt,
  scannedBy: bagParcels.scannedBy,
  handOverCode: handOvers.code,
  handedOverAt: handOvers.createdAt,
};

/** What was sent again must not go into a bag any more; where it left with one before, that stays as it was. */
function stateToBag(db: SellerDb) {
  return sql<WaybillState>`case when ${handOvers.id} is null then ${scannedState(db)} else ${waybills.state} end`;
}

function selected(db: SellerDb) {
  const { sellerId } = db.scope;
  return db
    .select({ ...columns, state: stateToBag(db), holdReason: holdOfAny(db), conflict: openConflict(db) })
    .from(waybills)
    .innerJoin(orders, and(eq(orders.sellerId, sellerId), eq(orders.id, waybills.orderId)))
    .innerJoin(parcels, and(eq(parcels.sellerId, sellerId), eq(parcels.id, waybills.parcelId)))
    .leftJoin(papers, and(eq(papers.sellerId, sellerId), eq(papers.waybillId, waybills.id), eq(papers.kind, "label")))
    .leftJoin(packingChecks, and(eq(packingChecks.sellerId, sellerId), eq(packingChecks.waybillId, waybills.id)))
    .leftJoin(declarations, and(eq(declarations.sellerId, sellerId), eq(declarations.waybillId, waybills.id)))
    .leftJoin(bagParcels, and(eq(bagParcels.sellerId, sellerId), eq(bagParcels.waybillId, waybills.id)))
    .leftJoin(bags, and(eq(bags.sellerId, sellerId), eq(bags.id, bagParcels.bagId)))
    .leftJoin(handOvers, and(eq(handOvers.sellerId, sellerId), eq(handOvers.id, bags.handOverId)));
}

/**
 * Waybills that a scanned number names, those that still count first, the newest first: 运单号, 物流订单号 or the order's
 * number, exactly. `typed` in capitals without blanks.
 */
export async function findScanned(db: SellerDb, typed: string): Promise<readonly HandOverParcel[]> {
  const { sellerId } = db.scope;
  const ofSeller = sql`seller_id = ${sellerId}::uuid`;
  const byOrder = sql`select coalesce(merged_into, id) from ${orders} where ${ofSeller} and ${orders.orderNumber} = ${typed}`;
  return selected(db)
    .where(
      and(
        eq(waybills.sellerId, sellerId),
        sql`${waybills.id} in (
          select id from ${waybills} where ${ofSeller} and ${waybills.trackingNumber} = ${typed}
          union select id from ${waybills} where ${ofSeller} and ${waybills.lpNumber} = ${typed}
          union select id from ${waybills} where ${ofSeller} and order_id in (${byOrder}) and not ${isSentAgain(db)})`,
      ),
    )
    .orderBy(sql`case when ${waybills.state} in ('cancelled', 'failed') then 1 else 0 end`, desc(waybills.createdAt))
    .limit(20);
}

/** Parcels by waybill; unknown ids are missing from the answer. */
export async function listHandOverParcels(
  db: SellerDb,
  waybillIds: readonly string[],
): Promise<readonly HandOverParcel[]> {
  if (waybillIds.length === 0) return [];
  return selected(db).where(
    and(eq(waybills.sellerId, db.scope.sellerId), sql`${waybills.id} in ${uuidList(waybillIds)}`),
  );
}

/** What lies in bags, in the order of scanning. */
export async function listBagParcels(db: SellerDb, bagIds: readonly string[]): Promise<readonly HandOverParcel[]> {
  if (bagIds.length === 0) return [];
  const { sellerId } = db.scope;
  const inside = sql`select waybill_id from ${bagParcels} where seller_id = ${sellerId}::uuid
    and bag_id in ${uuidList(bagIds)}`;
  return selected(db)
    .where(and(eq(waybills.sellerId, sellerId), sql`${waybills.id} in (${inside})`))
    .orderBy(asc(bags.code), asc(bagParcels.scannedAt), asc(waybills.id));
}

/** Locks the waybills of bags against cancelling and their declarations against news, in id order. */
export async function lockContents(db: SellerDb, bagIds: readonly string[]): Promise<void> {
  if (bagIds.length === 0) return;
  const { sellerId } = db.scope;
  const inside = sql`(select waybill_id from ${bagParcels} where seller_id = ${sellerId}::uuid
    and bag_id in ${uuidList(bagIds)})`;
  await db
    .select({ id: waybills.id })
    .from(waybills)
    .where(and(eq(waybills.sellerId, sellerId), sql`${waybills.id} in ${inside}`))
    .orderBy(asc(waybills.id))
    .for("share");
  await db
    .select({ id: declarations.id })
    .from(declarations)
    .where(and(eq(declarations.sellerId, sellerId), sql`${declarations.waybillId} in ${inside}`))
    .orderBy(asc(declarations.id))
    .for("share");
}

/** How many parcels lie in a bag. */
export async function countBagParcels(db: SellerDb, bagId: string): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(bagParcels)
    .where(and(eq(bagParcels.sellerId, db.scope.sellerId), eq(bagParcels.bagId, bagId)));
  return row?.count ?? 0;
}

/** Puts a parcel into a bag; false when it lies in one already, which then keeps it. */
export async function saveBagParcel(
  db: SellerDb,
  one: { readonly waybillId: string; readonly bagId: string; readonly scannedBy: string },
  now: Instant,
): Promise<boolean> {
  const row = { ...one, sellerId: db.scope.sellerId, scannedAt: now };
  const saved = await insertReturning(db, bagParcels, [row], { columns: ["sellerId", "waybillId"], set: "nothing" });
  return saved.length === 1;
}

/** Takes a parcel out of a bag; false when it does not lie there. */
export async function deleteBagParcel(
  db: SellerDb,
  { waybillId, bagId }: { readonly waybillId: string; readonly bagId: string },
): Promise<boolean> {
  const rows = await db
    .delete(bagParcels)
    .where(
      and(eq(bagParcels.sellerId, db.scope.sellerId), eq(bagParcels.waybillId, waybillId), eq(bagParcels.bagId, bagId)),
    )
    .returning({ id: bagParcels.waybillId });
  return rows.length === 1;
}

/** Where parcels lie that were given to the carrier with a list: the list, its bag and the day; others are missing. */
export type HandOverOf = {
  readonly waybillId: string;
  readonly bagId: string;
  readonly bagCode: string;
  readonly handOverId: string;
  readonly handOverCode: string;
  readonly method: typeof handOvers.$inferSelect.method;
  readonly courierName: string;
  readonly courierNumber: string;
  readonly at: Instant;
};

/** With which list and bag parcels were handed over. */
export async function getHandOverOf(
  db: SellerDb,
  waybillIds: readonly string[],
): Promise<ReadonlyMap<string, HandOverOf>> {
  if (waybillIds.length === 0) return new Map();
  const { sellerId } = db.scope;
  const rows = await db
    .select({
      waybillId: bagParcels.waybillId,
      bagId: bags.id,
      bagCode: bags.code,
      handOverId: handOvers.id,
      handOverCode: handOvers.code,
      method: handOvers.method,
      courierName: handOvers.courierName,
      courierNumber: handOvers.courierNumber,
      at: handOvers.createdAt,
    })
    .from(bagParcels)
    .innerJoin(bags, and(eq(bags.sellerId, sellerId), eq(bags.id, bagParcels.bagId)))
    .innerJoin(handOvers, and(eq(handOvers.sellerId, sellerId), eq(handOvers.id, bags.handOverId)))
    .where(and(eq(bagParcels.sellerId, sellerId), sql`${bagParcels.waybillId} in ${uuidList(waybillIds)}`));
  return new Map(rows.map((row) => [row.waybillId, row]));
}

/** The bag of parcels, handed over or not, as lists mark it; parcels in no bag are missing. */
export async function listPlaces(
  db: SellerDb,
  waybillIds: readonly string[],
): Promise<
  ReadonlyMap<
    string,
    {
      readonly bagId: string;
      readonly bagCode: string;
      readonly bagState: typeof bags.$inferSelect.state;
      readonly handOverId: string | null;
      readonly handOverCode: string | null;
      readonly handedOverAt: Instant | null;
    }
  >
> {
  if (waybillIds.length === 0) return new Map();
  const { sellerId } = db.scope;
  const rows = await db
    .select({
      waybillId: bagParcels.waybillId,
      bagId: bags.id,
      bagCode: bags.code,
      bagState: bags.state,
      handOverId: bags.handOverId,
      handOverCode: handOvers.code,
      handedOverAt: handOvers.createdAt,
    })
    .from(bagParcels)
    .innerJoin(bags, and(eq(bags.sellerId, sellerId), eq(bags.id, bagParcels.bagId)))
    .leftJoin(handOvers, and(eq(handOvers.sellerId, sellerId), eq(handOvers.id, bags.handOverId)))
    .where(and(eq(bagParcels.sellerId, sellerId), sql`${bagParcels.waybillId} in ${uuidList(waybillIds)}`));
  return new Map(rows.map(({ waybillId, ...place }) => [waybillId, place]));
}
