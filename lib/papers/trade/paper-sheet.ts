/** One cell of a spreadsheet: text, or a number that stays one and shows so many decimals. */
export type PaperCell =
  | { readonly text: string; readonly bold?: boolean; readonly large?: boolean; readonly centre?: boolean }
  | { readonly number: number; readonly decimals: number; readonly bold?: boolean }
  | null;

/** A cell that reaches over so many columns of its row, from this one on. */
export type PaperRow = {
  readonly cells: readonly PaperCell[];
  /** The first cell is drawn over so many columns. */
  readonly spread?: number;
  /** A line above and below each cell: the table itself. `head` is shaded and repeated when printed. */
  readonly look?: "head" | "body" | "total";
};

/** A paper as a spreadsheet, free of any file format; column widths in characters. */
export type PaperSheet = {
  readonly name: string;
  readonly widths: readonly number[];
  readonly rows: readonly PaperRow[];
};
