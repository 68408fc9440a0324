import type { AccountProofRow } from "#db/queries/account-proofs";
import { sealedPlace } from "./sealed-places.ts";
import { open, seal } from "./vault.ts";

/** The account that a proof's transfer goes to; kept with the proof, sealed as one. */
export type ProofAccount = { readonly toAccount: string; readonly toName: string };

export function sealProofAccount(sellerId: string, proofId: string, { toAccount, toName }: ProofAccount): string {
  return seal(sealedPlace.accountProof(sellerId, proofId, "account"), JSON.stringify([toAccount, toName]));
}

export function openProofAccount(
  sellerId: string,
  { id, accountSealed }: Pick<AccountProofRow, "id" | "accountSealed">,
): ProofAccount {
  const parts: unknown = JSON.parse(open(sealedPlace.accountProof(sellerId, id, "account"), accountSealed));
  const [toAccount, toName] = Array.isArray(parts) ? parts : [];
  if (typeof toAccount !== "string" || typeof toName !== "string") throw new Error("a proof's account is malformed");
  return { toAccount, toName };
}
