import { randomUUID } from "node:crypto";
import { saveAudit } from "#db/queries/audit";
import { raiseLiveCursor } from "#db/queries/live";
import { deleteTag, lockTags, saveTag as saveTagRow } from "#db/queries/tags";
import { inScope, type SellerScope } from "#db/scope";
import type { DeleteTagInput, SaveTagInput } from "#lib/dispatch/edit-schema";
import { tagsPerSeller } from "#lib/dispatch/saved-view";
import { ok, type Result, refuse } from "#lib/kit/result";

/** Makes a tag, or gives one another name. Refused: `tag_unknown`, `tag_name_taken`, `too_many_tags`. */
export async function saveTag(
  scope: SellerScope,
  { id, name }: SaveTagInput,
  now = Date.now(),
): Promise<Result<{ readonly id: string }>> {
  return inScope(scope, async (db): Promise<Result<{ readonly id: string }>> => {
    const known = await lockTags(db);
    if (id !== null && !known.some((tag) => tag.id === id)) return refuse({ code: "tag_unknown" });
    if (known.some((tag) => tag.id !== id && folded(tag.name) === folded(name)))
      return refuse({ code: "tag_name_taken", field: "name", values: { name } });
    if (id === null && known.length >= tagsPerSeller)
      return refuse({ code: "too_many_tags", values: { most: tagsPerSeller } });
    const tag = { id: id ?? randomUUID(), name };
    await saveTagRow(db, tag, now);
    await saveAudit(db, [{ event: "tag_saved", data: { name }, subject: { kind: "tag", id: tag.id } }]);
    await raiseLiveCursor(db);
    return ok({ id: tag.id });
  });
}

/** Deletes a tag; its orders stay. Refused: `tag_unknown`. */
export async function removeTag(
  scope: SellerScope,
  { id }: DeleteTagInput,
): Promise<Result<{ readonly orders: number }>> {
  return inScope(scope, async (db): Promise<Result<{ readonly orders: number }>> => {
    const tag = (await lockTags(db)).find((one) => one.id === id);
    if (!tag) return refuse({ code: "tag_unknown" });
    const orders = await deleteTag(db, id);
    await saveAudit(db, [{ event: "tag_deleted", data: { name: tag.name, orders }, subject: { kind: "tag", id } }]);
    await raiseLiveCursor(db);
    return ok({ orders });
  });
}

/** Names that a person would take for the same. */
function folded(name: string): string {
  return name.normalize("NFKC").toLowerCase().replace(/\s+/g, "");
}
