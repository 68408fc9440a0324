import { and, eq, sql } from "drizzle-orm";
import { cutText } from "#lib/kit/cut-text";
import type { Instant } from "#lib/kit/time";
import type { DecodedEvent } from "#lib/tracking/event";
import { eventFingerprint } from "#lib/tracking/event";
import { worstTrouble } from "#lib/tracking/severity";
import type { Milestone, TrackingState } from "#lib/tracking/state";
import { insertMany } from "../bulk.ts";
import { executePrepared } from "../prepared.ts";
import { unmappedCodes } from "../schema/gateways.ts";
import { trackingStates } from "../schema/tracking.ts";
import type { SellerDb } from "../scope.ts";
import { watchAgain } from "./tracking-watch.ts";

export type ReportedEvents = {
  readonly waybillId: string;
  readonly source: "push" | "poll";
  readonly events: readonly DecodedEvent[];
};

/**
 * Stores events once each, whoever tells them and however often; answers per report which of its events were new (an event
 * that two reports bring is the first one's). One statement for any number of reports. Call it under the traces' locks.
 */
export async function saveTrackingEvents(db: SellerDb, reports: readonly ReportedEvents[]): Promise<DecodedEvent[][]> {
  type Held = { readonly report: number; readonly event: DecodedEvent; readonly row: Record<string, unknown> };
  const held = new Map<string, Held>();
  for (const [report, { waybillId, source, events }] of reports.entries()) {
    for (const event of events) {
      const eventKey = eventFingerprint(event);
      const name = `${waybillId} ${eventKey}`;
      if (!held.has(name)) held.set(name, { report, event, row: rowOf(waybillId, eventKey, source, event) });
    }
  }
  const fresh: DecodedEvent[][] = reports.map(() => []);
  if (held.size === 0) return fresh;
  const written = await executePrepared<{ waybill_id: string; event_key: string }>(
    db,
    sql`
    insert into tracking_events (seller_id, waybill_id, occurred_at, event_key, source, vocabulary, code, received_at,
      time_text, time_zone, description, place, raw)
    select ${db.scope.sellerId}::uuid, waybill_id, occurred_at, event_key, source, vocabulary, code, received_at,
      time_text, time_zone, description, place, raw
    from jsonb_to_recordset(${JSON.stringify([...held.values()].map(({ row }) => row))}::jsonb) as r(waybill_id uuid,
      occurred_at timestamptz, event_key text, source text, vocabulary text, code text, received_at timestamptz,
      time_text text, time_zone text, description text, place text, raw jsonb)
    on conflict (seller_id, waybill_id, occurred_at, event_key) do nothing
    returning waybill_id, event_key`,
  );
  const isNew = new Set(Array.from(written, (row) => `${row.waybill_id} ${row.event_key}`));
  for (const [name, { report, event }] of held) if (isNew.has(name)) fresh[report]?.push(event);
  return fresh;
}

function rowOf(waybillId: string, eventKey: string, source: "push" | "poll", event: DecodedEvent) {
  return {
    ...{ waybill_id: waybillId, event_key: eventKey, source, vocabulary: event.vocabulary, code: event.code },
    ...{ occurred_at: new Date(event.at).toISOString(), received_at: new Date(event.receivedAt).toISOString() },
    ...{ time_text: event.timeText, time_zone: event.zone ?? "", description: event.text, place: event.place ?? "" },
    raw: event.raw,
  };
}

export type FoldedParcel = {
  readonly waybillId: string;
  readonly state: TrackingState;
  /** How many events were new. */
  readonly added: number;
  readonly nextPollAt: Instant | null;
  /** When its silence is to be judged next. */
  readonly dueAt: Instant | null;
  /** Since when the carrier answers that it knows no such waybill; null as soon as it speaks of it. */
  readonly unknownSince: Instant | null;
};

/** Writes what the fold says of parcels, set-wise. Call it under the traces' locks. */
export async function saveFolds(db: SellerDb, parcels: readonly FoldedParcel[], now: Instant): Promise<void> {
  if (parcels.length === 0) return;
  // sent together: the locks are held already
  const [missing] = await Promise.all([updateStates(db, parcels, now), saveTraces(db, parcels, now)]);
  if (missing.length === 0) return;
  await watchAgain(
    db,
    missing.map(({ waybillId }) => waybillId),
    now,
  );
  await updateStates(db, missing, now);
}

/** The traces alone: of parcels that have left the list, and are not to come back into it. Call it under their locks. */
export async function saveTraces(
  db: SellerDb,
  parcels: readonly Pick<FoldedParcel, "waybillId" | "state" | "added">[],
  now: Instant,
): Promise<void> {
  const at = sql`${new Date(now).toISOString()}::timestamptz`;
  const traces = parcels.map(({ waybillId, state, added }) => ({
    ...{ waybill_id: waybillId, trace: state.trace, added, unknown_count: state.unknown.length },
    ...{ last_code: state.latest?.code ?? "", last_text: state.latest?.text ?? "" },
  }));
  await executePrepared(
    db,
    sql`update tracking_traces as t set trace = r.trace, last_code = r.last_code, last_text = r.last_text,
      event_count = t.event_count + r.added, unknown_count = r.unknown_count, updated_at = ${at}
    from jsonb_to_recordset(${JSON.stringify(traces)}::jsonb) as r(waybill_id uuid, trace jsonb, last_code text,
      last_text text, added integer, unknown_count integer)
    where t.seller_id = ${db.scope.sellerId}::uuid and t.waybill_id = r.waybill_id`,
  );
}

/** Answers the parcels that have left the list. A cancelled waybill of which nothing moved stays closed. */
async function updateStates(
  db: SellerDb,
  parcels: readonly FoldedParcel[],
  now: Instant,
): Promise<readonly FoldedParcel[]> {
  const { sellerId } = db.scope;
  const records = parcels.map(({ waybillId, state, nextPollAt, dueAt, unknownSince }) => ({
    ...{ waybill_id: waybillId, stage: state.stage, substage: state.substage, exception: worstTrouble(state.open) },
    ...{ stage_since: iso(state.stageSince), last_event_at: iso(state.lastAt), next_poll_at: iso(nextPollAt) },
    ...{ due_at: iso(dueAt), picked_up_at: saidAt(state, "picked_up"), left_country_at: saidAt(state, "left_country") },
    ...{ arrived_at: saidAt(state, "arrived"), cleared_at: saidAt(state, "cleared") },
    ...{ last_mile_at: saidAt(state, "last_mile"), pickup_point_at: saidAt(state, "pickup_point") },
    ...{ unknown_since: iso(unknownSince) },
    ...{ delivered_at: saidAt(state, "delivered"), ended_at: state.ended ? iso(state.stageSince ?? now) : null },
  }));
  const at = sql`${new Date(now).toISOString()}::timestamptz`;
  const still = sql`(w.state = 'cancelled' and r.stage in ('created', 'unknown'))`;
  const updated = await executePrepared<{ waybill_id: string }>(
    db,
    sql`update tracking_states as s set
      stage = case when ${still} then 'closed' else r.stage end,
      substage = case when ${still} then 'cancelled' else r.substage end,
      exception = r.exception, unknown_since = r.unknown_since, stage_since = r.stage_since, last_event_at = r.last_event_at,
      picked_up_at = r.picked_up_at, left_country_at = r.left_country_at, arrived_at = r.arrived_at,
      cleared_at = r.cleared_at, last_mile_at = r.last_mile_at, pickup_point_at = r.pickup_point_at,
      delivered_at = r.delivered_at, ended_at = case when ${still} then coalesce(s.ended_at, ${at}) else r.ended_at end,
      due_at = case when ${still} then null else r.due_at end,
      next_poll_at = case when ${still} then null else r.next_poll_at end, updated_at = ${at}
    from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as r(waybill_id uuid, stage text, substage text,
      exception text, stage_since timestamptz, last_event_at timestamptz, next_poll_at timestamptz,
      due_at timestamptz, picked_up_at timestamptz, left_country_at timestamptz, arrived_at timestamptz, cleared_at timestamptz,
      last_mile_at timestamptz, pickup_point_at timestamptz, delivered_at timestamptz, ended_at timestamptz,
      unknown_since timestamptz)
    join waybills w on w.seller_id = ${sellerId}::uuid and w.id = r.waybill_id
    where s.seller_id = ${sellerId}::uuid and s.waybill_id = r.waybill_id
    returning s.waybill_id`,
  );
  const known = new Set(Array.from(updated, (row) => row.waybill_id));
  return parcels.filter(({ waybillId }) => !known.has(waybillId));
}

function iso(at: Instant | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}

/** Only what an event said: an implied milestone is no instant to count by. */
function saidAt(state: TrackingState, name: Milestone): string | null {
  const reached = state.milestones[name];
  return reached && !reached.implied ? iso(reached.at) : null;
}

/** When parcels are to be asked after next, where an answer brought nothing new. */
export async function saveNextPolls(
  db: SellerDb,
  list: readonly { readonly waybillId: string; readonly nextPollAt: Instant | null }[],
): Promise<void> {
  if (list.length === 0) return;
  const records = list.map(({ waybillId, nextPollAt }) => ({ waybill_id: waybillId, next_poll_at: iso(nextPollAt) }));
  await db.execute(sql`update tracking_states as s set next_poll_at = r.next_poll_at
    from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as r(waybill_id uuid, next_poll_at timestamptz)
    where s.seller_id = ${db.scope.sellerId}::uuid and s.waybill_id = r.waybill_id`);
}

/** A parcel's carrier answered that it knows no such waybill, since when, and when it is looked at next. */
export async function saveUnknown(
  db: SellerDb,
  { waybillId, ...change }: Pick<FoldedParcel, "waybillId" | "unknownSince" | "nextPollAt" | "dueAt">,
): Promise<void> {
  await db
    .update(trackingStates)
    .set(change)
    .where(and(eq(trackingStates.sellerId, db.scope.sellerId), eq(trackingStates.waybillId, waybillId)));
}

/**
 * Last-mile numbers, once the carrier names them. Before the traces are locked, and in the order of the ids: who settles
 * waybills goes the same way.
 */
export async function saveLastMileNumbers(
  db: SellerDb,
  list: readonly { readonly waybillId: string; readonly number: string }[],
): Promise<void> {
  if (list.length === 0) return;
  const { sellerId } = db.scope;
  const records = list.map(({ waybillId, number }) => ({ id: waybillId, number: cutText(number, 60) }));
  await db.execute(sql`with held as (
      select w.id, r.number from waybills w
      join jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as r(id uuid, number text) on r.id = w.id
      where w.seller_id = ${sellerId}::uuid order by w.id for update of w
    )
    update waybills as w set last_mile_number = held.number from held
    where w.seller_id = ${sellerId}::uuid and w.id = held.id`);
}

/** Counts codes that no vocabulary knows, with one sample each, for staff. The sample names no person. */
export async function countUnmappedCodes(db: SellerDb, events: readonly DecodedEvent[], now: number): Promise<void> {
  const counts = new Map<string, { event: DecodedEvent; count: number }>();
  for (const event of events) {
    const key = `${event.vocabulary}\n${event.code}`;
    counts.set(key, { event, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  // In one order for all: sellers' transactions meet in these rows.
  const rows = [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { event, count }]) => ({
      vocabulary: event.vocabulary,
      code: event.code,
      text: event.text,
      count,
      sample: { timeText: event.timeText, timeZone: event.zone ?? "", desc: cutText(event.text, 300) },
      firstSeenAt: now,
      lastSeenAt: now,
    }));
  await insertMany(db, unmappedCodes, rows, {
    columns: ["vocabulary", "code"],
    set: ["text", "sample", "lastSeenAt"],
    setSql: { count: sql`unmapped_codes.count + excluded.count` },
  });
}
