import { ok, type Result, refuse } from "#lib/kit/result";
import type { DispatchFacts, OrderFacts } from "./facts.ts";
import { judgeOrder } from "./plan.ts";

/** What a dispatcher picks; null takes the pick back. */
export type Pick = NonNullable<OrderFacts["choice"]> | null;

/**
 * May this solution be picked for an order? Refusals: order_not_waiting, consent_needed (below the buyer's class without a
 * note), solution_not_allowed, reason_needed (another than ALP would take, without a word why).
 */
export function pickSolution(facts: DispatchFacts, order: OrderFacts, choice: Pick): Result<Pick> {
  if (order.state !== "waiting") return refuse({ code: "order_not_waiting" });
  if (choice === null) return ok(null);
  const store = facts.stores.find(({ id }) => id === order.storeId);
  const judged = judgeOrder(facts, { ...order, choice }, store);
  const picked = judged.recommendation?.ranked.find((candidate) => candidate.solutionCode === choice.solutionCode);
  if (picked?.standing === "needs_consent") return refuse({ code: "consent_needed", field: "consentNote" });
  if (!picked || picked.standing === "out") return refuse({ code: "solution_not_allowed" });
  const own = judgeOrder(facts, { ...order, choice: null }, store).recommendation?.chosen;
  const isAnother = own != null && own.solutionCode !== choice.solutionCode;
  if (isAnother && choice.reason === "" && !choice.consentNote)
    return refuse({ code: "reason_needed", field: "reason" });
  return ok(choice);
}
