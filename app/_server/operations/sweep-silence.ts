import { raiseLiveCursor } from "#db/queries/live";
import { claimDueParcels, listDueSellers, saveDueAts } from "#db/queries/watched-parcels";
import { inScope, type JobScope } from "#db/scope";
import { readTrace } from "#lib/tracking/read-trace";
import { mintDoorScope, mintJobScope } from "#server/scope";
import { closeEmptyGroups } from "./gather-incidents.ts";
import { settleTrackingIncidents } from "./settle-incidents.ts";

const perTurn = 200;

/**
 * Judges the silence of every parcel that is due: what it costs is what is due. Any number of workers may do so side by
 * side: each claims its parcels, and the incident stands in the same transaction as the next due time. Answers how many
 * parcels were judged.
 */
export async function sweepSilence(now: number, signal?: AbortSignal): Promise<number> {
  const sellers = await inScope(mintDoorScope("sweep"), (db) => listDueSellers(db, now));
  let judged = 0;
  for (const sellerId of sellers) {
    const scope = mintJobScope({ sellerId, job: "sweep-silence" });
    for (;;) {
      signal?.throwIfAborted();
      const count = await sweepTurn(scope, now);
      judged += count;
      if (count < perTurn) break;
    }
    await inScope(scope, async (db) => {
      if ((await closeEmptyGroups(db, now)) > 0) await raiseLiveCursor(db);
    });
  }
  return judged;
}

async function sweepTurn(scope: JobScope, now: number): Promise<number> {
  return inScope(scope, async (db) => {
    const due = await claimDueParcels(db, now, perTurn);
    if (due.length === 0) return 0;
    const next = await settleTrackingIncidents(
      db,
      due.map(({ waybillId, trace }) => ({ waybillId, state: readTrace(trace) })),
      now,
    );
    await saveDueAts(
      db,
      due.map(({ waybillId }) => ({ waybillId, dueAt: next.get(waybillId) ?? null })),
    );
    await raiseLiveCursor(db);
    return due.length;
  });
}
