import { listStrays } from "#db/queries/incident-groups";
import { raiseLiveCursor } from "#db/queries/live";
import { claimDueParcels, listDueSellers, listWatchFacts, saveDueAts } from "#db/queries/watched-parcels";
import { inScope, type JobScope, type SellerDb } from "#db/scope";
import { incidentKinds, incidentRules } from "#lib/incidents/kinds";
import { readTrace } from "#lib/tracking/read-trace";
import { mintDoorScope, mintJobScope } from "#server/scope";
import { announceIncidents } from "./announce-incidents.ts";
import { closeEmptyGroups, gatherStrays } from "./gather-incidents.ts";
import { handOverOf, settleTrackingIncidents } from "./settle-incidents.ts";

const perTurn = 200;
/** Only what was raised lately can have been left out. */
const strayMs = 15 * 60_000;
const gatheredKinds = incidentKinds.filter((kind) => incidentRules[kind].gathers !== "none");

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
    await inScope(scope, (db) => tidyCauses(db, now));
  }
  return judged;
}

/** Takes in what was left out while somebody else held a cause, and ends causes that are over. */
async function tidyCauses(db: SellerDb, now: number): Promise<void> {
  const strays = await listStrays(db, gatheredKinds, now - strayMs);
  const facts = await listWatchFacts(
    db,
    strays.map(({ subjectId }) => subjectId),
  );
  const told = await gatherStrays(db, strays, new Map(facts.flatMap(handOverOf)), now);
  // each was told when it was raised; what they have in common is known since
  await announceIncidents(db, told, now, new Map(strays.map((one) => [one.subjectId, one.raisedAt])));
  const ended = await closeEmptyGroups(db, now);
  if (told.length + ended > 0) await raiseLiveCursor(db);
}

async function sweepTurn(scope: JobScope, now: number): Promise<number> {
  return inScope(scope, async (db) => {
    const due = await claimDueParcels(db, now, perTurn);
    if (due.length === 0) return 0;
    const next = await settleTrackingIncidents(
      db,
      due.map(({ waybillId, trace, dueAt }) => ({ waybillId, state: readTrace(trace), dueAt })),
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
