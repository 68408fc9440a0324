import { listSellersWithClocks, lockClocks, type RunningClocks, saveClocksTold } from "#db/queries/dossiers";
import { raiseLiveCursor } from "#db/queries/live";
import { type NewMessage, sendMessage } from "#db/queries/messages";
import { inScope } from "#db/scope";
import { claimWarningDays, daysUntil, documentWarningDays, warningDue } from "#lib/customs/dossier/clocks";
import { addDays, type CalendarDate, chinaDateOf } from "#lib/kit/time";
import { log } from "#server/log";
import { mintDoorScope, mintJobScope } from "#server/scope";

/**
 * Tells those who keep the dossiers which clocks run out: the 36 months of the claim 90, 30 and 7 days before and when they
 * are over, the 15 days of the documents 7 and 3 days before and when they are over. Each is told once; what falls due
 * together is one message. Answers how many; throws in the end when a seller could not be told.
 */
export async function watchDossiers(now: number): Promise<number> {
  const today = chinaDateOf(now);
  const until = untilOf(today);
  const sellers = await inScope(mintDoorScope("dossiers"), (db) =>
    listSellersWithClocks(db, until.claim, until.documents),
  );
  let told = 0;
  const failed: unknown[] = [];
  for (const sellerId of sellers) {
    try {
      told += await warnSeller(sellerId, today);
    } catch (error) {
      failed.push(error);
      log().error({ err: error, sellerId }, "a seller was not told which clocks of dossiers run out");
    }
  }
  if (failed.length > 0) throw new AggregateError(failed, "not every seller was told which clocks run out");
  return told;
}

function untilOf(today: CalendarDate) {
  return {
    claim: addDays(today, Math.max(...claimWarningDays)),
    documents: addDays(today, Math.max(...documentWarningDays)),
  };
}

/** One clock that is to be told of. `days`: the warning, 0 when it is over. */
type Due = {
  readonly clock: "claim" | "documents";
  readonly dossier: RunningClocks;
  readonly on: CalendarDate;
  readonly days: number;
};

async function warnSeller(sellerId: string, today: CalendarDate): Promise<number> {
  return inScope(mintJobScope({ sellerId, job: "watch-dossiers" }), async (db) => {
    const until = untilOf(today);
    const running = await lockClocks(db, until.claim, until.documents);
    const due = running.flatMap((dossier) => dueOf(dossier, today));
    if (due.length === 0) return 0;
    await saveClocksTold(
      db,
      running.map(({ declSeqNo, toldClaimDays, toldDocumentDays }) => {
        const of = (clock: Due["clock"]) =>
          due.find((one) => one.clock === clock && one.dossier.declSeqNo === declSeqNo)?.days;
        return {
          declSeqNo,
          toldClaimDays: of("claim") ?? toldClaimDays,
          toldDocumentDays: of("documents") ?? toldDocumentDays,
        };
      }),
    );
    for (const clock of ["claim", "documents"] as const) {
      const ofClock = due.filter((one) => one.clock === clock);
      for (const list of [ofClock.filter(({ days }) => days > 0), ofClock.filter(({ days }) => days === 0)]) {
        const message = messageOf(sellerId, list, today);
        if (message) await sendMessage(db, message);
      }
    }
    await raiseLiveCursor(db);
    return due.length;
  });
}

function dueOf(dossier: RunningClocks, today: CalendarDate): Due[] {
  const { claimedOn, claimDueOn, documentsDueOn, missingKinds, toldClaimDays, toldDocumentDays } = dossier;
  const claim = claimedOn === null ? warningDue(claimDueOn, today, toldClaimDays, claimWarningDays) : null;
  const documents =
    documentsDueOn !== null && missingKinds > 0
      ? warningDue(documentsDueOn, today, toldDocumentDays, documentWarningDays)
      : null;
  return [
    ...(claim === null ? [] : [{ clock: "claim" as const, dossier, on: claimDueOn, days: claim }]),
    ...(documents === null || documentsDueOn === null
      ? []
      : [{ clock: "documents" as const, dossier, on: documentsDueOn, days: documents }]),
  ];
}

const kinds = {
  claim: { due: "refund_claim_due", over: "refund_claim_over" },
  documents: { due: "dossier_documents_due", over: "dossier_documents_over" },
} as const;

/** One message for what falls due together; the nearest is named. Null: there is nothing. */
function messageOf(sellerId: string, list: readonly Due[], today: CalendarDate): NewMessage | null {
  const [first] = list.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  if (!first) return null;
  const values = { count: list.length, declaration: first.dossier.entryId, on: first.on };
  const page = `/s/${sellerId}/papers/refund`;
  if (first.days === 0) return { kind: kinds[first.clock].over, values, link: `${page}?light=overdue` };
  const days = daysUntil(first.on, today);
  return { kind: kinds[first.clock].due, values: { ...values, days }, link: `${page}?light=soon` };
}
