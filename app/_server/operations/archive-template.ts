import { saveAudit } from "#db/queries/audit";
import { raiseLiveCursor } from "#db/queries/live";
import { lockRouting } from "#db/queries/routing-settings";
import { listTemplates, saveTemplateArchived } from "#db/queries/templates";
import { inScope, type SellerScope } from "#db/scope";
import { ok, type Result, refuse } from "#lib/kit/result";
import type { ArchiveTemplateInput } from "#lib/routing/template-schema";

/** Takes a template out of the list; parcels that it decided keep its id. Refused: `template_unknown`, `template_changed`. */
export async function archiveTemplate(
  scope: SellerScope,
  input: ArchiveTemplateInput,
  now: number = Date.now(),
): Promise<Result<null>> {
  return inScope(scope, async (db) => {
    await lockRouting(db);
    const before = (await listTemplates(db)).find(({ id }) => id === input.id);
    if (!before) return refuse({ code: "template_unknown" });
    if (before.version !== input.version) {
      return refuse({ code: "template_changed", values: { by: before.updatedBy, fields: "" } });
    }
    await saveTemplateArchived(db, before.id, scope.personName, now);
    const subject = { kind: "template", id: before.id } as const;
    await saveAudit(db, [{ event: "template_archived", data: { name: before.name }, subject }]);
    await raiseLiveCursor(db);
    return ok(null);
  });
}
