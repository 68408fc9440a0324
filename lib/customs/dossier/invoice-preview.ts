import type { InvoiceProblem } from "./read-invoices.ts";

/** A sheet of purchase invoices as it would be kept. `hash` names the bytes that were looked at. */
export type InvoicePreview = {
  readonly hash: string;
  readonly fileName: string;
  /** New invoices with their lines and sums. */
  readonly fresh: number;
  readonly lines: number;
  readonly netFen: number;
  readonly taxFen: number;
  /** There already; `differing`: numbers of those that now say something else. */
  readonly known: number;
  readonly differing: readonly string[];
  /** Invoices that must be mended, and whether a row without number keeps everything back. */
  readonly leftOut: number;
  readonly isUnplaced: boolean;
  readonly sumRows: number;
  /** The first of `problemCount`. */
  readonly problems: readonly InvoiceProblem[];
  readonly problemCount: number;
};
