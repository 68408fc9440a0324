import { listDocuments } from "#db/queries/application-documents";
import {
  type ApplicationDb,
  type ApplicationRow,
  type FieldRow,
  getSellerHead,
  listApplicationFields,
  listFindings,
} from "#db/queries/applications";
import { listApplicantStores } from "#db/queries/stores";
import type { FieldVerdict } from "#lib/onboarding/application-view";
import { type ApplicationValues, fieldDefinition, fieldPath } from "#lib/onboarding/fields";
import { documentPath, storePath } from "#lib/onboarding/review";
import { isSectionKey, type SectionKey } from "#lib/onboarding/sections";
import type { ApplicationFacts } from "#lib/onboarding/view-application";
import { sealedPlace } from "#server/sealed-places";
import { open } from "#server/vault";

/** What stands in place of a password: that it is there is all that is ever told of it. */
export const passwordKept = "kept";

/** Plain values by section, sealed ones opened; the card's password stays shut. */
export function plainValues(sellerId: string, rows: readonly FieldRow[]): ApplicationValues {
  const values: Partial<Record<SectionKey, Record<string, string>>> = {};
  for (const row of rows) {
    if (!isSectionKey(row.section)) continue;
    const field = fieldDefinition(row.section, row.key);
    if (!field) continue;
    const section = values[row.section] ?? {};
    values[row.section] = section;
    if (!field.sealed) section[row.key] = row.value;
    else if (row.sealed === null) section[row.key] = "";
    else if (field.sealed === "never_shown") section[row.key] = passwordKept;
    else section[row.key] = open(sealedPlace.applicationField(sellerId, row.section, row.key), row.sealed);
  }
  return values;
}

/** Everything that the screens and the review are made from, in one round of reads. */
export async function readApplicationFacts(db: ApplicationDb, application: ApplicationRow): Promise<ApplicationFacts> {
  const { sellerId } = db.scope;
  const [head, fields, documents, stores, findings] = await Promise.all([
    getSellerHead(db),
    listApplicationFields(db),
    listDocuments(db),
    listApplicantStores(db),
    listFindings(db, application.round),
  ]);
  const savedAt = new Map(fields.map(({ section, key, savedAt: at }) => [fieldPath(section as SectionKey, key), at]));
  for (const { section, slot, subject, uploadedAt } of documents) {
    savedAt.set(documentPath(section as SectionKey, slot, subject), uploadedAt);
  }
  const verdicts = new Map<string, FieldVerdict>();
  for (const finding of findings) {
    // written anew since the decision: what was said of the old value no longer counts
    if (application.decidedAt !== null && (savedAt.get(finding.path) ?? 0) > application.decidedAt) continue;
    const { path, code, values, reason, note, decision } = finding;
    const outcome = decision ?? finding.outcome;
    verdicts.set(path, { outcome, code, values, reason: reason === "" ? null : reason, note });
  }
  return {
    state: application.state,
    round: application.round,
    openFields: application.openFields,
    context: { kind: head?.kind ?? "mainland_company", values: plainValues(sellerId, fields) },
    hints: new Map(fields.map(({ section, key, hint }) => [fieldPath(section as SectionKey, key), hint])),
    documents: documents.flatMap((one) => (isSectionKey(one.section) ? [{ ...one, section: one.section }] : [])),
    stores,
    verdicts,
    isDisputed: application.isDisputed,
    submittedAt: application.submittedAt,
    reviewDueAt: application.reviewDueAt,
    decidedAt: application.decidedAt,
    approvedAt: application.approvedAt,
  };
}

/** The key under which a store's last change is noted, so that a verdict on it can be told from an answered one. */
export function storeMark(storeId: string): { readonly section: "entry"; readonly key: string } {
  return { section: "entry", key: storePath(storeId).slice("entry.".length) };
}
