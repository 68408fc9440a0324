import { listConnectedSellers } from "#db/queries/gateway-calls";
import { deleteOldParcelChanges, parcelChangesKeptMs } from "#db/queries/parcel-memory";
import { deleteOldRefusals } from "#db/queries/push-door";
import { makeTrackingMonths, takeFinishedOut } from "#db/queries/tracking-keeping";
import { inScope } from "#db/scope";
import { dayMs, type Instant } from "#lib/kit/time";
import { log } from "#server/log";
import { mintDoorScope, mintJobScope } from "#server/scope";
import { archiveTracking, type TrackingArchived } from "./archive-tracking.ts";

const monthsAhead = 3;
/** Nobody looks for a finished parcel in the list any more; it is still found by its number. */
export const finishedDays = 90;
/** Not finished and silent for ever, as economy parcels end by design. */
const silentDays = 270;
const refusalDays = 90;
const perStep = 2_000;

export type TrackingKept = TrackingArchived & { readonly made: number; readonly left: number };

/**
 * Keeps tracking in shape: months for events are made ahead, finished parcels leave the list, months past their time go into
 * the archive. Safe to run twice, and at any time; a seller that fails is tried again the next time.
 */
export async function keepTracking(now: Instant, signal?: AbortSignal): Promise<TrackingKept> {
  const door = mintDoorScope("keep-tracking");
  const made = await inScope(door, (db) => makeTrackingMonths(db, 2, monthsAhead));
  await inScope(door, (db) => deleteOldRefusals(db, now - refusalDays * dayMs));
  await inScope(door, (db) => deleteOldParcelChanges(db, now - parcelChangesKeptMs));
  let left = 0;
  const failed: unknown[] = [];
  for (const sellerId of await inScope(door, listConnectedSellers)) {
    try {
      left += await takeOut(sellerId, now);
    } catch (error) {
      failed.push(error);
      log().error({ err: error, sellerId }, "a seller's finished parcels stayed in the list");
    }
  }
  const archived = await archiveTracking(now, signal ? { signal } : {});
  if (failed.length > 0) throw new AggregateError(failed, "not every seller's finished parcels left the list");
  return { ...archived, made, left };
}

/** In steps, so that no transaction holds many rows for long. */
async function takeOut(sellerId: string, now: Instant): Promise<number> {
  const scope = mintJobScope({ sellerId, job: "keep-tracking" });
  const limits = { endedBefore: now - finishedDays * dayMs, heardBefore: now - silentDays * dayMs, limit: perStep };
  let left = 0;
  for (;;) {
    const taken = await inScope(scope, (db) => takeFinishedOut(db, limits));
    left += taken;
    if (taken < perStep) return left;
  }
}
