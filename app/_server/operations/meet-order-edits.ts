import { lockOrders } from "#db/queries/dispatch-facts";
import { getOrderEdits, type OrderEdit } from "#db/queries/save-dispatch";
import type { SellerDb } from "#db/scope";
import { type EditConflict, meetEdit, type RefusedEdit, type SeenValue } from "#lib/dispatch/edit-conflict";

export type MetEdits<V> = {
  readonly save: readonly OrderEdit[];
  readonly same: readonly string[];
  readonly conflicts: readonly EditConflict<V>[];
  readonly refused: readonly RefusedEdit[];
  readonly notFound: readonly string[];
};

/**
 * Locks orders that one field of is to be changed and compares what is stored with what was seen: those that may be saved,
 * those that somebody else changed meanwhile, those that do not wait.
 */
export async function meetOrderEdits<V extends string | number | null>(
  db: SellerDb,
  asked: readonly (SeenValue<V> & { readonly id: string })[],
  wanted: V,
  storedOf: (edit: OrderEdit) => V,
): Promise<MetEdits<V>> {
  const byId = new Map(asked.map((one) => [one.id, one]));
  const found = await getOrderEdits(db, await lockOrders(db, [...byId.keys()]));
  const save: OrderEdit[] = [];
  const same: string[] = [];
  const conflicts: EditConflict<V>[] = [];
  const refused: RefusedEdit[] = [];
  const notFound: string[] = [];
  for (const [id, seen] of byId) {
    const edit = found.get(id);
    if (!edit) {
      notFound.push(id);
      continue;
    }
    const { orderNumber: name, version, by, at } = edit;
    const meeting = meetEdit({ version, value: storedOf(edit) }, seen, wanted);
    if (edit.state !== "waiting") refused.push({ id, name, code: "order_not_waiting" });
    else if (meeting === "same") same.push(id);
    else if (meeting === "save") save.push(edit);
    else conflicts.push({ id, name, version, theirs: storedOf(edit), by, at });
  }
  return { save, same, conflicts, refused, notFound };
}
