import { raiseLiveCursor } from "#db/queries/live";
import { type KeptExchange, saveExchanges } from "#db/queries/settlements";
import { beginWatching, findWaybillsOfTraces, lockTraces, type WatchedWaybill } from "#db/queries/tracking-watch";
import {
  countUnmappedCodes,
  type FoldedParcel,
  saveFolds,
  saveLastMileNumbers,
  saveNextPolls,
  saveTrackingEvents,
} from "#db/queries/tracking-writes";
import { inScope, type JobScope, type SellerDb } from "#db/scope";
import type { GatewayEnvironment } from "#lib/carriers/connection";
import { cutText } from "#lib/kit/cut-text";
import type { Instant } from "#lib/kit/time";
import type { DecodedEvent, DecodedTrace } from "#lib/tracking/event";
import { foldTracking } from "#lib/tracking/fold";
import { nextPollOf } from "#lib/tracking/next-poll";
import { emptyTrace } from "#lib/tracking/trace";
import { meaningOf, type StaffMeanings } from "#lib/tracking/vocabulary";
import { mintJobScope } from "#server/scope";
import { CommitGroups } from "./commit-groups.ts";
import { recordRehearsalNews } from "./record-rehearsal-push.ts";
import { settleTrackingIncidents } from "./settle-incidents.ts";
import { staffMeanings } from "./staff-meanings.ts";

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
 * News of one seller that arrive together share a transaction and its commit; each is answered after it. One key per
 * seller, since a transaction sees one seller's rows.
 */
const groups = new CommitGroups<{ readonly news: TrackingNews; readonly now: Instant }, Recorded>(
  (sellerId, items) => {
    const scope = mintJobScope({ sellerId, job: "record-tracking" });
    const now = Math.max(...items.map((item) => item.now));
    return recordTogether(
      scope,
      items.map(({ news }) => news),
      now,
    );
  },
  { sideBySide: 6, most: 5_000, sizeOf: ({ news }) => 1 + news.trace.events.length },
);

/** Records news together with what else is arriving of that seller; answers once it is durable. */
export function recordTracking(scope: JobScope, news: TrackingNews, now: Instant): Promise<Recorded> {
  return groups.submit(scope.sellerId, { news, now });
}

/**
 * Stores what a carrier reported, once, and moves the parcels, in one transaction and a number of statements that does not
 * grow: events, states, counts of unknown codes, the messages themselves, the screens' cursor. The same message again
 * changes nothing. Answers in the order of the news.
 */
export async function recordTogether(
  scope: JobScope,
  list: readonly TrackingNews[],
  now: Instant,
): Promise<readonly Recorded[]> {
  return inScope(scope, async (db) => {
    const found = await findWaybillsOfTraces(
      db,
      list.map(({ trace }) => trace),
    );
    const spoken: Spoken[] = [];
    const recorded = new Map<TrackingNews, Recorded>();
    for (const [index, news] of list.entries()) {
      const waybill = found[index] ?? null;
      // a message that names another key of ours than the waybill whose numbers it bears may speak of a rehearsal
      if (waybill === null || waybill.id !== (news.trace.outOrderId ?? waybill.id)) {
        const added = await recordRehearsalNews(db, news, now);
        if (added !== null) {
          recorded.set(news, { kind: "recorded", added });
          continue;
        }
      }
      if (waybill === null) recorded.set(news, { kind: "unknown_parcel" });
      else spoken.push({ news, waybill });
    }
    const meanings = await staffMeanings(db);
    const { added, changes, unchanged } = await addEvents(db, spoken, meanings, now);
    const isUnmapped = ({ vocabulary, code }: DecodedEvent) => meaningOf(vocabulary, code, meanings) === null;
    for (const [index, { news }] of spoken.entries()) {
      recorded.set(news, { kind: "recorded", added: added[index] ?? 0 });
    }
    // rows that sellers share: before the cursor, for everybody
    await countUnmappedCodes(db, changes.flatMap((change) => change.fresh).filter(isUnmapped), now);
    // sent together: every lock but the cursor's is held already
    await Promise.all([
      saveFolds(db, changes, now),
      saveNextPolls(db, unchanged),
      keepMessages(db, list, spoken, recorded, now),
      changes.length > 0 ? raiseLiveCursor(db) : null,
    ]);
    return list.map((news) => recorded.get(news) ?? { kind: "unknown_parcel" });
  });
}

/** By what the carrier names a parcel: the nightly comparison of both books lists those that are not here. */
function numberNamed({ orderCode, trackingNumber, outOrderId }: DecodedTrace): string {
  return (orderCode ?? trackingNumber ?? outOrderId ?? "").slice(0, 60);
}

type Spoken = { readonly news: TrackingNews; readonly waybill: WatchedWaybill };

/** What one transaction made of a parcel. */
type ParcelChange = FoldedParcel & { readonly fresh: readonly DecodedEvent[] };

type Added = {
  /** Per message, how many of its events were new. */
  readonly added: readonly number[];
  readonly changes: readonly ParcelChange[];
  /** Parcels that were asked after and are as they were. */
  readonly unchanged: readonly Pick<FoldedParcel, "waybillId" | "nextPollAt">[];
};

/** Stores and folds. Locks in one order: waybills (those that begin, those that get a number), traces, incidents. */
async function addEvents(
  db: SellerDb,
  spoken: readonly Spoken[],
  meanings: StaffMeanings,
  now: Instant,
): Promise<Added> {
  if (spoken.length === 0) return { added: [], changes: [], unchanged: [] };
  await saveLastMileNumbers(db, newLastMileNumbers(spoken));
  await beginWatching(db, unwatched(spoken, now), now);
  const told = new Map<string, { waybill: WatchedWaybill; indexes: number[] }>();
  for (const [index, { waybill }] of spoken.entries()) {
    const one = told.get(waybill.id) ?? { waybill, indexes: [] };
    told.set(waybill.id, one);
    one.indexes.push(index);
  }
  const traces = await lockTraces(db, [...told.keys()]);
  const fresh = await saveTrackingEvents(
    db,
    spoken.map(({ waybill, news }) => ({ waybillId: waybill.id, source: news.source, events: news.trace.events })),
  );
  const changes: Omit<ParcelChange, "dueAt">[] = [];
  const unchanged: Added["unchanged"][number][] = [];
  for (const { waybill, indexes } of told.values()) {
    const events = indexes.flatMap((index) => fresh[index] ?? []);
    const isFrom = (source: "push" | "poll") => indexes.some((index) => spoken[index]?.news.source === source);
    if (events.length === 0 && !isFrom("poll")) continue;
    const state = foldTracking({ trace: traces.get(waybill.id) ?? emptyTrace }, events, meanings);
    const nextPollAt = nextPollOf(waybill, state, events.length > 0 && isFrom("push"), now);
    // an answer without events is one too: the carrier knows the waybill
    if (events.length === 0 && waybill.unknownSince === null) unchanged.push({ waybillId: waybill.id, nextPollAt });
    else
      changes.push({
        waybillId: waybill.id,
        state,
        added: events.length,
        nextPollAt,
        fresh: events,
        unknownSince: null,
      });
  }
  const due = await settleTrackingIncidents(
    db,
    changes.map((change) => ({ ...change, unknown: null })),
    now,
  );
  return {
    added: fresh.map((events) => events.length),
    changes: changes.map((change) => ({ ...change, dueAt: due.get(change.waybillId) ?? null })),
    unchanged,
  };
}

function newLastMileNumbers(spoken: readonly Spoken[]) {
  const numbers = new Map<string, string>();
  for (const { waybill, news } of spoken) {
    const { lastMileNumber } = news.trace;
    if (lastMileNumber !== null && cutText(lastMileNumber, 60) !== waybill.lastMileNumber)
      numbers.set(waybill.id, lastMileNumber);
  }
  return [...numbers].map(([waybillId, number]) => ({ waybillId, number }));
}

function unwatched(spoken: readonly Spoken[], now: Instant) {
  const starts = new Map(
    spoken
      .filter(({ waybill }) => !waybill.isWatched)
      .map(({ waybill, news }) => {
        const trackingNumber = waybill.trackingNumber ?? news.trace.trackingNumber ?? "";
        return [waybill.id, { waybillId: waybill.id, trackingNumber, nextPollAt: now }];
      }),
  );
  return [...starts.values()];
}

async function keepMessages(
  db: SellerDb,
  list: readonly TrackingNews[],
  spoken: readonly Spoken[],
  recorded: ReadonlyMap<TrackingNews, Recorded>,
  now: Instant,
): Promise<void> {
  const waybillOf = new Map(spoken.map(({ news, waybill }) => [news, waybill.id]));
  const rows = list.flatMap((news): KeptExchange[] => {
    const waybillId = waybillOf.get(news) ?? null;
    const verdict = recorded.get(news);
    // a rehearsal keeps its messages on its own trail
    if (!news.kept || (waybillId === null && verdict?.kind === "recorded")) return [];
    const { gateway, environment, messageType, content } = news.kept;
    const unknown = `unknown_parcel ${numberNamed(news.trace)}`.trim();
    const outcome = verdict?.kind !== "recorded" ? unknown : verdict.added > 0 ? "recorded" : "repeated";
    const head = { direction: "in" as const, gateway, environment, messageType, waybillId, outcome };
    return [{ ...head, request: content, response: "", status: null, durationMs: null }];
  });
  await saveExchanges(db, rows, now);
}
