import { stringify } from "csv-stringify/sync";
import ExcelJS from "exceljs";
import iconv from "iconv-lite";

export type SheetToWrite = {
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Columns to colour, because the reader should fill them in. */
  readonly highlight?: readonly number[];
};

/** An XLSX whose cells are all text, so that order numbers keep their digits and nothing is computed when opened. */
export async function writeXlsx(...sheets: readonly SheetToWrite[]): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  for (const sheet of sheets) addSheet(workbook, sheet);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function addSheet(workbook: ExcelJS.Workbook, sheet: SheetToWrite): void {
  const worksheet = workbook.addWorksheet(sheet.name.replace(/[*?:/\\[\]]/g, " ").slice(0, 31) || "Sheet1", {
    views: [{ state: "frozen", ySplit: 1 }],
  });
  worksheet.columns = sheet.header.map((title) => ({ width: widthOf(title), style: { numFmt: "@" } }));
  worksheet.addRow([...sheet.header]).font = { bold: true };
  for (const row of sheet.rows) worksheet.addRow([...row]);
  for (const column of sheet.highlight ?? []) {
    const cell = worksheet.getRow(1).getCell(column + 1);
    cell.fill = { type: "pattern", pattern: "solid", fgColor: { argb: "FFFFF2CC" } };
  }
}

export type CsvEncoding = "utf-8" | "gb18030";

/** A CSV that Excel opens as it is: GB18030, or UTF-8 with its mark; formula beginnings are guarded. */
export function writeCsv(sheet: Pick<SheetToWrite, "header" | "rows">, encoding: CsvEncoding): Uint8Array {
  const records = [sheet.header, ...sheet.rows].map((row) => row.map(guardFormula));
  const text = stringify(records, { record_delimiter: "windows", quoted_match: /[\r\n;\t]/ });
  if (encoding === "gb18030") return new Uint8Array(iconv.encode(text, "gb18030"));
  return new TextEncoder().encode(`\ufeff${text}`);
}

/** A cell that begins like a formula is run by spreadsheet programs when a CSV is opened (CWE-1236). */
export function guardFormula(text: string): string {
  return /^'*[=+\-@\t\r]/.test(text) && !/^[+-]?\d+(?:\.\d+)?$/.test(text) ? `'${text}` : text;
}

function widthOf(title: string): number {
  const wide = [...title].filter((character) => (character.codePointAt(0) ?? 0) > 0x2e80).length;
  return Math.min(48, Math.max(12, title.length + wide + 2));
}
