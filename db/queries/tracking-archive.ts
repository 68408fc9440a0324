import { and, asc, desc, eq, gte, lt, lte, sql } from "drizzle-orm";
import type { Instant } from "#lib/kit/time";
import type { EventToArchive } from "#lib/tracking/archived-events";
import { trackingArchive, trackingEvents, trackingTraces } from "../schema/tracking.ts";
import type { DoorDb, SellerDb } from "../scope.ts";

/** Events that lay in no month's partition: told of too late for their month, or of an impossible time. */
export const strayMonth = "stray";

export type OldMonth = { readonly month: string; readonly starts: Instant; readonly ends: Instant };

export type OldTracking = {
  /** Months that are over their time, the oldest first, with the sellers that have events in them. */
  readonly months: readonly (OldMonth & { readonly sellerIds: readonly string[] })[];
  /** Who has strays that were received before. */
  readonly strays: { readonly before: Instant; readonly sellerIds: readonly string[] } | null;
};

/** What of all sellers' events is older than so many months, and still stored as rows. */
export async function listOldTracking(db: DoorDb, months: number): Promise<OldTracking> {
  const rows = await db.execute<{ month: string; starts: number | null; ends: number; seller_id: string | null }>(sql`
    select month, (extract(epoch from starts) * 1000)::float8 as starts, (extract(epoch from ends) * 1000)::float8 as ends,
      seller_id from list_old_tracking(${months})`);
  const byMonth = Map.groupBy(rows, ({ month }) => month);
  const old = [...byMonth].map(([month, list]) => ({
    month,
    starts: list[0]?.starts ?? 0,
    ends: list[0]?.ends ?? 0,
    sellerIds: list.flatMap(({ seller_id: id }) => (id === null ? [] : [id])),
  }));
  const strays = old.find(({ month }) => month === strayMonth);
  return {
    months: old.filter(({ month }) => month !== strayMonth),
    strays: strays ? { before: strays.ends, sellerIds: strays.sellerIds } : null,
  };
}

/** Ends a month of events; throws while the archive does not hold every one of them. Answers whether there was such a month. */
export async function dropArchivedMonth(db: DoorDb, month: string): Promise<boolean> {
  const [row] = await db.execute<{ dropped: boolean }>(sql`select drop_archived_month(${month}) as dropped`);
  return row?.dropped ?? false;
}

/** Until the commit nobody else archives this seller's events. */
export async function lockArchive(db: SellerDb): Promise<void> {
  const key = `${db.scope.sellerId}/tracking_archive`;
  await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`);
}

/** Parts of bounded size: so many events, and so many bytes of the carriers' own JSON (a single larger event excepted). */
export type PartLimits = { readonly events: number; readonly bytes: number };

/** An event with its instant to the last digit, as the database writes it, and where it lies. */
export type StoredToArchive = EventToArchive & { readonly occurredText: string; readonly partition: string };

type EventRow = Record<
  "waybill_id" | "event_key" | "vocabulary" | "code" | "time_text" | "time_zone" | "description" | "place",
  string
> & {
  readonly source: "push" | "poll";
  readonly occurred_ms: number;
  readonly occurred_text: string;
  readonly received_ms: number;
  readonly raw_text: string;
  readonly partition: string;
};

/** Of the rows of `from` the first within the limits: by what they take packed, so that few are unpacked to be measured. */
async function readWithin(db: SellerDb, from: ReturnType<typeof sql>, bytes: number): Promise<StoredToArchive[]> {
  const rows = await db.execute<EventRow>(sql`
    select waybill_id, event_key, source, vocabulary, code, time_text, time_zone, description, place, raw_text,
      occurred_at::text as occurred_text, (extract(epoch from occurred_at) * 1000)::float8 as occurred_ms,
      (extract(epoch from received_at) * 1000)::float8 as received_ms, partition
    from (
      select *, sum(octet_length(raw_text)) over (order by nth) as size
      from (
        select *, raw::text as raw_text
        from (select e.*, row_number() over places as nth, sum(pg_column_size(e.raw)) over places as packed
          from ${from} window places as (order by e.waybill_id, e.occurred_at, e.event_key)) as taken
        where nth = 1 or packed <= ${bytes}
      ) as unpacked
    ) as measured where nth = 1 or size <= ${bytes} order by nth`);
  return Array.from(rows, (row) => ({
    ...{ waybillId: row.waybill_id, occurredAt: row.occurred_ms, eventKey: row.event_key, source: row.source },
    ...{ vocabulary: row.vocabulary, code: row.code, receivedAt: row.received_ms, timeText: row.time_text },
    ...{ timeZone: row.time_zone, description: row.description, place: row.place, rawText: row.raw_text },
    ...{ occurredText: row.occurred_text, partition: row.partition },
  }));
}

function inMonth(db: SellerDb, { starts, ends }: OldMonth) {
  const at = (instant: Instant) => sql`${new Date(instant).toISOString()}::timestamptz`;
  return sql`e.seller_id = ${db.scope.sellerId}::uuid and e.occurred_at >= ${at(starts)} and e.occurred_at < ${at(ends)}`;
}

const partitionOf = ({ month }: OldMonth) => `partitions.tracking_events_${month.replace("-", "_")}`;

/**
 * Only what lies in the month's own partition: an event of that time that came after it was dropped is a stray. Looked at
 * here and not in the query, whose planner would take the condition for a rare one and sort the whole month.
 */
function ofPartition(month: OldMonth, events: readonly StoredToArchive[]): StoredToArchive[] {
  return events.filter(({ partition }) => partition === partitionOf(month));
}

/** The place of a part's last event; the wall lets an index be searched by a uuid, and by no text. */
function behindPart(db: SellerDb, month: string, part: number) {
  const place = sql`select p.last_waybill_id, p.last_occurred_at, p.last_event_key from tracking_archive p
    where p.seller_id = ${db.scope.sellerId}::uuid and p.month = ${month} and p.part = ${part}`;
  return sql`e.waybill_id >= (select w.last_waybill_id from (${place}) as w)
    and (e.waybill_id, e.occurred_at, e.event_key) > (${place})`;
}

function upToPart(db: SellerDb, month: string, part: number) {
  const place = sql`select p.last_waybill_id, p.last_occurred_at, p.last_event_key from tracking_archive p
    where p.seller_id = ${db.scope.sellerId}::uuid and p.month = ${month} and p.part = ${part}`;
  return sql`e.waybill_id <= (select w.last_waybill_id from (${place}) as w)
    and (e.waybill_id, e.occurred_at, e.event_key) <= (${place})`;
}

/** The month's next events behind its last part (0: from the beginning). */
export async function readMonthAfter(
  db: SellerDb,
  month: OldMonth,
  part: number,
  limits: PartLimits,
): Promise<StoredToArchive[]> {
  const behind = part === 0 ? sql`true` : behindPart(db, month.month, part);
  const from = sql`(select e.*, e.tableoid::regclass::text as partition from tracking_events e where ${inMonth(db, month)} and ${behind}
    order by e.waybill_id, e.occurred_at, e.event_key limit ${limits.events}) as e`;
  return ofPartition(month, await readWithin(db, from, limits.bytes));
}

/** The events that are stored now where a part has its own: behind the part before it, up to its last. */
export async function readMonthOfPart(
  db: SellerDb,
  month: OldMonth,
  part: number,
  limits: PartLimits,
): Promise<StoredToArchive[]> {
  const behind = part === 1 ? sql`true` : behindPart(db, month.month, part - 1);
  const from = sql`(select e.*, e.tableoid::regclass::text as partition from tracking_events e where ${inMonth(db, month)} and ${behind} and ${upToPart(db, month.month, part)}
    order by e.waybill_id, e.occurred_at, e.event_key limit ${limits.events}) as e`;
  return ofPartition(month, await readWithin(db, from, limits.bytes));
}

/** How many events of the month are stored as rows. */
export async function countMonth(db: SellerDb, month: OldMonth): Promise<number> {
  const [row] = await db.execute<{ count: number }>(
    sql`select count(*)::int as count from tracking_events e
      where ${inMonth(db, month)} and e.tableoid::regclass::text = ${partitionOf(month)}`,
  );
  return row?.count ?? 0;
}

/** The seller's events in no month's partition that were received before, the first within the limits. */
export async function readOldStrays(db: SellerDb, before: Instant, limits: PartLimits): Promise<StoredToArchive[]> {
  const at = new Date(before).toISOString();
  const from = sql`(select s.*, '' as partition from old_stray_events(${at}::timestamptz, ${limits.events}) s) as e`;
  return readWithin(db, from, limits.bytes);
}

/** Ends the rows of strays that a proven part holds; throws, and ends none, unless they are as many as it counts. */
export async function endStrays(db: SellerDb, part: number, events: readonly StoredToArchive[]): Promise<void> {
  const keys = events.map(({ waybillId, occurredText, eventKey }) => ({
    ...{ waybill_id: waybillId, occurred_at: occurredText, event_key: eventKey },
  }));
  await db.execute(sql`select end_stray_events(${part}, ${JSON.stringify(keys)}::jsonb)`);
}

export type ArchivePartHead = {
  readonly part: number;
  readonly eventCount: number;
  readonly isProven: boolean;
};

/** The parts of a month in their order, without what they hold. */
export async function listArchiveParts(db: SellerDb, month: string): Promise<ArchivePartHead[]> {
  return db
    .select({
      part: trackingArchive.part,
      eventCount: trackingArchive.eventCount,
      isProven: sql<boolean>`${trackingArchive.provenAt} is not null`,
    })
    .from(trackingArchive)
    .where(and(eq(trackingArchive.sellerId, db.scope.sellerId), eq(trackingArchive.month, month)))
    .orderBy(asc(trackingArchive.part));
}

export type PackedEvents = {
  readonly content: Uint8Array;
  readonly byteLength: number;
  readonly sha256: string;
};

/** What a part holds; null when the seller has no such part. */
export async function getArchivePart(db: SellerDb, month: string, part: number): Promise<PackedEvents | null> {
  const [row] = await db
    .select({
      content: trackingArchive.content,
      byteLength: trackingArchive.byteLength,
      sha256: trackingArchive.sha256,
    })
    .from(trackingArchive)
    .where(ofPart(db, month, part));
  return row ?? null;
}

function ofPart(db: SellerDb, month: string, part: number) {
  return and(
    eq(trackingArchive.sellerId, db.scope.sellerId),
    eq(trackingArchive.month, month),
    eq(trackingArchive.part, part),
  );
}

export type NewArchivePart = PackedEvents & {
  readonly month: string;
  readonly part: number;
  readonly datedAt: Instant;
  readonly events: readonly StoredToArchive[];
};

/** Writes a part, or puts it in the place of the one of its number; it is not proven yet. Call it under `lockArchive`. */
export async function saveArchivePart(db: SellerDb, saved: NewArchivePart, now: Instant): Promise<void> {
  const { month, part, events, content, byteLength, sha256, datedAt } = saved;
  const [first, last] = [events[0], events.at(-1)];
  if (!first || !last) throw new Error("a part of the archive holds events");
  const changes = {
    ...{ eventCount: events.length, firstWaybillId: first.waybillId, lastWaybillId: last.waybillId },
    // to the last digit: the next part begins right behind it
    lastOccurredAt: sql<number>`${last.occurredText}::timestamptz`,
    ...{ lastEventKey: last.eventKey, content, byteLength, sha256, datedAt, archivedAt: now, provenAt: null },
  };
  await db
    .insert(trackingArchive)
    .values({ ...changes, sellerId: db.scope.sellerId, month, part })
    .onConflictDoUpdate({
      target: [trackingArchive.sellerId, trackingArchive.month, trackingArchive.part],
      set: changes,
    });
}

/** A part was read back and is equal to what is stored. */
export async function saveArchiveProven(db: SellerDb, month: string, part: number, now: Instant): Promise<void> {
  await db
    .update(trackingArchive)
    .set({ provenAt: now })
    .where(ofPart(db, month, part));
}

/** Whether a parcel has events that are in the archive alone. */
export async function hasArchivedEvents(db: SellerDb, waybillId: string): Promise<boolean> {
  const { sellerId } = db.scope;
  const stored = db
    .select({ count: sql`count(*)` })
    .from(trackingEvents)
    .where(and(eq(trackingEvents.sellerId, sellerId), eq(trackingEvents.waybillId, waybillId)));
  const [row] = await db
    .select({ isMore: sql<boolean>`${trackingTraces.eventCount} > (${stored})` })
    .from(trackingTraces)
    .where(and(eq(trackingTraces.sellerId, sellerId), eq(trackingTraces.waybillId, waybillId)));
  return row?.isMore === true && (await listPartsOfParcel(db, waybillId, 1)).length > 0;
}

/** The parts in which a parcel's events may lie, the newest first. */
export async function listPartsOfParcel(
  db: SellerDb,
  waybillId: string,
  limit: number,
): Promise<{ readonly month: string; readonly part: number }[]> {
  return db
    .select({ month: trackingArchive.month, part: trackingArchive.part })
    .from(trackingArchive)
    .where(
      and(
        eq(trackingArchive.sellerId, db.scope.sellerId),
        lte(trackingArchive.firstWaybillId, waybillId),
        gte(trackingArchive.lastWaybillId, waybillId),
      ),
    )
    .orderBy(desc(trackingArchive.datedAt), asc(trackingArchive.month), asc(trackingArchive.part))
    .limit(limit);
}

/** Sellers with parts of the archive that are over their time. */
export async function listSellersWithOldArchive(db: DoorDb, before: Instant): Promise<string[]> {
  const rows = await db
    .selectDistinct({ sellerId: trackingArchive.sellerId })
    .from(trackingArchive)
    .where(lt(trackingArchive.datedAt, before));
  return rows.map(({ sellerId }) => sellerId);
}

/** Ends the keeping of parts dated before; answers how many. */
export async function endOldArchive(db: SellerDb, before: Instant): Promise<number> {
  const rows = await db
    .delete(trackingArchive)
    .where(and(eq(trackingArchive.sellerId, db.scope.sellerId), lt(trackingArchive.datedAt, before)))
    .returning({ part: trackingArchive.part });
  return rows.length;
}
