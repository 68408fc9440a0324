import { randomUUID } from "node:crypto";
import { saveAudit } from "#db/queries/audit";
import { type CatalogueFor, getCatalogueFor } from "#db/queries/catalogue";
import { type ImportHead, listImportRows, lockImport, saveImportState } from "#db/queries/imports";
import { listKnownOrders } from "#db/queries/known-orders";
import { raiseLiveCursor } from "#db/queries/live";
import { lockIntake } from "#db/queries/lock-intake";
import { sendMessage } from "#db/queries/messages";
import { lockOrdersByNumber, saveChangedOrders, saveNewOrders } from "#db/queries/save-orders";
import { inScope, type SellerDb, type SellerScope } from "#db/scope";
import { ok, type Result, refuse } from "#lib/kit/result";
import { type Comparison, compareWithKnown, firstStateOf } from "#lib/orders/compare-with-known";
import type { OrderContent, OrderDraft } from "#lib/orders/draft";
import type { ImportCounts } from "#lib/orders/import-finding";
import { countsOf } from "#lib/orders/preview";
import type { ImportInput } from "#lib/orders/schema";
import type { ShippedNumber } from "#lib/orders/shipments-cell";
import { lineKeyOf, skuKeyOf } from "#lib/products/line-key";
import { matchLine } from "#lib/products/match-line";
import { confirmShownNotices } from "./confirm-shown-notices.ts";
import { followChanges, holdOf } from "./follow-changes.ts";

export type ImportReceipt = { readonly importId: string; readonly counts: ImportCounts };

/**
 * Makes a previewed import true: compares again with what is known now, under lock, and writes new and changed orders. A
 * second confirmation of the same import answers with the first one's receipt. Refused: `import_unknown`,
 * `import_discarded`.
 */
export async function confirmImport(
  scope: SellerScope,
  input: ImportInput,
  now: number = Date.now(),
): Promise<Result<ImportReceipt>> {
  const { importId } = input;
  return inScope(scope, async (db): Promise<Result<ImportReceipt>> => {
    await lockIntake(db);
    const one = await lockImport(db, importId);
    if (!one) return refuse({ code: "import_unknown" });
    if (one.state === "discarded") return refuse({ code: "import_discarded" });
    if (one.state === "confirmed") return ok({ importId, counts: one.counts });
    const comparison = await compareAgain(db, one);
    const counts = { ...one.counts, ...changedCounts(one.counts, comparison) };
    await write(db, one, comparison, now);
    await confirmShownNotices(db, shownNumbers(comparison), now);
    await tellWhoLeft(db, counts);
    await saveImportState(db, importId, "confirmed", counts, now);
    const subject = { kind: "import", id: importId } as const;
    await saveAudit(db, [{ event: "orders_imported", data: { file: one.fileName, counts: { ...counts } }, subject }]);
    await raiseLiveCursor(db);
    return ok({ importId, counts });
  });
}

/** Numbers that the platform shows for known orders; a file without their column says nothing. */
function shownNumbers(comparison: Comparison): Map<string, readonly ShippedNumber[]> {
  const told = comparison.changed.filter((order) => !order.draft.absent.includes("shipped"));
  return new Map(told.map((order) => [order.known.id, order.content.shipped]));
}

async function tellWhoLeft(db: SellerDb, counts: ImportCounts): Promise<void> {
  const count = Math.max(counts.held, counts.cancelOffers);
  if (count === 0) return;
  const link = `/s/${db.scope.sellerId}/orders?view=held`;
  await sendMessage(db, { kind: "orders_left_waiting", values: { count }, link });
}

async function compareAgain(db: SellerDb, one: ImportHead): Promise<Comparison> {
  const [fresh, changed] = await Promise.all([
    listImportRows(db, one.id, "new"),
    listImportRows(db, one.id, "changed"),
  ]);
  // what we wrote as a draft at the preview comes back as the draft
  const drafts = [...fresh, ...changed].flatMap((row) =>
    Array.isArray(row.content) ? [] : [row.content as OrderDraft],
  );
  const numbers = drafts.map((draft) => draft.content.orderNumber);
  await lockOrdersByNumber(db, numbers);
  return compareWithKnown(drafts, await listKnownOrders(db, numbers), one.storeId);
}

/** Rows that were the same or refused at the preview stay so; the rest is counted as it was really written. */
function changedCounts(previewed: ImportCounts, comparison: Comparison): Partial<ImportCounts> {
  const { new: fresh, changed, same, toDispatch, held, cancelOffers, masked } = countsOf(comparison, [], []);
  return {
    new: fresh,
    changed,
    same: previewed.same + same,
    refused: previewed.refused + comparison.refused.length,
    toDispatch,
    held,
    cancelOffers,
    masked,
  };
}

async function write(db: SellerDb, one: ImportHead, comparison: Comparison, now: number): Promise<void> {
  const contents = [
    ...comparison.new.map((draft) => draft.content),
    ...comparison.changed.map((order) => order.content),
  ];
  const lines = contents.flatMap((content) => content.lines);
  const match = await getCatalogueFor(db, {
    skuKeys: lines.flatMap((line) => skuKeyOf(line.sku) ?? []),
    lineKeys: lines.map(lineKeyOf),
  });
  const { storeId } = one;
  const fresh = comparison.new.map(({ content }) => ({
    id: randomUUID(),
    storeId,
    content,
    state: firstStateOf(content),
    productIds: productIdsOf(content, match),
  }));
  const changed = comparison.changed.map((order) => ({
    id: order.known.id,
    storeId,
    content: order.content,
    state: order.nextState,
    productIds: productIdsOf(order.content, match),
    hold: holdOf(order.effects, now),
  }));
  await saveNewOrders(db, fresh, now);
  await saveChangedOrders(db, changed, now);
  await followChanges(db, comparison.changed, now);
}

function productIdsOf(content: OrderContent, match: CatalogueFor): (string | null)[] {
  return content.lines.map((line) => matchLine(line, match.catalogue, match.remembered));
}
