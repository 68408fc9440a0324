import { type AccountProofRow, lockLatestProof, updateProof } from "#db/queries/account-proofs";
import { saveAudit } from "#db/queries/audit";
import { raiseLiveCursor } from "#db/queries/live";
import { sendMessage } from "#db/queries/messages";
import { inScope, type SellerDb, type SellerScope } from "#db/scope";
import { ok, type Result, refuse } from "#lib/kit/result";
import {
  judgeTry,
  type ProofSecret,
  readProofAmount,
  readProofCode,
  type TryVerdict,
} from "#lib/onboarding/account-proof";
import type { ProofTryInput } from "#lib/onboarding/account-proof-schema";
import { sealedPlace } from "../sealed-places.ts";
import { open } from "../vault.ts";
import { clearSellerThrottle, throttleSeller } from "./throttle-seller.ts";

/** What a try that was judged came to; wrong ones are refusals. */
export type ProofTried = { readonly outcome: "proved" };

/**
 * Compares what the seller found in its online banking with what was sent. Refused: what cannot be read (`field`, costs no
 * try), `too_many_attempts` with the `minutes` to wait, `proof_none`, `proof_not_sent`, `proof_over`, `proof_wrong` with
 * the tries `left`, and `proof_failed` at the last. Never says which part was wrong.
 */
export async function tryAccountProof(
  scope: SellerScope,
  input: ProofTryInput,
  now: number = Date.now(),
): Promise<Result<ProofTried>> {
  const amount = readProofAmount(input.amount);
  if (!amount.ok) return refuse({ ...amount.refusal, field: "amount" });
  const code = readProofCode(input.code);
  if (!code.ok) return refuse({ ...code.refusal, field: "code" });
  const counted = await throttleSeller("account_proof", scope.sellerId, now);
  if (!counted.ok) return counted;
  const tried = await inScope(scope, (db) => judge(db, { amountMinor: amount.value, code: code.value }, now));
  if (tried.ok) await clearSellerThrottle("account_proof", scope.sellerId, now);
  return tried;
}

async function judge(db: SellerDb, given: ProofSecret, now: number): Promise<Result<ProofTried>> {
  const proof = await lockLatestProof(db);
  if (!proof) return refuse({ code: "proof_none" });
  if (proof.state === "ordered") return refuse({ code: "proof_not_sent" });
  if (proof.state !== "sent") return refuse({ code: "proof_over" });
  // the sweep has not come by yet
  if (now >= proof.dueAt) return refuse({ code: "proof_over" });
  const verdict = judgeTry(secretOf(db.scope.sellerId, proof), given, proof.triesLeft);
  await save(db, proof, verdict, now);
  if (verdict.outcome === "proved") return ok({ outcome: verdict.outcome });
  if (verdict.outcome === "failed") return refuse({ code: "proof_failed" });
  return refuse({ code: "proof_wrong", values: { left: verdict.triesLeft } });
}

function secretOf(sellerId: string, { id, amountSealed, codeSealed }: AccountProofRow): ProofSecret {
  return {
    amountMinor: Number(open(sealedPlace.accountProof(sellerId, id, "amount"), amountSealed)),
    code: open(sealedPlace.accountProof(sellerId, id, "code"), codeSealed),
  };
}

async function save(db: SellerDb, proof: AccountProofRow, verdict: TryVerdict, now: number): Promise<void> {
  const { outcome, triesLeft } = verdict;
  const isOver = outcome !== "wrong";
  await updateProof(db, proof.id, { triesLeft, ...(isOver ? { state: outcome, settledAt: now } : {}) });
  const subject = { kind: "account_proof", id: proof.id } as const;
  await saveAudit(db, [{ event: "account_proof_tried", data: { outcome, triesLeft }, subject }]);
  if (isOver) {
    const values = { account: proof.accountHint, outcome };
    await sendMessage(db, { kind: "account_proof_over", values, link: `/s/${db.scope.sellerId}/opening` });
  }
  await raiseLiveCursor(db);
}
