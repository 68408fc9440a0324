import { carrierFailureCodes, carrierRepairs, unexplainedFailure } from "./carrier-failures.ts";
import { type FailureCode, type Fixer, type PlanFailureCode, planFailures, repairOf } from "./failures.ts";
import type { GaveUp } from "./settle.ts";

/** Failures that staff gave to refusals which no table explains; key `<vocabulary>:<code>`. */
export type AnswerMeanings = ReadonlyMap<string, FailureCode>;

const ending = "_answers";

/** Under which vocabulary a carrier's answers are counted. */
export function answersOf(carrierCode: string): string {
  return `${carrierCode}${ending}`;
}

/** Whose answers a vocabulary counts; null: it is another kind. */
export function carrierOfAnswers(vocabulary: string): string | null {
  return vocabulary.endsWith(ending) ? vocabulary.slice(0, -ending.length) : null;
}

export type AnswerFailure = { readonly code: FailureCode; readonly fixer: Fixer };

const planAnswers = (Object.keys(planFailures) as PlanFailureCode[]).filter((code) => "isAnswer" in planFailures[code]);
const carrierAnswers = carrierFailureCodes.filter((code) => carrierRepairs[code].outcome === "refused");

/** What staff can explain a refusal by, in order of numbers: only failures that are refusals themselves. */
export const answerFailures: readonly AnswerFailure[] = [
  ...planAnswers.map((code) => ({ code, fixer: repairOf(code).fixer })),
  ...carrierAnswers.map((code) => ({ code, fixer: carrierRepairs[code].fixer })),
].sort((a, b) => (a.code < b.code ? -1 : 1));

export function answerFailureOf(code: string): FailureCode | null {
  return answerFailures.find((one) => one.code === code)?.code ?? null;
}

/** Staff's mappings as failures are explained by them; a failure that the catalogue no longer has is left out. */
export function answerMeaningsOf(
  rows: readonly { readonly vocabulary: string; readonly code: string; readonly meaning: string }[],
): AnswerMeanings {
  return new Map(
    rows.flatMap(({ vocabulary, code, meaning }) => {
      const failure = carrierOfAnswers(vocabulary) === null ? null : answerFailureOf(meaning);
      return failure === null ? [] : [[`${vocabulary}:${code}`, failure] as const];
    }),
  );
}

/** The failure that an unexplained code is shown as: staff's, else the one that says that nobody knows. */
export function failureOfAnswer(meanings: AnswerMeanings, carrierCode: string, code: string): FailureCode {
  return meanings.get(`${answersOf(carrierCode)}:${code}`) ?? unexplainedFailure;
}

/** Refusals of key and set-up: they come from the gate and say nothing of the carrier's books. */
const ofTheGate: ReadonlySet<FailureCode> = new Set<FailureCode>(["ERR-711", "ERR-712"]);

/**
 * What was given up, in staff's words where no table has any, as if the table had had it: a refusal of the content, known as
 * one, ends a booking also after a try without an answer. Nothing else changes: whether it is tried again and under which key
 * was decided by what the carrier answered. Answers that came before are named anew and moved by no mapping.
 */
export function inStaffWords<Step extends { readonly kind: string }>(
  step: Step | GaveUp,
  carrierCode: string,
  meanings: AnswerMeanings,
): Step | GaveUp {
  if (!isUnexplained(step)) return step;
  const failure = failureOfAnswer(meanings, carrierCode, step.unexplained);
  const isReadable = failure !== unexplainedFailure && !ofTheGate.has(failure);
  return { ...step, failure, state: isReadable ? "failed" : step.state };
}

/** Whether no table explains it, whatever staff say. */
export function isUnexplained(step: { readonly kind: string }): step is GaveUp & { readonly unexplained: string } {
  return step.kind === "gave_up" && "unexplained" in step && step.unexplained !== undefined;
}
