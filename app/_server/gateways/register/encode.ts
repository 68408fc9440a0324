import type { EnterpriseCheckRequest, PersonCheckRequest } from "#lib/onboarding/outside-checks";
import { encodeEnterprise } from "../signed-json/enterprise.ts";
import { type SignedMessage, signedMessage } from "../signed-json/message.ts";

export function encodeEnterpriseCheck({ enterprise, representativeName }: EnterpriseCheckRequest): SignedMessage {
  const body = { ...encodeEnterprise(enterprise), legalRepresentative: representativeName };
  return signedMessage("enterprise-check", body);
}

export function encodePersonCheck({ name, idKind, idNumber, mobile }: PersonCheckRequest): SignedMessage {
  return signedMessage(
    "person-check",
    { name, idKind, idNumber, phone: mobile },
    { idNumber: "shows_last_four", phone: "shows_last_four" },
  );
}
