import type { NationalCode } from "./nomenclature/national-code.ts";

/** A subheading in words: of its heading and of itself; "" where none is written. */
export type CodeName = {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly headingZh: string;
  readonly headingEn: string;
};

/** A national code under a subheading, as it may be chosen. */
export type NationalChoice = Pick<NationalCode, "code" | "nameZh" | "nameEn" | "origin" | "confidence">;

/**
 * A candidate to choose. `accepts`: the code that accepting it saves: the national one where the table knows exactly one
 * of ten digits under the subheading, else the subheading as it is. `from`: the seller's own product that is like it.
 */
export type CandidateView = CodeName & {
  readonly confidence: number;
  readonly because: readonly string[];
  readonly national: readonly NationalChoice[];
  readonly accepts: string;
  readonly from: { readonly id: string; readonly name: string } | null;
};

/** An open question with its answers in the reader's own words; each leads to a subheading. */
export type QuestionView = {
  readonly attribute: string;
  readonly options: readonly {
    readonly value: string;
    readonly code: string;
    readonly zh: string;
    readonly en: string;
  }[];
};

/** What is said about goods as they are being typed. */
export type RecognitionView = {
  readonly isSure: boolean;
  readonly candidates: readonly CandidateView[];
  readonly questions: readonly QuestionView[];
  /** Of the code that is typed; null while there is none. */
  readonly standing: StandingView | null;
};

/** Whether a typed code stands: with what the national table knows of it, or why not. */
export type StandingView =
  | { readonly ok: true; readonly name: CodeName; readonly national: NationalCode | null }
  | {
      readonly ok: false;
      readonly code: string;
      readonly values: Readonly<Record<string, string | number>>;
      /** What to ask where a deleted code has split; null: nothing. */
      readonly splitBy: string | null;
      readonly successors: readonly CodeName[];
    };

/** What of a candidate saves when it is accepted. */
export function acceptedCode(subheading: string, national: readonly Pick<NationalChoice, "code">[]): string {
  const whole = national.filter(({ code }) => code.length === 10);
  const [only] = whole;
  // a tariff line of 8 digits beside it may still be divided
  return only && whole.length === 1 && national.length === 1 ? only.code : subheading;
}
