import { ok, type Result, refuse } from "#lib/kit/result";
import { isBlankRow, maxSheetBytes, type SheetTable } from "#lib/kit/sheet";
import { checkZip } from "./check-zip.ts";
import { decodeText, type TextEncoding } from "./decode-text.ts";
import { type FileKind, fileKind } from "./file-kind.ts";
import { maxRows } from "./limits.ts";
import { readCsv } from "./read-csv.ts";
import { readWorkbook } from "./read-workbook.ts";

export type SheetFile = {
  readonly kind: "xlsx" | "csv";
  readonly encoding: TextEncoding | null;
  /** Sheets as the file orders them, hidden ones included and marked; never empty of text altogether. */
  readonly tables: readonly SheetTable[];
};

export type FileRefusalCode =
  | "file_empty"
  | "file_too_large"
  | "file_too_many_rows"
  | "file_corrupt"
  | "file_inflates_too_large"
  | "file_encrypted"
  | "file_is_xls"
  | "file_is_xlsb"
  | "file_is_html"
  | "file_is_xml"
  | "file_not_spreadsheet"
  | "file_unknown_encoding"
  | "file_quote_open";

export type FileRefusal = {
  readonly code: FileRefusalCode;
  readonly values?: Readonly<Record<string, string | number>>;
};

const refusalOfKind: Partial<Record<FileKind, FileRefusalCode>> = {
  legacy_xls: "file_is_xls",
  encrypted_workbook: "file_encrypted",
  html: "file_is_html",
  xml_spreadsheet: "file_is_xml",
  pdf: "file_not_spreadsheet",
  picture: "file_not_spreadsheet",
  archive: "file_not_spreadsheet",
  binary: "file_not_spreadsheet",
};

/**
 * A dropped file's bytes to tables of text (XLSX; CSV in UTF-8, UTF-16 or GB18030 with commas, semicolons or tabs). What
 * the file is, its bytes say, not its name. Refuses, each by its own code: empty, too large, too many rows, corrupt, a
 * ZIP bomb, encrypted, old XLS, XLSB, HTML or XML named .xls, other kinds, unknown characters, an open quote.
 */
export async function readSheet(
  bytes: Uint8Array,
  fileName: string,
  limit: number = maxRows,
): Promise<Result<SheetFile, FileRefusal>> {
  if (bytes.byteLength > maxSheetBytes) return refuse(tooLarge(bytes.byteLength));
  if (bytes.byteLength === 0) return refuse({ code: "file_empty" });
  const kind = fileKind(bytes);
  const refusal = refusalOfKind[kind];
  if (refusal) return refuse({ code: refusal });
  const file = kind === "zip" ? await readZip(bytes, limit) : readText(bytes, fileName, limit);
  if (!file.ok) return file;
  if (file.value.tables.every((table) => table.rows.every(isBlankRow))) return refuse({ code: "file_empty" });
  return file;
}

/** "Too large" with both sizes, for a stream that is cut off before its end as well. */
export function tooLarge(byteLength: number): FileRefusal {
  const values = { megabytes: Math.ceil(byteLength / 1024 / 1024), limit: maxSheetBytes / 1024 / 1024 };
  return { code: "file_too_large", values };
}

async function readZip(bytes: Uint8Array, limit: number): Promise<Result<SheetFile, FileRefusal>> {
  const checked = await checkZip(bytes, limit);
  if (!checked.ok) return checked;
  try {
    const tables = await readWorkbook(bytes, limit);
    if (tables === null) return refuse({ code: "file_too_many_rows", values: { limit } });
    return ok({ kind: "xlsx", encoding: null, tables });
  } catch {
    return refuse({ code: "file_corrupt" });
  }
}

function readText(bytes: Uint8Array, fileName: string, limit: number): Result<SheetFile, FileRefusal> {
  const decoded = decodeText(bytes);
  if (decoded === null) return refuse({ code: "file_unknown_encoding" });
  try {
    const table = readCsv(decoded.text, fileName);
    if (table.rows.length > limit) return refuse({ code: "file_too_many_rows", values: { limit } });
    return ok({ kind: "csv", encoding: decoded.encoding, tables: [table] });
  } catch {
    return refuse({ code: "file_quote_open" });
  }
}
