import { createHash, randomUUID } from "node:crypto";
import { saveAudit } from "#db/queries/audit";
import { raiseLiveCursor } from "#db/queries/live";
import { lockIntake } from "#db/queries/lock-intake";
import { findInvoices, saveInvoices } from "#db/queries/purchase-invoices";
import { inScope, type SellerDb, type SellerScope } from "#db/scope";
import type { InvoiceKind } from "#lib/customs/dossier/invoice-kinds";
import type { InvoicePreview } from "#lib/customs/dossier/invoice-preview";
import { invoiceKey, type PurchaseInvoice, sumInvoice } from "#lib/customs/dossier/purchase-invoice";
import { type InvoiceReading, readInvoices } from "#lib/customs/dossier/read-invoices";
import { fingerprint } from "#lib/kit/fingerprint";
import { ok, type Result, refuse } from "#lib/kit/result";
import { chinaDateOf } from "#lib/kit/time";
import { readSheet } from "#server/files/read-sheet";

export type InvoiceFile = {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  /** The kind where the sheet has no column for it. */
  readonly fallback: InvoiceKind;
};

/** Shown at once; the counts say how many more there are. */
const shownProblems = 200;

/**
 * Reads a sheet of purchase invoices and says what would be taken: new ones, those that are known already (by number and
 * code) and those that must be mended. Nothing is kept. Refusals: those of `readSheet` and `readInvoices`.
 */
export async function previewInvoices(
  scope: SellerScope,
  file: InvoiceFile,
  now: number = Date.now(),
): Promise<Result<InvoicePreview>> {
  const read = await readFile(file, now);
  if (!read.ok) return read;
  const { reading, hash } = read.value;
  return inScope(scope, async (db): Promise<Result<InvoicePreview>> => {
    const sorted = await sortOut(db, reading);
    const sums = sorted.fresh.map(sumInvoice);
    const { problems, leftOut, isUnplaced, sumRows } = reading;
    return ok({
      ...{ hash, fileName: file.fileName, leftOut, isUnplaced, sumRows },
      ...{ fresh: sorted.fresh.length, lines: sorted.fresh.reduce((sum, { lines }) => sum + lines.length, 0) },
      ...{ netFen: total(sums.map(({ netFen }) => netFen)), taxFen: total(sums.map(({ taxFen }) => taxFen)) },
      ...{ known: sorted.known.length, differing: sorted.differing.slice(0, shownProblems) },
      ...{ problems: problems.slice(0, shownProblems), problemCount: problems.length },
    });
  });
}

/**
 * Keeps the new invoices of a sheet that was looked at: `hash` names the very bytes that the person saw. Invoices that must
 * be mended and those that are known are left out, each whole. Refusals: those of the preview, `invoices_changed`,
 * `invoices_unplaced` (a row without a readable number may belong to any invoice), `invoices_nothing_new`.
 */
export async function importInvoices(
  scope: SellerScope,
  file: InvoiceFile & { readonly hash: string },
  now: number = Date.now(),
): Promise<Result<{ readonly imported: number }>> {
  const read = await readFile(file, now);
  if (!read.ok) return read;
  const { reading, hash } = read.value;
  if (hash !== file.hash) return refuse({ code: "invoices_changed" });
  if (reading.isUnplaced) return refuse({ code: "invoices_unplaced" });
  return inScope(scope, async (db): Promise<Result<{ readonly imported: number }>> => {
    await lockIntake(db);
    const { fresh } = await sortOut(db, reading);
    if (fresh.length === 0) return refuse({ code: "invoices_nothing_new" });
    const { fileName } = file;
    const rows = fresh.map((one) => ({ ...one, id: randomUUID(), contentHash: contentOf(one) }));
    await saveInvoices(db, rows, { fileName, importedBy: scope.personName, now });
    const data = { file: fileName, count: fresh.length };
    const subject = { kind: "purchase_invoice", id: rows[0]?.id ?? "" } as const;
    await saveAudit(db, [{ event: "purchase_invoices_imported", data, subject }]);
    await raiseLiveCursor(db);
    return ok({ imported: fresh.length });
  });
}

async function readFile({ bytes, fileName, fallback }: InvoiceFile, now: number) {
  const sheet = await readSheet(bytes, fileName);
  if (!sheet.ok) return sheet;
  const reading = readInvoices(sheet.value.tables, { fallback, today: chinaDateOf(now) });
  if (!reading.ok) return reading;
  const hash = createHash("sha256").update(bytes).update(fallback).digest("hex");
  return ok({ reading: reading.value, hash });
}

/** New ones, known ones, and known ones that now say something else: those are told, never overwritten. */
async function sortOut(db: SellerDb, { invoices }: InvoiceReading) {
  const found = await findInvoices(
    db,
    invoices.map(({ number }) => number),
  );
  const kept = new Map(found.map((one) => [invoiceKey(one), one.contentHash]));
  const known = invoices.filter((one) => kept.has(invoiceKey(one)));
  return {
    fresh: invoices.filter((one) => !kept.has(invoiceKey(one))),
    known,
    differing: known.filter((one) => kept.get(invoiceKey(one)) !== contentOf(one)).map(({ number }) => number),
  };
}

/** What an invoice says by itself; the SKU is the seller's own and may be changed later. */
function contentOf({ lines, ...head }: PurchaseInvoice): string {
  return fingerprint({ ...head, lines: lines.map(({ sku: _, skuKey: __, ...line }) => line) });
}

function total(amounts: readonly number[]): number {
  return amounts.reduce((sum, one) => sum + one, 0);
}
