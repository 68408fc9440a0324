import { errorsIn, type KnownError } from "./error-numbers.ts";
import type { FieldSpec } from "./field-spec.ts";
import type { DocumentAnswer } from "./fold-receipts.ts";
import type { CebKind } from "./message.ts";
import { messageSpecs } from "./message-specs.ts";
import { isErrorStatus, stateOfReceipt } from "./receipt-state.ts";
import type { StaffReceipts } from "./staff-receipts.ts";
import { placeOfElement, type RepairPlace } from "./tables/repair-places.ts";

/** What kind of trouble a receipt reports: words for it stand under `customs.returns`. */
export const returnReasons = ["returned", "refused", "send_failed", "review", "held", "unmapped"] as const;
export type ReturnReason = (typeof returnReasons)[number];

/** A return as a person reads it: customs' own words first, then ours, then where to repair. */
export type ReturnExplanation = {
  readonly reason: ReturnReason;
  readonly status: string;
  /** Customs' own words, unchanged. */
  readonly words: string;
  /** Error numbers found in them, in our words. */
  readonly errors: readonly KnownError[];
  /** Elements that the numbers or the words name, each with its place in ALP. Empty: only customs' words help. */
  readonly repairs: readonly { readonly element: string; readonly place: RepairPlace }[];
};

/**
 * Explains a receipt that reports trouble; null for one that does not. Elements are found by error number and by their
 * names, Chinese or of the standard, in customs' words; what is not found is not guessed.
 */
export function explainReturn(
  kind: CebKind,
  { status, info }: DocumentAnswer,
  staff?: StaffReceipts,
): ReturnExplanation | null {
  const reason = reasonOf(status, staff);
  if (reason === null) return null;
  const errors = errorsIn(isErrorStatus(status) ? `${status} ${info}` : info);
  const elements = new Set([...errors.flatMap((error) => error.elements), ...elementsNamed(kind, info)]);
  const repairs = [...elements].flatMap((element) => {
    const place = placeOfElement[element];
    return place && isOf(kind, element) ? [{ element, place }] : [];
  });
  return { reason, status, words: info, errors, repairs };
}

function reasonOf(status: string, staff: StaffReceipts | undefined): ReturnReason | null {
  const state = stateOfReceipt(status, staff);
  if (state === null) return "unmapped";
  return returnReasons.find((reason) => reason === state) ?? null;
}

/** Elements whose Chinese name or name in the standard stands in a text; longer names first, each stretch read once. */
function elementsNamed(kind: CebKind, text: string): readonly string[] {
  let rest = text;
  const found: string[] = [];
  for (const [word, elements] of wordsOf(kind)) {
    if (!rest.includes(word)) continue;
    rest = rest.replaceAll(word, "\n");
    found.push(...elements);
  }
  return found;
}

const wordsByKind = new Map<CebKind, readonly (readonly [string, readonly string[]])[]>();

function wordsOf(kind: CebKind): readonly (readonly [string, readonly string[]])[] {
  const known = wordsByKind.get(kind);
  if (known) return known;
  const { head, line } = messageSpecs[kind];
  const words = new Map<string, string[]>();
  const add = (word: string, element: string) => words.set(word, [...(words.get(word) ?? []), element]);
  for (const { name, zh } of uniqueByName([...head, ...line])) {
    add(zh, name);
    // a name such as "unit" or "note" is a word of its own only where nothing else could be meant
    if (/[A-Z\d]/.test(name)) add(name, name);
  }
  for (const [word, element] of spoken) if (isOf(kind, element)) add(word, element);
  const sorted = [...words].sort(([a], [b]) => b.length - a.length);
  wordsByKind.set(kind, sorted);
  return sorted;
}

/** Shorter words that receipts use for an element. */
const spoken: readonly (readonly [word: string, element: string])[] = [
  ["税号", "gcode"],
  ["商品编号", "gcode"],
  ["申报要素", "gmodel"],
  ["运单号", "logisticsNo"],
  ["订单号", "orderNo"],
  ["法定单位", "unit1"],
  ["第一数量", "qty1"],
  ["指运港", "POD"],
  ["目的国", "country"],
  ["运抵国", "country"],
  ["签名", "agentCode"],
];

function uniqueByName(specs: readonly FieldSpec[]): readonly FieldSpec[] {
  return [...new Map(specs.map((spec) => [`${spec.name} ${spec.zh}`, spec])).values()];
}

function isOf(kind: CebKind, element: string): boolean {
  const { head, line, lineNode } = messageSpecs[kind];
  return element === lineNode || head.some(({ name }) => name === element) || line.some(({ name }) => name === element);
}
