import type { RefusedRow, RowProblem } from "./draft.ts";

/** The words of a refusal in the reader's language, from the message files. */
export type ProblemWords = {
  readonly reasonHeader: string;
  readonly fixHeader: string;
  readonly rowHeader: string;
  readonly reasonOf: (problem: RowProblem) => string;
  readonly fixOf: (problem: RowProblem) => string;
};

export type RefusedTable = { readonly header: readonly string[]; readonly rows: readonly (readonly string[])[] };

/**
 * Refused rows as they were, so that they can be corrected and brought back, with the reason, the fix and the row of the
 * first file in columns behind: a header that reads back by its names finds the same columns again.
 */
export function refusedRowsTable(
  header: readonly string[],
  refused: readonly RefusedRow[],
  words: ProblemWords,
): RefusedTable {
  const width = Math.max(header.length, ...refused.map((row) => row.cells.length));
  const padded = (cells: readonly string[]) => [...cells, ...Array<string>(width - cells.length).fill("")];
  return {
    header: [...padded(header), words.reasonHeader, words.fixHeader, words.rowHeader],
    rows: refused.map((row) => [
      ...padded(row.cells),
      row.problems.map(words.reasonOf).join("\n"),
      [...new Set(row.problems.map(words.fixOf))].join("\n"),
      String(row.row),
    ]),
  };
}
