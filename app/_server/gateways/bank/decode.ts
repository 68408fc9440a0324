import {
  returnReasons,
  type TransferAnswer,
  type TransferStatusAnswer,
  transferRefusals,
} from "#lib/onboarding/outside-checks";
import { textOf } from "../reading.ts";
import { type SignedReply, unagreed } from "../signed-json/read-reply.ts";

/** transfers. */
export function decodeTransfer(reply: SignedReply): TransferAnswer {
  if (reply.kind !== "answered") return reply;
  const { result, text } = reply;
  if (result === "accepted") return { kind: "accepted" };
  const code = transferRefusals.find((one) => one === result);
  return code ? { kind: "refused", code, text } : unagreed("unknown_result", result);
}

/** transfers/status. A reason that nobody agreed on is `unknown`, with the bank's words. */
export function decodeTransferStatus(reply: SignedReply): TransferStatusAnswer {
  if (reply.kind !== "answered") return reply;
  const { result, data, text } = reply;
  if (result === "unknown_transfer") return { kind: "refused", code: result, text };
  if (result === "pending") return { kind: "accepted", status: result };
  if (result === "paid") return { kind: "accepted", status: result, paidAt: instantOf(data.settledAt) };
  if (result !== "returned") return unagreed("unknown_result", result);
  const said = textOf(data.reason);
  const reason = returnReasons.find((one) => one === said) ?? "unknown";
  return { kind: "accepted", status: result, reason, text: text || said.slice(0, 100) };
}

function instantOf(value: unknown): number | null {
  return typeof value === "number" && Number.isSafeInteger(value) && value > 0 ? value : null;
}
