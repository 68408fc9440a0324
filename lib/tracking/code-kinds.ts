import { customsVocabulary, staffReceiptStateOf } from "#lib/customs/staff-receipts";
import { answerFailureOf, carrierOfAnswers } from "#lib/dispatch/answer-meanings";
import { isVocabulary, meaningOfKey } from "./vocabulary.ts";

/** What a code from outside can be: of a tracking event, of a carrier's answer, of a receipt of customs. */
export const codeKinds = ["event", "answer", "receipt"] as const;
export type CodeKind = (typeof codeKinds)[number];

type Kind = {
  readonly isOwn: (vocabulary: string) => boolean;
  /** Whether staff may give a code of this kind that meaning. */
  readonly isMeaning: (meaning: string) => boolean;
};

const kinds: Readonly<Record<CodeKind, Kind>> = {
  event: { isOwn: isVocabulary, isMeaning: (key) => meaningOfKey(key) !== null },
  answer: {
    isOwn: (vocabulary) => carrierOfAnswers(vocabulary) !== null,
    isMeaning: (code) => answerFailureOf(code) !== null,
  },
  receipt: {
    isOwn: (vocabulary) => vocabulary === customsVocabulary,
    isMeaning: (state) => staffReceiptStateOf(state) !== null,
  },
};

/** Of which kind the codes of a vocabulary are; null: staff cannot map them. */
export function codeKindOf(vocabulary: string): CodeKind | null {
  return codeKinds.find((kind) => kinds[kind].isOwn(vocabulary)) ?? null;
}

/** Whether codes of that kind can mean this. */
export function isMeaningOf(kind: CodeKind, meaning: string): boolean {
  return kinds[kind].isMeaning(meaning);
}
