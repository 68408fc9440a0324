import { lockIncidentsAbout } from "#db/queries/incidents";
import { listWatchFacts, type WatchFacts } from "#db/queries/watched-parcels";
import type { SellerDb } from "#db/scope";
import { budgetOf } from "#lib/incidents/dwell";
import type { ParcelState, WatchedParcel } from "#lib/incidents/parcel-facts";
import { judgeParcel, parcelClosingOf } from "#lib/incidents/parcel-incidents";
import { promisedDays } from "#lib/tracking/lane-tally";
import { announceIncidents } from "./announce-incidents.ts";
import { gatherIncidents, gatheringMs, type HandOverRef } from "./gather-incidents.ts";
import { followIncidents } from "./raise-incidents.ts";
import { watchBook } from "./watch-book.ts";

export type ParcelNews = {
  readonly waybillId: string;
  readonly state: ParcelState;
  readonly dueAt?: number | null;
  readonly unknown?: WatchedParcel["unknown"];
};

/**
 * Follows parcels as their folds stand now: raises what is wrong, closes what is over, puts together what has one cause and
 * tells it, in the transaction of what was heard (the parcels' states are locked). Running again changes nothing. Answers
 * when the silence of each is to be judged next: it belongs into `due_at`. `dueAt`: what stood there, where the silence is
 * judged because it was due; else news are what it is judged by. `unknown`: what the carrier has said now of knowing the
 * waybill (null: it does); left out, what stands on the parcel.
 */
export async function settleTrackingIncidents(
  db: SellerDb,
  list: readonly ParcelNews[],
  now: number,
): Promise<ReadonlyMap<string, number | null>> {
  const news = new Map(list.map((one) => [one.waybillId, one]));
  if (news.size === 0) return new Map();
  const ids = [...news.keys()];
  // sent together
  const [facts, locked, book] = await Promise.all([
    listWatchFacts(db, ids),
    lockIncidentsAbout(db, ids),
    watchBook(db),
  ]);
  const judged = facts.flatMap((one) => {
    const heard = news.get(one.waybillId);
    if (!heard) return [];
    const parcel = watchedOf(one, heard, book);
    return [{ one, parcel, judgement: judgeParcel(parcel, now) }];
  });
  const { changes, leftCauses } = await followIncidents(
    db,
    judged.map(({ parcel, judgement }) => ({
      subjectId: parcel.waybillId,
      signals: judgement.signals,
      closingEventOf: (incident) => parcelClosingOf(incident, parcel, judgement),
    })),
    now,
    locked,
  );
  const lists = new Map(judged.flatMap(({ one }) => handOverOf(one)));
  // news are few at a time and their burst may be none by the time the sweep comes; silence is due by the hundred
  const isNews = list.every(({ dueAt }) => dueAt === undefined);
  const told = await gatherIncidents(db, changes, lists, now, isNews);
  const known = new Map(list.flatMap(({ waybillId, dueAt }) => (dueAt == null ? [] : [[waybillId, dueAt] as const])));
  await announceIncidents(db, told.changes, now, known);
  // the sweep, which looks after causes, comes where something is due; its next turn, not this one
  const comes = (id: string) => told.leftOut.has(id) || leftCauses.has(id);
  return new Map(
    judged.map(({ parcel: { waybillId: id }, judgement }) => [id, comes(id) ? now + gatheringMs : judgement.nextDueAt]),
  );
}

function watchedOf(
  facts: WatchFacts,
  { state, unknown }: ParcelNews,
  { solutions, budgets }: Awaited<ReturnType<typeof watchBook>>,
): WatchedParcel {
  const { waybillId, orderNumber, country, solutionCode, carrierCode, handOverId, handedOverAt, declaredAt } = facts;
  // of a solution that nobody knows any more the most patient class is assumed, and no promise
  const serviceClass = solutions.get(solutionCode)?.class ?? "economy";
  const promise = promisedDays(solutions, solutionCode, country);
  return {
    ...{ waybillId, orderNumber, country, solutionCode, carrierCode, handOverId, handedOverAt, declaredAt },
    waybillNo: facts.trackingNumber ?? facts.lpNumber ?? "",
    isCancelled: facts.state === "cancelled" || facts.state === "cancelling",
    ...{ serviceClass, promise, state },
    unknown: unknown === undefined ? knownUnknown(facts) : unknown,
    budgetMs: budgetOf(budgets, { serviceClass, solutionCode, country }, promise?.to ?? null),
  };
}

/** What was said when it was said first stands in its incident. */
function knownUnknown({ unknownSince: since }: WatchFacts): WatchedParcel["unknown"] {
  return since === null ? null : { since, status: "", words: "" };
}

/** The hand-over list of a parcel, by its waybill; nothing for one that went with none. */
export function handOverOf({ waybillId, handOverId, handOverCode, handedOverAt }: WatchFacts): [string, HandOverRef][] {
  if (handOverId === null || handOverCode === null || handedOverAt === null) return [];
  return [[waybillId, { id: handOverId, code: handOverCode, at: handedOverAt }]];
}
