import {
  type FieldToSave,
  saveApplicationFieldRows,
  startApplication,
  updateSellerHead,
} from "#db/queries/applications";
import { saveAudit } from "#db/queries/audit";
import { raiseLiveCursor } from "#db/queries/live";
import { inScope, type ScopedDb, type SellerScope } from "#db/scope";
import { ok, type Refusal, type Result, refuse } from "#lib/kit/result";
import { chinaDateOf } from "#lib/kit/time";
import type { ApplicationView } from "#lib/onboarding/application-view";
import { checkField } from "#lib/onboarding/check-field";
import { type FieldContext, type FieldDefinition, fieldDefinition, fieldPath } from "#lib/onboarding/fields";
import type { SaveApplicationFieldsInput } from "#lib/onboarding/schema";
import { formVerdicts, isLegalForm } from "#lib/onboarding/sections";
import { isPathOpen, viewApplication } from "#lib/onboarding/view-application";
import { can } from "#lib/sellers/permissions";
import { sealedPlace } from "#server/sealed-places";
import { seal } from "#server/vault";
import { readApplicationFacts } from "./read-application-facts.ts";

/**
 * Saves fields as they are left. What is wrong is kept all the same and comes back with its note: nothing that was typed is
 * lost. Numbers and the card's password are sealed before they reach the database. Refusals: `field_unknown`,
 * `field_closed` (not open now), `field_too_long`.
 */
export async function saveApplicationFields(
  scope: SellerScope,
  input: SaveApplicationFieldsInput,
  now: number = Date.now(),
): Promise<Result<{ readonly view: ApplicationView }>> {
  return inScope(scope, async (db): Promise<Result<{ readonly view: ApplicationView }>> => {
    const application = await startApplication(db, now);
    const facts = await readApplicationFacts(db, application);
    const fields: { readonly field: FieldDefinition; readonly text: string }[] = [];
    for (const [key, text] of Object.entries(input.fields)) {
      const field = fieldDefinition(input.section, key);
      const refusal = refusalOf(field, key, text, facts, scope);
      if (refusal) return refuse(refusal);
      if (field) fields.push({ field, text });
    }
    const context = withTyped(facts.context, input);
    const today = chinaDateOf(now);
    const rows = fields.map(({ field, text }) => rowOf(scope.sellerId, field, text, context, today));
    await saveApplicationFieldRows(db, rows, scope.personName, now);
    await followHead(db, input);
    const saved = rows.map(({ section, key }) => `${section}.${key}`);
    const subject = { kind: "application", id: scope.sellerId } as const;
    await saveAudit(db, [{ event: "application_field_saved", data: { fields: saved }, subject }]);
    if (input.section === "declaration") await raiseLiveCursor(db);
    const after = await readApplicationFacts(db, application);
    return ok({ view: viewApplication(after, today) });
  });
}

function refusalOf(
  field: FieldDefinition | null,
  key: string,
  text: string,
  facts: Parameters<typeof isPathOpen>[0],
  { role }: SellerScope,
): Refusal | null {
  if (!field) return { code: "field_unknown", field: key };
  const path = fieldPath(field.section, field.key);
  // the parameters may also be kept by whoever dispatches; everything else is the owner's
  const isAllowed = field.section === "declaration" ? can(role, "declaration.edit") : can(role, "application.edit");
  if (!isAllowed || !isPathOpen(facts, path, field.section)) return { code: "field_closed", field: key };
  return text.length > field.maxLength
    ? { code: "field_too_long", field: key, values: { max: field.maxLength } }
    : null;
}

/** The application with what was typed: a check looks at the other fields of the same form too. */
function withTyped(context: FieldContext, { section, fields }: SaveApplicationFieldsInput): FieldContext {
  const typed = { ...context.values[section], ...fields };
  const form = section === "entry" ? fields.legalForm : undefined;
  const kind = form !== undefined && isLegalForm(form) ? formVerdicts[form].kind : context.kind;
  return { kind, values: { ...context.values, [section]: typed } };
}

function rowOf(
  sellerId: string,
  field: FieldDefinition,
  text: string,
  context: FieldContext,
  today: string,
): FieldToSave {
  const { section, key } = field;
  if (!field.sealed)
    return { section, key, value: checkField(field, text, context, today).value, sealed: null, hint: "" };
  if (text === "") return { section, key, value: "", sealed: null, hint: "" };
  const plain = checkField(field, text, context, today).value;
  const hint = field.sealed === "never_shown" ? "" : hintOf(plain);
  return { section, key, value: "", sealed: seal(sealedPlace.applicationField(sellerId, section, key), plain), hint };
}

/** The last four characters, where enough stays hidden. */
function hintOf(plain: string): string {
  return plain.length >= 8 ? `•••• ${plain.slice(-4)}` : "••••";
}

/** Kind and name of the seller follow what the application says of them. */
async function followHead(db: ScopedDb<SellerScope>, { section, fields }: SaveApplicationFieldsInput): Promise<void> {
  const form = section === "entry" ? fields.legalForm : undefined;
  if (form !== undefined && isLegalForm(form)) await updateSellerHead(db, { kind: formVerdicts[form].kind });
}
