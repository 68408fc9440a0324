import { readFile } from "node:fs/promises";
import type { Download } from "@playwright/test";
import ExcelJS from "exceljs";
import { unzipSync } from "fflate";

/** A downloaded ZIP as a person opens it: what lies inside, by its path. */
export async function openZip(download: Download): Promise<ReadonlyMap<string, Uint8Array>> {
  const bytes = await readFile(await download.path());
  return new Map(Object.entries(unzipSync(new Uint8Array(bytes))).filter(([name]) => !name.endsWith("/")));
}

/** The sheets of an XLSX by name, each as rows of text. */
export async function openXlsx(bytes: Uint8Array): Promise<ReadonlyMap<string, readonly (readonly string[])[]>> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(Buffer.from(bytes) as never);
  return new Map(
    workbook.worksheets.map((sheet) => {
      const rows: string[][] = [];
      sheet.eachRow((row) => {
        rows.push(Array.from({ length: sheet.columnCount }, (_, index) => row.getCell(index + 1).text));
      });
      return [sheet.name, rows];
    }),
  );
}
