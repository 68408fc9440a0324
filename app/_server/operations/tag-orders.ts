import { saveAudit } from "#db/queries/audit";
import { lockOrders } from "#db/queries/dispatch-facts";
import { raiseLiveCursor } from "#db/queries/live";
import { lockTags, saveOrderTags } from "#db/queries/tags";
import { inScope, type SellerScope } from "#db/scope";
import type { TagOrdersInput } from "#lib/dispatch/edit-schema";
import { ok, type Result, refuse } from "#lib/kit/result";

/** Which orders have other tags now, and which the seller does not have. */
export type TagReceipt = { readonly changed: readonly string[]; readonly notFound: readonly string[] };

/** Puts tags on orders and takes others off, whoever else does so at the same time. Refused: `tag_unknown`. */
export async function tagOrders(scope: SellerScope, input: TagOrdersInput): Promise<Result<TagReceipt>> {
  return inScope(scope, async (db): Promise<Result<TagReceipt>> => {
    const asked = [...new Set(input.orderIds)];
    const known = new Map((await lockTags(db)).map((tag) => [tag.id, tag.name]));
    const [put, take] = [new Set(input.put), new Set(input.take)];
    if ([...put, ...take].some((id) => !known.has(id))) return refuse({ code: "tag_unknown" });
    const found = await lockOrders(db, asked);
    const changed = await saveOrderTags(db, found, { put: [...put], take: [...take].filter((id) => !put.has(id)) });
    const names = (ids: ReadonlySet<string>) => [...ids].map((id) => known.get(id) ?? "");
    if (changed.length > 0) {
      const data = { put: names(put), taken: names(take), count: changed.length };
      await saveAudit(db, [{ event: "orders_tagged", data, subject: { kind: "tag", id: [...put, ...take].join() } }]);
      await raiseLiveCursor(db);
    }
    const isFound = new Set(found);
    return ok({ changed, notFound: asked.filter((id) => !isFound.has(id)) });
  });
}
