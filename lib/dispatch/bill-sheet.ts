import { formatMinor } from "#lib/kit/money";
import type { BillCause, ComparedLine } from "./bill-line.ts";
import type { BillVerdict } from "./bill-verdicts.ts";

/** How a column, a verdict and a cause are called in the reader's language. */
export type BillVoice = {
  readonly column: (name: BillSheetColumn) => string;
  readonly verdict: (verdict: BillVerdict) => string;
  readonly cause: (cause: BillCause) => string;
  readonly solution: (code: string) => string;
};

export const billSheetColumns = [
  "row",
  "trackingNumber",
  "solution",
  "country",
  "currency",
  "billed",
  "expected",
  "difference",
  "bookedGrams",
  "billedGrams",
  "verdict",
  "cause",
  "explained",
] as const;
export type BillSheetColumn = (typeof billSheetColumns)[number];

/** The lines that were not billed as booked, as a sheet to send to the carrier. Amounts are plain numbers. */
export function billSheet(lines: readonly ComparedLine[], voice: BillVoice) {
  const amount = (minor: number | null, line: ComparedLine) =>
    minor === null ? "" : formatMinor(minor, line.currency);
  const text = (value: number | string | null) => (value === null ? "" : String(value));
  return {
    header: billSheetColumns.map(voice.column),
    rows: lines.map((line) => [
      String(line.rowNumber),
      line.trackingNumber,
      line.solutionCode === null ? "" : voice.solution(line.solutionCode),
      text(line.country),
      line.currency,
      amount(line.billedMinor, line),
      amount(line.expectedMinor, line),
      amount(line.differenceMinor, line),
      text(line.bookedGrams),
      text(line.billedGrams),
      voice.verdict(line.verdict),
      line.cause === null ? "" : voice.cause(line.cause),
      amount(line.explainedMinor, line),
    ]),
  };
}
