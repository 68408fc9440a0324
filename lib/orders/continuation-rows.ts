import { cellText, type SheetRow } from "#lib/kit/sheet";
import type { ExportColumn } from "./export-columns.ts";

/**
 * A row that holds nothing but products belongs to the order above it: so a sheet whose order cells are merged over
 * several rows looks once it was saved as CSV. It gets the cells of the row above, so that no product is lost.
 */
export function fillContinuationRows(
  rows: readonly SheetRow[],
  columns: ReadonlyMap<ExportColumn, number>,
): readonly SheetRow[] {
  const products = columns.get("products");
  if (products === undefined) return rows;
  const filled: SheetRow[] = [];
  for (const row of rows) {
    const above = filled.at(-1);
    filled.push(above && isContinuation(row, columns, products) ? continued(row, above, products) : row);
  }
  return filled;
}

function isContinuation(row: SheetRow, columns: ReadonlyMap<ExportColumn, number>, products: number): boolean {
  if (cellText(row, products).trim() === "" || row.marks) return false;
  return [...columns.values()].every((index) => index === products || cellText(row, index).trim() === "");
}

function continued(row: SheetRow, above: SheetRow, products: number): SheetRow {
  const cells = above.cells.map((cell, index) => (index === products ? cellText(row, products) : cell));
  return above.marks ? { number: row.number, cells, marks: above.marks } : { number: row.number, cells };
}
