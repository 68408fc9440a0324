import ExcelJS from "exceljs";
import type { PaperCell, PaperRow, PaperSheet } from "#lib/papers/trade/paper-sheet";

const thin = { style: "thin", color: { argb: "FF999999" } } as const;
const head = { type: "pattern", pattern: "solid", fgColor: { argb: "FFEAEAEA" } } as const;

/** Papers as an XLSX: numbers stay numbers, texts stay texts, nothing is computed when it is opened; set up to print on A4. */
export async function writePaperSheets(sheets: readonly PaperSheet[], createdAt: number): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  const at = new Date(createdAt);
  Object.assign(workbook, { created: at, modified: at, creator: "ALP", lastModifiedBy: "ALP" });
  for (const sheet of sheets) addSheet(workbook, sheet);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function addSheet(workbook: ExcelJS.Workbook, { name, widths, rows }: PaperSheet): void {
  const isWide = widths.reduce((sum, one) => sum + one, 0) > 110;
  const worksheet = workbook.addWorksheet(name.replace(/[*?:/\\[\]]/g, " ").slice(0, 31) || "Sheet1", {
    pageSetup: {
      paperSize: 9,
      orientation: isWide ? "landscape" : "portrait",
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
    },
  });
  worksheet.columns = widths.map((width) => ({ width }));
  for (const [at, row] of rows.entries()) writeRow(worksheet, row, at + 1);
}

function writeRow(worksheet: ExcelJS.Worksheet, { cells, spread, look }: PaperRow, number: number): void {
  const row = worksheet.getRow(number);
  cells.forEach((cell, at) => {
    const target = row.getCell(at + 1);
    writeCell(target, cell);
    if (look) target.border = { top: thin, bottom: thin, left: thin, right: thin };
    if (look === "head") target.fill = head;
  });
  if (spread && spread > 1) worksheet.mergeCells(number, 1, number, spread);
}

function writeCell(target: ExcelJS.Cell, cell: PaperCell): void {
  if (cell === null) return;
  const bold = cell.bold ?? false;
  if ("number" in cell) {
    target.value = cell.number;
    target.numFmt = cell.decimals === 0 ? "#,##0" : `#,##0.${"0".repeat(cell.decimals)}`;
    target.font = { bold };
    return;
  }
  target.value = cell.text;
  target.numFmt = "@";
  target.font = { bold, ...(cell.large ? { size: 16 } : {}) };
  target.alignment = { vertical: "top", ...(cell.centre ? { horizontal: "center" as const } : {}) };
}
