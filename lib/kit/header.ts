import type { SheetRow, SheetTable } from "#lib/kit/sheet";
import { isBlankRow } from "#lib/kit/sheet";

/** What a column may be called: `zh` and `en` as we write them, `also` further names. */
export type ColumnNames = { readonly zh: string; readonly en: string; readonly also: readonly string[] };

export type FoundHeader<Column extends string> = {
  readonly table: SheetTable;
  /** The header row itself, and the rows below it that hold anything. */
  readonly header: SheetRow;
  readonly rows: readonly SheetRow[];
  /** Index of each column that the table has; of two columns with one name the first counts. */
  readonly columns: ReadonlyMap<Column, number>;
  /** Columns that stand in the table twice. */
  readonly twice: readonly Column[];
};

/** Titles, remarks and empty lines may stand above the header, but not more than this. */
const searchedRows = 25;

/**
 * The header row among tables, found by the names of its columns and not by their position: the row with the most known
 * names, in a visible sheet before a hidden one. Null when no row holds at least `atLeast` known names.
 */
export function findHeader<Column extends string>(
  tables: readonly SheetTable[],
  names: Readonly<Record<Column, ColumnNames>>,
  atLeast = 3,
): FoundHeader<Column> | null {
  const lookup = nameLookup(names);
  let best: FoundHeader<Column> | null = null;
  const ordered = [...tables.filter((table) => !table.isHidden), ...tables.filter((table) => table.isHidden)];
  for (const table of ordered) {
    for (const [index, header] of table.rows.slice(0, searchedRows).entries()) {
      const { columns, twice } = columnsOf(header, lookup);
      if (columns.size < atLeast || columns.size <= (best?.columns.size ?? 0)) continue;
      best = { table, header, rows: table.rows.slice(index + 1).filter((row) => !isBlankRow(row)), columns, twice };
    }
    if (best) return best;
  }
  return best;
}

/** Letters and digits only, without width, case, spaces, line breaks and punctuation. */
export function foldHeader(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");
}

/** The same without what stands in brackets: units, remarks such as （双击单元格展开所有产品信息！）, a required mark. */
function foldWithoutBrackets(text: string): string {
  return foldHeader(text.normalize("NFKC").replace(/\([^()]*\)|\[[^\]]*\]|【[^】]*】/g, ""));
}

function nameLookup<Column extends string>(names: Readonly<Record<Column, ColumnNames>>): Map<string, Column> {
  const lookup = new Map<string, Column>();
  for (const [column, known] of Object.entries(names) as [Column, ColumnNames][]) {
    for (const name of [known.zh, known.en, ...known.also]) {
      for (const key of [foldHeader(name), foldWithoutBrackets(name)]) {
        const other = lookup.get(key);
        if (other !== undefined && other !== column) throw new Error(`"${name}" names ${other} and ${column}`);
        if (key !== "") lookup.set(key, column);
      }
    }
  }
  return lookup;
}

function columnsOf<Column extends string>(
  row: SheetRow,
  lookup: ReadonlyMap<string, Column>,
): { columns: Map<Column, number>; twice: Column[] } {
  const columns = new Map<Column, number>();
  const twice: Column[] = [];
  for (const [index, cell] of row.cells.entries()) {
    if (row.marks?.[index] === "merged") continue;
    const column = lookup.get(foldHeader(cell)) ?? lookup.get(foldWithoutBrackets(cell));
    if (column === undefined) continue;
    if (columns.has(column)) twice.push(column);
    else columns.set(column, index);
  }
  return { columns, twice };
}
