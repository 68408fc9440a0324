import { saveAudit } from "#db/queries/audit";
import { raiseLiveCursor } from "#db/queries/live";
import { getMatches, lockProductsFor } from "#db/queries/products";
import { inScope, type SellerScope } from "#db/scope";
import { ok, type Result } from "#lib/kit/result";
import { compareCatalogue } from "#lib/products/compare-catalogue";
import { skuKeyOf } from "#lib/products/line-key";
import { draftKey, type RefusedCatalogueRow, readCatalogue } from "#lib/products/read-catalogue";
import { hsModel } from "../data.ts";
import { readSheet } from "../files/read-sheet.ts";
import { type ProductWrite, writeProducts } from "./write-products.ts";

export type ProductImportReceipt = {
  readonly new: number;
  readonly changed: number;
  readonly same: number;
  readonly untouched: number;
  /** Orders whose lines found their product by this sheet. */
  readonly orders: number;
  readonly header: readonly string[];
  readonly refused: readonly RefusedCatalogueRow[];
};

/**
 * Brings a product sheet in: the catalogue, or the work list of unknown products filled in. Empty cells keep what is
 * known; refused rows stop no other. Refused: what `readSheet` and `readCatalogue` refuse.
 */
export async function importProducts(
  scope: SellerScope,
  file: { readonly fileName: string; readonly bytes: Uint8Array },
  now: number = Date.now(),
): Promise<Result<ProductImportReceipt>> {
  const sheet = await readSheet(file.bytes, file.fileName);
  if (!sheet.ok) return sheet;
  const reading = readCatalogue(sheet.value.tables, await hsModel());
  if (!reading.ok) return reading;
  const { drafts, refused, untouched, header } = reading.value;
  return inScope(scope, async (db): Promise<Result<ProductImportReceipt>> => {
    const matched = await getMatches(db, drafts.map(draftKey));
    const skuKeys = drafts.flatMap((draft) => skuKeyOf(draft.sku) ?? []);
    const known = await lockProductsFor(db, { skuKeys, ids: [...matched.values()] });
    const comparison = compareCatalogue(drafts, known, matched);
    const fresh = comparison.new.map(
      ({ draft, facts, matches }): ProductWrite => ({
        product: { ...facts, id: null, sku: draft.sku, title: draft.title, attributes: draft.attributes },
        matches: matches === null ? [] : [matches],
        ...(facts.hsCode === null ? {} : { hs: { way: "sheet" } }),
      }),
    );
    const changed = comparison.changed.map(({ draft, product, facts, changed: names }): ProductWrite => {
      const title = names.includes("title") ? draft.title : product.title;
      const attributes = names.includes("attributes") ? draft.attributes : product.attributes;
      const matches = draft.lineKey === null ? [] : [draft.lineKey];
      const hs = names.includes("hsCode") ? { hs: { way: "sheet" } as const } : {};
      return { product: { ...facts, id: product.id, sku: product.sku, title, attributes }, matches, ...hs };
    });
    const orders = await writeProducts(db, [...fresh, ...changed], now);
    const counts = { new: fresh.length, changed: changed.length, same: comparison.same.length };
    const subject = { kind: "product", id: "sheet" } as const;
    const data = { file: file.fileName, counts: { ...counts, refused: refused.length } };
    await saveAudit(db, [{ event: "products_imported", data, subject }]);
    await raiseLiveCursor(db);
    return ok({ ...counts, untouched: untouched.length, orders, header, refused });
  });
}
