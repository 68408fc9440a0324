import { randomUUID } from "node:crypto";
import { saveAudit } from "#db/queries/audit";
import { raiseLiveCursor } from "#db/queries/live";
import { lockRouting } from "#db/queries/routing-settings";
import { saveChangedTemplates, saveNewTemplates } from "#db/queries/templates";
import { inScope, type SellerDb, type SellerScope } from "#db/scope";
import { fingerprint } from "#lib/kit/fingerprint";
import { ok, type Result, refuse } from "#lib/kit/result";
import type { SheetTable } from "#lib/kit/sheet";
import { compareTemplateSheet, type TemplateImport } from "#lib/routing/compare-template-sheet";
import { maxTemplates } from "#lib/routing/template";
import { readTemplateSheet } from "#lib/routing/template-sheet";
import { readSheet } from "../files/read-sheet.ts";
import { readTemplateFacts, type TemplateFactsNow } from "./read-template-facts.ts";

type SheetUpload = { readonly fileName: string; readonly bytes: Uint8Array };

/** `agreed`: what a confirmation must name, so that nothing else is saved than what was shown. */
export type TemplateImportPreview = TemplateImport & { readonly agreed: string };

/** What a template sheet would do; nothing is written. Refused: what `readSheet` and `readTemplateSheet` refuse. */
export async function previewTemplateImport(
  scope: SellerScope,
  file: SheetUpload,
  now: number = Date.now(),
): Promise<Result<TemplateImportPreview>> {
  const sheet = await readSheet(file.bytes, file.fileName);
  if (!sheet.ok) return sheet;
  return inScope(scope, async (db): Promise<Result<TemplateImportPreview>> => {
    const read = await planImport(db, sheet.value.tables, now);
    return read.ok ? ok(read.value.preview) : read;
  });
}

/**
 * Writes what the preview showed, all of it or nothing: new templates behind the others, changed ones in their place.
 * Refused besides: `import_has_problems`, `preview_outdated` (file or templates differ from what was shown),
 * `too_many_templates`.
 */
export async function confirmTemplateImport(
  scope: SellerScope,
  file: SheetUpload,
  agreed: string,
  now: number = Date.now(),
): Promise<Result<{ readonly new: number; readonly changed: number; readonly same: number }>> {
  const sheet = await readSheet(file.bytes, file.fileName);
  if (!sheet.ok) return sheet;
  type Counts = { readonly new: number; readonly changed: number; readonly same: number };
  return inScope(scope, async (db): Promise<Result<Counts>> => {
    await lockRouting(db);
    const read = await planImport(db, sheet.value.tables, now);
    if (!read.ok) return read;
    const { preview, current } = read.value;
    if (preview.problems.length > 0) return refuse({ code: "import_has_problems" });
    if (preview.agreed !== agreed) return refuse({ code: "preview_outdated" });
    const { templates } = current;
    if (templates.length + preview.new.length > maxTemplates) {
      return refuse({ code: "too_many_templates", values: { limit: maxTemplates } });
    }
    const last = Math.max(0, ...templates.map(({ position }) => position));
    const fresh = preview.new.map(({ fields }, index) => ({ ...fields, id: randomUUID(), position: last + 1 + index }));
    const known = new Map(templates.map((template) => [template.id, template]));
    const changed = preview.changed.flatMap(({ id, fields }) => {
      const before = known.get(id);
      return before ? [{ ...fields, id, position: before.position, version: before.version }] : [];
    });
    await saveNewTemplates(db, fresh, scope.personName, now);
    await saveChangedTemplates(db, changed, scope.personName, now);
    const counts = { new: fresh.length, changed: changed.length, same: preview.same.length };
    const subject = { kind: "routing", id: "templates" } as const;
    await saveAudit(db, [{ event: "templates_imported", data: { file: file.fileName, counts }, subject }]);
    await raiseLiveCursor(db);
    return ok(counts);
  });
}

type Plan = { readonly preview: TemplateImportPreview; readonly current: TemplateFactsNow };

async function planImport(db: SellerDb, tables: readonly SheetTable[], now: number): Promise<Result<Plan>> {
  const current = await readTemplateFacts(db, now);
  const { book, groups, templates } = current;
  const reading = readTemplateSheet(tables, groups, book.solutions);
  if (!reading.ok) return reading;
  const plan = compareTemplateSheet(book, groups, templates, reading.value);
  const agreed = fingerprint(JSON.stringify([plan.new, plan.changed, plan.same]));
  return ok({ preview: { ...plan, agreed }, current });
}
