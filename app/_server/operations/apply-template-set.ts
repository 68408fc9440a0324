import { randomUUID } from "node:crypto";
import { saveAudit } from "#db/queries/audit";
import { raiseLiveCursor } from "#db/queries/live";
import { lockRouting } from "#db/queries/routing-settings";
import { saveNewTemplates } from "#db/queries/templates";
import { inScope, type SellerScope } from "#db/scope";
import { ok, type Result, refuse } from "#lib/kit/result";
import { templateSets } from "#lib/routing/tables/template-sets";
import { maxTemplates } from "#lib/routing/template";
import type { ApplyTemplateSetInput } from "#lib/routing/template-schema";
import { planTemplateSet } from "#lib/routing/template-sets";
import { readTemplateFacts } from "./read-template-facts.ts";

/** What became of each template of the set, by name. `refused`: a rule of today forbids it. */
export type TemplateSetReceipt = {
  readonly added: readonly string[];
  readonly skipped: readonly string[];
  readonly refused: readonly string[];
};

/**
 * Adds a ready-made set behind the seller's templates in one click. Names that exist are skipped and said; what a rule of
 * today forbids is left out and said. Refused: `too_many_templates`.
 */
export async function applyTemplateSet(
  scope: SellerScope,
  input: ApplyTemplateSetInput,
  now: number = Date.now(),
): Promise<Result<TemplateSetReceipt>> {
  return inScope(scope, async (db): Promise<Result<TemplateSetReceipt>> => {
    await lockRouting(db);
    const { templates, groups, book } = await readTemplateFacts(db, now);
    const { fresh, skipped, refused } = planTemplateSet(book, groups, templates, templateSets, input);
    if (templates.length + fresh.length > maxTemplates) {
      return refuse({ code: "too_many_templates", values: { limit: maxTemplates } });
    }
    const added = fresh.map(({ name }) => name);
    if (fresh.length === 0) return ok({ added, skipped, refused });
    const last = Math.max(0, ...templates.map(({ position }) => position));
    const rows = fresh.map((fields, index) => ({ ...fields, id: randomUUID(), position: last + 1 + index }));
    await saveNewTemplates(db, rows, scope.personName, now);
    const counts = { added: added.length, skipped: skipped.length, refused: refused.length };
    const subject = { kind: "routing", id: "templates" } as const;
    await saveAudit(db, [{ event: "template_set_applied", data: { set: input.set, added, counts }, subject }]);
    await raiseLiveCursor(db);
    return ok({ added, skipped, refused });
  });
}
