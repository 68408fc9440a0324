import { and, asc, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { GatewayEnvironment } from "#lib/carriers/connection";
import type { DeclarationLane, DeclarationStop } from "#lib/customs/declaration-lane";
import type { Instant } from "#lib/kit/time";
import { clearedByCustoms } from "../cleared-by-customs.ts";
import { declarations } from "../schema/customs.ts";
import { papers, waybills } from "../schema/dispatch.ts";
import { carrierBindings } from "../schema/gateways.ts";
import { bagParcels, bags } from "../schema/hand-over.ts";
import { orders } from "../schema/orders.ts";
import { trackingStates } from "../schema/tracking.ts";
import type { SellerDb } from "../scope.ts";
import { isSentAgain } from "../sent-again.ts";

/** `packed`: labelled and in no bag; `customs`: those of them that customs keep, for want of a number or by a stop. */
export type WaitingFilter = "packed" | "customs";

/**
 * Parcels that have their number, lie in no bag and that the carrier has not seen: those that left before there were bags are
 * not waiting. Read from the tracking states, where parcels that are on their way do not count any more.
 */
function waiting(db: SellerDb, filter: WaitingFilter): SQL | undefined {
  const { sellerId } = db.scope;
  return and(
    eq(trackingStates.sellerId, sellerId),
    sql`${trackingStates.stage} in ('created', 'unknown')`,
    eq(waybills.sellerId, sellerId),
    eq(waybills.state, "booked"),
    sql`not ${isSentAgain(db)}`,
    sql`${waybills.trackingNumber} is not null`,
    sql`not exists (select 1 from ${bagParcels} where ${bagParcels.sellerId} = ${sellerId}::uuid
      and ${bagParcels.waybillId} = ${waybills.id})`,
    filter === "customs" ? sql`not ${clearedByCustoms}` : undefined,
  );
}

export type WaitingCounts = {
  readonly packed: number;
  readonly customs: number;
  /** When the one that waits longest was booked; null: none waits. */
  readonly oldestPacked: Instant | null;
  readonly oldestCustoms: Instant | null;
};

/** How many parcels wait, exactly, whatever the day. */
export async function countWaiting(db: SellerDb): Promise<WaitingCounts> {
  const { sellerId } = db.scope;
  const epoch = (which: SQL) => sql<number | null>`(extract(epoch from ${which}) * 1000)::float8`;
  const [row] = await db
    .select({
      packed: sql<number>`count(*)::int`,
      customs: sql<number>`count(*) filter (where not ${clearedByCustoms})::int`,
      oldestPacked: epoch(sql`min(${waybills.bookedAt})`),
      oldestCustoms: epoch(sql`min(${waybills.bookedAt}) filter (where not ${clearedByCustoms})`),
    })
    .from(trackingStates)
    .innerJoin(waybills, and(eq(waybills.sellerId, sellerId), eq(waybills.id, trackingStates.waybillId)))
    .leftJoin(declarations, and(eq(declarations.sellerId, sellerId), eq(declarations.waybillId, waybills.id)))
    .where(waiting(db, "packed"));
  return row ?? { packed: 0, customs: 0, oldestPacked: null, oldestCustoms: null };
}

export type WaitingRow = {
  readonly waybillId: string;
  readonly orderNumber: string;
  readonly trackingNumber: string;
  readonly carrierCode: string;
  readonly solutionCode: string;
  readonly country: string;
  readonly isPickupAsked: boolean;
  readonly warehouse: string | null;
  readonly isPrinted: boolean;
  readonly bookedAt: Instant;
  readonly declarationId: string | null;
  readonly declarationLane: DeclarationLane | null;
  readonly declarationStop: DeclarationStop | null;
  readonly isCleared: boolean;
};

export const waitingPerPage = 100;

/** One page of them, the oldest first. `after`: the last waybill of the page before. */
export async function listWaiting(
  db: SellerDb,
  filter: WaitingFilter,
  after: string | null,
): Promise<{ readonly rows: readonly WaitingRow[]; readonly hasMore: boolean }> {
  const { sellerId } = db.scope;
  const behind =
    after === null
      ? undefined
      : sql`(${since}, ${waybills.id}) > (select coalesce(w.booked_at, w.created_at), w.id from waybills w
          where w.seller_id = ${sellerId}::uuid and w.id = ${after}::uuid)`;
  const rows = await db
    .select({
      waybillId: waybills.id,
      orderNumber: orders.orderNumber,
      trackingNumber: sql<string>`${waybills.trackingNumber}`,
      carrierCode: waybills.carrierCode,
      solutionCode: waybills.solutionCode,
      country: waybills.country,
      isPickupAsked: sql<boolean>`coalesce((${waybills.booking} ->> 'doorPickup')::boolean, false)`,
      warehouse: sql<string | null>`nullif(${papers.data} ->> 'sortingCode', '')`,
      isPrinted: sql<boolean>`${papers.printedAt} is not null`,
      bookedAt: sql<number>`(extract(epoch from ${since}) * 1000)::float8`,
      declarationId: declarations.id,
      declarationLane: declarations.lane,
      declarationStop: declarations.stop,
      isCleared: sql<boolean>`${clearedByCustoms}`,
    })
    .from(trackingStates)
    .innerJoin(waybills, and(eq(waybills.sellerId, sellerId), eq(waybills.id, trackingStates.waybillId)))
    .innerJoin(orders, and(eq(orders.sellerId, sellerId), eq(orders.id, waybills.orderId)))
    .leftJoin(declarations, and(eq(declarations.sellerId, sellerId), eq(declarations.waybillId, waybills.id)))
    .leftJoin(papers, and(eq(papers.sellerId, sellerId), eq(papers.waybillId, waybills.id), eq(papers.kind, "label")))
    .where(and(waiting(db, filter), behind))
    .orderBy(asc(since), asc(waybills.id))
    .limit(waitingPerPage + 1);
  return { rows: rows.slice(0, waitingPerPage), hasMore: rows.length > waitingPerPage };
}

const since = sql`coalesce(${waybills.bookedAt}, ${waybills.createdAt})`;

/** How many parcels of each standing bag must not leave as things are: cancelled, held, or kept by customs. */
export async function countBagTroubles(db: SellerDb): Promise<ReadonlyMap<string, number>> {
  const { sellerId } = db.scope;
  const rows = await db
    .select({ bagId: bags.id, count: sql<number>`count(*)::int` })
    .from(bags)
    .innerJoin(bagParcels, and(eq(bagParcels.sellerId, sellerId), eq(bagParcels.bagId, bags.id)))
    .innerJoin(waybills, and(eq(waybills.sellerId, sellerId), eq(waybills.id, bagParcels.waybillId)))
    .innerJoin(orders, and(eq(orders.sellerId, sellerId), eq(orders.id, waybills.orderId)))
    .leftJoin(declarations, and(eq(declarations.sellerId, sellerId), eq(declarations.waybillId, waybills.id)))
    .where(
      and(
        eq(bags.sellerId, sellerId),
        inArray(bags.state, ["open", "closed"]),
        sql`(${waybills.state} <> 'booked' or ${orders.holdReason} is not null or not ${clearedByCustoms})`,
      ),
    )
    .groupBy(bags.id);
  return new Map(rows.map(({ bagId, count }) => [bagId, count]));
}

export type HandOverChoices = {
  /** Carriers that the seller books with, the productive connection before the sandbox. */
  readonly carriers: readonly { readonly carrierCode: string; readonly environment: GatewayEnvironment }[];
  /** Warehouses that carriers named for parcels that wait. */
  readonly warehouses: readonly string[];
};

/** For which carriers and warehouses bags can be opened. */
export async function listHandOverChoices(db: SellerDb): Promise<HandOverChoices> {
  const { sellerId } = db.scope;
  const warehouse = sql<string>`${papers.data} ->> 'sortingCode'`;
  const [carriers, named] = await Promise.all([
    db
      .selectDistinct({ carrierCode: carrierBindings.carrierCode, environment: carrierBindings.environment })
      .from(carrierBindings)
      .where(and(eq(carrierBindings.sellerId, sellerId), eq(carrierBindings.state, "active")))
      .orderBy(asc(carrierBindings.environment), asc(carrierBindings.carrierCode)),
    db
      .selectDistinct({ warehouse })
      .from(trackingStates)
      .innerJoin(waybills, and(eq(waybills.sellerId, sellerId), eq(waybills.id, trackingStates.waybillId)))
      .innerJoin(
        papers,
        and(eq(papers.sellerId, sellerId), eq(papers.waybillId, waybills.id), eq(papers.kind, "label")),
      )
      .where(and(waiting(db, "packed"), sql`${papers.data} ->> 'sortingCode' <> ''`))
      .limit(100),
  ]);
  return { carriers, warehouses: named.map((one) => one.warehouse).sort() };
}
