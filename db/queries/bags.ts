import { and, asc, desc, eq, inArray, sql } from "drizzle-orm";
import type { GatewayEnvironment } from "#lib/carriers/connection";
import { dayCode, dayPrefix, nextSerial } from "#lib/dispatch/hand-over";
import type { BagState, HandOverMethod } from "#lib/dispatch/hand-over-kinds";
import type { CalendarDate, Instant } from "#lib/kit/time";
import { insertReturning } from "../bulk.ts";
import { parcels, waybills } from "../schema/dispatch.ts";
import { bagParcels, bags, handOvers } from "../schema/hand-over.ts";
import { packingChecks } from "../schema/packing.ts";
import type { SellerDb } from "../scope.ts";
import { uuidList } from "../text-list.ts";

export type BagRow = typeof bags.$inferSelect;
export type HandOverRow = typeof handOvers.$inferSelect;

export type NewBag = {
  readonly carrierCode: string;
  readonly environment: GatewayEnvironment;
  readonly method: HandOverMethod;
  readonly warehouse: string;
  readonly openedBy: string;
};

/** How often a number is tried that somebody else took at the same moment. */
const tries = 20;

/** Opens a bag under the next number of the day. */
export async function saveNewBag(db: SellerDb, bag: NewBag, today: CalendarDate, now: Instant): Promise<BagRow> {
  for (let turn = 0; turn < tries; turn++) {
    const code = dayCode("B", today, nextSerial(await lastCode(db, bags, dayPrefix("B", today))));
    const row = { ...bag, sellerId: db.scope.sellerId, code, openedAt: now };
    const [saved] = await insertReturning(db, bags, [row], { columns: ["sellerId", "code"], set: "nothing" });
    if (saved) return saved;
  }
  throw new Error("no number for a bag was free");
}

/** The highest number of a day: `-100` stands behind `-99`. */
async function lastCode(db: SellerDb, table: typeof bags | typeof handOvers, prefix: string): Promise<string | null> {
  const [row] = await db
    .select({ code: table.code })
    .from(table)
    .where(
      and(
        eq(table.sellerId, db.scope.sellerId),
        sql`${table.code} >= ${prefix} and ${table.code} < ${`${prefix}\u{10ffff}`}`,
      ),
    )
    .orderBy(sql`length(${table.code}) desc`, desc(table.code))
    .limit(1);
  return row?.code ?? null;
}

/** Bags by id, locked in id order: whoever scans into one, closes it or hands it over waits for the other. */
export async function lockBags(db: SellerDb, ids: readonly string[]): Promise<readonly BagRow[]> {
  if (ids.length === 0) return [];
  return db
    .select()
    .from(bags)
    .where(and(eq(bags.sellerId, db.scope.sellerId), sql`${bags.id} in ${uuidList(ids)}`))
    .orderBy(asc(bags.id))
    .for("update");
}

/** Bags that are being filled, the latest opened first. */
export async function listOpenBags(db: SellerDb): Promise<readonly BagRow[]> {
  return db
    .select()
    .from(bags)
    .where(and(eq(bags.sellerId, db.scope.sellerId), eq(bags.state, "open")))
    .orderBy(desc(bags.openedAt), desc(bags.id));
}

/** A bag by the code on its label; null: there is none. */
export async function findBagByCode(db: SellerDb, code: string): Promise<BagRow | null> {
  const [row] = await db
    .select()
    .from(bags)
    .where(and(eq(bags.sellerId, db.scope.sellerId), eq(bags.code, code)));
  return row ?? null;
}

export type BagChange = Partial<Pick<BagRow, "state" | "warehouse" | "handOverId" | "closedBy" | "closedAt">>;

/** Changes bags that the caller holds locked. */
export async function saveBags(db: SellerDb, ids: readonly string[], change: BagChange): Promise<void> {
  if (ids.length === 0) return;
  await db
    .update(bags)
    .set({ ...change, version: sql`${bags.version} + 1` })
    .where(and(eq(bags.sellerId, db.scope.sellerId), inArray(bags.id, [...ids])));
}

/** Removes a bag in which nothing lies. */
export async function deleteBag(db: SellerDb, id: string): Promise<void> {
  await db.delete(bags).where(and(eq(bags.sellerId, db.scope.sellerId), eq(bags.id, id)));
}

export type CountedBag = {
  readonly id: string;
  readonly code: string;
  readonly carrierCode: string;
  readonly environment: GatewayEnvironment;
  readonly method: HandOverMethod;
  readonly warehouse: string;
  readonly state: BagState;
  readonly openedAt: Instant;
  readonly closedAt: Instant | null;
  readonly handOverId: string | null;
  readonly count: number;
  readonly weightGrams: number;
};

/** Bags that are open or wait for the carrier, with what lies in them; the latest opened first. */
export async function listStandingBags(db: SellerDb): Promise<readonly CountedBag[]> {
  return counted(db, inArray(bags.state, ["open", "closed"]));
}

/** One bag with what lies in it; null: there is none. */
export async function getCountedBag(db: SellerDb, bagId: string): Promise<CountedBag | null> {
  const [bag] = await counted(db, eq(bags.id, bagId));
  return bag ?? null;
}

/** The bags of a list, by their codes. */
export async function listBagsOfHandOver(db: SellerDb, handOverId: string): Promise<readonly CountedBag[]> {
  return (await counted(db, eq(bags.handOverId, handOverId))).toReversed();
}

async function counted(db: SellerDb, which: ReturnType<typeof eq>): Promise<readonly CountedBag[]> {
  const { sellerId } = db.scope;
  return db
    .select({
      id: bags.id,
      code: bags.code,
      carrierCode: bags.carrierCode,
      environment: bags.environment,
      method: bags.method,
      warehouse: bags.warehouse,
      state: bags.state,
      openedAt: bags.openedAt,
      closedAt: bags.closedAt,
      handOverId: bags.handOverId,
      count: sql<number>`count(${bagParcels.waybillId})::int`,
      weightGrams: sql<number>`coalesce(sum(coalesce(${packingChecks.measuredGrams}, ${parcels.weightGrams})), 0)::int`,
    })
    .from(bags)
    .leftJoin(bagParcels, and(eq(bagParcels.sellerId, sellerId), eq(bagParcels.bagId, bags.id)))
    .leftJoin(waybills, and(eq(waybills.sellerId, sellerId), eq(waybills.id, bagParcels.waybillId)))
    .leftJoin(parcels, and(eq(parcels.sellerId, sellerId), eq(parcels.id, waybills.parcelId)))
    .leftJoin(
      packingChecks,
      and(eq(packingChecks.sellerId, sellerId), eq(packingChecks.waybillId, bagParcels.waybillId)),
    )
    .where(and(eq(bags.sellerId, sellerId), which))
    .groupBy(bags.sellerId, bags.id)
    .orderBy(desc(bags.openedAt), desc(bags.code));
}

/** The highest list number of a day; null: none yet. */
export async function getLastHandOverCode(db: SellerDb, today: CalendarDate): Promise<string | null> {
  return lastCode(db, handOvers, dayPrefix("H", today));
}

export type NewHandOver = Omit<typeof handOvers.$inferInsert, "sellerId">;

/** Writes a list; null when its number was taken meanwhile. */
export async function saveHandOver(db: SellerDb, list: NewHandOver): Promise<HandOverRow | null> {
  const row = { ...list, sellerId: db.scope.sellerId };
  const [saved] = await insertReturning(db, handOvers, [row], { columns: ["sellerId", "code"], set: "nothing" });
  return saved ?? null;
}

/** A list with its frozen data; null: there is none. */
export async function getHandOver(db: SellerDb, id: string): Promise<HandOverRow | null> {
  const [row] = await db
    .select()
    .from(handOvers)
    .where(and(eq(handOvers.sellerId, db.scope.sellerId), eq(handOvers.id, id)));
  return row ?? null;
}

export type HandOverHead = Omit<HandOverRow, "sellerId" | "data" | "layoutVersion" | "hash">;

const heads = {
  id: handOvers.id,
  code: handOvers.code,
  carrierCode: handOvers.carrierCode,
  environment: handOvers.environment,
  method: handOvers.method,
  courierName: handOvers.courierName,
  courierNumber: handOvers.courierNumber,
  warehouse: handOvers.warehouse,
  bagCount: handOvers.bagCount,
  parcelCount: handOvers.parcelCount,
  weightGrams: handOvers.weightGrams,
  createdBy: handOvers.createdBy,
  createdAt: handOvers.createdAt,
};

/** Lists made in a span of time, the latest first. */
export async function listHandOvers(
  db: SellerDb,
  { from, to, limit }: { readonly from: Instant; readonly to: Instant; readonly limit: number },
): Promise<readonly HandOverHead[]> {
  const at = (instant: Instant) => sql`${new Date(instant).toISOString()}::timestamptz`;
  return db
    .select(heads)
    .from(handOvers)
    .where(
      and(
        eq(handOvers.sellerId, db.scope.sellerId),
        sql`${handOvers.createdAt} >= ${at(from)} and ${handOvers.createdAt} < ${at(to)}`,
      ),
    )
    .orderBy(desc(handOvers.createdAt), desc(handOvers.id))
    .limit(limit);
}
