import { sendCountedMessage } from "#db/queries/counted-messages";
import { raiseLiveCursor } from "#db/queries/live";
import { saveExchanges } from "#db/queries/settlements";
import {
  countUnmappedCodes,
  getWaybillOfTrace,
  lockTrackingTrace,
  saveLastMileNumber,
  saveTrackingEvents,
  saveTrackingState,
  type WatchedWaybill,
} from "#db/queries/tracking-writes";
import { inScope, type JobScope, type SellerDb } from "#db/scope";
import type { GatewayEnvironment } from "#lib/carriers/connection";
import type { DecodedEvent, DecodedTrace } from "#lib/tracking/event";
import { foldTracking } from "#lib/tracking/fold";
import type { TrackingState } from "#lib/tracking/state";
import { meaningOf } from "#lib/tracking/vocabulary";
import { recordRehearsalNews } from "./record-rehearsal-push.ts";

/** A verified message about a parcel, and how it came. */
export type TrackingNews = {
  readonly source: "push" | "poll";
  readonly trace: DecodedTrace;
  /** A push is kept as it came; a poll was kept with its call. */
  readonly kept: {
    readonly gateway: string;
    readonly environment: GatewayEnvironment;
    readonly messageType: string;
    readonly content: string;
  } | null;
};

export type Recorded = { readonly kind: "recorded"; readonly added: number } | { readonly kind: "unknown_parcel" };

/**
 * Stores what a carrier reported, once, and moves the parcel, in one transaction: events, state, counts of unknown codes,
 * the message itself, the screens' cursor. The same message again changes nothing.
 */
export async function recordTracking(scope: JobScope, news: TrackingNews, now: number): Promise<Recorded> {
  return inScope(scope, async (db): Promise<Recorded> => {
    const waybill = await getWaybillOfTrace(db, news.trace);
    // a message that names another key of ours than the waybill whose numbers it bears may speak of a rehearsal
    if (waybill === null || waybill.id !== (news.trace.outOrderId ?? waybill.id)) {
      const added = await recordRehearsalNews(db, news, now);
      if (added !== null) return { kind: "recorded", added };
    }
    if (!waybill) {
      await keepMessage(db, news, null, `unknown_parcel ${numberNamed(news.trace)}`.trim(), now);
      return { kind: "unknown_parcel" };
    }
    const added = await addEvents(db, waybill, news, now);
    await keepMessage(db, news, waybill.id, added > 0 ? "recorded" : "repeated", now);
    if (added > 0) await raiseLiveCursor(db);
    return { kind: "recorded", added };
  });
}

/** By what the carrier names a parcel: the nightly comparison of both books lists those that are not here. */
function numberNamed({ orderCode, trackingNumber, outOrderId }: DecodedTrace): string {
  return (orderCode ?? trackingNumber ?? outOrderId ?? "").slice(0, 60);
}

async function addEvents(db: SellerDb, waybill: WatchedWaybill, news: TrackingNews, now: number): Promise<number> {
  const { trace, source } = news;
  const number = waybill.trackingNumber ?? trace.trackingNumber ?? "";
  const before = await lockTrackingTrace(db, waybill, foldTracking(null, []), number, now);
  const fresh = await saveTrackingEvents(db, waybill.id, source, trace.events);
  if (trace.lastMileNumber !== null && trace.lastMileNumber !== waybill.lastMileNumber) {
    await saveLastMileNumber(db, waybill.id, trace.lastMileNumber);
  }
  if (fresh.length === 0) return 0;
  const state = foldTracking({ trace: before }, fresh);
  const isCancelled = waybill.state === "cancelled";
  await saveTrackingState(db, waybill.id, state, { added: fresh.length, isCancelled }, now);
  await countUnmappedCodes(db, fresh.filter(isUnmapped), now);
  if (hasNewTrouble(foldTracking({ trace: before }, []), state)) {
    const link = `/s/${db.scope.sellerId}/tracking?trouble=any`;
    await sendCountedMessage(db, { kind: "parcels_in_trouble", link });
  }
  return fresh.length;
}

/** Trouble of a kind that was not open before. */
function hasNewTrouble(before: TrackingState, after: TrackingState): boolean {
  const known = new Set(before.open.map((spell) => spell.kind));
  return after.open.some((spell) => !known.has(spell.kind));
}

function isUnmapped(event: DecodedEvent): boolean {
  return meaningOf(event.vocabulary, event.code) === null;
}

async function keepMessage(
  db: SellerDb,
  news: TrackingNews,
  waybillId: string | null,
  outcome: string,
  now: number,
): Promise<void> {
  if (!news.kept) return;
  const { gateway, environment, messageType, content } = news.kept;
  const exchange = { gateway, environment, messageType, waybillId, outcome, request: content, response: "" };
  await saveExchanges(db, [{ direction: "in", ...exchange, status: null, durationMs: null }], now);
}
