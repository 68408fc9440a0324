import { type FoundHeader, findHeader } from "#lib/kit/header";
import { ok, type Result, refuse } from "#lib/kit/result";
import type { SheetTable } from "#lib/kit/sheet";
import { fillContinuationRows } from "./continuation-rows.ts";
import type { OrderDraft, RefusedRow, RowWarning } from "./draft.ts";
import { type ExportColumn, exportColumns, requiredColumns } from "./export-columns.ts";
import { mergeRows } from "./merge-rows.ts";
import { absentFields, isRefused, type ReadRow, readRow } from "./read-row.ts";

/** A file's orders. Every row below the header stands either in one order's `rows` or among the refused. */
export type OrderIntake = {
  readonly sheet: string;
  readonly header: readonly string[];
  readonly orders: readonly OrderDraft[];
  readonly refused: readonly RefusedRow[];
  readonly warnings: readonly RowWarning[];
  /** The cells of every row below the header, by row number. */
  readonly cells: ReadonlyMap<number, readonly string[]>;
};

export type TableRefusal = {
  readonly code: "header_not_found" | "columns_missing" | "no_rows";
  readonly values?: Readonly<Record<string, string | number>>;
};

/**
 * The seller centre's order export, as tables of text, to orders: header found by name (Chinese or English, either
 * layout), all products of a cell, rows of one order merged. Refuses the file when it has no header, lacks a required
 * column (each named) or holds no row; a bad row never stops the others.
 */
export function readOrderTable(tables: readonly SheetTable[]): Result<OrderIntake, TableRefusal> {
  const found = findHeader(tables, exportColumns, 4);
  if (!found) return refuse({ code: "header_not_found" });
  const missing = missingColumns(found);
  if (missing.length > 0) {
    return refuse({
      code: "columns_missing",
      values: { columns: missing.map(nameOf).join("、"), count: missing.length },
    });
  }
  if (found.rows.length === 0) return refuse({ code: "no_rows" });
  const read: ReadRow[] = [];
  const refused: RefusedRow[] = [];
  const rows = fillContinuationRows(found.rows, found.columns);
  for (const row of rows) {
    const one = readRow(row, found.columns);
    if (isRefused(one)) refused.push(one);
    else read.push(one);
  }
  const merged = mergeRows(read, found.columns, absentFields(found.columns));
  return ok({
    sheet: found.table.name,
    header: found.header.cells,
    orders: merged.orders,
    refused: [...refused, ...merged.refused].sort((a, b) => a.row - b.row),
    warnings: merged.warnings,
    cells: new Map(rows.map((row) => [row.number, row.cells])),
  });
}

/** Phone and mobile: either will do, both may be empty in a row. */
function missingColumns(found: FoundHeader<ExportColumn>): ExportColumn[] {
  const missing: ExportColumn[] = requiredColumns.filter((column) => !found.columns.has(column));
  if (!found.columns.has("phone") && !found.columns.has("mobile")) missing.push("mobile");
  return missing;
}

function nameOf(column: ExportColumn): string {
  const { zh, en } = exportColumns[column];
  return `${zh.split("\n")[0]} (${en})`;
}
