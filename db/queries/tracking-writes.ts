import { and, eq, or, sql } from "drizzle-orm";
import type { DecodedEvent, DecodedTrace } from "#lib/tracking/event";
import { eventFingerprint } from "#lib/tracking/event";
import { worstTrouble } from "#lib/tracking/severity";
import type { TrackingState } from "#lib/tracking/state";
import type { Trace } from "#lib/tracking/trace";
import { insertMany, insertReturning } from "../bulk.ts";
import { waybills } from "../schema/dispatch.ts";
import { unmappedCodes } from "../schema/gateways.ts";
import { orders } from "../schema/orders.ts";
import { trackingEvents, trackingStates } from "../schema/tracking.ts";
import type { SellerDb } from "../scope.ts";

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export type WatchedWaybill = {
  readonly id: string;
  readonly state: string;
  readonly country: string;
  readonly solutionCode: string;
  readonly trackingNumber: string | null;
  readonly lastMileNumber: string | null;
  readonly orderNumber: string;
};

/** The seller's waybill that a message speaks of: by our own id first, else by the carrier's numbers. */
export async function getWaybillOfTrace(
  db: SellerDb,
  trace: Pick<DecodedTrace, "outOrderId" | "orderCode" | "trackingNumber">,
): Promise<WatchedWaybill | null> {
  const names = [];
  if (trace.outOrderId !== null && uuid.test(trace.outOrderId)) names.push(eq(waybills.id, trace.outOrderId));
  if (trace.orderCode !== null) names.push(eq(waybills.lpNumber, trace.orderCode));
  if (trace.trackingNumber !== null) names.push(eq(waybills.trackingNumber, trace.trackingNumber));
  if (names.length === 0) return null;
  const rows = await db
    .select({
      id: waybills.id,
      state: waybills.state,
      country: waybills.country,
      solutionCode: waybills.solutionCode,
      trackingNumber: waybills.trackingNumber,
      lastMileNumber: waybills.lastMileNumber,
      lpNumber: waybills.lpNumber,
      orderNumber: orders.orderNumber,
    })
    .from(waybills)
    .innerJoin(orders, and(eq(orders.sellerId, waybills.sellerId), eq(orders.id, waybills.orderId)))
    .where(and(eq(waybills.sellerId, db.scope.sellerId), or(...names)))
    .limit(5);
  const rank = (row: (typeof rows)[number]) =>
    row.id === trace.outOrderId ? 0 : row.lpNumber !== null && row.lpNumber === trace.orderCode ? 1 : 2;
  return rows.toSorted((a, b) => rank(a) - rank(b))[0] ?? null;
}

/** Locks the parcel's state, beginning to watch it if needed: messages about one parcel are folded one after the other. */
export async function lockTrackingTrace(
  db: SellerDb,
  waybill: WatchedWaybill,
  begun: TrackingState,
  trackingNumber: string,
  now: number,
): Promise<Trace> {
  const { sellerId } = db.scope;
  const { id: waybillId, country, solutionCode, orderNumber } = waybill;
  const { stage, substage, trace } = begun;
  await db
    .insert(trackingStates)
    .values({
      sellerId,
      waybillId,
      stage,
      substage,
      country,
      solutionCode,
      trackingNumber,
      orderNumber,
      fold: trace,
      updatedAt: now,
    })
    .onConflictDoNothing();
  const [row] = await db
    .select({ fold: trackingStates.fold })
    .from(trackingStates)
    .where(and(eq(trackingStates.sellerId, sellerId), eq(trackingStates.waybillId, waybillId)))
    .for("update");
  return (row?.fold as Trace | undefined) ?? trace;
}

/** Stores events once each; answers those that were new. */
export async function saveTrackingEvents(
  db: SellerDb,
  waybillId: string,
  source: "push" | "poll",
  events: readonly DecodedEvent[],
): Promise<DecodedEvent[]> {
  const byKey = new Map<string, DecodedEvent>();
  for (const event of events) {
    const key = eventFingerprint(event);
    if (!byKey.has(key)) byKey.set(key, event);
  }
  const rows = [...byKey].map(([eventKey, event]) => ({
    sellerId: db.scope.sellerId,
    waybillId,
    eventKey,
    source,
    vocabulary: event.vocabulary,
    code: event.code,
    occurredAt: event.at,
    receivedAt: event.receivedAt,
    timeText: event.timeText,
    timeZone: event.zone ?? "",
    description: event.text,
    place: event.place ?? "",
    raw: event.raw,
  }));
  const once = { columns: ["sellerId", "waybillId", "eventKey"], set: "nothing" } as const;
  const written = await insertReturning(db, trackingEvents, rows, once);
  return written.flatMap((row) => byKey.get(row.eventKey) ?? []);
}

/** Writes what the fold says of a parcel. `isCancelled`: a cancelled waybill of which nothing moved stays closed. */
export async function saveTrackingState(
  db: SellerDb,
  waybillId: string,
  state: TrackingState,
  news: { readonly added: number; readonly isCancelled: boolean },
  now: number,
): Promise<void> {
  const closed = news.isCancelled && (state.stage === "created" || state.stage === "unknown");
  await db
    .update(trackingStates)
    .set({
      stage: closed ? "closed" : state.stage,
      substage: closed ? "cancelled" : state.substage,
      exception: worstTrouble(state.open),
      stageSince: state.stageSince,
      lastEventAt: state.lastAt,
      lastCode: state.latest?.code ?? "",
      lastText: state.latest?.text ?? "",
      eventCount: sql`${trackingStates.eventCount} + ${news.added}`,
      unknownCount: state.unknown.length,
      fold: state.trace,
      updatedAt: now,
    })
    .where(and(eq(trackingStates.sellerId, db.scope.sellerId), eq(trackingStates.waybillId, waybillId)));
}

/** The last-mile number, once the carrier names it. */
export async function saveLastMileNumber(db: SellerDb, waybillId: string, number: string): Promise<void> {
  await db
    .update(waybills)
    .set({ lastMileNumber: number.slice(0, 60) })
    .where(and(eq(waybills.sellerId, db.scope.sellerId), eq(waybills.id, waybillId)));
}

/** Counts codes that no vocabulary knows, with one sample each, for staff. The sample names no person. */
export async function countUnmappedCodes(db: SellerDb, events: readonly DecodedEvent[], now: number): Promise<void> {
  const counts = new Map<string, { event: DecodedEvent; count: number }>();
  for (const event of events) {
    const key = `${event.vocabulary}\n${event.code}`;
    counts.set(key, { event, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  const rows = [...counts.values()]
    .map(({ event, count }) => ({
      vocabulary: event.vocabulary,
      code: event.code,
      text: event.text,
      count,
      sample: { timeText: event.timeText, timeZone: event.zone ?? "", desc: event.text.slice(0, 300) },
      firstSeenAt: now,
      lastSeenAt: now,
    }))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
  await insertMany(db, unmappedCodes, rows, {
    columns: ["vocabulary", "code"],
    set: ["text", "sample", "lastSeenAt"],
    setSql: { count: sql`unmapped_codes.count + excluded.count` },
  });
}
