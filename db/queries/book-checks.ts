import { and, asc, desc, eq, gt, gte, inArray, isNotNull, isNull, like, lt, or, sql } from "drizzle-orm";
import type { GatewayEnvironment } from "#lib/carriers/connection";
import type { BookCheckState, BookDifferenceKind, OwnEntry } from "#lib/dispatch/book-check";
import { insertMany, insertReturning } from "../bulk.ts";
import { bookChecks, bookDifferences } from "../schema/book-checks.ts";
import { waybills } from "../schema/dispatch.ts";
import { rawExchanges } from "../schema/gateways.ts";
import { orders } from "../schema/orders.ts";
import { sellers } from "../schema/sellers.ts";
import { trackingStates } from "../schema/tracking.ts";
import type { SellerDb, StaffDb } from "../scope.ts";

export type Road = { readonly carrierCode: string; readonly environment: GatewayEnvironment };

/** One night's comparison of both books. */
export type BookCheck = Road & {
  readonly id: string;
  /** The day in China, YYYY-MM-DD. */
  readonly day: string;
  readonly state: BookCheckState;
  readonly since: number;
  readonly startedAt: number;
  readonly finishedAt: number | null;
  readonly total: number;
  readonly asked: number;
  readonly agreed: number;
  readonly differing: number;
  readonly cursorId: string | null;
  readonly faults: number;
};

const columns = {
  ...{ id: bookChecks.id, carrierCode: bookChecks.carrierCode, environment: bookChecks.environment },
  ...{ day: bookChecks.day, state: bookChecks.state, since: bookChecks.since, startedAt: bookChecks.startedAt },
  ...{ finishedAt: bookChecks.finishedAt, total: bookChecks.total, asked: bookChecks.asked },
  ...{ agreed: bookChecks.agreed, differing: bookChecks.differing, cursorId: bookChecks.cursorId },
  faults: bookChecks.faults,
};

/** Waybills that the carrier must have in its book, or must not have any more: those it gave an order code to. */
function comparable(db: SellerDb, { carrierCode, environment }: Road, since: number, before: number) {
  return and(
    eq(waybills.sellerId, db.scope.sellerId),
    eq(waybills.carrierCode, carrierCode),
    eq(waybills.environment, environment),
    inArray(waybills.state, ["booked", "cancelled"]),
    isNotNull(waybills.lpNumber),
    gte(waybills.createdAt, since),
    lt(waybills.createdAt, before),
  );
}

/** Carriers that booked for the seller since then. */
export async function listRoadsBooked(db: SellerDb, since: number): Promise<Road[]> {
  return db
    .selectDistinct({ carrierCode: waybills.carrierCode, environment: waybills.environment })
    .from(waybills)
    .where(and(eq(waybills.sellerId, db.scope.sellerId), gte(waybills.createdAt, since), isNotNull(waybills.lpNumber)));
}

/** The night's check of a carrier, begun now unless it was before. */
export async function beginBookCheck(
  db: SellerDb,
  road: Road,
  day: string,
  since: number,
  now: number,
): Promise<BookCheck> {
  const { sellerId } = db.scope;
  const [count] = await db
    .select({ total: sql<number>`count(*)::int` })
    .from(waybills)
    .where(comparable(db, road, since, now));
  const check = { sellerId, ...road, day, since, startedAt: now, total: count?.total ?? 0 };
  const night = ["sellerId", "carrierCode", "environment", "day"] as const;
  await insertMany(db, bookChecks, [check], { columns: [...night], set: "nothing" });
  const [row] = await db
    .select(columns)
    .from(bookChecks)
    .where(
      and(
        eq(bookChecks.sellerId, sellerId),
        eq(bookChecks.carrierCode, road.carrierCode),
        eq(bookChecks.environment, road.environment),
        eq(bookChecks.day, day),
      ),
    );
  if (!row) throw new Error("a check that was begun is not there");
  return row;
}

/** Takes a running check for one round: null when another worker has it, or it is over. */
export async function takeBookCheck(db: SellerDb, id: string, now: number, until: number): Promise<BookCheck | null> {
  const [row] = await db
    .update(bookChecks)
    .set({ leasedUntil: until })
    .where(
      and(
        eq(bookChecks.sellerId, db.scope.sellerId),
        eq(bookChecks.id, id),
        eq(bookChecks.state, "running"),
        or(isNull(bookChecks.leasedUntil), lt(bookChecks.leasedUntil, now)),
      ),
    )
    .returning(columns);
  return row ?? null;
}

/** A waybill to be asked after, with what our book says. */
export type BookEntry = OwnEntry & {
  readonly id: string;
  readonly lpNumber: string;
  readonly orderNumber: string;
};

/** The next waybills of a check, in the order of ids. */
export async function listBookEntries(db: SellerDb, check: BookCheck, limit: number): Promise<BookEntry[]> {
  return readEntries(
    db,
    and(
      comparable(db, check, check.since, check.startedAt),
      check.cursorId === null ? undefined : gt(waybills.id, check.cursorId),
    ),
    limit,
  );
}

/** The same waybills as they are now. */
export async function rereadBookEntries(db: SellerDb, ids: readonly string[]): Promise<BookEntry[]> {
  if (ids.length === 0) return [];
  return readEntries(db, and(eq(waybills.sellerId, db.scope.sellerId), inArray(waybills.id, [...ids])), ids.length);
}

async function readEntries(db: SellerDb, which: ReturnType<typeof and>, limit: number): Promise<BookEntry[]> {
  const rows = await db
    .select({
      ...{ id: waybills.id, state: waybills.state, lpNumber: waybills.lpNumber },
      ...{ trackingNumber: waybills.trackingNumber, orderNumber: orders.orderNumber },
      hasMoved: sql<boolean>`coalesce(${trackingStates.stage} not in ('created', 'unknown'), false)`,
    })
    .from(waybills)
    .innerJoin(orders, and(eq(orders.sellerId, waybills.sellerId), eq(orders.id, waybills.orderId)))
    .leftJoin(
      trackingStates,
      and(eq(trackingStates.sellerId, waybills.sellerId), eq(trackingStates.waybillId, waybills.id)),
    )
    .where(which)
    .orderBy(asc(waybills.id))
    .limit(limit);
  return rows.map((row) => ({ ...row, lpNumber: row.lpNumber ?? "" }));
}

export type NewBookDifference = {
  /** The waybill's id, or the carrier's number of a parcel that is not here. */
  readonly subject: string;
  readonly kind: BookDifferenceKind;
  readonly waybillId: string | null;
  readonly orderNumber: string;
  readonly lpNumber: string;
  readonly ours: string;
  readonly theirs: string;
};

export type BookRound = {
  readonly cursorId: string | null;
  readonly asked: number;
  readonly agreed: number;
  readonly differences: readonly NewBookDifference[];
  readonly faults: number;
  /** Null: the check stays open for whoever comes next. */
  readonly end: Exclude<BookCheckState, "running"> | null;
};

/** Adds one round to a check that is still where the round began, and gives it free; false where another was quicker. */
export async function saveBookRound(db: SellerDb, check: BookCheck, round: BookRound, now: number): Promise<boolean> {
  const { sellerId } = db.scope;
  const [row] = await db
    .select({ cursorId: bookChecks.cursorId, state: bookChecks.state })
    .from(bookChecks)
    .where(and(eq(bookChecks.sellerId, sellerId), eq(bookChecks.id, check.id)))
    .for("update");
  if (row?.state !== "running" || row.cursorId !== check.cursorId) return false;
  const saved = await insertReturning(
    db,
    bookDifferences,
    round.differences.map((one) => ({ ...one, sellerId, checkId: check.id, foundAt: now })),
    { columns: ["sellerId", "checkId", "subject"], set: "nothing" },
    ["subject"],
  );
  const end = round.end === null ? {} : { state: round.end, finishedAt: now };
  await db
    .update(bookChecks)
    .set({
      ...{ ...end, cursorId: round.cursorId, faults: round.faults, leasedUntil: null },
      asked: sql`${bookChecks.asked} + ${round.asked}`,
      agreed: sql`${bookChecks.agreed} + ${round.agreed}`,
      differing: sql`${bookChecks.differing} + ${saved.length}`,
    })
    .where(and(eq(bookChecks.sellerId, sellerId), eq(bookChecks.id, check.id)));
  return true;
}

/** Parcels that the carrier told of since then and that ALP does not know: the number that it named. */
export async function listUnknownParcels(db: SellerDb, road: Road, since: number): Promise<string[]> {
  const mark = "unknown_parcel ";
  const rows = await db
    .selectDistinct({ outcome: rawExchanges.outcome })
    .from(rawExchanges)
    .where(
      and(
        eq(rawExchanges.sellerId, db.scope.sellerId),
        isNull(rawExchanges.waybillId),
        gte(rawExchanges.at, since),
        eq(rawExchanges.direction, "in"),
        eq(rawExchanges.gateway, road.carrierCode),
        eq(rawExchanges.environment, road.environment),
        like(rawExchanges.outcome, `${mark}%`),
      ),
    );
  return rows.map(({ outcome }) => outcome.slice(mark.length)).sort();
}

/** How many differences of a check the check before it did not have. */
export async function countNewDifferences(db: SellerDb, check: BookCheck): Promise<number> {
  const { sellerId } = db.scope;
  const [row] = await db.execute<{ count: number }>(sql`
    select count(*)::int as count from book_differences d
    where d.seller_id = ${sellerId}::uuid and d.check_id = ${check.id}::uuid and not exists (
      select 1 from book_differences b where b.seller_id = ${sellerId}::uuid and b.subject = d.subject and b.kind = d.kind
        and b.check_id = (
          select c.id from book_checks c where c.seller_id = ${sellerId}::uuid and c.carrier_code = ${check.carrierCode}
            and c.environment = ${check.environment} and c.day < ${check.day} order by c.day desc limit 1))`);
  return row?.count ?? 0;
}

/** The newest checks first. */
export async function listBookChecks(db: SellerDb, limit: number): Promise<BookCheck[]> {
  return db
    .select(columns)
    .from(bookChecks)
    .where(eq(bookChecks.sellerId, db.scope.sellerId))
    .orderBy(desc(bookChecks.day), desc(bookChecks.startedAt), asc(bookChecks.id))
    .limit(limit);
}

export type BookDifferenceRow = NewBookDifference & { readonly foundAt: number };

/** Where the books differed in one check, up to `limit`. */
export async function listBookDifferences(db: SellerDb, checkId: string, limit: number): Promise<BookDifferenceRow[]> {
  const { subject, kind, waybillId, orderNumber, lpNumber, ours, theirs, foundAt } = bookDifferences;
  return db
    .select({ subject, kind, waybillId, orderNumber, lpNumber, ours, theirs, foundAt })
    .from(bookDifferences)
    .where(and(eq(bookDifferences.sellerId, db.scope.sellerId), eq(bookDifferences.checkId, checkId)))
    .orderBy(asc(kind), asc(subject))
    .limit(limit);
}

export type SellerBookCheck = BookCheck & { readonly sellerId: string; readonly sellerName: string };

/** Every seller's check of the newest night, those that differ first: counts, never which parcels. */
export async function listNewestBookChecks(db: StaffDb, limit: number): Promise<SellerBookCheck[]> {
  const newest = sql`(select max(day) from book_checks)`;
  return db
    .select({ ...columns, sellerId: bookChecks.sellerId, sellerName: sellers.name })
    .from(bookChecks)
    .innerJoin(sellers, eq(sellers.sellerId, bookChecks.sellerId))
    .where(eq(bookChecks.day, newest))
    .orderBy(desc(bookChecks.differing), asc(sellers.name), asc(bookChecks.id))
    .limit(limit);
}
