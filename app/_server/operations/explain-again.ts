import { listFailedWith, renameFailures } from "#db/queries/explained-failures";
import { raiseLiveCursor } from "#db/queries/live";
import { listStaffMeanings } from "#db/queries/staff-meanings";
import { lockWaybills } from "#db/queries/waybills";
import { inScope } from "#db/scope";
import { answerMeaningsOf, carrierOfAnswers, failureOfAnswer } from "#lib/dispatch/answer-meanings";
import { mintJobScope } from "#server/scope";
import type { ReportedCode } from "./refold-code.ts";

const perStep = 200;

/**
 * Names a seller's failures anew that came with this code of a carrier, as staff explain it now; unexplained again where
 * they took it back. Safe to run twice; nothing is sent, retried or moved. Answers how many waybills read otherwise now.
 */
export async function explainSellerAgain(sellerId: string, { vocabulary, code }: ReportedCode): Promise<number> {
  const carrierCode = carrierOfAnswers(vocabulary);
  if (carrierCode === null) return 0;
  const scope = mintJobScope({ sellerId, job: "refold-code" });
  let after: string | null = null;
  let changed = 0;
  do {
    const ids: string[] = await inScope(scope, (db) => listFailedWith(db, { carrierCode, code }, after, perStep));
    changed += await inScope(scope, async (db) => {
      await lockWaybills(db, ids);
      const failure = failureOfAnswer(answerMeaningsOf(await listStaffMeanings(db)), carrierCode, code);
      const renamed = await renameFailures(db, ids, { code, failure });
      if (renamed > 0) await raiseLiveCursor(db);
      return renamed;
    });
    after = ids.length === perStep ? (ids.at(-1) ?? null) : null;
  } while (after !== null);
  return changed;
}
