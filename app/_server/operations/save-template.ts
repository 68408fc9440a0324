import { randomUUID } from "node:crypto";
import { saveAudit } from "#db/queries/audit";
import { raiseLiveCursor } from "#db/queries/live";
import { lockRouting } from "#db/queries/routing-settings";
import { saveChangedTemplates, saveNewTemplates } from "#db/queries/templates";
import { inScope, type SellerScope } from "#db/scope";
import { ok, type Result, refuse } from "#lib/kit/result";
import { checkTemplate } from "#lib/routing/check-template";
import { maxTemplates, type TemplateFields } from "#lib/routing/template";
import { changedFields } from "#lib/routing/template-changes";
import type { SaveTemplateInput } from "#lib/routing/template-schema";
import { readTemplateFacts } from "./read-template-facts.ts";
import { refusalOf } from "./refuse-template.ts";

/**
 * A template, new at the end of the list or changed in its place. Refused: what `checkTemplate` refuses, at its field;
 * `template_unknown`; `template_changed` (somebody saved it since it was opened: by whom, and which fields);
 * `too_many_templates`.
 */
export async function saveTemplate(
  scope: SellerScope,
  input: SaveTemplateInput,
  now: number = Date.now(),
): Promise<Result<{ readonly id: string }>> {
  const { opened } = input;
  const fields: TemplateFields = { ...input.fields, name: input.fields.name.trim() };
  return inScope(scope, async (db): Promise<Result<{ readonly id: string }>> => {
    await lockRouting(db);
    const { templates, groups, book } = await readTemplateFacts(db, now);
    const before = templates.find(({ id }) => id === input.id);
    if (input.id !== null && !before) return refuse({ code: "template_unknown" });
    if (before && before.version !== opened?.version) {
      const changed = opened ? changedFields(opened.fields, before) : [];
      return refuse({ code: "template_changed", values: { by: before.updatedBy, fields: changed.join(" ") } });
    }
    if (!before && templates.length >= maxTemplates) {
      return refuse({ code: "too_many_templates", values: { limit: maxTemplates } });
    }
    const others = templates.filter((one) => one !== before).map(({ name }) => name);
    const [refusal] = checkTemplate(book, groups, fields, others).refusals;
    if (refusal) return refuse(refusalOf(refusal));
    const changed = before ? changedFields(before, fields) : [];
    if (before && changed.length === 0) return ok({ id: before.id });
    const id = before?.id ?? randomUUID();
    const last = Math.max(0, ...templates.map(({ position }) => position));
    const template = { ...fields, id, position: before?.position ?? last + 1 };
    const by = scope.personName;
    if (before) await saveChangedTemplates(db, [{ ...template, version: before.version }], by, now);
    else await saveNewTemplates(db, [template], by, now);
    const data = { name: fields.name, isNew: !before, changed };
    await saveAudit(db, [{ event: "template_saved", data, subject: { kind: "template", id } }]);
    await raiseLiveCursor(db);
    return ok({ id });
  });
}
