import { saveAudit } from "#db/queries/audit";
import { lockOrders, readDispatchFacts } from "#db/queries/dispatch-facts";
import { raiseLiveCursor } from "#db/queries/live";
import { saveChoices } from "#db/queries/save-dispatch";
import { inScope, type SellerScope } from "#db/scope";
import { pickSolution } from "#lib/dispatch/pick-solution";
import type { ChooseSolutionInput } from "#lib/dispatch/schema";
import { ok, type Result, refuse } from "#lib/kit/result";

/**
 * The dispatcher picks a solution for one order, or takes the pick back (`solutionCode` null). Refusals: order_not_found,
 * order_not_waiting, consent_needed (below the buyer's class without a note), solution_not_allowed, reason_needed (another
 * than ALP would take, without a word why).
 */
export async function chooseSolution(
  scope: SellerScope,
  input: ChooseSolutionInput,
  now = Date.now(),
): Promise<Result<null>> {
  return inScope(scope, async (db) => {
    const [locked] = await lockOrders(db, [input.orderId]);
    if (!locked) return refuse({ code: "order_not_found" });
    const facts = await readDispatchFacts(db, [locked], now);
    const [order] = facts.orders;
    if (!order) return refuse({ code: "order_not_found" });
    const { solutionCode, consentNote, reason } = input;
    const picked = pickSolution(facts, order, solutionCode === null ? null : { solutionCode, consentNote, reason });
    if (!picked.ok) return picked;
    const choice = picked.value;
    await saveChoices(db, [order.id], choice, now);
    const data = { solution: choice?.solutionCode ?? "", note: choice?.consentNote || reason };
    await saveAudit(db, [{ event: "solution_chosen", data, subject: { kind: "order", id: order.id } }]);
    await raiseLiveCursor(db);
    return ok(null);
  });
}
