import { type AuditEntry, saveAudit } from "#db/queries/audit";
import { type ExpiryRow, listSellersWithExpiries, lockExpiries, saveTold } from "#db/queries/expiries";
import { raiseLiveCursor } from "#db/queries/live";
import { type NewMessage, sendMessage } from "#db/queries/messages";
import { inScope } from "#db/scope";
import { addDays, type CalendarDate, chinaDateOf } from "#lib/kit/time";
import { daysLeft, type WarningDays, warningDays, warningDue } from "#lib/onboarding/expiry";
import { log } from "#server/log";
import { mintDoorScope, mintJobScope } from "#server/scope";

/**
 * Tells each seller's people what of their materials runs out: 60, 30 and 7 days before and on the day after the last one,
 * when the gates close by themselves. Each is told once, however often and by however many workers this runs. Answers how
 * many warnings were told; throws in the end when a seller could not be told, so that the job is run again.
 */
export async function watchExpiries(now: number): Promise<number> {
  const today = chinaDateOf(now);
  const until = addDays(today, Math.max(...warningDays));
  const sellers = await inScope(mintDoorScope("expiries"), (db) => listSellersWithExpiries(db, until));
  let told = 0;
  const failed: unknown[] = [];
  for (const sellerId of sellers) {
    try {
      told += await warnSeller(sellerId, today);
    } catch (error) {
      failed.push(error);
      log().error({ err: error, sellerId }, "a seller was not told what runs out");
    }
  }
  if (failed.length > 0) throw new AggregateError(failed, "not every seller was told what runs out");
  return told;
}

async function warnSeller(sellerId: string, today: CalendarDate): Promise<number> {
  return inScope(mintJobScope({ sellerId, job: "watch-expiries" }), async (db) => {
    const due = (await lockExpiries(db)).flatMap((expiry) => {
      const toldDays = warningDue(expiry.expiresOn, today, expiry.toldDays);
      return toldDays === null ? [] : [{ ...expiry, toldDays }];
    });
    if (due.length === 0) return 0;
    await saveTold(db, due);
    for (const expiry of due) await sendMessage(db, messageOf(sellerId, expiry, today));
    const expired = due.filter(({ toldDays }) => toldDays === 0);
    await saveAudit(
      db,
      expired.map((expiry) => entryOf(sellerId, expiry)),
    );
    await raiseLiveCursor(db);
    return due.length;
  });
}

type DueExpiry = ExpiryRow & { readonly toldDays: WarningDays };

function messageOf(sellerId: string, { subject, expiresOn: on, toldDays }: DueExpiry, today: CalendarDate): NewMessage {
  const link = `/s/${sellerId}/opening`;
  if (toldDays === 0) return { kind: "material_expired", values: { subject, on }, link };
  return { kind: "material_expires", values: { subject, days: daysLeft(on, today), on }, link };
}

function entryOf(sellerId: string, { subject, expiresOn: on }: DueExpiry): AuditEntry {
  return { event: "material_expired", data: { subject, on }, subject: { kind: "application", id: sellerId } };
}
