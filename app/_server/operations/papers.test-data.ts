import ExcelJS from "exceljs";

export type WorkbookRows = { readonly name: string; readonly rows: readonly (readonly unknown[])[] };

/** The sheets of an XLSX with their cells as they are kept: numbers as numbers, empty cells as null. */
export async function readWorkbookRows(bytes: Uint8Array): Promise<WorkbookRows[]> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer);
  return workbook.worksheets.map((sheet) => {
    const rows: unknown[][] = [];
    sheet.eachRow((row) => {
      const values = Array.isArray(row.values) ? row.values.slice(1) : [];
      rows.push(Array.from(values, (one) => one ?? null));
    });
    return { name: sheet.name, rows };
  });
}
