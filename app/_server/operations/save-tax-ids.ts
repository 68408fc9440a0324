import { saveAudit } from "#db/queries/audit";
import { raiseLiveCursor } from "#db/queries/live";
import { getTaxIdOrders, saveTaxIdRows, type TaxIdToSave } from "#db/queries/tax-ids";
import { inScope, type SellerDb, type SellerScope } from "#db/scope";
import { parseTaxIdPaste, type RefusedTaxId } from "#lib/identity/tax-id/parse-tax-id-paste";
import { ok, type Result, refuse } from "#lib/kit/result";
import type { AcceptTaxIdsInput, PasteTaxIdsInput } from "#lib/orders/schema";
import { taxBuyerKey, taxIdNeeds } from "#lib/orders/tax-id-needs";
import { readSheet } from "../files/read-sheet.ts";

export type TaxIdReceipt = { readonly saved: number; readonly refused: readonly RefusedTaxId[] };

/** Keeps the numbers of a paste (order number and tax id, one pair a line); refused lines stop no other. */
export async function pasteTaxIds(
  scope: SellerScope,
  input: PasteTaxIdsInput,
  now: number = Date.now(),
): Promise<Result<TaxIdReceipt>> {
  return saveRows(scope, input.text, "pasted", now);
}

/** The same from a two-column sheet. Refused: what `readSheet` refuses. */
export async function importTaxIds(
  scope: SellerScope,
  file: { readonly fileName: string; readonly bytes: Uint8Array },
  now: number = Date.now(),
): Promise<Result<TaxIdReceipt>> {
  const sheet = await readSheet(file.bytes, file.fileName);
  if (!sheet.ok) return sheet;
  const table = sheet.value.tables.find((one) => !one.isHidden && one.rows.length > 0);
  if (!table) return refuse({ code: "file_empty" });
  // rows keep the numbers that the spreadsheet program shows
  const rows = Array.from({ length: table.rows.at(-1)?.number ?? 0 }, (): readonly string[] => []);
  for (const row of table.rows) rows[row.number - 1] = row.cells.slice(0, 2);
  return saveRows(scope, rows, "sheet", now);
}

/** Keeps what was found in the orders themselves, for the orders that a person looked at. */
export async function acceptTaxIds(
  scope: SellerScope,
  input: AcceptTaxIdsInput,
  now: number = Date.now(),
): Promise<Result<TaxIdReceipt>> {
  return inScope(scope, async (db): Promise<Result<TaxIdReceipt>> => {
    const orders = await getTaxIdOrders(db, { numbers: [], ids: input.orderIds });
    const keys = new Map(orders.map((order) => [order.orderId, taxBuyerKey(order)]));
    const rows = taxIdNeeds(orders, new Map(), now).flatMap((need): TaxIdToSave[] => {
      const [proposal] = need.proposals;
      const buyerKey = keys.get(need.orderId);
      if (!proposal || !buyerKey) return [];
      return [
        { buyerKey, country: need.country, kind: proposal.kind, value: proposal.value, source: "found_in_order" },
      ];
    });
    await keep(db, rows, now);
    return ok({ saved: rows.length, refused: [] });
  });
}

async function saveRows(
  scope: SellerScope,
  input: string | readonly (readonly string[])[],
  source: TaxIdToSave["source"],
  now: number,
): Promise<Result<TaxIdReceipt>> {
  const words = typeof input === "string" ? input : input.map((row) => row[0] ?? "").join("\n");
  const numbers = [...new Set(words.match(/\d{10,20}/g) ?? [])];
  return inScope(scope, async (db): Promise<Result<TaxIdReceipt>> => {
    const orders = await getTaxIdOrders(db, { numbers, ids: [] });
    const byNumber = new Map(orders.map((order) => [order.orderNumber, order]));
    const { accepted, refused } = parseTaxIdPaste(input, (key) => byNumber.get(key)?.country ?? null);
    const rows = accepted.flatMap(({ key, country, kind, value }): TaxIdToSave[] => {
      const order = byNumber.get(key);
      const buyerKey = order ? taxBuyerKey(order) : null;
      return buyerKey === null ? [] : [{ buyerKey, country, kind, value, source }];
    });
    await keep(db, rows, now);
    return ok({ saved: rows.length, refused });
  });
}

async function keep(db: SellerDb & { readonly scope: SellerScope }, rows: readonly TaxIdToSave[], now: number) {
  if (rows.length === 0) return;
  await saveTaxIdRows(db, rows, db.scope.personName, now);
  const subject = { kind: "seller", id: db.scope.sellerId } as const;
  await saveAudit(db, [{ event: "tax_ids_saved", data: { counts: { saved: rows.length } }, subject }]);
  await raiseLiveCursor(db);
}
