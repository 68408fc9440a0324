import type { Currency } from "#lib/kit/money";
import type { BillSums } from "./compare-bill.ts";
import type { BillProblem } from "./read-bill.ts";

/** A bill as it would be kept. `hash` names the bytes that were looked at; with problems it cannot be kept. */
export type BillPreview = {
  readonly hash: string;
  readonly fileName: string;
  readonly currency: Currency;
  readonly sums: BillSums;
  readonly sumRows: number;
  /** The first of `problemCount`. */
  readonly problems: readonly BillProblem[];
  readonly problemCount: number;
};
