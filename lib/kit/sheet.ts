/** A day's export of a large shop is 2 to 3 MB; whoever drops more than this has taken another file. */
export const maxSheetBytes = 20 * 1024 * 1024;

/** What a spreadsheet program shows, as text: the one shape in which files come in and go out. */
export type SheetTable = {
  readonly name: string;
  readonly isHidden: boolean;
  readonly rows: readonly SheetRow[];
};

/** `number` counts rows as the spreadsheet program shows them, from 1; rows without any text are left out. */
export type SheetRow = {
  readonly number: number;
  readonly cells: readonly string[];
  /** What is odd about single cells, by column index. */
  readonly marks?: Readonly<Record<number, CellMark>>;
};

/**
 * `formula`: the text is the result that the file kept, nothing was computed. `formula_without_result`: there is none.
 * `merged`: the cell lies under a merged cell and repeats its text. `error`: the cell shows an error such as #REF!.
 * `long_number`: a whole number of 16 digits or more that was kept as a number, of which Excel keeps only 15.
 */
export type CellMark = "formula" | "formula_without_result" | "merged" | "error" | "long_number";

/** The text of a cell; empty beyond the row's end. */
export function cellText(row: SheetRow, column: number | undefined): string {
  return column === undefined ? "" : (row.cells[column] ?? "");
}

/** True when every cell of the row is empty or white space. */
export function isBlankRow(row: SheetRow): boolean {
  return row.cells.every((cell) => cell.trim() === "");
}

/** A table from plain rows, numbered from 1. */
export function sheetOf(rows: readonly (readonly string[])[], name = "Sheet1"): SheetTable {
  return { name, isHidden: false, rows: rows.map((cells, index) => ({ number: index + 1, cells })) };
}
