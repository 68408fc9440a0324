import {
  dropArchivedMonth,
  endOldArchive,
  listOldTracking,
  listSellersWithOldArchive,
  type PartLimits,
} from "#db/queries/tracking-archive";
import { inScope, type JobScope } from "#db/scope";
import { dayMs, type Instant } from "#lib/kit/time";
import { log } from "#server/log";
import { mintDoorScope, mintJobScope } from "#server/scope";
import { type ArchivePace, archiveMonth } from "./archive-month.ts";
import { archiveStrays } from "./archive-strays.ts";

/** Disputes, complaints and returns are over by then. Source: platform rules (overseas returns within 180 days). */
export const keptMonths = 24;
/**
 * Years in which an event can be read, as a row and then from the archive. Source: E-Commerce Law of the PRC, article 31:
 * information on transactions three years at least from their end; the other two are room for ends that come late.
 */
export const archivedYears = 5;

/** Small enough that a part is read in a few hundredths of a second, and some megabytes of memory. */
const partLimits: PartLimits = { events: 5_000, bytes: 4 * 1024 * 1024 };

export type TrackingArchived = { readonly dropped: number; readonly events: number; readonly ended: number };

/**
 * Moves events that are over their time from rows into the archive, a part in each transaction, and ends a month once every
 * part of every seller was read back and is equal to it. Begins where the last run ended, wherever that was; any number may
 * run side by side. What fails stays as rows, and is tried again the next time. Answers months, events and parts.
 */
export async function archiveTracking(now: Instant, given: Partial<ArchivePace> = {}): Promise<TrackingArchived> {
  const pace = { limits: partLimits, ...given };
  const { signal } = pace;
  const door = mintDoorScope("keep-tracking");
  const { months, strays } = await inScope(door, (db) => listOldTracking(db, keptMonths));
  const failed: unknown[] = [];
  const attempt = async (about: Readonly<Record<string, string>>, work: () => Promise<number>) => {
    signal?.throwIfAborted();
    try {
      return await work();
    } catch (error) {
      signal?.throwIfAborted();
      failed.push(error);
      log().error({ err: error, ...about }, "old tracking events stayed as they were");
      return 0;
    }
  };
  let [dropped, events, ended] = [0, 0, 0];
  for (const month of months) {
    const before = failed.length;
    for (const sellerId of month.sellerIds) {
      events += await attempt({ sellerId, month: month.month }, () => archiveMonth(jobOf(sellerId), month, now, pace));
    }
    if (failed.length > before) continue;
    dropped += await attempt({ month: month.month }, async () => Number(await drop(month.month)));
  }
  for (const sellerId of strays?.sellerIds ?? []) {
    const before = strays?.before ?? 0;
    events += await attempt({ sellerId }, () => archiveStrays(jobOf(sellerId), before, now, pace));
  }
  const over = now - archivedYears * 365.25 * dayMs;
  for (const sellerId of await inScope(door, (db) => listSellersWithOldArchive(db, over))) {
    ended += await attempt({ sellerId }, () => inScope(jobOf(sellerId), (db) => endOldArchive(db, over)));
  }
  if (failed.length > 0) throw new AggregateError(failed, "not all old tracking events were archived");
  return { dropped, events, ended };
}

const jobOf = (sellerId: string): JobScope => mintJobScope({ sellerId, job: "keep-tracking" });

/** Waits briefly for whoever reads events; comes again rather than have all others wait behind it. */
async function drop(month: string): Promise<boolean> {
  const once = () => inScope(mintDoorScope("keep-tracking"), (db) => dropArchivedMonth(db, month));
  return once().catch(once).catch(once);
}
