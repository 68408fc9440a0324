import type { OrderState } from "#lib/orders/states";
import type { Decider } from "#lib/routing/decide-solution";
import type { DispatchFacts, OrderFacts } from "./facts.ts";
import { measureParcel } from "./parcel.ts";
import { routeOrder } from "./plan.ts";

/** What goes with an order, and who decided on it. `solutionCode` null: held for a person. USD cents; null: no price. */
export type DryRunSide = {
  readonly solutionCode: string | null;
  readonly decidedBy: Decider;
  readonly templateName: string | null;
  readonly usdMinor: number | null;
};

export type DryRunChange = {
  readonly orderId: string;
  readonly orderNumber: string;
  readonly country: string;
  readonly state: OrderState;
  readonly from: DryRunSide;
  readonly to: DryRunSide;
  /** USD cents more (or less); null where one of the two has no price. */
  readonly differenceUsdMinor: number | null;
};

/** `of`: orders that could be judged; `unmeasured`: those with an unknown product or weight, which are not among them. */
export type DryRun = {
  readonly of: number;
  readonly unmeasured: number;
  readonly changes: readonly DryRunChange[];
  /** Sum of the differences that are known, and how many are not. */
  readonly differenceUsdMinor: number;
  readonly unpriced: number;
};

/**
 * What other templates would change for these orders, by the very function that the plan decides with. Orders that went
 * out already are judged as though they went today.
 */
export function dryRunTemplates(facts: DispatchFacts, proposed: Pick<DispatchFacts, "templates" | "groups">): DryRun {
  const other: DispatchFacts = { ...facts, ...proposed };
  const changes: DryRunChange[] = [];
  let of = 0;
  for (const order of facts.orders) {
    const from = sideOf(facts, order);
    const to = sideOf(other, order);
    if (!from || !to) continue;
    of += 1;
    if (from.solutionCode === to.solutionCode && from.usdMinor === to.usdMinor) continue;
    const { id: orderId, orderNumber, state, recipient } = order;
    const known = from.usdMinor !== null && to.usdMinor !== null;
    changes.push({
      ...{ orderId, orderNumber, state, country: recipient.country ?? recipient.countryText, from, to },
      differenceUsdMinor: known ? (to.usdMinor ?? 0) - (from.usdMinor ?? 0) : null,
    });
  }
  const differences = changes.flatMap(({ differenceUsdMinor }) => differenceUsdMinor ?? []);
  return {
    of,
    unmeasured: facts.orders.length - of,
    changes,
    differenceUsdMinor: differences.reduce((sum, minor) => sum + minor, 0),
    unpriced: changes.length - differences.length,
  };
}

function sideOf(facts: DispatchFacts, order: OrderFacts): DryRunSide | null {
  const measure = measureParcel(order);
  if (!measure) return null;
  const { recommendation, decidedBy, template } = routeOrder(facts, order, measure);
  return {
    solutionCode: recommendation.chosen?.solutionCode ?? null,
    decidedBy,
    templateName: template?.name ?? null,
    usdMinor: recommendation.chosen?.quote.usdMinor ?? null,
  };
}
