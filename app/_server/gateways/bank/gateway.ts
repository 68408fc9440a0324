import type { TransferAnswer, TransferRequest, TransferStatusAnswer } from "#lib/onboarding/outside-checks";
import type { Called, CallOptions, GatewayAccount } from "../call.ts";
import { askQuestion } from "../question.ts";
import { callSigned } from "../signed-json/call.ts";
import { decodeTransfer, decodeTransferStatus } from "./decode.ts";
import { encodeStatusQuery, encodeTransfer } from "./encode.ts";

/** The bank that sends the small transfer. */
export const bankGateway = {
  /** The key makes it one transfer: after any fault the same request may be sent again. */
  transfer: (
    account: GatewayAccount,
    request: TransferRequest,
    options: CallOptions,
  ): Promise<Called<TransferAnswer>> =>
    askQuestion(options, () => callSigned(account, encodeTransfer(request), options, decodeTransfer)),
  askStatus: (
    account: GatewayAccount,
    idempotencyKey: string,
    options: CallOptions,
  ): Promise<Called<TransferStatusAnswer>> =>
    askQuestion(options, () => callSigned(account, encodeStatusQuery(idempotencyKey), options, decodeTransferStatus)),
};
