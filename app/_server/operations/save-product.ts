import { saveAudit } from "#db/queries/audit";
import { raiseLiveCursor } from "#db/queries/live";
import { lockProductsFor, type ProductRow } from "#db/queries/products";
import { inScope, type SellerScope } from "#db/scope";
import { isCountryCode } from "#lib/kit/country";
import { ok, type Result, refuse } from "#lib/kit/result";
import { standingOfCode } from "#lib/products/hs/code-standing";
import { skuKeyOf } from "#lib/products/line-key";
import type { ProductFact, ProductFacts } from "#lib/products/product";
import type { SaveProductInput } from "#lib/products/schema";
import { hsModel } from "../data.ts";
import { refusedCode } from "./refused-code.ts";
import { type ProductWrite, writeProducts } from "./write-products.ts";

/**
 * Saves one product as a person typed it. Refused: `product_unknown`, `product_changed` (somebody saved it since it was
 * opened), `sku_taken`, and a new HS code for what `standingOfCode` says.
 */
export async function saveProduct(
  scope: SellerScope,
  input: SaveProductInput,
  now: number = Date.now(),
): Promise<Result<{ readonly orders: number }>> {
  const { id, version, title, attributes } = input;
  const sku = input.sku === "" ? null : input.sku;
  const skuKey = skuKeyOf(sku);
  const { originCountry } = input.facts;
  const facts: ProductFacts = {
    ...input.facts,
    originCountry: originCountry !== null && isCountryCode(originCountry) ? originCountry : null,
  };
  return inScope(scope, async (db): Promise<Result<{ readonly orders: number }>> => {
    const keys = { skuKeys: skuKey === null ? [] : [skuKey], ids: id === null ? [] : [id] };
    const known = await lockProductsFor(db, keys);
    const before = known.find((product) => product.id === id);
    if (id !== null && !before) return refuse({ code: "product_unknown" });
    if (before && before.version !== version) return refuse({ code: "product_changed" });
    if (skuKey !== null && known.some((one) => one.id !== id && skuKeyOf(one.sku) === skuKey)) {
      return refuse({ code: "sku_taken", field: "sku", values: { sku: sku ?? "" } });
    }
    const isNewCode = facts.hsCode !== (before?.hsCode ?? null);
    const standing = isNewCode && facts.hsCode !== null ? standingOfCode(await hsModel(), facts.hsCode) : null;
    if (standing && !standing.ok) return refusedCode(standing, "facts.hsCode");
    const hs = isNewCode
      ? { hs: { way: input.hs?.way ?? "typed", ...(input.hs?.from ? { from: input.hs.from } : {}) } }
      : {};
    const write: ProductWrite = { product: { ...facts, id, sku, title, attributes }, matches: [], ...hs };
    const orders = await writeProducts(db, [write], now);
    const subject = { kind: "product", id: id ?? skuKey ?? title } as const;
    await saveAudit(db, [{ event: "product_saved", data: { sku, changed: changedFacts(before, facts) }, subject }]);
    await raiseLiveCursor(db);
    return ok({ orders });
  });
}

function changedFacts(before: ProductRow | undefined, facts: ProductFacts): ProductFact[] {
  return (Object.keys(facts) as ProductFact[]).filter((fact) => facts[fact] !== (before?.[fact] ?? null));
}
