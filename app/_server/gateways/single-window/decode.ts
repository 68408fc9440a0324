import { type CalendarDate, isCalendarDate } from "#lib/kit/time";
import {
  type AccountCheckAnswer,
  accountRefusals,
  type CardCheckAnswer,
  cardRefusals,
  type MandateCheckAnswer,
} from "#lib/onboarding/outside-checks";
import { isRecord, textOf } from "../reading.ts";
import { decodeEnterprise } from "../signed-json/enterprise.ts";
import { type SignedReply, unagreed } from "../signed-json/read-reply.ts";

/** card-check. A yes without a holder says nothing: whose card it is, is what was asked. */
export function decodeCardCheck(reply: SignedReply): CardCheckAnswer {
  if (reply.kind !== "answered") return reply;
  const { result, data, text } = reply;
  const certificateValidUntil = dateOf(data.certificateValidUntil);
  const code = cardRefusals.find((one) => one === result);
  if (code) return { kind: "refused", code, text, attemptsLeft: countOf(data.attemptsLeft), certificateValidUntil };
  if (result !== "ok") return unagreed("unknown_result", result);
  const holder = decodeEnterprise(data.holder);
  if (!holder) return unagreed("no_holder", "");
  const customsNumber = isRecord(data.holder) ? textOf(data.holder.customsRegistration).slice(0, 20) || null : null;
  return { kind: "accepted", holder: { ...holder, customsNumber }, certificateValidUntil };
}

/** account-check. */
export function decodeAccountCheck(reply: SignedReply): AccountCheckAnswer {
  if (reply.kind !== "answered") return reply;
  const { result, data, text } = reply;
  const boundEnterprise = decodeEnterprise(data.boundEnterprise);
  const code = accountRefusals.find((one) => one === result);
  if (code) return { kind: "refused", code, text, boundEnterprise };
  if (result !== "bound") return unagreed("unknown_result", result);
  if (!boundEnterprise) return unagreed("no_enterprise", "");
  return { kind: "accepted", boundEnterprise, since: dateOf(data.since) };
}

/** agent-check. */
export function decodeMandateCheck(reply: SignedReply): MandateCheckAnswer {
  if (reply.kind !== "answered") return reply;
  const { result, data, text } = reply;
  if (result === "known") return { kind: "accepted", validUntil: dateOf(data.validUntil) };
  if (result === "unknown") return { kind: "refused", code: "unknown_mandate", text };
  if (result === "expired") return { kind: "refused", code: "expired", text };
  return unagreed("unknown_result", result);
}

function dateOf(value: unknown): CalendarDate | null {
  const text = textOf(value);
  return isCalendarDate(text) ? text : null;
}

function countOf(value: unknown): number | null {
  return typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= 100 ? value : null;
}
