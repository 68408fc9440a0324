import type { OutsideFault } from "#lib/kit/outside-fault";
import type { OutsideAnswerFacts } from "./check-findings.ts";
import type {
  AccountCheckAnswer,
  CardCheckAnswer,
  EnterpriseCheckAnswer,
  MandateCheckAnswer,
  PersonCheckAnswer,
} from "./outside-checks.ts";
import type { OutsideCheck } from "./states.ts";

/** Nobody could be asked: staff have not set the account there, its circuit is open, or the seller's guesses ran out. */
export type NotAsked = { readonly kind: "not_asked"; readonly code: "no_account" | "paused" | "too_many_attempts" };

export type AnswerOf = {
  readonly card: CardCheckAnswer;
  readonly single_window: AccountCheckAnswer;
  readonly mandate: MandateCheckAnswer;
  readonly enterprise: EnterpriseCheckAnswer;
  readonly person: PersonCheckAnswer;
};
export type AnyAnswer = AnswerOf[OutsideCheck] | NotAsked;

type Values = Record<string, string | number>;

/** Refusals by which the other side judges how ALP asked, not what the seller gave. */
const setupCodes: readonly string[] = ["wrong_credentials", "wrong_setup", "invalid_request"];

/** May the question be asked again by itself: nothing reached the other side, or it asked for patience. */
export function isWorthRepeating(answer: AnyAnswer): answer is OutsideFault | NotAsked {
  if (answer.kind === "not_asked") return answer.code === "paused";
  return answer.kind === "fault" && (answer.fault === "transient" || answer.fault === "throttled");
}

/** An answer of the outside world in ALP's words, to be kept and judged. Holds names, numbers of companies and dates only. */
export function answerFacts(answer: AnyAnswer): OutsideAnswerFacts {
  if (answer.kind === "not_asked") {
    const state = answer.code === "too_many_attempts" ? "failed" : "unclear";
    return { state, code: answer.code, values: {} };
  }
  if (answer.kind === "fault") return { state: "unclear", code: answer.code, values: {} };
  if (answer.kind === "refused") {
    if (setupCodes.includes(answer.code)) return { state: "unclear", code: answer.code, values: {} };
    return { state: "failed", code: answer.code, values: refusalValues(answer) };
  }
  return { state: "passed", code: "ok", values: acceptedValues(answer) };
}

function refusalValues(answer: Extract<AnyAnswer, { readonly kind: "refused" }>): Values {
  const values: Values = {};
  if ("attemptsLeft" in answer && answer.attemptsLeft !== null) values.attemptsLeft = answer.attemptsLeft;
  if ("elements" in answer) values.elements = answer.elements.join(",");
  if ("certificateValidUntil" in answer && answer.certificateValidUntil !== null) {
    values.validUntil = answer.certificateValidUntil;
  }
  if ("boundEnterprise" in answer && answer.boundEnterprise !== null) values.holder = answer.boundEnterprise.name;
  return values;
}

function acceptedValues(answer: Extract<AnyAnswer, { readonly kind: "accepted" }>): Values {
  const values: Values = {};
  const enterprise = "holder" in answer ? answer.holder : "boundEnterprise" in answer ? answer.boundEnterprise : null;
  if (enterprise) {
    values.name = enterprise.name;
    values.number = enterprise.uscc ?? enterprise.brNumber ?? "";
  }
  if ("certificateValidUntil" in answer && answer.certificateValidUntil !== null) {
    values.validUntil = answer.certificateValidUntil;
  }
  if ("validUntil" in answer && answer.validUntil !== null) values.validUntil = answer.validUntil;
  return values;
}
