import { randomUUID } from "node:crypto";
import { saveAudit } from "#db/queries/audit";
import { raiseLiveCursor } from "#db/queries/live";
import { lockRouting } from "#db/queries/routing-settings";
import { saveCountryGroup as writeCountryGroup } from "#db/queries/templates";
import { inScope, type SellerScope } from "#db/scope";
import { ok, type Result, refuse } from "#lib/kit/result";
import { checkTemplate } from "#lib/routing/check-template";
import { countryGroupsOf, readCountryGroup } from "#lib/routing/country-groups";
import { predefinedGroups } from "#lib/routing/tables/country-groups";
import type { SaveCountryGroupInput } from "#lib/routing/template-schema";
import { readTemplateFacts } from "./read-template-facts.ts";

/**
 * An own country group, new or changed. Refused: what `readCountryGroup` refuses, `group_unknown`, `group_changed`, and
 * `group_breaks_rule` when an active template that names it would then break a platform rule (which, where).
 */
export async function saveCountryGroup(
  scope: SellerScope,
  input: SaveCountryGroupInput,
  now: number = Date.now(),
): Promise<Result<{ readonly id: string }>> {
  return inScope(scope, async (db): Promise<Result<{ readonly id: string }>> => {
    await lockRouting(db);
    const { templates, own, groups, book } = await readTemplateFacts(db, now);
    const before = own.find(({ id }) => id === input.id);
    if (input.id !== null && !before) return refuse({ code: "group_unknown" });
    if (before && before.version !== input.version) return refuse({ code: "group_changed" });
    const others = [...groups.values()].filter(({ ref }) => ref !== before?.id);
    const read = readCountryGroup(input, others);
    if (!read.ok) return read;
    const id = before?.id ?? randomUUID();
    const group = { ...read.value, id, version: before?.version ?? 1 };
    const after = countryGroupsOf(predefinedGroups, [...own.filter((one) => one !== before), group]);
    for (const template of templates) {
      if (!template.isActive || !template.destinations.groups.includes(id)) continue;
      const broken = checkTemplate(book, after, template, []).refusals.find(({ code }) => code === "rule_broken");
      if (broken?.code !== "rule_broken") continue;
      const values = {
        template: template.name,
        rule: broken.breach.ruleId,
        countries: broken.breach.countries.join(" "),
      };
      return refuse({ code: "group_breaks_rule", field: "countries", values });
    }
    await writeCountryGroup(db, { ...group, isNew: !before }, scope.personName, now);
    const data = { name: group.name, countries: group.countries };
    await saveAudit(db, [{ event: "country_group_saved", data, subject: { kind: "country_group", id } }]);
    await raiseLiveCursor(db);
    return ok({ id });
  });
}
