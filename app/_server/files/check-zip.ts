import { fromBufferPromise, type ZipFile } from "yauzl";
import { ok, type Result, refuse } from "#lib/kit/result";
import { SheetRowCounter } from "./count-sheet-rows.ts";
import { maxInflatedBytes, maxInflationRatio, maxZipEntries } from "./limits.ts";

export type ZipRefusal = {
  readonly code:
    | "file_corrupt"
    | "file_inflates_too_large"
    | "file_too_many_rows"
    | "file_encrypted"
    | "file_is_xlsb"
    | "file_not_spreadsheet";
  readonly values?: Readonly<Record<string, number>>;
};

/** Below this size a high ratio is the nature of an empty sheet, not a trap. */
const ratioMattersFrom = 8 * 1024 * 1024;

/**
 * Looks at a ZIP before anything inflates it into memory: names that make it an XLSX, number of parts, what they say they
 * inflate to, and then what they really do, with the rows of each sheet (streamed and counted). Refuses a bomb, a sheet of
 * too many rows, an encrypted or a broken file.
 */
export async function checkZip(bytes: Uint8Array, maxRows: number): Promise<Result<null, ZipRefusal>> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let zip: ZipFile;
  try {
    zip = await fromBufferPromise(buffer, { lazyEntries: true, validateEntrySizes: true });
  } catch {
    return refuse({ code: "file_corrupt" });
  }
  try {
    return await checkEntries(zip, bytes.byteLength, maxRows);
  } catch {
    return refuse({ code: "file_corrupt" });
  } finally {
    zip.close();
  }
}

async function checkEntries(zip: ZipFile, fileBytes: number, maxRows: number): Promise<Result<null, ZipRefusal>> {
  if (zip.entryCount > maxZipEntries) return refuse({ code: "file_inflates_too_large" });
  const names = new Set<string>();
  const entries = [];
  let declared = 0;
  for await (const entry of zip.eachEntry()) {
    if (entry.isEncrypted()) return refuse({ code: "file_encrypted" });
    names.add(entry.fileName.toLowerCase());
    declared += entry.uncompressedSize;
    if (isTooMuch(declared, fileBytes)) return refuse({ code: "file_inflates_too_large" });
    entries.push(entry);
  }
  if (names.has("xl/workbook.bin")) return refuse({ code: "file_is_xlsb" });
  if (!names.has("xl/workbook.xml")) return refuse({ code: "file_not_spreadsheet" });
  let real = 0;
  for (const entry of entries) {
    const stream = await zip.openReadStreamPromise(entry);
    const rows = /^xl\/worksheets\/[^/]+\.xml$/i.test(entry.fileName) ? new SheetRowCounter() : null;
    for await (const chunk of stream) {
      real += (chunk as Buffer).length;
      if (real > maxInflatedBytes) return refuse({ code: "file_inflates_too_large" });
      rows?.add(chunk as Buffer);
      if (rows && rows.count > maxRows) return refuse({ code: "file_too_many_rows", values: { limit: maxRows } });
    }
  }
  return ok(null);
}

function isTooMuch(inflated: number, fileBytes: number): boolean {
  if (inflated > maxInflatedBytes) return true;
  return inflated > ratioMattersFrom && inflated > fileBytes * maxInflationRatio;
}
