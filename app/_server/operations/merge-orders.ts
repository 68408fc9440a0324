import { saveAudit } from "#db/queries/audit";
import { lockOrdersAndMembers, readDispatchFacts } from "#db/queries/dispatch-facts";
import { raiseLiveCursor } from "#db/queries/live";
import { saveMerged, saveUnmerged } from "#db/queries/order-parts";
import { inScope, type SellerScope } from "#db/scope";
import type { DispatchFacts, OrderFacts } from "#lib/dispatch/facts";
import { forecastMerge, type MergePreview } from "#lib/dispatch/merge-preview";
import { ok, type Result, refuse } from "#lib/kit/result";
import { type Merge, planMerge } from "#lib/orders/merge";
import type { MergeOrdersInput, UnmergeOrdersInput } from "#lib/orders/parts-schema";

/** What merging these orders would change, before anything is merged. Refused as the merge itself. */
export async function previewMerge(
  scope: SellerScope,
  { orderIds }: MergeOrdersInput,
  now = Date.now(),
): Promise<Result<MergePreview>> {
  const facts = await inScope(scope, (db) => readDispatchFacts(db, orderIds, now));
  const planned = planOf(facts);
  if (!planned.ok) return planned;
  const { leadId, memberIds } = planned.value;
  const byId = new Map(facts.orders.map((order) => [order.id, order]));
  const lead = byId.get(leadId);
  if (!lead) return refuse({ code: "order_unknown" });
  const members = memberIds.flatMap((id) => byId.get(id) ?? []);
  const named = [lead, ...members].map(({ id, orderNumber }) => ({ id, orderNumber }));
  return ok({ ...forecastMerge(facts, lead, members), leadId, orders: named });
}

/**
 * 合并发货: lets waiting orders of one buyer and address go as one parcel. The one with the earliest deadline stands for it on
 * the screen; each keeps its number, and AliExpress is told for each. Refused: `order_unknown`, and what `planMerge` refuses.
 */
export async function mergeOrders(
  scope: SellerScope,
  { orderIds }: MergeOrdersInput,
  now = Date.now(),
): Promise<Result<Merge>> {
  return inScope(scope, async (db): Promise<Result<Merge>> => {
    await lockOrdersAndMembers(db, orderIds);
    const facts = await readDispatchFacts(db, orderIds, now);
    const planned = planOf(facts);
    if (!planned.ok) return planned;
    const { leadId, memberIds } = planned.value;
    await saveMerged(db, leadId, memberIds, now);
    const numbers = facts.orders.map(({ orderNumber }) => orderNumber);
    const entry = (id: string) =>
      ({ event: "orders_merged", data: { orders: numbers }, subject: { kind: "order", id } }) as const;
    await saveAudit(db, [leadId, ...memberIds].map(entry));
    await raiseLiveCursor(db);
    return ok(planned.value);
  });
}

function planOf(facts: DispatchFacts): Result<Merge> {
  if (facts.orders.length !== facts.asked.length) return refuse({ code: "order_unknown" });
  return planMerge(facts.orders.map(candidateOf));
}

function candidateOf(order: OrderFacts) {
  const { id, orderNumber, state, holdReason, currency, shipByAt, mergeKey = "" } = order;
  return {
    ...{ id, orderNumber, state, holdReason, currency, shipByAt, mergeKey },
    isSplit: order.part !== null && order.part !== undefined,
    isLead: (order.members?.length ?? 0) > 0,
  };
}

export type UnmergeReceipt = { readonly orderId: string; readonly freed: readonly string[] };

/**
 * Takes orders out of a parcel that is not dispatched yet; they wait by themselves again. Refused: `order_unknown`,
 * `merge_none` when nothing travels with it (any more).
 */
export async function unmergeOrders(
  scope: SellerScope,
  { orderId, memberIds }: UnmergeOrdersInput,
  now = Date.now(),
): Promise<Result<UnmergeReceipt>> {
  return inScope(scope, async (db): Promise<Result<UnmergeReceipt>> => {
    if ((await lockOrdersAndMembers(db, [orderId])).length === 0) return refuse({ code: "order_unknown" });
    const freed = await saveUnmerged(db, orderId, memberIds, now);
    if (freed.length === 0) return refuse({ code: "merge_none" });
    const data = { orders: freed.map(({ orderNumber }) => orderNumber) };
    const ids = [orderId, ...freed.map(({ id }) => id)];
    await saveAudit(
      db,
      ids.map((id) => ({ event: "orders_unmerged", data, subject: { kind: "order", id } }) as const),
    );
    await raiseLiveCursor(db);
    return ok({ orderId, freed: freed.map(({ id }) => id) });
  });
}
