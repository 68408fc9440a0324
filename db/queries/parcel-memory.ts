import { type SQL, sql } from "drizzle-orm";
import type { Instant } from "#lib/kit/time";
import { ParcelColumns, type ParcelFacts, type ParcelIncident } from "#lib/tracking/parcel-columns";
import { type Database, getDatabase } from "../client.ts";
import { executePrepared } from "../prepared.ts";
import type { DoorDb, SellerDb } from "../scope.ts";

/** One seller's parcels as of a snapshot of the database. */
type Memory = {
  columns: ParcelColumns;
  /** Which transactions they hold, as `pg_current_snapshot()` says it; null: nothing was read yet. */
  asOf: string | null;
  readAt: Instant;
  /** All of them are being read right now: who comes meanwhile waits for it. */
  loading: Promise<unknown> | null;
};

type Memories = WeakMap<Database, Map<string, Memory>>;

/** Next bundles pages and routes apart: without globalThis each would remember for itself. */
const held = globalThis as typeof globalThis & { alpParcelMemory?: Memories };

/** All sellers' together; about three hundred bytes each. */
const mostParcels = 500_000;
const perStep = 5_000;
/** What was not looked at for so long is read anew: changes are kept longer than this. */
const trustedMs = 6 * 3_600_000;
/** How long changes are kept. */
export const parcelChangesKeptMs = 24 * 3_600_000;

/**
 * Runs `read` over the seller's parcels as they are in the database now: this process remembers them and reads only what
 * was changed since. `read` is called once, at once, and keeps nothing. A transaction that has written is given parcels of
 * its own, since what it wrote may be taken back.
 */
export async function withParcels<T>(db: SellerDb, read: (columns: ParcelColumns) => T): Promise<T> {
  let look = looks.get(db);
  if (!look) {
    look = currentParcels(db, memoryOf(db.scope.sellerId)).finally(() => looks.delete(db));
    looks.set(db, look);
  }
  return read(await look);
}

/** What a page asks at once, in one transaction, is answered by one look. */
const looks = new WeakMap<SellerDb, Promise<ParcelColumns>>();

function memoryOf(sellerId: string): Memory {
  held.alpParcelMemory ??= new WeakMap();
  const all = held.alpParcelMemory;
  const database = getDatabase();
  const sellers = all.get(database) ?? new Map<string, Memory>();
  all.set(database, sellers);
  const known = sellers.get(sellerId);
  const memory = known ?? { columns: new ParcelColumns(), asOf: null, readAt: 0, loading: null };
  // in the order of use, so that the first is the one to forget
  sellers.delete(sellerId);
  sellers.set(sellerId, memory);
  forgetOldest(sellers);
  return memory;
}

function forgetOldest(sellers: Map<string, Memory>): void {
  let total = 0;
  for (const { columns } of sellers.values()) total += columns.size;
  for (const [sellerId, { columns }] of sellers) {
    if (total <= mostParcels || sellers.size === 1) return;
    total -= columns.size;
    sellers.delete(sellerId);
  }
}

/**
 * Looks do not wait for each other: each reads what changed since what was remembered when it began, and who comes second
 * asks once more. If others were faster twice, the last of them began after this look: what it read is new enough.
 */
async function currentParcels(db: SellerDb, memory: Memory): Promise<ParcelColumns> {
  for (let attempt = 1; ; attempt += 1) {
    if (memory.asOf === null) await memory.loading?.catch(() => undefined);
    const since = memory.asOf;
    if (since === null) return load(db, memory);
    const news = await readFacts(db, since);
    if (news.hasWritten) return (await readAll(db)).columns;
    if (memory.asOf !== since) {
      if (attempt > 1 && memory.asOf !== null) return memory.columns;
    } else if (news.at - memory.readAt < trustedMs) {
      apply(memory.columns, news.rows);
      Object.assign(memory, { asOf: news.asOf, readAt: news.at });
      return memory.columns;
    } else {
      memory.asOf = null;
    }
  }
}

async function load(db: SellerDb, memory: Memory): Promise<ParcelColumns> {
  const reading = readAll(db);
  memory.loading = reading;
  try {
    const { columns, asOf, at, hasWritten } = await reading;
    if (!hasWritten && memory.asOf === null) Object.assign(memory, { columns, asOf, readAt: at });
    return columns;
  } finally {
    if (memory.loading === reading) memory.loading = null;
  }
}

async function readAll(db: SellerDb): Promise<Omit<News, "rows"> & { readonly columns: ParcelColumns }> {
  const { rows, ...news } = await readFacts(db, null);
  const columns = new ParcelColumns();
  for (let from = 0; from < rows.length; from += perStep) {
    apply(columns, rows.slice(from, from + perStep));
    // a large seller's take a while: others are served in between
    if (from + perStep < rows.length) await new Promise((resolve) => setTimeout(resolve));
  }
  return { ...news, columns };
}

function apply(columns: ParcelColumns, rows: readonly FactsColumns[]): void {
  for (const { waybill_id: waybillId, line, incidents } of rows) {
    if (waybillId === null) continue;
    if (line === null) columns.remove(waybillId);
    else columns.put(factsOfLine(waybillId, line, incidents));
  }
}

type News = {
  readonly rows: readonly FactsColumns[];
  readonly asOf: string;
  readonly at: Instant;
  readonly hasWritten: boolean;
};

/** In whole milliseconds, as the app writes them; `extract` would go the slow way over decimals. */
const ms = (column: string) => `round(date_part('epoch', ${column}) * 1000)::bigint`;

/** What is read of each parcel, in this order: one text per parcel is read several times faster than a column each. */
const lineColumns = sql.raw(
  [
    ...["s.stage", "s.substage", "s.exception", "s.country", "s.solution_code", "s.carrier_code", "s.template_id"],
    ...["s.value_minor", "s.currency"],
    ...["s.updated_at", "s.booked_at", "s.last_event_at", "s.picked_up_at", "s.delivered_at", "s.ended_at"].map(ms),
    // of goods that go a second time the payment says nothing any more
    ...["case when g.asked_at <= w.created_at then null else o.paid_at end", "n.deadline_at", "n.declared_at"].map(ms),
  ]
    .map((column) => `${column}::text`)
    .join(", "),
);

/** All of a seller's parcels, or those that changed since a snapshot; one statement, so that all is of one moment. */
async function readFacts(db: SellerDb, since: string | null): Promise<News> {
  const seller = sql`${db.scope.sellerId}::uuid`;
  const noticed = (where: SQL) => sql`select waybill_id, min(deadline_at) as deadline_at,
      case when bool_and(declared_at is not null) then max(least(declared_at, exported_at)) end as declared_at
    from shipment_notices where seller_id = ${seller} and ${where} group by waybill_id`;
  const troubled = (where: SQL) => sql`select waybill_id, json_agg(json_build_array(kind, severity, owner_id,
      ${sql.raw(ms("raised_at"))}, ${sql.raw(ms("closed_at"))}))::text as list
    from incidents where seller_id = ${seller} and waybill_id is not null and ${where} group by waybill_id`;
  const columns = sql`s.waybill_id, array_to_string(array[${lineColumns}], '|', '') as line, i.list as incidents`;
  const ordered = sql`tracking_states s
    left join waybills w on w.seller_id = ${seller} and w.id = s.waybill_id
    left join orders o on o.seller_id = ${seller} and o.id = w.order_id`;
  const sentAgain = (where: SQL) => sql`select order_id, min(asked_at) as asked_at
    from resendings where seller_id = ${seller} and ${where} group by order_id`;
  const facts =
    since === null
      ? sql`select ${columns} from ${ordered}
          left join (${noticed(sql`true`)}) n on n.waybill_id = s.waybill_id
          left join (${sentAgain(sql`true`)}) g on g.order_id = w.order_id
          left join (${troubled(sql`true`)}) i on i.waybill_id = s.waybill_id
          where s.seller_id = ${seller}`
      : // each by its own keys: few have changed
        sql`select c.waybill_id, f.line, f.incidents from (
          select distinct waybill_id from parcel_changes where seller_id = ${seller}
            and tx >= pg_snapshot_xmin(${since}::pg_snapshot) and not pg_visible_in_snapshot(tx, ${since}::pg_snapshot)
        ) c
        left join lateral (select ${columns} from ${ordered}
          left join lateral (${noticed(sql`waybill_id = s.waybill_id`)}) n on true
          left join lateral (${sentAgain(sql`order_id = w.order_id`)}) g on true
          left join lateral (${troubled(sql`waybill_id = s.waybill_id`)}) i on true
          where s.seller_id = ${seller} and s.waybill_id = c.waybill_id) f on true`;
  const statement = sql`
    select null::uuid as waybill_id, pg_current_snapshot()::text as line,
      json_build_array(${sql.raw(ms("now()"))}, pg_current_xact_id_if_assigned() is not null,
        current_setting('app.seller_id', true))::text as incidents
    union all (${facts})`;
  // the news are asked for at every look: to plan their statement takes longer than to run it
  const rows =
    since === null ? await db.execute<FactsColumns>(statement) : await executePrepared<FactsColumns>(db, statement);
  const mark = rows.find((row) => row.waybill_id === null);
  if (!mark?.line || !mark.incidents) throw new Error("a select without from answers one row");
  const [at, hasWritten, sellerId] = JSON.parse(mark.incidents) as [Instant, boolean, string | null];
  // a statement that came after its transaction's end would find nothing, and that would be remembered
  if (sellerId !== db.scope.sellerId) throw new Error("parcels were asked for outside of their seller's transaction");
  return { rows, asOf: mark.line, at, hasWritten };
}

/** Of no waybill: the snapshot, and as JSON when it was taken, whether the transaction has written, and whose it is. */
type FactsColumns = {
  readonly waybill_id: string | null;
  readonly line: string | null;
  readonly incidents: string | null;
};

function factsOfLine(waybillId: string, line: string, incidents: string | null): ParcelFacts {
  const values = line.split("|");
  const text = (place: number) => values[place] ?? "";
  const number = (place: number) => (text(place) === "" ? null : Number(text(place)));
  return {
    waybillId,
    ...{ stage: text(0) as ParcelFacts["stage"], substage: text(1) },
    exception: (text(2) || null) as ParcelFacts["exception"],
    ...{ country: text(3), solutionCode: text(4), carrierCode: text(5), templateId: text(6) || null },
    ...{ valueMinor: number(7), currency: text(8) },
    ...{ updatedAt: number(9) ?? 0, bookedAt: number(10) ?? 0, lastEventAt: number(11), pickedUpAt: number(12) },
    ...{ deliveredAt: number(13), endedAt: number(14) },
    ...{ paidAt: number(15), deadlineAt: number(16), declaredAt: number(17) },
    incidents: incidents === null ? [] : incidentsOf(incidents),
  };
}

function incidentsOf(list: string): readonly ParcelIncident[] {
  const rows = JSON.parse(list) as [string, string, string | null, number, number | null][];
  return rows.map(([kind, severity, ownerId, raisedAt, closedAt]) => ({ kind, severity, ownerId, raisedAt, closedAt }));
}

/** Ends the keeping of what changed before `before`; answers how many rows it were. */
export async function deleteOldParcelChanges(db: DoorDb, before: Instant): Promise<number> {
  const rows = await db.execute<{ count: string }>(sql`with gone as (
      delete from parcel_changes where at < ${new Date(before).toISOString()}::timestamptz returning 1
    ) select count(*) as count from gone`);
  return Number(rows[0]?.count ?? 0);
}
