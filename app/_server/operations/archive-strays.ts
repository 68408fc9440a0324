import {
  endStrays,
  getArchivePart,
  listArchiveParts,
  lockArchive,
  type PartLimits,
  readOldStrays,
  saveArchivePart,
  saveArchiveProven,
  strayMonth,
} from "#db/queries/tracking-archive";
import { inScope, type JobScope, type SellerDb } from "#db/scope";
import type { Instant } from "#lib/kit/time";
import type { ArchivePace } from "./archive-month.ts";
import { isPackOf, packEvents } from "./pack-events.ts";

/**
 * Moves a seller's events that lie in no month's partition and were received before: each part is written, read back and
 * ended as rows in one transaction. Answers how many moved.
 */
export async function archiveStrays(
  scope: JobScope,
  before: Instant,
  now: Instant,
  { limits, signal }: ArchivePace,
): Promise<number> {
  let moved = 0;
  for (;;) {
    signal?.throwIfAborted();
    const count = await inScope(scope, (db) => moveStrays(db, before, now, limits));
    if (count === 0) return moved;
    moved += count;
  }
}

async function moveStrays(db: SellerDb, before: Instant, now: Instant, limits: PartLimits): Promise<number> {
  await lockArchive(db);
  const events = await readOldStrays(db, before, limits);
  if (events.length === 0) return 0;
  const part = ((await listArchiveParts(db, strayMonth)).at(-1)?.part ?? 0) + 1;
  const packed = await packEvents(events);
  const datedAt = Math.max(...events.map(({ receivedAt }) => receivedAt));
  await saveArchivePart(db, { ...packed, month: strayMonth, part, datedAt, events }, now);
  const kept = await getArchivePart(db, strayMonth, part);
  if (kept === null || !(await isPackOf(kept, events))) throw new Error(`stray part ${part} does not read back`);
  await saveArchiveProven(db, strayMonth, part, now);
  await endStrays(db, part, events);
  return events.length;
}
