import { randomUUID } from "node:crypto";
import { saveAudit } from "#db/queries/audit";
import { lockOrders } from "#db/queries/dispatch-facts";
import { raiseLiveCursor } from "#db/queries/live";
import { getSplitSource, lockParts, saveSplit, saveSplitUndone } from "#db/queries/order-parts";
import { inScope, type SellerScope } from "#db/scope";
import { ok, type Refusal, type Result, refuse } from "#lib/kit/result";
import type { OneOrderInput, SplitOrderInput } from "#lib/orders/parts-schema";
import { splitOrder } from "#lib/orders/split";
import type { SplitSource } from "#lib/orders/split-source";

export type SplitReceipt = { readonly orderId: string; readonly partIds: readonly string[] };

/** An order's goods, to be laid out over parcels. Refused as the split itself. */
export async function readSplit(scope: SellerScope, { orderId }: OneOrderInput): Promise<Result<SplitSource>> {
  return inScope(scope, async (db) => {
    const source = await getSplitSource(db, orderId);
    const refusal = refusalOf(source);
    return source && !refusal ? ok(source) : refuse(refusal ?? { code: "order_unknown" });
  });
}

/**
 * 拆包: splits a waiting order into parcels. Goods, amounts and papers of each are those of an order of its own; AliExpress is
 * told of all under its own number. Refused: `order_unknown`, `split_not_waiting`, `split_already`, `split_merged`,
 * `split_order_changed` when somebody changed the order since it was laid out, and what `splitOrder` refuses.
 */
export async function splitIntoParcels(
  scope: SellerScope,
  { orderId, version, parts }: SplitOrderInput,
  now = Date.now(),
): Promise<Result<SplitReceipt>> {
  return inScope(scope, async (db): Promise<Result<SplitReceipt>> => {
    await lockOrders(db, [orderId]);
    const source = await getSplitSource(db, orderId);
    const refusal = refusalOf(source);
    if (!source || refusal) return refuse(refusal ?? { code: "order_unknown" });
    if (source.version !== version) return refuse({ code: "split_order_changed" });
    const split = splitOrder(source.lines, source, parts);
    if (!split.ok) return split;
    const partIds = split.value.slice(1).map(() => randomUUID());
    await saveSplit(db, orderId, split.value, partIds, now);
    const data = { parts: split.value.length };
    await saveAudit(db, [{ event: "order_split", data, subject: { kind: "order", id: orderId } }]);
    await raiseLiveCursor(db);
    return ok({ orderId, partIds });
  });
}

function refusalOf(source: SplitSource | null): Refusal | null {
  if (!source) return { code: "order_unknown" };
  const values = { order: source.orderNumber };
  if (source.state !== "waiting") return { code: "split_not_waiting", values };
  if (source.partOf !== null || source.hasParts) return { code: "split_already", values };
  return source.isLead ? { code: "split_merged", values } : null;
}

/**
 * Puts the parts of a split order together again, while none is dispatched. Takes any part. Refused: `order_unknown`,
 * `split_none`, `split_dispatched` with the part's number.
 */
export async function undoSplit(
  scope: SellerScope,
  { orderId }: OneOrderInput,
  now = Date.now(),
): Promise<Result<{ readonly orderId: string }>> {
  return inScope(scope, async (db): Promise<Result<{ readonly orderId: string }>> => {
    const parts = await lockParts(db, orderId);
    const [first, ...further] = parts;
    if (!first) return refuse({ code: "order_unknown" });
    if (further.length === 0) return refuse({ code: "split_none", values: { order: first.orderNumber } });
    const gone = parts.find(({ state }) => state !== "waiting");
    if (gone) return refuse({ code: "split_dispatched", values: { order: gone.orderNumber } });
    await saveSplitUndone(db, parts, now);
    const data = { parts: parts.length };
    await saveAudit(db, [{ event: "order_split_undone", data, subject: { kind: "order", id: first.id } }]);
    await raiseLiveCursor(db);
    return ok({ orderId: first.id });
  });
}
