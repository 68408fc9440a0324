import {
  columnVisibilityFeature,
  createColumnHelper,
  metaHelper,
  type RowData,
  rowSelectionFeature,
  type Table,
  tableFeatures,
} from "@tanstack/react-table";

/** How a column is drawn. */
export type ColumnLook = {
  /** Its name as plain text, for the header, the column choice and screen readers. */
  readonly name: string;
  /** Pixels; a column without takes what is left, at least `minWidth`. */
  readonly width?: number;
  readonly minWidth?: number;
  readonly align?: "start" | "end";
  /** Cannot be switched off. The first column never can. */
  readonly isFixed?: boolean;
  /** Where it stands on a phone: beside the first column, on the line below, or not at all. */
  readonly narrow?: "aside" | "line" | "hidden";
};

/** What our tables use of TanStack Table; sorting, filters and pages belong to the address and the server. */
export const features = tableFeatures({
  columnVisibilityFeature,
  rowSelectionFeature,
  columnMeta: metaHelper<ColumnLook>(),
});

export type Features = typeof features;
export type TableOf<Row extends RowData> = Table<Features, Row>;

/** `const column = columnsOf<Row>()`, then `column.columns([column.accessor("country", { meta: { name } }), …])`. */
export function columnsOf<Row extends RowData>() {
  return createColumnHelper<Features, Row>();
}

export type Columns<Row extends RowData> = ReturnType<ReturnType<typeof createColumnHelper<Features, Row>>["columns"]>;

/** Order of the rows: the address with this column's order, and the order in force. */
export type SortLink = { readonly href: string; readonly direction: "ascending" | "descending" | null };
export type SortLinks = Readonly<Record<string, SortLink>>;

export type Density = "comfortable" | "compact";

/** Row heights; a phone has two lines. */
export const rowHeights = { comfortable: 36, compact: 30, narrow: 58 } as const;

export const checkboxWidth = 40;
export const actionsWidth = 44;

/** A key of one list's own: acts on the selected rows, else on the one that the keyboard stands on. */
export type RowKey<Row> = {
  readonly keys: readonly string[];
  readonly text: string;
  readonly run: (row: Row, selected: readonly Row[]) => void;
};

/** Where the rows are one page of many: all that the filters find is chosen by the server and not loaded. */
export type FoundRows = {
  /** How many the filters find. */
  readonly total: number;
  /** How many were chosen; null: what is ticked is what is selected. */
  readonly chosen: number | null;
  readonly isLoading: boolean;
  /** Verbs are at work on what was chosen: it stays chosen till they end. */
  readonly isHeld: boolean;
  readonly ask: () => void;
  readonly forget: () => void;
};

/** Rows that are not here yet: more of them as one scrolls, or all at once to select them. */
export type MoreRows = {
  /** How many there are in all. */
  readonly total: number;
  readonly load: () => void;
  readonly loadAll: () => void;
  readonly isLoading: boolean;
};
