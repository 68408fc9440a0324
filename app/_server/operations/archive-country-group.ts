import { saveAudit } from "#db/queries/audit";
import { raiseLiveCursor } from "#db/queries/live";
import { lockRouting } from "#db/queries/routing-settings";
import { getSellerTemplates, saveCountryGroupArchived } from "#db/queries/templates";
import { inScope, type SellerScope } from "#db/scope";
import { ok, type Result, refuse } from "#lib/kit/result";
import type { ArchiveCountryGroupInput } from "#lib/routing/template-schema";

/** Takes an own group away. Refused: `group_unknown`, `group_changed`, `group_in_use` with the templates that name it. */
export async function archiveCountryGroup(
  scope: SellerScope,
  input: ArchiveCountryGroupInput,
  now: number = Date.now(),
): Promise<Result<null>> {
  return inScope(scope, async (db) => {
    await lockRouting(db);
    const { templates, own } = await getSellerTemplates(db);
    const before = own.find(({ id }) => id === input.id);
    if (!before) return refuse({ code: "group_unknown" });
    if (before.version !== input.version) return refuse({ code: "group_changed" });
    const users = templates.filter(({ destinations }) => destinations.groups.includes(before.id));
    if (users.length > 0) {
      const names = users.map(({ name }) => name).join("、");
      return refuse({ code: "group_in_use", values: { templates: names, count: users.length } });
    }
    await saveCountryGroupArchived(db, before.id, scope.personName, now);
    const subject = { kind: "country_group", id: before.id } as const;
    await saveAudit(db, [{ event: "country_group_archived", data: { name: before.name }, subject }]);
    await raiseLiveCursor(db);
    return ok(null);
  });
}
