import { saveAudit } from "#db/queries/audit";
import { raiseLiveCursor } from "#db/queries/live";
import { lockRouting } from "#db/queries/routing-settings";
import { saveChangedTemplates } from "#db/queries/templates";
import { inScope, type SellerScope } from "#db/scope";
import { ok, type Result, refuse } from "#lib/kit/result";
import { checkTemplate } from "#lib/routing/check-template";
import { fieldsOf } from "#lib/routing/template-changes";
import type { SwitchTemplateInput } from "#lib/routing/template-schema";
import { readTemplateFacts } from "./read-template-facts.ts";
import { refusalOf } from "./refuse-template.ts";

/**
 * Switches a template on or off. One that would break a rule of today is not switched on: refused as `saveTemplate` does,
 * besides `template_unknown` and `template_changed`.
 */
export async function switchTemplate(
  scope: SellerScope,
  input: SwitchTemplateInput,
  now: number = Date.now(),
): Promise<Result<null>> {
  const { id, version, isActive } = input;
  return inScope(scope, async (db) => {
    await lockRouting(db);
    const { templates, groups, book } = await readTemplateFacts(db, now);
    const before = templates.find((one) => one.id === id);
    if (!before) return refuse({ code: "template_unknown" });
    if (before.isActive === isActive) return ok(null);
    if (before.version !== version) {
      return refuse({ code: "template_changed", values: { by: before.updatedBy, fields: "" } });
    }
    const fields = { ...fieldsOf(before), isActive };
    const [refusal] = isActive ? checkTemplate(book, groups, fields, []).refusals : [];
    if (refusal) return refuse(refusalOf(refusal));
    const template = { ...fields, id, position: before.position, version };
    await saveChangedTemplates(db, [template], scope.personName, now);
    const data = { name: before.name, to: isActive ? ("on" as const) : ("off" as const) };
    await saveAudit(db, [{ event: "template_switched", data, subject: { kind: "template", id } }]);
    await raiseLiveCursor(db);
    return ok(null);
  });
}
