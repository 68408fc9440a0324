import type {
  AccountCheckAnswer,
  AccountCheckRequest,
  CardCheckAnswer,
  CardCheckRequest,
  MandateCheckAnswer,
  MandateCheckRequest,
} from "#lib/onboarding/outside-checks";
import type { Called, CallOptions, GatewayAccount } from "../call.ts";
import { askOnce, askQuestion } from "../question.ts";
import { callSigned } from "../signed-json/call.ts";
import { decodeAccountCheck, decodeCardCheck, decodeMandateCheck } from "./decode.ts";
import { encodeAccountCheck, encodeCardCheck, encodeMandateCheck } from "./encode.ts";

/** What ALP asks of the Single Window before a seller may declare. */
export const singleWindowGateway = {
  /** Never asked over once it may have arrived: five wrong passwords block the card. */
  checkCard: (
    account: GatewayAccount,
    request: CardCheckRequest,
    options: CallOptions,
  ): Promise<Called<CardCheckAnswer>> =>
    askOnce(options, () => callSigned(account, encodeCardCheck(request), options, decodeCardCheck)),
  checkAccount: (
    account: GatewayAccount,
    request: AccountCheckRequest,
    options: CallOptions,
  ): Promise<Called<AccountCheckAnswer>> =>
    askQuestion(options, () => callSigned(account, encodeAccountCheck(request), options, decodeAccountCheck)),
  checkMandate: (
    account: GatewayAccount,
    request: MandateCheckRequest,
    options: CallOptions,
  ): Promise<Called<MandateCheckAnswer>> =>
    askQuestion(options, () => callSigned(account, encodeMandateCheck(request), options, decodeMandateCheck)),
};
