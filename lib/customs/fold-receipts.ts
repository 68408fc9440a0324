import type { Instant } from "#lib/kit/time";
import { canMove } from "../kit/transitions.ts";
import { readMoment } from "./message-time.ts";
import { isErrorStatus, receiptStateName, stateOfReceipt } from "./receipt-state.ts";
import type { StaffReceipts } from "./staff-receipts.ts";
import { correctableStates, type DocumentState, documentStates, documentTransitions } from "./states.ts";

/** One sending of a document; a correction is another one with a guid of its own. */
export type Submission = { readonly guid: string; readonly appType: "1" | "2" | "3"; readonly sentAt: Instant };

/** What of a receipt moves a document; a `CustomsReceipt` is one. */
export type DocumentAnswer = {
  readonly guid: string;
  readonly status: string;
  readonly time: string;
  readonly info: string;
  readonly preNo: string | null;
  readonly invtNo: string | null;
  readonly sumNo: string | null;
};

/** Where a document stands, and everything that was said of it. */
export type FoldedDocument = {
  readonly state: DocumentState;
  /** The answer that the state rests on; null before the first that counts. */
  readonly last: DocumentAnswer | null;
  readonly preNo: string | null;
  readonly invtNo: string | null;
  readonly sumNo: string | null;
  /** The E-Port or customs have it: what comes next is a change, not a new document. */
  readonly isKnown: boolean;
  /** Codes that nobody has mapped, each with customs' words; the newest last. */
  readonly unmapped: readonly DocumentAnswer[];
  /** True when the newest of all answers is such a code: nobody can say where the document stands. */
  readonly isUnclear: boolean;
  /** Answers whose time cannot be read: shown, never counted. */
  readonly undated: readonly DocumentAnswer[];
  /** All dated answers, each once, oldest first. */
  readonly history: readonly DocumentAnswer[];
};

/**
 * Where a document stands after its receipts. Depends on their set alone: order and repeats change nothing. Receipts are
 * ordered by customs' own time, never by ours: their clock may be ahead. What counts beside answers to the last sending is
 * said at `countedOf`.
 */
export function foldReceipts(
  submissions: readonly Submission[],
  answers: readonly DocumentAnswer[],
  staff?: StaffReceipts,
): FoldedDocument {
  const stateOf: StateOf = ({ status }) => stateOfReceipt(status, staff);
  const { dated, undated } = sortAnswers(answers, stateOf);
  const last = newest(submissions);
  const counts = countedOf(submissions, last, dated, stateOf);
  let state: DocumentState = last ? "sent" : "draft";
  let deciding: DocumentAnswer | null = null;
  let newestCounted: DocumentAnswer | null = null;
  const unmapped: DocumentAnswer[] = [];
  for (const one of dated) {
    const { answer } = one;
    const next = stateOf(answer);
    if (next === null) unmapped.push(answer);
    if (!counts(one)) continue;
    newestCounted = answer;
    if (next === null || (next !== state && !canMove(documentTransitions, state, next))) continue;
    state = next;
    deciding = answer;
  }
  const history = dated.map(({ answer }) => answer);
  const numbers = {
    preNo: lastOf(history, "preNo"),
    invtNo: lastOf(history, "invtNo"),
    sumNo: lastOf(history, "sumNo"),
  };
  return {
    ...{ state, last: deciding, ...numbers, unmapped, undated, history },
    isKnown: numbers.preNo !== null || history.some((answer) => isStored(stateOf(answer))),
    isUnclear: newestCounted !== null && stateOf(newestCounted) === null,
  };
}

/** The last submission; of two at one moment the greater guid, so that the list's order does not matter. */
function newest(submissions: readonly Submission[]): Submission | null {
  return submissions.reduce<Submission | null>((best, one) => {
    if (best === null || one.sentAt > best.sentAt) return one;
    return one.sentAt === best.sentAt && one.guid > best.guid ? one : best;
  }, null);
}

/** What customs say of a document itself, whichever sending it came by; returns and refusals are of their sending. */
const spokenOfDocument: readonly (DocumentState | null)[] = ["review", "held", "released", "closed"];

/**
 * Which answers count: those to the last sending; under an earlier guid, since customs may keep the first, what they say of
 * the document after they had returned that sending; under a guid of nobody (matched by its number) what is newer than the
 * last sending.
 */
function countedOf(
  submissions: readonly Submission[],
  last: Submission | null,
  dated: readonly Dated[],
  stateOf: StateOf,
): (one: Dated) => boolean {
  if (!last) return () => false;
  const earlier = new Set(submissions.map(({ guid }) => guid));
  earlier.delete(last.guid);
  const isTrouble = ({ answer }: Dated) =>
    earlier.has(answer.guid) && correctableStates.some((state) => state === stateOf(answer));
  const afterTrouble = new Set(dated.slice(dated.findLastIndex(isTrouble) + 1));
  return (one) => {
    const { guid } = one.answer;
    if (guid === last.guid) return true;
    if (!earlier.has(guid)) return one.at >= last.sentAt;
    return afterTrouble.has(one) && spokenOfDocument.includes(stateOf(one.answer));
  };
}

type StateOf = (answer: DocumentAnswer) => DocumentState | null;
type Dated = { readonly answer: DocumentAnswer; readonly at: Instant };

function sortAnswers(
  answers: readonly DocumentAnswer[],
  stateOf: StateOf,
): { dated: readonly Dated[]; undated: DocumentAnswer[] } {
  const unique = new Map(answers.map((answer) => [keyOf(answer), answer]));
  const dated: (Dated & { readonly key: string; readonly rank: number })[] = [];
  const undated: DocumentAnswer[] = [];
  for (const [key, answer] of [...unique].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const at = readMoment(answer.time);
    if (at === null) undated.push(answer);
    else dated.push({ answer, at, key, rank: rankOf(stateOf(answer), answer.status) });
  }
  dated.sort((a, b) => a.at - b.at || a.rank - b.rank || (a.key < b.key ? -1 : 1));
  return { dated, undated };
}

function keyOf({ guid, status, time, info, preNo, invtNo, sumNo }: DocumentAnswer): string {
  return JSON.stringify([time, status, guid, info, preNo, invtNo, sumNo]);
}

/** At one moment progress comes before trouble, so that trouble is what is seen. */
const progressThenTrouble: readonly DocumentState[] = [
  ...(["pending", "accepted", "released", "closed"] as const),
  ...(["review", "held", "send_failed", "returned", "refused"] as const),
];

function rankOf(state: DocumentState | null, status: string): number {
  if (state === null) return documentStates.length * 1_000;
  // 2 comes before 3 and 120 before 399; a code that only staff know comes after those that the table has
  const place = receiptStateName(status, "zh") !== null || isErrorStatus(status) ? Number(status) : 999;
  return progressThenTrouble.indexOf(state) * 1_000 + place;
}

/** A refusal below zero leaves nothing behind; every other state is of a document that was stored. */
function isStored(state: DocumentState | null): boolean {
  return state !== null && state !== "refused";
}

function lastOf(history: readonly DocumentAnswer[], name: "preNo" | "invtNo" | "sumNo"): string | null {
  return history.findLast((answer) => (answer[name] ?? "") !== "")?.[name] ?? null;
}
