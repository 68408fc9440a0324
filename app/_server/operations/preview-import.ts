import { createHash } from "node:crypto";
import { getStoreName, saveImport } from "#db/queries/imports";
import { listKnownOrders } from "#db/queries/known-orders";
import { inScope, type SellerScope } from "#db/scope";
import { ok, type Result, refuse } from "#lib/kit/result";
import { compareWithKnown } from "#lib/orders/compare-with-known";
import type { ImportCounts } from "#lib/orders/import-finding";
import { readOrderTable } from "#lib/orders/intake";
import { previewOf } from "#lib/orders/preview";
import { readSheet } from "../files/read-sheet.ts";

export type DroppedFile = { readonly storeId: string; readonly fileName: string; readonly bytes: Uint8Array };

export type ImportPreview = {
  readonly importId: string;
  readonly storeName: string;
  readonly fileName: string;
  readonly counts: ImportCounts;
};

/**
 * Reads a dropped order export, compares it with what is known and keeps the preview; nothing of the orders changes yet.
 * Refused: what `readSheet` and `readOrderTable` refuse, `store_unknown`.
 */
export async function previewImport(
  scope: SellerScope,
  file: DroppedFile,
  now: number = Date.now(),
): Promise<Result<ImportPreview>> {
  const sheet = await readSheet(file.bytes, file.fileName);
  if (!sheet.ok) return sheet;
  const intake = readOrderTable(sheet.value.tables);
  if (!intake.ok) return intake;
  const { orders, header } = intake.value;
  const fileHash = createHash("sha256").update(file.bytes).digest("hex");
  return inScope(scope, async (db): Promise<Result<ImportPreview>> => {
    const { storeId, fileName } = file;
    const storeName = await getStoreName(db, storeId);
    if (storeName === null) return refuse({ code: "store_unknown", field: "storeId" });
    const known = await listKnownOrders(
      db,
      orders.map((order) => order.content.orderNumber),
    );
    const { counts, rows } = previewOf(intake.value, compareWithKnown(orders, known, storeId));
    const createdBy = scope.personName;
    const importId = await saveImport(db, { storeId, fileName, fileHash, counts, header, createdBy }, rows, now);
    return ok({ importId, storeName, fileName, counts });
  });
}
