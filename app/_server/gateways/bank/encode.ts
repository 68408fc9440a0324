import type { TransferRequest } from "#lib/onboarding/outside-checks";
import { type SignedMessage, signedMessage } from "../signed-json/message.ts";

/** Amount and remark are what the seller proves the account with: they are kept nowhere but sealed. */
export function encodeTransfer(request: TransferRequest): SignedMessage {
  return signedMessage("transfers", request, {
    toAccount: "shows_last_four",
    amountMinor: "never_shown",
    remark: "never_shown",
  });
}

export function encodeStatusQuery(idempotencyKey: string): SignedMessage {
  return signedMessage("transfers/status", { idempotencyKey });
}
