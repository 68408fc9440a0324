import { createHash, randomUUID } from "node:crypto";
import { saveAudit } from "#db/queries/audit";
import { type FoundParcel, findBillByHash, findBilledParcels, saveBill } from "#db/queries/bills";
import { getPastPricing } from "#db/queries/card-history";
import { raiseLiveCursor } from "#db/queries/live";
import { lockIntake } from "#db/queries/lock-intake";
import { getRoutingBook } from "#db/queries/rates";
import { inScope, type SellerDb, type SellerScope } from "#db/scope";
import type { ComparedLine } from "#lib/dispatch/bill-line";
import type { BillPreview } from "#lib/dispatch/bill-preview";
import { type BilledParcel, compareBill, sumBill } from "#lib/dispatch/compare-bill";
import { moreAtWeight } from "#lib/dispatch/price-at-weight";
import { type BillReading, readBill } from "#lib/dispatch/read-bill";
import type { Currency } from "#lib/kit/money";
import { ok, type Result, refuse } from "#lib/kit/result";
import { chinaDateOf } from "#lib/kit/time";
import { convertMinor } from "#lib/rates/exchange-rate";
import { readSheet } from "#server/files/read-sheet";

export type BillFile = {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  /** The bill's currency where its sheet names none. */
  readonly fallback: Currency;
};

/** Shown at once; the count says how many more there are. */
const shownProblems = 200;

/**
 * Reads a carrier's bill and sets each line beside the booked price; nothing is kept. What is wrong with rows is part of
 * the answer. Refusals: those of `readSheet` and `readBill`, `bill_known` (this very file), `bill_matches_nothing`.
 */
export async function previewBill(
  scope: SellerScope,
  file: BillFile,
  now: number = Date.now(),
): Promise<Result<BillPreview>> {
  const read = await readFile(file);
  if (!read.ok) return read;
  const { reading, hash } = read.value;
  return inScope(scope, async (db): Promise<Result<BillPreview>> => {
    const known = await refuseKnown(db, hash);
    if (known) return known;
    const compared = await compare(db, reading, now);
    if (!compared.ok) return compared;
    const { currency, problems, sumRows } = reading;
    return ok({
      ...{ hash, fileName: file.fileName, currency, sumRows, sums: sumBill(compared.value.lines) },
      ...{ problems: problems.slice(0, shownProblems), problemCount: problems.length },
    });
  });
}

/**
 * Keeps a bill that was looked at, all of it or nothing: `hash` names the very bytes that the person saw. Worked out anew
 * under the lock of imports, so that no parcel is expected twice. Refusals: those of the preview, `bill_changed`,
 * `bill_has_problems`.
 */
export async function importBill(
  scope: SellerScope,
  file: BillFile & { readonly hash: string },
  now: number = Date.now(),
): Promise<Result<{ readonly billId: string }>> {
  const read = await readFile(file);
  if (!read.ok) return read;
  const { reading, hash } = read.value;
  if (hash !== file.hash) return refuse({ code: "bill_changed" });
  if (reading.problems.length > 0) {
    return refuse({ code: "bill_has_problems", values: { count: reading.problems.length } });
  }
  return inScope(scope, async (db): Promise<Result<{ readonly billId: string }>> => {
    await lockIntake(db);
    const known = await refuseKnown(db, hash);
    if (known) return known;
    const compared = await compare(db, reading, now);
    if (!compared.ok) return compared;
    const { lines, carrierCode } = compared.value;
    const { currency } = reading;
    const sums = sumBill(lines);
    const billId = randomUUID();
    const bill = { ...sums, id: billId, carrierCode, fileName: file.fileName, fileHash: hash, currency };
    await saveBill(db, { ...bill, importedBy: scope.personName }, lines, now);
    const data = { file: file.fileName, lines: sums.lines, differenceMinor: sums.differenceMinor, currency };
    await saveAudit(db, [{ event: "bill_imported", data, subject: { kind: "bill", id: billId } }]);
    await raiseLiveCursor(db);
    return ok({ billId });
  });
}

async function readFile({ bytes, fileName, fallback }: BillFile) {
  const sheet = await readSheet(bytes, fileName);
  if (!sheet.ok) return sheet;
  const reading = readBill(sheet.value.tables, fallback);
  if (!reading.ok) return reading;
  return ok({ reading: reading.value, hash: createHash("sha256").update(bytes).digest("hex") });
}

async function refuseKnown(db: SellerDb, hash: string) {
  const known = await findBillByHash(db, hash);
  if (!known) return null;
  return refuse({ code: "bill_known", values: { file: known.fileName, on: chinaDateOf(known.importedAt) } });
}

type Compared = { readonly lines: readonly ComparedLine[]; readonly carrierCode: string };

async function compare(db: SellerDb, { lines, problems }: BillReading, now: number): Promise<Result<Compared>> {
  const numbers = lines.map(({ trackingNumber }) => trackingNumber);
  const [found, book] = await Promise.all([findBilledParcels(db, numbers), getRoutingBook(db, now)]);
  // with rows still to be mended nobody can say that nothing fits
  if (found.length === 0 && problems.length === 0) {
    return refuse({ code: "bill_matches_nothing", values: { number: numbers[0] ?? "" } });
  }
  const parcels = new Map<string, FoundParcel>();
  for (const parcel of found) if (!parcels.has(parcel.number)) parcels.set(parcel.number, parcel);
  const byWaybill = new Map(found.map((parcel) => [parcel.waybillId, parcel]));
  const past = await getPastPricing(
    db,
    found.flatMap(({ price }) => price?.cardId ?? []),
  );
  const rates = book.exchangeRates;
  const compared = compareBill(lines, parcels, {
    convert: (minor, from, to) => convertMinor(minor, from, to, rates),
    moreAtWeight: ({ waybillId, price }: BilledParcel, grams) => {
      const pricing = price && past.get(price.cardId);
      const parcel = byWaybill.get(waybillId);
      return pricing && parcel ? moreAtWeight(pricing.solution, pricing.card, parcel.pricing, grams, rates) : null;
    },
  });
  return ok({ lines: compared, carrierCode: mostOf(found.map(({ carrierCode }) => carrierCode)) });
}

/** The carrier of most parcels: it sent the bill. */
function mostOf(codes: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))[0]?.[0] ?? "";
}
