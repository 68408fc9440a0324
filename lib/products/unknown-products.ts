import { missingFacts, noFacts, type ProductFact, type ProductFacts } from "./product.ts";

/** A line of an order that waits, with the product that it is known to be. */
export type WaitingLine = {
  readonly orderId: string;
  readonly lineKey: string;
  readonly sku: string;
  readonly title: string;
  readonly attributes: string;
  readonly quantity: number;
  readonly shipByAt: number | null;
  readonly product: (ProductFacts & { readonly id: string }) | null;
};

/** One thing to complete: everything that is sold under one key, with what it blocks. */
export type UnknownProduct = {
  readonly lineKey: string;
  readonly sku: string;
  readonly title: string;
  readonly attributes: string;
  readonly productId: string | null;
  readonly facts: ProductFacts;
  readonly missing: readonly ProductFact[];
  readonly orders: number;
  readonly pieces: number;
  readonly earliestShipByAt: number | null;
};

/**
 * The work list: products that waiting orders need and that are unknown or incomplete, those that block most orders
 * first, then the most urgent. Each order counts once per product, however many lines it has of it.
 */
export function unknownProducts(lines: readonly WaitingLine[]): UnknownProduct[] {
  const groups = new Map<string, WaitingLine[]>();
  for (const line of lines) {
    if (line.product !== null && missingFacts(line.product).length === 0) continue;
    const group = groups.get(line.lineKey);
    if (group) group.push(line);
    else groups.set(line.lineKey, [line]);
  }
  const list = [...groups.values()].flatMap((group) => groupOf(group) ?? []);
  return list.sort(byUrgency);
}

function groupOf(lines: readonly WaitingLine[]): UnknownProduct | null {
  const [first] = lines;
  if (!first) return null;
  const facts = first.product ?? noFacts;
  const deadlines = lines.flatMap((line) => line.shipByAt ?? []);
  return {
    lineKey: first.lineKey,
    sku: first.sku,
    title: first.title,
    attributes: first.attributes,
    productId: first.product?.id ?? null,
    facts,
    missing: missingFacts(facts),
    orders: new Set(lines.map((line) => line.orderId)).size,
    pieces: lines.reduce((sum, line) => sum + line.quantity, 0),
    earliestShipByAt: deadlines.length > 0 ? Math.min(...deadlines) : null,
  };
}

function byUrgency(a: UnknownProduct, b: UnknownProduct): number {
  const later = Number.POSITIVE_INFINITY;
  return (
    b.orders - a.orders ||
    (a.earliestShipByAt ?? later) - (b.earliestShipByAt ?? later) ||
    (a.lineKey < b.lineKey ? -1 : 1)
  );
}
