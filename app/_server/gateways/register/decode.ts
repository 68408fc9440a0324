import type {
  EnterpriseCheckAnswer,
  EnterpriseElement,
  PersonCheckAnswer,
  PersonElement,
} from "#lib/onboarding/outside-checks";
import { textOf } from "../reading.ts";
import { type SignedReply, unagreed } from "../signed-json/read-reply.ts";

const enterpriseElements: Readonly<Record<string, EnterpriseElement>> = {
  name: "name",
  registration: "registration",
  legal_representative: "representative",
};

const personElements: Readonly<Record<string, PersonElement>> = {
  name: "name",
  id_number: "id_number",
  phone: "mobile",
};

/** enterprise-check. */
export function decodeEnterpriseCheck(reply: SignedReply): EnterpriseCheckAnswer {
  return decodeElements(reply, enterpriseElements);
}

/** person-check. */
export function decodePersonCheck(reply: SignedReply): PersonCheckAnswer {
  return decodeElements(reply, personElements);
}

/** Elements with names that nobody agreed on are left out: that something differs stays. */
function decodeElements<Element extends string>(reply: SignedReply, known: Readonly<Record<string, Element>>) {
  if (reply.kind !== "answered") return reply;
  const { result, data, text } = reply;
  if (result === "consistent") return { kind: "accepted" } as const;
  if (result === "not_found") return { kind: "refused", code: result, text } as const;
  if (result !== "inconsistent") return unagreed("unknown_result", result);
  const named: readonly unknown[] = Array.isArray(data.inconsistent) ? data.inconsistent.slice(0, 20) : [];
  const elements = named.flatMap((one) => {
    const name = textOf(one);
    const element = Object.hasOwn(known, name) ? known[name] : undefined;
    return element === undefined ? [] : [element];
  });
  return { kind: "refused", code: result, text, elements } as const;
}
