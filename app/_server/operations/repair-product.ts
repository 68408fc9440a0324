import { saveAudit } from "#db/queries/audit";
import { raiseLiveCursor } from "#db/queries/live";
import { lockProductsFor, type ProductRow } from "#db/queries/products";
import { countReach } from "#db/queries/repairs";
import { inScope, type SellerScope } from "#db/scope";
import type { RepairProductInput } from "#lib/dispatch/repair-schema";
import { isCountryCode } from "#lib/kit/country";
import { ok, type Result, refuse } from "#lib/kit/result";
import type { Instant } from "#lib/kit/time";
import { standingOfCode } from "#lib/products/hs/code-standing";
import { isNetAboveGross } from "#lib/products/net-weight";
import type { ProductFact, ProductFacts } from "#lib/products/product";
import { typedFacts } from "#lib/products/typed-facts";
import { hsModel } from "../data.ts";
import { refusedCode } from "./refused-code.ts";
import type { RepairReceipt } from "./repair-recipient.ts";
import { writeProducts } from "./write-products.ts";

/**
 * Gives a product the facts that keep its orders back; all its orders follow. Another person's change of another fact is no
 * conflict. Refused: `product_unknown`, `nothing_to_fill`, `field_changed` (`theirs`), `net_above_gross`, and an HS code for
 * what `standingOfCode` says. Answers how many waiting orders had the product to repair.
 */
export async function repairProduct(
  scope: SellerScope,
  { productId, facts: typed, seen, isProposed }: RepairProductInput,
  now: Instant = Date.now(),
): Promise<Result<RepairReceipt>> {
  const wanted = givenFacts(typed);
  const names = Object.keys(wanted) as ProductFact[];
  if (names.length === 0) return refuse({ code: "nothing_to_fill" });
  return inScope(scope, async (db): Promise<Result<RepairReceipt>> => {
    const known = await lockProductsFor(db, { skuKeys: [], ids: [productId] });
    const product = known.find(({ id }) => id === productId);
    if (!product) return refuse({ code: "product_unknown" });
    const { version: _version, updatedAt: _updatedAt, ...before } = product;
    const after = { ...before, ...wanted };
    const changed = changedBySomebody(product, after, names, seen);
    if (changed) return refuse({ code: "field_changed", field: changed.fact, values: { theirs: changed.theirs } });
    if (isNetAboveGross(after))
      return refuse({ code: "net_above_gross", field: names.includes("netGrams") ? "netGrams" : "weightGrams" });
    const isNewCode = after.hsCode !== before.hsCode && after.hsCode !== null;
    const standing = isNewCode && after.hsCode !== null ? standingOfCode(await hsModel(), after.hsCode) : null;
    if (standing && !standing.ok) return refusedCode(standing, "hsCode");
    const [reach] = (await countReach(db, [productId])).values();
    const way = isProposed ? "proposed" : "typed";
    await writeProducts(db, [{ product: after, matches: [], ...(isNewCode ? { hs: { way } } : {}) }], now);
    const data = { sku: product.sku, changed: names.filter((fact) => after[fact] !== before[fact]) };
    await saveAudit(db, [{ event: "product_saved", data, subject: { kind: "product", id: productId } }]);
    await raiseLiveCursor(db);
    return ok({ orders: reach?.orders ?? 0 });
  });
}

function givenFacts({ originCountry, ...rest }: RepairProductInput["facts"]): Partial<ProductFacts> {
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== null && value !== undefined));
  return originCountry && isCountryCode(originCountry) ? { ...given, originCountry } : given;
}

function changedBySomebody(
  product: ProductRow,
  after: ProductFacts,
  names: readonly ProductFact[],
  seen: RepairProductInput["seen"],
): { readonly fact: ProductFact; readonly theirs: string } | null {
  const [stored, wanted] = [typedFacts(product), typedFacts(after)];
  const fact = names.find((name) => stored[name] !== (seen[name] ?? "") && stored[name] !== wanted[name]);
  return fact ? { fact, theirs: stored[fact] } : null;
}
