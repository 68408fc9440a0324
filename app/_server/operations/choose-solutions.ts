import { saveAudit } from "#db/queries/audit";
import { readDispatchFacts } from "#db/queries/dispatch-facts";
import { saveChoices } from "#db/queries/save-dispatch";
import type { ScopedDb, SellerScope } from "#db/scope";
import type { EditReceipt, RefusedEdit } from "#lib/dispatch/edit-conflict";
import type { ChooseSolutionsInput } from "#lib/dispatch/edit-schema";
import { pickSolution } from "#lib/dispatch/pick-solution";
import type { Instant } from "#lib/kit/time";
import { meetOrderEdits } from "./meet-order-edits.ts";

/**
 * Picks one solution for many orders inside a transaction, or takes the picks back (null). Per order: changed, the same
 * already, changed by somebody else meanwhile, or refused with what `pickSolution` refuses; the others go all the same.
 */
export async function chooseSolutions(
  db: ScopedDb<SellerScope>,
  { solutionCode, reason, consentNote, orders: asked }: ChooseSolutionsInput,
  now: Instant,
): Promise<EditReceipt<string | null>> {
  const met = await meetOrderEdits(db, asked, solutionCode, (edit) => edit.solutionCode);
  const choice = solutionCode === null ? null : { solutionCode, reason, consentNote };
  const facts = await readDispatchFacts(
    db,
    met.save.map(({ id }) => id),
    now,
  );
  const changed: string[] = [];
  const refused: RefusedEdit[] = [...met.refused];
  for (const order of facts.orders) {
    const picked = pickSolution(facts, order, choice);
    if (picked.ok) changed.push(order.id);
    else refused.push({ id: order.id, name: order.orderNumber, code: picked.refusal.code });
  }
  await saveChoices(db, changed, choice, now);
  const data = { solution: solutionCode ?? "", note: consentNote || reason };
  await saveAudit(
    db,
    changed.map((id) => ({ event: "solution_chosen", data, subject: { kind: "order", id } })),
  );
  const { same, conflicts, notFound } = met;
  return { changed, same, conflicts, refused, notFound };
}
