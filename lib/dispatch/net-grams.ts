import type { OrderFacts } from "./facts.ts";
import { ownLines } from "./own-lines.ts";

/** What an order's goods weigh without any packaging, as far as it is known: a packed parcel cannot weigh less. */
export function netGramsOf(order: OrderFacts): number {
  return ownLines(order).reduce((sum, { product, quantity }) => sum + (product?.netGrams ?? 0) * quantity, 0);
}
