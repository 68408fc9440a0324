import { type FieldContext, fieldPath } from "./fields.ts";
import { compareWithDeclaring } from "./names.ts";
import type { SectionKey } from "./sections.ts";
import type { CheckState, FieldOutcome, OutsideCheck } from "./states.ts";

/** What the outside world said to one question, in ALP's words. `values` may hold names and dates, never a secret. */
export type OutsideAnswerFacts = {
  readonly state: CheckState;
  /** `ok`, a refusal's code, or why nobody answered. */
  readonly code: string;
  readonly values: Readonly<Record<string, string | number>>;
};

export type OutsideAnswers = Readonly<Partial<Record<OutsideCheck, OutsideAnswerFacts>>>;

type CheckFinding = {
  readonly path: string;
  readonly outcome: FieldOutcome;
  readonly code: string;
  readonly values: Readonly<Record<string, string | number>>;
};

/** Which questions are asked for this seller. The three elements: every mainland licence; the operator's own for 个体工商户. */
export function checksFor({ kind, values }: FieldContext): readonly OutsideCheck[] {
  const own = ["card", "single_window"] as const;
  if (kind === "hong_kong_company") return values.card?.holder === "agent" ? [...own, "mandate"] : own;
  return kind === "individual_business" ? [...own, "enterprise", "person"] : [...own, "enterprise"];
}

const at = (
  section: SectionKey,
  key: string,
  outcome: FieldOutcome,
  code: string,
  values: CheckFinding["values"] = {},
): CheckFinding => ({ path: fieldPath(section, key), outcome, code, values });

/** Where a refusal of each question is put right. */
const refusedAt: Readonly<Record<OutsideCheck, Readonly<Record<string, readonly [SectionKey, string]>>>> = {
  card: {
    wrong_password: ["card", "cardPassword"],
    unknown_card: ["card", "cardNumber"],
    blocked: ["card", "cardNumber"],
    expired: ["card", "cardNumber"],
    too_many_attempts: ["card", "cardPassword"],
  },
  single_window: {
    not_bound: ["single_window", "accountName"],
    unknown_account: ["single_window", "accountName"],
    closed: ["single_window", "accountName"],
  },
  mandate: {
    unknown_mandate: ["card", "card_mandate"],
    expired: ["card", "card_mandate"],
  },
  enterprise: {},
  person: {},
};

/** The field that a question is about where nothing more is known. */
const mainField: Readonly<Record<OutsideCheck, readonly [SectionKey, string]>> = {
  card: ["card", "cardNumber"],
  single_window: ["single_window", "accountName"],
  mandate: ["card", "card_mandate"],
  enterprise: ["licence", "uscc"],
  person: ["representative", "idNumber"],
};

/** A differing element of the register, and the field that holds it. */
const elementField: Readonly<Record<string, readonly [SectionKey, string]>> = {
  name: ["licence", "registeredName"],
  registration: ["licence", "uscc"],
  representative: ["licence", "representativeName"],
  person_name: ["representative", "name"],
  person_id_number: ["representative", "idNumber"],
  person_mobile: ["representative", "mobile"],
};

/**
 * Findings from the answers of the outside world. Nobody there, or no clear answer: a person decides. What card and
 * account are bound to is compared with the licence: the same name passes, a similar one goes to a person.
 */
export function checkFindings(context: FieldContext, answers: OutsideAnswers): CheckFinding[] {
  return checksFor(context).flatMap((check) => {
    const answer = answers[check];
    if (!answer || answer.state === "pending") return [at(...mainField[check], "ask", `${check}_unchecked`)];
    if (answer.state === "unclear") return [at(...mainField[check], "ask", `${check}_unclear`)];
    if (answer.state === "failed") return refusalOf(check, answer);
    return check === "card" || check === "single_window" ? boundTo(check, context, answer) : [];
  });
}

function refusalOf(check: OutsideCheck, { code, values }: OutsideAnswerFacts): CheckFinding[] {
  const elements = String(values.elements ?? "")
    .split(",")
    .filter((element) => element !== "");
  if (code === "inconsistent" && elements.length > 0) {
    return elements.map((element) => {
      const place = elementField[check === "person" ? `person_${element}` : element] ?? mainField[check];
      return at(...place, "refuse", `${check}_inconsistent`, {});
    });
  }
  const place = refusedAt[check][code] ?? mainField[check];
  // a register that does not know a company may be behind the times: a person looks it up
  const outcome = code === "not_found" || code === "inconsistent" ? "ask" : "refuse";
  return [at(...place, outcome, `${check}_${code}`, values)];
}

/** The enterprise that card or account really belong to, beside the licence. */
function boundTo(check: "card" | "single_window", context: FieldContext, answer: OutsideAnswerFacts): CheckFinding[] {
  const place = mainField[check];
  const holder = String(answer.values.name ?? "");
  const { kind, values } = context;
  const isAgent = kind === "hong_kong_company" && values.card?.holder === "agent";
  const number = isAgent
    ? values.card?.agentUscc
    : kind === "hong_kong_company"
      ? values.licence?.brNumber
      : values.licence?.uscc;
  const holderNumber = String(answer.values.number ?? "");
  if (holderNumber !== "" && number && registrationKey(holderNumber) !== registrationKey(number)) {
    return [at(...place, "refuse", `${check}_of_another`, { holder })];
  }
  if (holder === "") return [];
  const { verdict } = compareWithDeclaring(holder, context);
  if (verdict === "equal") return [];
  return [
    at(...place, verdict === "similar" || holderNumber !== "" ? "ask" : "refuse", `${check}_other_name`, { holder }),
  ];
}

/** Eighteen places of a USCC, or the eight digits of a business registration, whatever stands behind or between them. */
function registrationKey(text: string): string {
  const compact = text.toUpperCase().replace(/[^0-9A-Z]/g, "");
  return compact.length >= 18 ? compact.slice(0, 18) : compact.slice(0, 8);
}
