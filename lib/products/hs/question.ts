import type { ConfirmedProducts } from "./confirmed.ts";

/** What is asked: only the title is needed. `confirmed`: what this seller has confirmed before, from `rememberConfirmed`. */
export type HsQuestion = {
  readonly title: string;
  readonly category?: string;
  readonly material?: string;
  readonly use?: string;
  readonly brand?: string;
  readonly confirmed?: ConfirmedProducts;
};

/** One subheading, most likely first. `because`: the words of the title or of our phrase that spoke for it. */
export type HsCandidate = {
  readonly code: string;
  /** Chance that this is right at 6 digits, 0 … 1. */
  readonly confidence: number;
  readonly because: readonly string[];
  /** The seller's own confirmed product with the same or a like title. */
  readonly from?: string;
};

/** What is not known and would move the code: ask it of the seller, it is a declaration element too. */
export type HsOpenQuestion = {
  /** material, make (knit or woven), gender, vehicle, light, drive. */
  readonly attribute: string;
  readonly options: readonly { readonly value: string; readonly code: string }[];
};

/** `isSure`: the first candidate may be proposed, one key accepts it. It is never accepted by itself. */
export type Recognition = {
  readonly candidates: readonly HsCandidate[];
  readonly isSure: boolean;
  readonly questions: readonly HsOpenQuestion[];
};
