import { saveAudit } from "#db/queries/audit";
import { raiseLiveCursor } from "#db/queries/live";
import { lockRouting } from "#db/queries/routing-settings";
import { listTemplates, saveTemplatePositions } from "#db/queries/templates";
import { inScope, type SellerScope } from "#db/scope";
import { ok, type Result, refuse } from "#lib/kit/result";
import type { ReorderTemplatesInput } from "#lib/routing/template-schema";

/**
 * Puts all templates into the order given. Refused: `templates_differ` when the list is not exactly the seller's (somebody
 * added or removed one meanwhile).
 */
export async function reorderTemplates(
  scope: SellerScope,
  input: ReorderTemplatesInput,
  now: number = Date.now(),
): Promise<Result<null>> {
  return inScope(scope, async (db) => {
    await lockRouting(db);
    const templates = await listTemplates(db);
    const known = new Map(templates.map((template) => [template.id, template]));
    const asked = new Set(input.ids);
    if (asked.size !== known.size || input.ids.length !== known.size || input.ids.some((id) => !known.has(id))) {
      return refuse({ code: "templates_differ" });
    }
    const moved = input.ids.flatMap((id, index) => {
      const template = known.get(id);
      return template && template.position !== index + 1 ? [{ id, position: index + 1 }] : [];
    });
    if (moved.length === 0) return ok(null);
    await saveTemplatePositions(db, moved, scope.personName, now);
    const names = input.ids.flatMap((id) => known.get(id)?.name ?? []);
    const subject = { kind: "routing", id: "templates" } as const;
    await saveAudit(db, [{ event: "templates_reordered", data: { names }, subject }]);
    await raiseLiveCursor(db);
    return ok(null);
  });
}
