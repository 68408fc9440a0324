import type { LineFacts, OrderFacts } from "./facts.ts";

/** Lines that the seller ships: the platform's warehouse takes care of the others. */
export function ownLines(order: OrderFacts): readonly LineFacts[] {
  return order.lines.filter((line) => !line.isWarehouseShipped);
}
