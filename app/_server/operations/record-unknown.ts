import { raiseLiveCursor } from "#db/queries/live";
import { findWaybillsOfTraces, lockTraces } from "#db/queries/tracking-watch";
import { saveNextPolls, saveUnknown } from "#db/queries/tracking-writes";
import type { SellerDb } from "#db/scope";
import type { Instant } from "#lib/kit/time";
import { foldTracking } from "#lib/tracking/fold";
import { nextPollOf } from "#lib/tracking/next-poll";
import { emptyTrace } from "#lib/tracking/trace";
import { knownBy, mayBeUnknown } from "#lib/tracking/unknown-waybill";
import { settleTrackingIncidents } from "./settle-incidents.ts";

/**
 * The carrier has answered that it knows no such waybill: an incident, once it has had time to learn of the booking and
 * unless it has scanned the parcel; asked again as if it had said nothing. Again changes nothing; it ends when the carrier
 * speaks of the waybill (`record-tracking.ts`).
 */
export async function recordUnknown(
  db: SellerDb,
  waybillId: string,
  said: { readonly status: string; readonly words: string },
  now: Instant,
): Promise<void> {
  const [waybill] = await findWaybillsOfTraces(db, [{ outOrderId: waybillId, orderCode: null, trackingNumber: null }]);
  if (!waybill?.isWatched) return;
  const traces = await lockTraces(db, [waybillId]);
  const state = foldTracking({ trace: traces.get(waybillId) ?? emptyTrace }, []);
  const nextPollAt = nextPollOf(waybill, state, false, now);
  if (!mayBeUnknown(state) || now < knownBy(waybill.carrierCode, waybill.bookedAt)) {
    await saveNextPolls(db, [{ waybillId, nextPollAt }]);
    return;
  }
  const since = waybill.unknownSince ?? now;
  const due = await settleTrackingIncidents(db, [{ waybillId, state, unknown: { since, ...said } }], now);
  await saveUnknown(db, { waybillId, unknownSince: since, nextPollAt, dueAt: due.get(waybillId) ?? null });
  await raiseLiveCursor(db);
}
