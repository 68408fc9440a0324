import type { ReturnReason, TransferAnswer, TransferRefusal, TransferStatusAnswer } from "./outside-checks.ts";

/**
 * Why a proof ended without a try: the bank's reason, `account_changed` (another account took its place before), `unsent`
 * (the bank did not send it in seven days).
 */
export type ProofReason = ReturnReason | TransferRefusal | "account_changed" | "unsent";

/**
 * What an answer of the bank means for a proof. `unsent`: the bank never took it, so it is sent (again). `wait`: nothing is
 * known yet, or the road or ALP's own account there is disturbed: asked again later, the seller is not to blame.
 */
export type TransferNews =
  | { readonly kind: "paid" }
  | { readonly kind: "returned"; readonly reason: ProofReason }
  | { readonly kind: "unsent" }
  | { readonly kind: "wait" };

export function newsOfTransfer(answer: TransferAnswer): TransferNews {
  if (answer.kind !== "refused") return { kind: "wait" };
  switch (answer.code) {
    case "name_mismatch":
    case "unknown_account":
    // nothing was paid for this one, and nothing ever will be under this key
    case "key_reused":
      return { kind: "returned", reason: answer.code };
    case "wrong_credentials":
    case "wrong_setup":
    case "invalid_request":
      return { kind: "wait" };
  }
}

export function newsOfStatus(answer: TransferStatusAnswer): TransferNews {
  if (answer.kind === "fault") return { kind: "wait" };
  if (answer.kind === "refused") return { kind: answer.code === "unknown_transfer" ? "unsent" : "wait" };
  switch (answer.status) {
    case "pending":
      return { kind: "wait" };
    case "paid":
      return { kind: "paid" };
    case "returned":
      return { kind: "returned", reason: answer.reason };
  }
}
