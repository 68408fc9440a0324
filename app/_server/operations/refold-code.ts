import { isDeepStrictEqual } from "node:util";
import { listConnectedSellers } from "#db/queries/gateway-calls";
import { raiseLiveCursor } from "#db/queries/live";
import { listParcelsWithCode, readStoredParcels } from "#db/queries/refold";
import { listStaffMeanings } from "#db/queries/staff-meanings";
import { findWaybillsOfTraces, lockTraces } from "#db/queries/tracking-watch";
import { saveFolds, saveTraces } from "#db/queries/tracking-writes";
import { type EnqueueDb, enqueue } from "#db/queue";
import { inScope, type SellerDb } from "#db/scope";
import type { Instant } from "#lib/kit/time";
import { foldTracking } from "#lib/tracking/fold";
import { nextPollOf } from "#lib/tracking/next-poll";
import { staffMeaningsOf } from "#lib/tracking/vocabulary";
import { log } from "#server/log";
import { mintDoorScope, mintJobScope } from "#server/scope";
import { settleTrackingIncidents } from "./settle-incidents.ts";
import { staffMeaningsKeptMs } from "./staff-meanings.ts";

const perStep = 200;

export type ReportedCode = { readonly vocabulary: string; readonly code: string };

/** `changed` parcels read otherwise now; of `left` some events are stored no longer: they stay as they were. */
export type Refolded = { readonly changed: number; readonly left: number };

/** Has all parcels that have a code folded again, once no process reads the code as it meant before. */
export function enqueueRefold(db: EnqueueDb, { vocabulary, code }: ReportedCode, now: Instant): Promise<void> {
  const startAfter = now + 4 * staffMeaningsKeptMs;
  const job = { name: "refold-code", data: { vocabulary, code }, startAfter } as const;
  return enqueue(db, [{ ...job, singletonKey: `${vocabulary}:${code}` }]);
}

/**
 * Folds the parcels of which a code was reported from their stored events, with the meanings of now. Safe to run twice: a
 * parcel that reads the same is left alone. A seller that fails is tried again with the job.
 */
export async function refoldCode(code: ReportedCode, now: Instant): Promise<Refolded> {
  let changed = 0;
  let left = 0;
  const failed: unknown[] = [];
  for (const sellerId of await inScope(mintDoorScope("refold-code"), listConnectedSellers)) {
    try {
      const one = await refoldSeller(sellerId, code, now);
      changed += one.changed;
      left += one.left;
    } catch (error) {
      failed.push(error);
      log().error({ err: error, sellerId }, "a seller's parcels were not folded again");
    }
  }
  if (failed.length > 0) throw new AggregateError(failed, "not every seller's parcels were folded again");
  return { changed, left };
}

/** In steps, so that no transaction holds many parcels for long. */
async function refoldSeller(sellerId: string, code: ReportedCode, now: Instant): Promise<Refolded> {
  const scope = mintJobScope({ sellerId, job: "refold-code" });
  let after: string | null = null;
  let changed = 0;
  let left = 0;
  do {
    const ids: string[] = await inScope(scope, (db) => listParcelsWithCode(db, code, after, perStep));
    const one = await inScope(scope, (db) => refoldParcels(db, ids, now));
    changed += one.changed;
    left += one.left;
    after = ids.length === perStep ? (ids.at(-1) ?? null) : null;
  } while (after !== null);
  return { changed, left };
}

async function refoldParcels(db: SellerDb, ids: readonly string[], now: Instant): Promise<Refolded> {
  const meanings = staffMeaningsOf(await listStaffMeanings(db));
  const traces = await lockTraces(db, ids);
  const stored = await readStoredParcels(db, ids);
  const waybills = await findWaybillsOfTraces(
    db,
    ids.map((id) => ({ outOrderId: id, orderCode: null, trackingNumber: null })),
  );
  let left = 0;
  const changes = waybills.flatMap((waybill) => {
    const parcel = stored.get(waybill?.id ?? "");
    if (!waybill || !parcel) return [];
    if (parcel.isPartial) {
      left += 1;
      return [];
    }
    const state = foldTracking(null, parcel.events, meanings);
    if (isDeepStrictEqual(state.trace, traces.get(waybill.id))) return [];
    const nextPollAt = nextPollOf(waybill, state, false, now);
    const { unknownSince } = waybill;
    return [{ waybillId: waybill.id, state, added: 0, nextPollAt, unknownSince, isListed: parcel.isListed }];
  });
  const listed = changes.filter(({ isListed }) => isListed);
  const due = await settleTrackingIncidents(db, listed, now);
  await saveFolds(
    db,
    listed.map((change) => ({ ...change, dueAt: due.get(change.waybillId) ?? null })),
    now,
  );
  await saveTraces(
    db,
    changes.filter(({ isListed }) => !isListed),
    now,
  );
  if (listed.length > 0) await raiseLiveCursor(db);
  return { changed: changes.length, left };
}
