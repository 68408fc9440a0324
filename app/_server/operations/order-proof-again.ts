import type { SellerScope } from "#db/scope";
import type { Result } from "#lib/kit/result";
import { orderAccountProof, type ProofOrdered } from "./order-account-proof.ts";

/**
 * Orders another transfer to the account of the proof before, once its day has passed. Refused: `account_missing` (there
 * was none), `proof_too_soon` with the `hours` to wait.
 */
export function orderProofAgain(scope: SellerScope): Promise<Result<ProofOrdered>> {
  return orderAccountProof(scope, { of: "last" });
}
