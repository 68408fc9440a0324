import { checkTemplate, type TemplateRefusal, type TemplateWarning } from "./check-template.ts";
import { type CountryGroups, nameKey } from "./country-groups.ts";
import type { Template, TemplateFields } from "./template.ts";
import type { TemplateBook } from "./template-book.ts";
import { changedFields, type TemplateFieldName } from "./template-changes.ts";
import type { TemplateRow, TemplateSheetReading } from "./template-sheet.ts";
import { columnOf, type TemplateColumn } from "./template-sheet-columns.ts";

/** Why a row cannot be taken: its cell cannot be read, or the template that it makes may not be saved. */
export type TemplateImportProblem =
  | TemplateSheetReading["problems"][number]
  | {
      readonly row: number;
      readonly column: TemplateColumn;
      readonly code: "refused";
      readonly refusal: TemplateRefusal;
    };

export type TemplateImportRow = {
  readonly row: number;
  readonly fields: TemplateFields;
  readonly warnings: readonly TemplateWarning[];
};

/** What a sheet would do. Nothing is done while `problems` holds anything. */
export type TemplateImport = {
  readonly new: readonly TemplateImportRow[];
  readonly changed: readonly (TemplateImportRow & {
    readonly id: string;
    readonly changed: readonly TemplateFieldName[];
  })[];
  readonly same: readonly { readonly row: number; readonly name: string }[];
  readonly problems: readonly TemplateImportProblem[];
};

/**
 * A sheet's templates beside the seller's own, found by name. Templates that the sheet does not name stay as they are, and
 * known ones keep their place.
 */
export function compareTemplateSheet(
  book: TemplateBook,
  groups: CountryGroups,
  current: readonly Template[],
  reading: TemplateSheetReading,
): TemplateImport {
  const byName = new Map(current.map((template) => [nameKey(template.name), template]));
  const problems: TemplateImportProblem[] = [...reading.problems];
  const [fresh, changed, same]: [
    TemplateImportRow[],
    TemplateImport["changed"][number][],
    { row: number; name: string }[],
  ] = [[], [], []];
  for (const row of reading.rows) {
    const known = byName.get(nameKey(row.fields.name));
    const names = known ? changedFields(known, row.fields) : [];
    if (known && names.length === 0) {
      same.push({ row: row.row, name: known.name });
      continue;
    }
    const { refusals, warnings } = checkTemplate(book, groups, row.fields, []);
    problems.push(...refusals.map((refusal) => refusedCell(row, refusal)));
    if (refusals.length > 0) continue;
    const item = { row: row.row, fields: row.fields, warnings };
    if (known) changed.push({ ...item, id: known.id, changed: names });
    else fresh.push(item);
  }
  problems.sort((a, b) => a.row - b.row);
  return { new: fresh, changed, same, problems };
}

function refusedCell({ row }: TemplateRow, refusal: TemplateRefusal): TemplateImportProblem {
  return { row, column: columnOf(refusal.field), code: "refused", refusal };
}
