import type { StoredEvent } from "#db/queries/tracking";
import { getArchivePart, listPartsOfParcel } from "#db/queries/tracking-archive";
import type { SellerDb } from "#db/scope";
import { readArchiveText } from "#lib/tracking/archived-events";
import { unpackEvents } from "./pack-events.ts";

/** A parcel's events lie in few of them: a month each, and what was told late. */
const mostParts = 60;

/**
 * A parcel's events that are in the archive, newest first, `limit` at most. One that was told again after its time, and so
 * is there twice, comes once, as it was first received. Throws where a part is damaged.
 */
export async function readArchivedEvents(db: SellerDb, waybillId: string, limit = 300): Promise<StoredEvent[]> {
  const events = new Map<string, StoredEvent>();
  for (const { month, part } of await listPartsOfParcel(db, waybillId, mostParts)) {
    const packed = await getArchivePart(db, month, part);
    if (packed === null) continue;
    for (const { eventKey, waybillId: _, ...event } of readArchiveText(await unpackEvents(packed), waybillId)) {
      const name = `${event.occurredAt} ${eventKey}`;
      const known = events.get(name);
      if (!known || event.receivedAt < known.receivedAt) events.set(name, { id: eventKey, ...event });
    }
  }
  return [...events.values()].toSorted((a, b) => b.occurredAt - a.occurredAt).slice(0, limit);
}
