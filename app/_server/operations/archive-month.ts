import {
  countMonth,
  getArchivePart,
  listArchiveParts,
  lockArchive,
  type OldMonth,
  type PartLimits,
  readMonthAfter,
  readMonthOfPart,
  saveArchivePart,
  saveArchiveProven,
} from "#db/queries/tracking-archive";
import { inScope, type JobScope, type SellerDb } from "#db/scope";
import type { Instant } from "#lib/kit/time";
import { isPackOf, packEvents } from "./pack-events.ts";

/** How large parts are, and what says that the run must end. */
export type ArchivePace = { readonly limits: PartLimits; readonly signal?: Pick<AbortSignal, "throwIfAborted"> };

/**
 * Puts a seller's events of one month into the archive and proves each part, in transactions of one part each. Begins where
 * the last run ended; running again changes nothing. Throws while a part is not equal to the rows. Answers how many events
 * were added.
 */
export async function archiveMonth(
  scope: JobScope,
  month: OldMonth,
  now: Instant,
  { limits, signal }: ArchivePace,
): Promise<number> {
  let added = 0;
  for (;;) {
    signal?.throwIfAborted();
    const count = await inScope(scope, (db) => addPart(db, month, now, limits));
    if (count === 0) break;
    added += count;
  }
  const { parts, stored } = await inScope(scope, async (db) => ({
    parts: await listArchiveParts(db, month.month),
    stored: await countMonth(db, month),
  }));
  // an event that came behind the archive's back lies in a part's range, proven or not
  const isWhole = parts.reduce((sum, { eventCount }) => sum + eventCount, 0) === stored;
  for (const { part, isProven } of parts) {
    if (isProven && isWhole) continue;
    signal?.throwIfAborted();
    added += await inScope(scope, (db) => provePart(db, month, part, now, limits));
  }
  return added;
}

async function addPart(db: SellerDb, month: OldMonth, now: Instant, limits: PartLimits): Promise<number> {
  await lockArchive(db);
  const last = (await listArchiveParts(db, month.month)).at(-1)?.part ?? 0;
  const events = await readMonthAfter(db, month, last, limits);
  if (events.length === 0) return 0;
  const packed = await packEvents(events);
  await saveArchivePart(db, { ...packed, month: month.month, part: last + 1, datedAt: month.ends, events }, now);
  return events.length;
}

/** Late events make a part larger, but not without end: beyond this the month stays, and a person must look. */
const mostGrown = 4;

/**
 * Reads a part back and compares it with the rows: proven when they are equal. If more has come since, or it cannot be read,
 * it is written anew from the rows, and never from fewer than it counts: what the archive alone has is not overwritten.
 */
async function provePart(db: SellerDb, month: OldMonth, part: number, now: Instant, limits: PartLimits) {
  await lockArchive(db);
  const grown = { events: limits.events * mostGrown + 1, bytes: limits.bytes * mostGrown };
  const events = await readMonthOfPart(db, month, part, grown);
  const head = (await listArchiveParts(db, month.month)).find((one) => one.part === part);
  if (!head || events.length < head.eventCount || events.length > limits.events * mostGrown)
    throw new Error(`part ${part} of ${month.month} holds ${head?.eventCount} events, stored are ${events.length}`);
  const isEqual = async () => {
    const kept = await getArchivePart(db, month.month, part);
    return kept !== null && (await isPackOf(kept, events));
  };
  if (!(await isEqual())) {
    const packed = await packEvents(events);
    await saveArchivePart(db, { ...packed, month: month.month, part, datedAt: month.ends, events }, now);
    if (!(await isEqual())) throw new Error(`part ${part} of ${month.month} does not read back`);
  }
  await saveArchiveProven(db, month.month, part, now);
  return events.length - head.eventCount;
}
