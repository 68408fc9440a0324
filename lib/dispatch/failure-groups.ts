import { type RepairPlace, repairOf } from "./failures.ts";

/** Orders with one reason on one thing: how many, and how many that have nothing else. One of them stands for all. */
export type ReasonGroup = {
  readonly code: string;
  /** The thing to repair: a product, a line, an address; "" where it is the order itself. */
  readonly subject: string;
  readonly orders: number;
  readonly frees: number;
  /** Orders of which this is the first reason of its code. */
  readonly firsts: number;
  readonly sampleOrderId: string;
};

/** The repair of a group that helps most. `frees`: so many orders could go at once. */
export type BestRepair = ReasonGroup & {
  /** One repair helps all of them; else each order is repaired by itself, and this is the first. */
  readonly isShared: boolean;
  /** Other things of the group that stand to be repaired as well. */
  readonly others: number;
};

export type FailureGroup = { readonly code: string; readonly count: number; readonly best: BestRepair | null };

/**
 * The lane "needs a hand" by failure, the commonest first. The best repair of a group is the one thing behind most of its
 * orders: first by how many it frees, then by how many it helps. What lies in an order itself frees that order alone.
 */
export function failureGroups(reasons: readonly ReasonGroup[]): FailureGroup[] {
  return [...Map.groupBy(reasons, ({ code }) => code)]
    .map(([code, group]) => ({
      code,
      count: group.reduce((sum, { firsts }) => sum + firsts, 0),
      best: bestOf(group),
    }))
    .sort((a, b) => b.count - a.count || compareText(a.code, b.code));
}

/** Where one repair helps every order that has the reason; elsewhere orders are repaired one by one. */
const sharedPlaces: ReadonlySet<RepairPlace> = new Set([
  "product",
  "unknown_products",
  "own_addresses",
  "application",
  "platform_staff",
]);

function bestOf(group: readonly ReasonGroup[]): BestRepair | null {
  const levers = group.map((one) =>
    sharedPlaces.has(repairOf(one.code).place)
      ? { ...one, isShared: true }
      : { ...one, isShared: false, orders: Math.min(one.orders, 1), frees: Math.min(one.frees, 1) },
  );
  const [best] = levers.sort((a, b) => b.frees - a.frees || b.orders - a.orders || compareText(a.subject, b.subject));
  return best ? { ...best, others: group.length - 1 } : null;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
