import { type AuditEntry, saveAudit } from "#db/queries/audit";
import { raiseLiveCursor } from "#db/queries/live";
import { type NewMessage, sendMessage } from "#db/queries/messages";
import { listSellersWithMsds, lockMsdsRunningOut, type RunningOutMsds, saveMsdsTold } from "#db/queries/msds";
import { inScope } from "#db/scope";
import { addDays, type CalendarDate, chinaDateOf } from "#lib/kit/time";
import { daysLeft, type WarningDays, warningDays, warningDue } from "#lib/onboarding/expiry";
import { log } from "#server/log";
import { mintDoorScope, mintJobScope } from "#server/scope";

/**
 * Tells those who keep a seller's products which MSDS run out: 60, 30 and 7 days before and on the day after the last one,
 * when battery goods are held. Each warning of a file is told once; what falls due together is one message, since many
 * files are dated to the end of a year. Answers how many warnings; throws in the end when a seller could not be told.
 */
export async function watchMsds(now: number): Promise<number> {
  const today = chinaDateOf(now);
  const until = addDays(today, Math.max(...warningDays));
  const sellers = await inScope(mintDoorScope("expiries"), (db) => listSellersWithMsds(db, until));
  let told = 0;
  const failed: unknown[] = [];
  for (const sellerId of sellers) {
    try {
      told += await warnSeller(sellerId, until, today);
    } catch (error) {
      failed.push(error);
      log().error({ err: error, sellerId }, "a seller was not told which MSDS run out");
    }
  }
  if (failed.length > 0) throw new AggregateError(failed, "not every seller was told which MSDS run out");
  return told;
}

type DueMsds = RunningOutMsds & { readonly toldDays: WarningDays };

async function warnSeller(sellerId: string, until: CalendarDate, today: CalendarDate): Promise<number> {
  return inScope(mintJobScope({ sellerId, job: "watch-msds" }), async (db) => {
    const due = (await lockMsdsRunningOut(db, until)).flatMap((file): DueMsds[] => {
      const toldDays = warningDue(file.validUntil, today, file.toldDays);
      return toldDays === null ? [] : [{ ...file, toldDays }];
    });
    if (due.length === 0) return 0;
    await saveMsdsTold(db, due);
    const expired = due.filter(({ toldDays }) => toldDays === 0);
    for (const files of [due.filter(({ toldDays }) => toldDays > 0), expired]) {
      const message = messageOf(sellerId, files, today);
      if (message) await sendMessage(db, message);
    }
    await saveAudit(db, expired.map(entryOf));
    await raiseLiveCursor(db);
    return due.length;
  });
}

/** `files` run out in this order; null: there are none. */
function messageOf(sellerId: string, files: readonly DueMsds[], today: CalendarDate): NewMessage | null {
  const [first] = files;
  if (!first) return null;
  const products = files.reduce((sum, { productCount }) => sum + productCount, 0);
  const values = { count: files.length, file: first.fileName, on: first.validUntil, products };
  const page = `/s/${sellerId}/products/msds`;
  if (first.toldDays === 0) return { kind: "msds_expired", values, link: `${page}?show=expired` };
  return {
    kind: "msds_expires",
    values: { ...values, days: daysLeft(first.validUntil, today) },
    link: `${page}?show=soon`,
  };
}

function entryOf({ id, fileName: file, validUntil: on }: DueMsds): AuditEntry {
  return { event: "msds_expired", data: { file, on }, subject: { kind: "msds", id } };
}
