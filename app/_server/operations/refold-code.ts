import { isDeepStrictEqual } from "node:util";
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
import { mintJobScope } from "#server/scope";
import { settleTrackingIncidents } from "./settle-incidents.ts";
import { staffMeaningsKeptMs } from "./staff-meanings.ts";

const perStep = 200;

export type ReportedCode = { readonly vocabulary: string; readonly code: string };

/** `changed` parcels or failures read otherwise now; of `left` some events are stored no longer: they stay as they were. */
export type Refolded = { readonly changed: number; readonly left: number };

/** Has everything that has a code read again, once no process reads the code as it meant before. */
export function enqueueRefold(db: EnqueueDb, { vocabulary, code }: ReportedCode, now: Instant): Promise<void> {
  const startAfter = now + 4 * staffMeaningsKeptMs;
  const job = { name: "refold-code", data: { vocabulary, code }, startAfter } as const;
  return enqueue(db, [{ ...job, singletonKey: `${vocabulary}:${code}` }]);
}

/**
 * Folds a seller's parcels of which a code was reported from their stored events, with the meanings of now; in steps, so that
 * no transaction holds many parcels for long.
 */
export async function refoldSeller(sellerId: string, code: ReportedCode, now: Instant): Promise<Refolded> {
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
