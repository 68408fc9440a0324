import { randomUUID } from "node:crypto";
import { saveAudit } from "#db/queries/audit";
import { deleteSavedView, listSavedViews, saveSavedView } from "#db/queries/saved-views";
import { inScope, type SellerScope } from "#db/scope";
import type { DeleteViewInput, SaveViewInput } from "#lib/dispatch/edit-schema";
import { viewQuery, viewsPerScreen } from "#lib/dispatch/saved-view";
import { ok, type Result, refuse } from "#lib/kit/result";
import { can } from "#lib/sellers/permissions";

/**
 * Keeps a list's filters, order and columns under a name; a view is changed by whoever made it. Refused: `view_unknown`,
 * `view_name_taken`, `too_many_views`, `view_not_shareable` (sharing with the team needs the right to edit orders).
 */
export async function saveView(
  scope: SellerScope,
  input: SaveViewInput,
  now = Date.now(),
): Promise<Result<{ readonly id: string }>> {
  const { screen, name, isShared, isDefault, columns } = input;
  if (isShared && !can(scope.role, "orders.edit")) return refuse({ code: "view_not_shareable", field: "isShared" });
  return inScope(scope, async (db): Promise<Result<{ readonly id: string }>> => {
    const own = (await listSavedViews(db, screen)).filter(({ isOwn }) => isOwn);
    if (input.id !== null && !own.some(({ id }) => id === input.id)) return refuse({ code: "view_unknown" });
    if (own.some((view) => view.id !== input.id && view.name === name))
      return refuse({ code: "view_name_taken", field: "name", values: { name } });
    if (input.id === null && own.length >= viewsPerScreen)
      return refuse({ code: "too_many_views", values: { most: viewsPerScreen } });
    const id = input.id ?? randomUUID();
    const query = viewQuery(input.query);
    await saveSavedView(db, { id, screen, name, query, columns, isShared, isDefault }, now);
    await saveAudit(db, [{ event: "view_saved", data: { name, shared: isShared }, subject: { kind: "view", id } }]);
    return ok({ id });
  });
}

/** Deletes one of the person's own views. Refused: `view_unknown`. */
export async function removeView(scope: SellerScope, { id }: DeleteViewInput): Promise<Result<null>> {
  return inScope(scope, async (db): Promise<Result<null>> => {
    const name = await deleteSavedView(db, id);
    if (name === null) return refuse({ code: "view_unknown" });
    await saveAudit(db, [{ event: "view_deleted", data: { name }, subject: { kind: "view", id } }]);
    return ok(null);
  });
}
