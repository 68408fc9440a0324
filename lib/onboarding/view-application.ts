import type { CalendarDate, Instant } from "#lib/kit/time";
import type {
  ApplicationView,
  DocumentFacts,
  DocumentView,
  FieldVerdict,
  FieldView,
  SectionView,
  StoreView,
} from "./application-view.ts";
import { checkField } from "./check-field.ts";
import {
  documentsOf,
  type FieldContext,
  type FieldDefinition,
  fieldPath,
  fieldsOf,
  isOptional,
  storeProofSlot,
} from "./fields.ts";
import { minutesLeft, progressOf } from "./progress.ts";
import { documentPath, storePath } from "./review.ts";
import { formVerdicts, isLegalForm, type SectionKey, sectionKeys } from "./sections.ts";
import { type ApplicationState, isOpenForEditing } from "./states.ts";

/** What is kept of an application, with sealed values opened for the checks and their hints for the screen. */
export type ApplicationFacts = {
  readonly state: ApplicationState;
  readonly round: number;
  /** Paths that may be written; null: all. */
  readonly openFields: readonly string[] | null;
  readonly context: FieldContext;
  /** By path: what may be shown of a sealed value. */
  readonly hints: ReadonlyMap<string, string>;
  readonly documents: readonly (DocumentFacts & {
    readonly section: SectionKey;
    readonly slot: string;
    readonly subject: string;
  })[];
  readonly stores: readonly {
    readonly id: string;
    readonly name: string;
    readonly platformNumber: string;
    readonly isCertified: boolean;
  }[];
  /** By path: what the last round said. */
  readonly verdicts: ReadonlyMap<string, FieldVerdict>;
  readonly isDisputed: boolean;
  readonly submittedAt: Instant | null;
  readonly reviewDueAt: Instant | null;
  readonly decidedAt: Instant | null;
  readonly approvedAt: Instant | null;
};

/** May this path be written now? The declaration's parameters always: they are judged by nobody. */
export function isPathOpen(
  facts: Pick<ApplicationFacts, "state" | "openFields">,
  path: string,
  section: SectionKey,
): boolean {
  if (section === "declaration") return true;
  if (!isOpenForEditing(facts.state)) return false;
  if (facts.openFields === null) return true;
  return facts.openFields.some((open) => open === path || open === section);
}

/** The application as its seller sees it: every field with its note, how far each section has come, how long it will take. */
export function viewApplication(facts: ApplicationFacts, today: CalendarDate): ApplicationView {
  const sections = Object.fromEntries(
    sectionKeys.map((section) => [section, viewSection(section, facts, today)]),
  ) as Readonly<Record<SectionKey, SectionView>>;
  const stores = facts.stores.map((store) => viewStore(store, facts));
  const judged = sectionKeys.filter((section) => section !== "declaration").map((section) => sections[section]);
  const missingStores = stores.length === 0 ? 1 : 0;
  const missingProofs = stores.filter(({ proof }) => !proof.document).length;
  const storeProblems = stores.filter((store) => !store.isCertified || isToPutRight(store, facts)).length;
  const fields = judged.flatMap((section) => section.fields.filter((field) => !field.isFilled && !field.isOptional));
  const documents = judged.flatMap((section) => section.documents.filter((one) => !one.document));
  const form = facts.context.values.entry?.legalForm ?? "";
  return {
    state: facts.state,
    round: facts.round,
    open: openness(facts),
    sections: { ...sections, entry: withStores(sections.entry, missingStores + missingProofs, storeProblems) },
    stores,
    isBarred: isLegalForm(form) && formVerdicts[form].verdict === "refused",
    minutesLeft: minutesLeft({ fields, documents: documents.length + missingProofs, stores: missingStores }),
    missing: fields.length + documents.length + missingStores + missingProofs,
    problems: judged.reduce((sum, { problems }) => sum + problems, 0) + storeProblems,
    ...{ isDisputed: facts.isDisputed, submittedAt: facts.submittedAt, reviewDueAt: facts.reviewDueAt },
    ...{ decidedAt: facts.decidedAt, approvedAt: facts.approvedAt },
  };
}

function openness({ state, openFields }: ApplicationFacts): ApplicationView["open"] {
  if (!isOpenForEditing(state)) return "none";
  return openFields === null ? "all" : "some";
}

function viewSection(section: SectionKey, facts: ApplicationFacts, today: CalendarDate): SectionView {
  const fields = fieldsOf(section, facts.context).map((field) => viewField(field, facts, today));
  const documents = documentsOf(section, facts.context).map((slot) => viewDocument(section, slot.key, "", facts));
  const missingFields = fields.filter((field) => !field.isFilled && !field.isOptional).length;
  const missingDocuments = documents.filter((one) => !one.document).length;
  const problems =
    fields.filter((field) => field.note?.outcome === "refuse" || isToPutRight(field, facts)).length +
    documents.filter((one) => isToPutRight(one, facts)).length;
  const filled = fields.filter((field) => field.isFilled).length + documents.length - missingDocuments;
  const missing = missingFields + missingDocuments;
  return { key: section, fields, documents, missing, problems, progress: progressOf({ filled, missing, problems }) };
}

function withStores(entry: SectionView, missing: number, problems: number): SectionView {
  const filled = entry.fields.filter((field) => field.isFilled).length;
  const counts = { filled, missing: entry.missing + missing, problems: entry.problems + problems };
  return { ...entry, ...counts, progress: progressOf(counts) };
}

function viewField(field: FieldDefinition, facts: ApplicationFacts, today: CalendarDate): FieldView {
  const path = fieldPath(field.section, field.key);
  const text = facts.context.values[field.section]?.[field.key] ?? "";
  const { note } = checkField(field, text, facts.context, today);
  return {
    ...{ path, section: field.section, key: field.key, input: field.input, maxLength: field.maxLength },
    options: field.options ?? null,
    isOptional: isOptional(field, facts.context),
    sealing: field.sealed ?? "plain",
    value: field.sealed ? (facts.hints.get(path) ?? "") : text,
    isFilled: text !== "",
    isOpen: isPathOpen(facts, path, field.section),
    note,
    verdict: facts.verdicts.get(path) ?? null,
  };
}

function viewDocument(section: SectionKey, slot: string, subject: string, facts: ApplicationFacts): DocumentView {
  const path = documentPath(section, slot, subject);
  const found = facts.documents.find((one) => one.section === section && one.slot === slot && one.subject === subject);
  return {
    ...{ path, section, slot, subject },
    isOpen: isPathOpen(facts, path, section),
    document: found ? documentFacts(found) : null,
    verdict: facts.verdicts.get(path) ?? null,
  };
}

function documentFacts(scan: DocumentFacts): DocumentFacts {
  const { id, fileName, kind, width, height, pages, isBlurred, uploadedAt } = scan;
  return { id, fileName, kind, width, height, pages, isBlurred, uploadedAt };
}

function viewStore(store: ApplicationFacts["stores"][number], facts: ApplicationFacts): StoreView {
  const path = storePath(store.id);
  const isNew = facts.verdicts.get(path) === undefined;
  return {
    ...store,
    // a store that the last round did not know may still be completed while anything is open
    isOpen: isPathOpen(facts, path, "entry") || (isNew && isOpenForEditing(facts.state)),
    proof: viewDocument("entry", storeProofSlot, store.id, facts),
    verdict: facts.verdicts.get(path) ?? null,
  };
}

/** Given back in the last round and still open: until it is written anew it counts as wrong. */
function isToPutRight(
  { verdict }: { readonly verdict: FieldVerdict | null },
  { state }: Pick<ApplicationFacts, "state">,
): boolean {
  return state === "returned" && verdict?.outcome === "refuse";
}
