import { listConnectedSellers } from "#db/queries/gateway-calls";
import { inScope } from "#db/scope";
import type { Instant } from "#lib/kit/time";
import { type CodeKind, codeKindOf } from "#lib/tracking/code-kinds";
import { log } from "#server/log";
import { mintDoorScope } from "#server/scope";
import { explainSellerAgain } from "./explain-again.ts";
import { type Refolded, type ReportedCode, refoldSeller } from "./refold-code.ts";
import { settleSellerAgain } from "./settle-again.ts";
import { forgetStaffMeanings } from "./staff-meanings.ts";

type Reader = (sellerId: string, code: ReportedCode, now: Instant) => Promise<Refolded>;

const readers: Readonly<Record<CodeKind, Reader>> = {
  event: refoldSeller,
  answer: async (sellerId, code) => ({ changed: await explainSellerAgain(sellerId, code), left: 0 }),
  receipt: async (sellerId, { code }, now) => ({ changed: await settleSellerAgain(sellerId, code, now), left: 0 }),
};

/**
 * Reads again everything that has a code, with the meanings of now: parcels of which it was reported, failures that came
 * with it, declarations that were answered with it. Safe to run twice: what reads the same is left alone. A seller that fails is tried again with the job.
 */
export async function rereadCode(code: ReportedCode, now: Instant): Promise<Refolded> {
  const kind = codeKindOf(code.vocabulary);
  if (kind === null) return { changed: 0, left: 0 };
  forgetStaffMeanings();
  let changed = 0;
  let left = 0;
  const failed: unknown[] = [];
  for (const sellerId of await inScope(mintDoorScope("refold-code"), listConnectedSellers)) {
    try {
      const one = await readers[kind](sellerId, code, now);
      changed += one.changed;
      left += one.left;
    } catch (error) {
      failed.push(error);
      log().error({ err: error, sellerId }, "a seller's share of a code was not read again");
    }
  }
  if (failed.length > 0) throw new AggregateError(failed, "not every seller's share of a code was read again");
  return { changed, left };
}
