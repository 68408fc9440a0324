import {
  type AccountProofRow,
  listSellersWithDueProofs,
  lockLatestProof,
  updateProof,
} from "#db/queries/account-proofs";
import { raiseLiveCursor } from "#db/queries/live";
import { sendMessage } from "#db/queries/messages";
import { inScope, type SellerDb } from "#db/scope";
import { minuteMs } from "#lib/kit/time";
import { isOpenProof } from "#lib/onboarding/account-proof";
import { mintDoorScope, mintJobScope } from "#server/scope";
import { enqueueTransfer } from "./send-transfer.ts";

/** A transfer that nobody has seen to for so long beyond its time has lost its job. */
const forgottenMs = 10 * minuteMs;

/**
 * Ends proofs whose seven days are over, and finds transfers again whose job was lost (a queue restored from another
 * moment than the tables). Safe to repeat. Answers how many proofs it ended or found.
 */
export async function sweepAccountProofs(now: number): Promise<number> {
  const door = mintDoorScope("sweep");
  const sellers = await inScope(door, (db) => listSellersWithDueProofs(db, now, now - forgottenMs));
  let found = 0;
  for (const sellerId of sellers) {
    const scope = mintJobScope({ sellerId, job: "sweep-onboarding" });
    if (await inScope(scope, (db) => sweepSeller(db, now))) found += 1;
  }
  return found;
}

async function sweepSeller(db: SellerDb, now: number): Promise<boolean> {
  const proof = await lockLatestProof(db);
  if (!proof || !isOpenProof(proof.state)) return false;
  if (now >= proof.dueAt) {
    await end(db, proof, now);
    return true;
  }
  if (proof.state !== "ordered" || (proof.nextAttemptAt ?? now) >= now - forgottenMs) return false;
  await enqueueTransfer(db, proof.id);
  return true;
}

/** What the bank never sent was not missed by the seller, and says so. */
async function end(db: SellerDb, { id, state, accountHint: account }: AccountProofRow, now: number): Promise<void> {
  const [reason, outcome] = state === "ordered" ? (["unsent", "unsent"] as const) : (["", "expired"] as const);
  await updateProof(db, id, { state: "expired", reason, nextAttemptAt: null, settledAt: now });
  const link = `/s/${db.scope.sellerId}/opening`;
  await sendMessage(db, { kind: "account_proof_over", values: { account, outcome }, link });
  await raiseLiveCursor(db);
}
