import { saveAudit } from "#db/queries/audit";
import { readDispatchFacts } from "#db/queries/dispatch-facts";
import { saveOrderWeights } from "#db/queries/save-dispatch";
import type { ScopedDb, SellerScope } from "#db/scope";
import type { EditReceipt, RefusedEdit } from "#lib/dispatch/edit-conflict";
import type { WeighOrdersInput } from "#lib/dispatch/edit-schema";
import { netGramsOf } from "#lib/dispatch/net-grams";
import type { Instant } from "#lib/kit/time";
import { meetOrderEdits } from "./meet-order-edits.ts";

/**
 * Types what packed parcels weigh, inside a transaction. Per order: changed, the same already,
 * changed by somebody else meanwhile (nothing is written), or refused (`order_not_waiting`, `weight_below_net`).
 */
export async function weighOrders(
  db: ScopedDb<SellerScope>,
  { weightGrams, orders: asked }: WeighOrdersInput,
  now: Instant,
): Promise<EditReceipt<number | null>> {
  const met = await meetOrderEdits(db, asked, weightGrams, (edit) => edit.weightGrams);
  const ids = met.save.map(({ id }) => id);
  const facts = await readDispatchFacts(db, ids, now);
  const light = facts.orders.flatMap((order): RefusedEdit[] => {
    const net = netGramsOf(order);
    if (weightGrams === null || weightGrams >= net) return [];
    return [{ id: order.id, name: order.orderNumber, code: "weight_below_net", values: { net } }];
  });
  const isLight = new Set(light.map(({ id }) => id));
  const changed = ids.filter((id) => !isLight.has(id));
  await saveOrderWeights(db, changed, weightGrams, now);
  await saveAudit(
    db,
    changed.map((id) => ({ event: "order_weighed", data: { grams: weightGrams }, subject: { kind: "order", id } })),
  );
  const { save: _, refused, ...rest } = met;
  return { ...rest, changed, refused: [...refused, ...light] };
}
