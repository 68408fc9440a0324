import { and, asc, eq, gt, sql } from "drizzle-orm";
import type { TrackingEvent } from "#lib/tracking/event";
import { readInstant } from "#lib/tracking/instant";
import { isVocabulary } from "#lib/tracking/vocabulary";
import { trackingEvents, trackingStates, trackingTraces } from "../schema/tracking.ts";
import type { SellerDb } from "../scope.ts";
import { uuidList } from "../text-list.ts";

/** The seller's parcels of which a code was reported, by id, from behind `after` on. Goes through the seller's events. */
export async function listParcelsWithCode(
  db: SellerDb,
  code: { readonly vocabulary: string; readonly code: string },
  after: string | null,
  limit: number,
): Promise<string[]> {
  const rows = await db
    .selectDistinct({ waybillId: trackingEvents.waybillId })
    .from(trackingEvents)
    .where(
      and(
        eq(trackingEvents.sellerId, db.scope.sellerId),
        after === null ? undefined : gt(trackingEvents.waybillId, after),
        eq(trackingEvents.vocabulary, code.vocabulary),
        eq(trackingEvents.code, code.code),
      ),
    )
    .orderBy(asc(trackingEvents.waybillId))
    .limit(limit);
  return rows.map(({ waybillId }) => waybillId);
}

export type StoredParcel = {
  readonly events: readonly TrackingEvent[];
  /** Some of its events are over their time and no longer stored: it cannot be folded from nothing. */
  readonly isPartial: boolean;
  /** Whether it stands in the list still. */
  readonly isListed: boolean;
};

/** All that is stored of parcels, as the fold reads it. Call it under the traces' locks. */
export async function readStoredParcels(
  db: SellerDb,
  waybillIds: readonly string[],
): Promise<ReadonlyMap<string, StoredParcel>> {
  if (waybillIds.length === 0) return new Map();
  const { sellerId } = db.scope;
  const ids = uuidList(waybillIds);
  const heads = await db
    .select({
      waybillId: trackingTraces.waybillId,
      eventCount: trackingTraces.eventCount,
      isListed: sql<boolean>`${trackingStates.waybillId} is not null`,
    })
    .from(trackingTraces)
    .leftJoin(
      trackingStates,
      and(eq(trackingStates.sellerId, sellerId), eq(trackingStates.waybillId, trackingTraces.waybillId)),
    )
    .where(and(eq(trackingTraces.sellerId, sellerId), sql`${trackingTraces.waybillId} in ${ids}`));
  const rows = await db
    .select({
      waybillId: trackingEvents.waybillId,
      vocabulary: trackingEvents.vocabulary,
      code: trackingEvents.code,
      text: trackingEvents.description,
      at: trackingEvents.occurredAt,
      receivedAt: trackingEvents.receivedAt,
      timeText: trackingEvents.timeText,
      zone: trackingEvents.timeZone,
      place: trackingEvents.place,
    })
    .from(trackingEvents)
    .where(and(eq(trackingEvents.sellerId, sellerId), sql`${trackingEvents.waybillId} in ${ids}`));
  const told = Map.groupBy(rows, ({ waybillId }) => waybillId);
  return new Map(
    heads.map(({ waybillId, eventCount, isListed }) => {
      const stored = told.get(waybillId) ?? [];
      const events = stored.flatMap(({ vocabulary, timeText, zone, place, waybillId: _, ...event }) => {
        if (!isVocabulary(vocabulary)) return [];
        const publishedAt = readInstant(timeText, zone || null)?.publishedAt ?? 0;
        return [{ ...event, vocabulary, publishedAt, place: place || null }];
      });
      return [waybillId, { events, isPartial: events.length < eventCount, isListed }];
    }),
  );
}
