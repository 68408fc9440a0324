import ExcelJS from "exceljs";
import type { CellMark, SheetRow, SheetTable } from "#lib/kit/sheet";
import { cellOfWorkbook } from "./cell-of-workbook.ts";
import { maxColumns } from "./limits.ts";

/** Parts that carry no cell text; leaving them out saves time and many odd files' troubles. */
const ignoreNodes = ["dataValidations", "conditionalFormatting", "drawing", "picture", "extLst", "sheetProtection"];

/**
 * All sheets of an XLSX as text, hidden ones marked. The caller has checked the ZIP. Throws when the file is no workbook
 * that can be read; answers null when a sheet has more than `maxRows` rows.
 */
export async function readWorkbook(bytes: Uint8Array, maxRows: number): Promise<SheetTable[] | null> {
  const workbook = new ExcelJS.Workbook();
  // exceljs types a Buffer of an older @types/node
  await workbook.xlsx.load(bytes as unknown as ExcelJS.Buffer, { ignoreNodes });
  const tables: SheetTable[] = [];
  for (const sheet of workbook.worksheets) {
    const rows = readRows(sheet, maxRows);
    if (rows === null) return null;
    tables.push({ name: sheet.name, isHidden: sheet.state !== "visible", rows });
  }
  return tables;
}

function readRows(sheet: ExcelJS.Worksheet, maxRows: number): SheetRow[] | null {
  if (sheet.actualRowCount > maxRows) return null;
  const rows: SheetRow[] = [];
  sheet.eachRow({ includeEmpty: false }, (row, number) => {
    const cells: string[] = [];
    const marks: Record<number, CellMark> = {};
    row.eachCell({ includeEmpty: false }, (cell, columnNumber) => {
      if (columnNumber > maxColumns) return;
      const { text, mark } = cellOfWorkbook(cell);
      while (cells.length < columnNumber - 1) cells.push("");
      cells.push(text);
      if (mark !== null) marks[columnNumber - 1] = mark;
    });
    if (cells.every((cell) => cell.trim() === "")) return;
    rows.push(Object.keys(marks).length > 0 ? { number, cells, marks } : { number, cells });
  });
  return rows;
}
