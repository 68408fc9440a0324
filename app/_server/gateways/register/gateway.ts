import type {
  EnterpriseCheckAnswer,
  EnterpriseCheckRequest,
  PersonCheckAnswer,
  PersonCheckRequest,
} from "#lib/onboarding/outside-checks";
import type { Called, CallOptions, GatewayAccount } from "../call.ts";
import { askQuestion } from "../question.ts";
import { callSigned } from "../signed-json/call.ts";
import { decodeEnterpriseCheck, decodePersonCheck } from "./decode.ts";
import { encodeEnterpriseCheck, encodePersonCheck } from "./encode.ts";

/** The registers of enterprises and persons. */
export const registerGateway = {
  checkEnterprise: (
    account: GatewayAccount,
    request: EnterpriseCheckRequest,
    options: CallOptions,
  ): Promise<Called<EnterpriseCheckAnswer>> =>
    askQuestion(options, () => callSigned(account, encodeEnterpriseCheck(request), options, decodeEnterpriseCheck)),
  checkPerson: (
    account: GatewayAccount,
    request: PersonCheckRequest,
    options: CallOptions,
  ): Promise<Called<PersonCheckAnswer>> =>
    askQuestion(options, () => callSigned(account, encodePersonCheck(request), options, decodePersonCheck)),
};
