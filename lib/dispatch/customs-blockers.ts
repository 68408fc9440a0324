import { type FixCode, fixes } from "#lib/customs/requirements/fixes";
import { parcelRequirements, type Requirement } from "#lib/customs/requirements/parcel-requirements";
import { ruleOf } from "#lib/customs/requirements/rules";
import type { Finding } from "#lib/identity/finding";
import type { DispatchFacts, OrderFacts } from "./facts.ts";
import type { Blocker } from "./failures.ts";
import { requirementFactsOf, requirementLines } from "./requirement-facts.ts";

/** What customs of China and of the destination ask of an order today, met or not: for the plan and the screen alike. */
export function orderRequirements(
  order: OrderFacts,
  standing: readonly Finding[],
  { book, today }: Pick<DispatchFacts, "book" | "today">,
): readonly Requirement[] {
  return parcelRequirements(requirementFactsOf(order, standing, book.exchangeRates), today);
}

/**
 * Requirements that stop the parcel, one per product and thing to repair; of several rules that ask for it the latest is
 * named. What other families say (weight, recipient) is left to them.
 */
export function customsBlockers(order: OrderFacts, requirements: readonly Requirement[]): Blocker[] {
  const lines = requirementLines(order);
  const found = new Map<string, Blocker>();
  for (const { rule, field, line, effect, fix } of requirements) {
    if (effect !== "blocks" || fix === null) continue;
    const { failure } = fixes[fix.code];
    const goods = line === null ? undefined : lines[line];
    if (failure === null || !goods) continue;
    const since = ruleOf(rule).since ?? "";
    const key = `${goods.product.id} ${fix.code}`;
    const before = found.get(key);
    if (before && String(before.values.since) >= since) continue;
    found.set(key, {
      code: failure,
      subject: goods.product.id,
      field,
      detail: fix.code satisfies FixCode,
      values: { goods: goods.sku || goods.title, ...fix.values, since },
    });
  }
  return [...found.values()];
}
