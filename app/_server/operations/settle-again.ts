import { listSubjectsAnswered, unsettleDocuments } from "#db/queries/customs-receipts";
import { raiseLiveCursor } from "#db/queries/live";
import { inScope } from "#db/scope";
import type { Instant } from "#lib/kit/time";
import { mintJobScope } from "#server/scope";
import { settleSubjects } from "./settle-subjects.ts";

const perStep = 50;

/**
 * Folds anew, with the meanings of now, everything of a seller's of which customs answered with this code: declarations with
 * their incidents, master lists, summaries. Safe to run twice; nothing is sent. Answers how many were folded.
 */
export async function settleSellerAgain(sellerId: string, status: string, now: Instant): Promise<number> {
  const scope = mintJobScope({ sellerId, job: "refold-code" });
  let after: string | null = null;
  let settled = 0;
  do {
    const ids: string[] = await inScope(scope, async (db) => {
      const touched = await listSubjectsAnswered(db, status, after, perStep);
      if (touched.length === 0) return [];
      const found = touched.map(({ subjectId }) => subjectId);
      await unsettleDocuments(db, found, status);
      await settleSubjects(db, touched, now);
      await raiseLiveCursor(db);
      return found;
    });
    settled += ids.length;
    after = ids.length === perStep ? (ids.at(-1) ?? null) : null;
  } while (after !== null);
  return settled;
}
