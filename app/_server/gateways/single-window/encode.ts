import type { AccountCheckRequest, CardCheckRequest, MandateCheckRequest } from "#lib/onboarding/outside-checks";
import { encodeEnterprise } from "../signed-json/enterprise.ts";
import { type SignedMessage, signedMessage } from "../signed-json/message.ts";

/** The password goes over the wire once and is kept nowhere. */
export function encodeCardCheck({ cardNumber, password, claimed }: CardCheckRequest): SignedMessage {
  const { customsNumber } = claimed;
  const customs = customsNumber === null ? {} : { customsRegistration: customsNumber };
  return signedMessage(
    "card-check",
    { cardNumber, password, claimed: { ...encodeEnterprise(claimed), ...customs } },
    { cardNumber: "shows_last_four", password: "never_shown" },
  );
}

export function encodeAccountCheck({ account, enterprise }: AccountCheckRequest): SignedMessage {
  return signedMessage("account-check", { account, ...encodeEnterprise(enterprise) });
}

export function encodeMandateCheck({ principal, agent }: MandateCheckRequest): SignedMessage {
  return signedMessage("agent-check", { principal: encodeEnterprise(principal), agent: encodeEnterprise(agent) });
}
