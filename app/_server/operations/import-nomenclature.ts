import { createHash, randomUUID } from "node:crypto";
import { savePlatformAudit } from "#db/queries/gateway-accounts";
import { lockImportedCodes, saveNomenclature } from "#db/queries/nomenclature";
import { inScope, type StaffDb, type StaffScope } from "#db/scope";
import { unitNames } from "#lib/customs/tables/units";
import { fingerprint } from "#lib/kit/fingerprint";
import { ok, type Result, refuse } from "#lib/kit/result";
import type { SheetTable } from "#lib/kit/sheet";
import { compareTables, type TableDiff } from "#lib/products/nomenclature/compare-tables";
import { readNationalTable, type TableReading } from "#lib/products/nomenclature/read-table";
import type { TableFileInput } from "#lib/products/nomenclature/schema";
import type { TablePreview } from "#lib/products/nomenclature/table-preview";
import { hsModel } from "../data.ts";
import { readSheet } from "../files/read-sheet.ts";

const shown = 100;
/** China's tariff has about 13,500 codes of ten digits and 9,000 lines of eight. */
const maxTableRows = 40_000;

export type DroppedTable = { readonly bytes: Uint8Array; readonly input: TableFileInput };

/**
 * What a national table's file would bring: refused rows with column and reason, what is new, what changes and what ends
 * against the imported rows that hold on its first day. Nothing is kept. Refused: what `readSheet` refuses,
 * `table_header_not_found`, `no_rows`.
 */
export async function previewNomenclature(
  scope: StaffScope,
  { bytes, input }: DroppedTable,
): Promise<Result<TablePreview>> {
  const file = await openTable(bytes, input.name);
  if (!file.ok) return file;
  return inScope(scope, async (db): Promise<Result<TablePreview>> => ok((await judge(db, file.value, input)).preview));
}

/**
 * Saves the table of a file that was looked at, its good rows in one transaction; refused rows are left out only where the
 * table is a part. Refused: as the preview, `table_has_errors` (a complete table with refused rows would end codes that
 * still hold), `nothing_to_save`, `changed_meanwhile` (another file, other words, or an import since the preview).
 */
export async function confirmNomenclature(
  scope: StaffScope,
  { bytes, input }: DroppedTable,
  now: number = Date.now(),
): Promise<Result<{ readonly rows: number; readonly ended: number }>> {
  const file = await openTable(bytes, input.name);
  if (!file.ok) return file;
  return inScope(scope, async (db): Promise<Result<{ readonly rows: number; readonly ended: number }>> => {
    const { preview, diff } = await judge(db, file.value, input);
    if (preview.seen !== input.seen) return refuse({ code: "changed_meanwhile", values: { name: "" } });
    if (input.scope === "complete" && preview.counts.refused > 0) return refuse({ code: "table_has_errors" });
    if (!preview.isSavable) return refuse({ code: "nothing_to_save" });
    const rows = [...diff.added, ...diff.changed.map(({ after }) => after)];
    const ended = diff.ended.map(({ code }) => code);
    const { validFrom, source, note, name } = input;
    const edition = {
      ...{ id: randomUUID(), validFrom, isComplete: input.scope === "complete", source, note, fileName: name },
      ...{ fileHash: file.value.hash, rowCount: preview.counts.rows, importedBy: scope.personName },
    };
    await saveNomenclature(db, edition, rows, ended, now);
    const data = { file: name, fileHash: file.value.hash, validFrom, source, ...preview.counts };
    await savePlatformAudit(db, { event: "nomenclature_imported", data });
    return ok({ rows: rows.length, ended: ended.length });
  });
}

type OpenTable = { readonly hash: string; readonly reading: TableReading };

async function openTable(bytes: Uint8Array, fileName: string): Promise<Result<OpenTable>> {
  const sheet = await readSheet(bytes, fileName, maxTableRows);
  if (!sheet.ok) return sheet;
  const reading = await readTable(sheet.value.tables);
  if (!reading.ok) return reading;
  return ok({ hash: createHash("sha256").update(bytes).digest("hex"), reading: reading.value });
}

async function readTable(tables: readonly SheetTable[]) {
  const { codes } = await hsModel();
  const unitCodes = new Map<string, string>(Object.entries(unitNames).map(([code, name]) => [name, code]));
  return readNationalTable(tables, { unitCodes, subheadings: codes });
}

async function judge(
  db: StaffDb,
  { hash, reading }: OpenTable,
  input: TableFileInput,
): Promise<{ readonly preview: TablePreview; readonly diff: TableDiff }> {
  const isComplete = input.scope === "complete";
  const current = await lockImportedCodes(db, input.validFrom);
  const diff = compareTables(current, reading.rows, isComplete);
  const counts = {
    ...{ rows: reading.rows.length, refused: reading.refused.length, added: diff.added.length },
    ...{ changed: diff.changed.length, same: diff.same, ended: diff.ended.length },
  };
  const short = ({ code, nameZh }: { readonly code: string; readonly nameZh: string }) => ({ code, nameZh });
  const preview: TablePreview = {
    ...{ fileName: input.name, validFrom: input.validFrom, isComplete, counts },
    refused: reading.refused.slice(0, shown),
    added: diff.added.slice(0, shown).map(short),
    changed: diff.changed.slice(0, shown),
    ended: diff.ended.slice(0, shown).map(short),
    isSavable: counts.rows > 0 && (isComplete ? counts.refused === 0 : counts.added + counts.changed > 0),
    seen: fingerprint({
      ...{ file: hash, typed: { ...input, seen: "" }, counts },
      current: current.map(({ code, validFrom, validUntil }) => [code, validFrom, validUntil]),
    }),
  };
  return { preview, diff };
}
