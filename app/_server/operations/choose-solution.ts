import { saveAudit } from "#db/queries/audit";
import { lockOrders, readDispatchFacts } from "#db/queries/dispatch-facts";
import { raiseLiveCursor } from "#db/queries/live";
import { saveChoice } from "#db/queries/save-dispatch";
import { inScope, type SellerScope } from "#db/scope";
import { judgeOrder } from "#lib/dispatch/plan";
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
    if (order?.state !== "waiting") return refuse({ code: "order_not_waiting" });
    const { solutionCode, consentNote, reason } = input;
    const choice = solutionCode === null ? null : { solutionCode, consentNote, reason };
    if (choice) {
      const store = facts.stores.find(({ id }) => id === order.storeId);
      const judged = judgeOrder(facts, { ...order, choice }, store);
      const picked = judged.recommendation?.ranked.find((candidate) => candidate.solutionCode === choice.solutionCode);
      if (picked?.standing === "needs_consent") return refuse({ code: "consent_needed", field: "consentNote" });
      if (!picked || picked.standing === "out") return refuse({ code: "solution_not_allowed" });
      const own = judgeOrder(facts, { ...order, choice: null }, store).recommendation?.chosen;
      const isAnother = own != null && own.solutionCode !== choice.solutionCode;
      if (isAnother && reason === "" && !consentNote) return refuse({ code: "reason_needed", field: "reason" });
    }
    await saveChoice(db, order.id, choice, now);
    const data = { solution: choice?.solutionCode ?? "", note: choice?.consentNote || reason };
    await saveAudit(db, [{ event: "solution_chosen", data, subject: { kind: "order", id: order.id } }]);
    await raiseLiveCursor(db);
    return ok(null);
  });
}
