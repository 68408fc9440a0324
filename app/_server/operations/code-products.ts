import { saveAudit } from "#db/queries/audit";
import { lockHsProduct, saveHsCodes } from "#db/queries/hs-work";
import { enqueue } from "#db/queue";
import type { ScopedDb, SellerScope } from "#db/scope";
import { type EditConflict, type EditReceipt, meetEdit, type RefusedEdit } from "#lib/dispatch/edit-conflict";
import type { CodeProductsInput } from "#lib/dispatch/edit-schema";
import type { Instant } from "#lib/kit/time";
import { judgeAnew } from "./classify-products.ts";
import { judgeHsChoice } from "./confirm-hs-code.ts";

/**
 * Gives products their HS codes inside a transaction, each as `confirmHsCode` would; all orders of a product follow. Per
 * product: changed, the same already, changed by somebody else meanwhile, or refused with what is wrong with the code.
 */
export async function codeProducts(
  db: ScopedDb<SellerScope>,
  { products: asked }: CodeProductsInput,
  now: Instant,
): Promise<EditReceipt<string | null>> {
  const changed: string[] = [];
  const same: string[] = [];
  const conflicts: EditConflict<string | null>[] = [];
  const refused: RefusedEdit[] = [];
  const notFound: string[] = [];
  // in id order, so that two such edits cannot wait for each other in a circle
  for (const { id, code: typed, ...seen } of [...asked].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const product = await lockHsProduct(db, id);
    if (!product) {
      notFound.push(id);
      continue;
    }
    const name = product.sku ?? product.title;
    const judged = await judgeHsChoice(db, product, { code: typed, way: "typed" }, now);
    if (!judged.ok) {
      const { code, values } = judged.refusal;
      refused.push({ id, name, code, ...(values ? { values } : {}) });
      continue;
    }
    const { code, proposal } = judged.value;
    const meeting = meetEdit({ version: product.version, value: product.hsCode }, seen, code);
    if (meeting === "same") same.push(id);
    if (meeting === "conflict") {
      const { version, hsCode: theirs, confirmedBy, confirmedAt: at } = product;
      conflicts.push({ id, name, version, theirs, by: confirmedBy ?? "", at });
    }
    if (meeting !== "save") continue;
    const before = { code: product.hsCode, by: product.confirmedBy, at: product.confirmedAt };
    const confirmed = { hsConfirmedBy: db.scope.personName, hsConfirmedAt: now };
    await saveHsCodes(db, [{ id, hsCode: code, ...confirmed, hsProposal: { ...proposal, before } }], now);
    const data = { sku: name, code, way: "typed" };
    await saveAudit(db, [{ event: "hs_code_confirmed", data, subject: { kind: "product", id } }]);
    changed.push(id);
  }
  await judgeAnew(db, changed, now);
  const { sellerId } = db.scope;
  await enqueue(
    db,
    changed.map((like) => ({ name: "classify-products" as const, data: { sellerId, like } })),
  );
  return { changed, same, conflicts, refused, notFound };
}
