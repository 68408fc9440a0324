import { saveAudit } from "#db/queries/audit";
import { raiseLiveCursor } from "#db/queries/live";
import { getLineSamples, getMatches, type LineSample, lockProductsFor, type ProductRow } from "#db/queries/products";
import { inScope, type SellerScope } from "#db/scope";
import { isCountryCode } from "#lib/kit/country";
import { ok, type Result, refuse } from "#lib/kit/result";
import { standingOfCode } from "#lib/products/hs/code-standing";
import { skuKeyOf } from "#lib/products/line-key";
import { noFacts, type ProductFact, type ProductFacts } from "#lib/products/product";
import type { CompleteProductsInput } from "#lib/products/schema";
import { hsModel } from "../data.ts";
import { refusedCode } from "./refused-code.ts";
import { type ProductWrite, writeProducts } from "./write-products.ts";

export type CompletionReceipt = { readonly products: number; readonly orders: number };

/**
 * Fill-down on the work list: gives many unknown or incomplete products the same facts at once. Members that are empty
 * stay as they are. Refused: `nothing_to_fill`, `lines_unknown` (none of them is sold in any order), and
 * an HS code for what `standingOfCode` says.
 */
export async function completeProducts(
  scope: SellerScope,
  input: CompleteProductsInput,
  now: number = Date.now(),
): Promise<Result<CompletionReceipt>> {
  const filled = filledFacts(input.facts);
  const names = Object.keys(filled) as ProductFact[];
  const standing = filled.hsCode ? standingOfCode(await hsModel(), filled.hsCode) : null;
  if (standing && !standing.ok) return refusedCode(standing, "facts.hsCode");
  if (names.length === 0) return refuse({ code: "nothing_to_fill" });
  return inScope(scope, async (db): Promise<Result<CompletionReceipt>> => {
    const [samples, matched] = await Promise.all([getLineSamples(db, input.lineKeys), getMatches(db, input.lineKeys)]);
    if (samples.length === 0) return refuse({ code: "lines_unknown" });
    const skuKeys = samples.flatMap((sample) => skuKeyOf(sample.sku) ?? []);
    const ids = [...matched.values(), ...samples.flatMap((sample) => sample.productId ?? [])];
    const known = await lockProductsFor(db, { skuKeys, ids });
    const writes = samples.map((sample) => writeOf(sample, productOf(sample, known, matched), filled));
    const orders = await writeProducts(db, uniqueProducts(writes), now);
    await saveAudit(
      db,
      samples.map((sample) => ({
        event: "product_saved" as const,
        data: { sku: sample.sku || null, changed: names },
        subject: { kind: "product" as const, id: sample.lineKey },
      })),
    );
    await raiseLiveCursor(db);
    return ok({ products: samples.length, orders });
  });
}

function filledFacts(facts: CompleteProductsInput["facts"]): Partial<ProductFacts> {
  const { originCountry, ...rest } = facts;
  const country = originCountry && isCountryCode(originCountry) ? { originCountry } : {};
  const filled = Object.entries(rest).filter(([, value]) => value !== null && value !== undefined);
  return { ...Object.fromEntries(filled), ...country };
}

function productOf(
  sample: LineSample,
  known: readonly ProductRow[],
  matched: ReadonlyMap<string, string>,
): ProductRow | undefined {
  const id = sample.productId ?? matched.get(sample.lineKey);
  const sku = skuKeyOf(sample.sku);
  return (
    known.find((product) => product.id === id) ?? known.find((product) => sku !== null && skuKeyOf(product.sku) === sku)
  );
}

function writeOf(sample: LineSample, product: ProductRow | undefined, filled: Partial<ProductFacts>): ProductWrite {
  if (!product) {
    const { title, attributes } = sample;
    const own = { ...noFacts, ...filled, id: null, sku: sample.sku || null, title, attributes };
    return { product: own, matches: [sample.lineKey], ...typedCode(filled) };
  }
  const { version: _version, updatedAt: _updatedAt, ...known } = product;
  const isNewCode = filled.hsCode !== undefined && filled.hsCode !== product.hsCode;
  return { product: { ...known, ...filled }, matches: [sample.lineKey], ...(isNewCode ? typedCode(filled) : {}) };
}

function typedCode({ hsCode }: Partial<ProductFacts>): Pick<ProductWrite, "hs"> {
  return hsCode ? { hs: { way: "typed" } } : {};
}

/** Two lines may be one product: it is written once, with the matches of both. */
function uniqueProducts(writes: readonly ProductWrite[]): ProductWrite[] {
  const byId = new Map<string, ProductWrite>();
  for (const write of writes) {
    const key = write.product.id ?? `new ${write.matches.join()}`;
    const before = byId.get(key);
    byId.set(key, before ? { ...before, matches: [...before.matches, ...write.matches] } : write);
  }
  return [...byId.values()];
}
