import type { CalendarDate } from "#lib/kit/time";
import { checkField } from "./check-field.ts";
import { checkFindings, type OutsideAnswers } from "./check-findings.ts";
import {
  documentsOf,
  type FieldContext,
  type FieldDefinition,
  fieldPath,
  fieldsOf,
  isOptional,
  storeProofSlot,
} from "./fields.ts";
import { materialKeys, type SectionKey } from "./sections.ts";
import type { FieldOutcome } from "./states.ts";

/** A store of the application. */
export type StoreFacts = {
  readonly id: string;
  readonly name: string;
  readonly platformNumber: string;
  readonly isCertified: boolean;
  /** Another seller of this installation names the same store. */
  readonly isClaimedElsewhere: boolean;
};

export type DocumentPresence = {
  readonly section: SectionKey;
  readonly slot: string;
  /** The store's id for a store's proof, else "". */
  readonly subject: string;
  readonly isBlurred: boolean;
};

/** Everything that an application is judged by. Values are plain text; of the card's password only that it is there. */
export type ReviewFacts = {
  readonly context: FieldContext;
  readonly documents: readonly DocumentPresence[];
  readonly stores: readonly StoreFacts[];
  readonly answers: OutsideAnswers;
  /** Another seller of this installation applied with the same licence. */
  readonly isLicenceClaimedElsewhere: boolean;
  readonly today: CalendarDate;
};

/**
 * The verdict on one field or document. `path`: `licence.uscc`, `licence.licence_scan`, `entry.store:<id>`. `ask`: `code`
 * is the question for a person; `refuse`: the reason, with its fix in the texts.
 */
export type Finding = {
  readonly path: string;
  readonly outcome: FieldOutcome;
  readonly code: string;
  readonly values: Readonly<Record<string, string | number>>;
};

export type Verdict = "approve" | "ask_a_person" | "return";

export type Review = { readonly verdict: Verdict; readonly findings: readonly Finding[] };

const worse: Readonly<Record<FieldOutcome, number>> = { pass: 0, ask: 1, refuse: 2 };

/** How a store is named in findings. */
export function storePath(storeId: string): string {
  return fieldPath("entry", `store:${storeId}`);
}

/** How a document is named in findings; a store's proof goes by its store. */
export function documentPath(section: SectionKey, slot: string, subject = ""): string {
  return subject === "" ? fieldPath(section, slot) : fieldPath(section, `${slot}:${subject}`);
}

/**
 * The automatic review: a verdict for every field and document that this seller is asked for, and the verdict on the whole:
 * all pass is approved at once, a refusal goes back to the seller, a question goes to a person. The declaration's
 * parameters are not judged: what is missing of them is named where it is needed.
 */
export function reviewApplication(facts: ReviewFacts): Review {
  const findings = new Map<string, Finding>();
  const add = (finding: Finding) => {
    const before = findings.get(finding.path);
    if (!before || worse[finding.outcome] > worse[before.outcome]) findings.set(finding.path, finding);
  };
  for (const section of ["entry", ...materialKeys] as const) {
    for (const field of fieldsOf(section, facts.context)) add(fieldFinding(field, facts));
    for (const slot of documentsOf(section, facts.context)) {
      add(documentFinding(documentPath(section, slot.key), presenceOf(facts, section, slot.key, "")));
    }
  }
  for (const finding of storeFindings(facts)) add(finding);
  if (facts.isLicenceClaimedElsewhere) {
    const key = facts.context.kind === "hong_kong_company" ? "brNumber" : "uscc";
    add({ path: fieldPath("licence", key), outcome: "ask", code: "licence_claimed", values: {} });
  }
  for (const finding of checkFindings(facts.context, facts.answers)) add(finding);
  const all = [...findings.values()];
  return { verdict: verdictOf(all), findings: all };
}

/** Refusals first: what the seller can put right in a minute must not wait for a person. */
export function verdictOf(findings: readonly Pick<Finding, "outcome">[]): Verdict {
  if (findings.some(({ outcome }) => outcome === "refuse")) return "return";
  return findings.some(({ outcome }) => outcome === "ask") ? "ask_a_person" : "approve";
}

function pass(path: string): Finding {
  return { path, outcome: "pass", code: "fine", values: {} };
}

function fieldFinding(field: FieldDefinition, { context, today }: ReviewFacts): Finding {
  const path = fieldPath(field.section, field.key);
  const text = context.values[field.section]?.[field.key] ?? "";
  if (text.trim() === "") {
    return isOptional(field, context) ? pass(path) : { path, outcome: "refuse", code: "missing", values: {} };
  }
  const { note } = checkField(field, text, context, today);
  if (!note) return pass(path);
  return { path, outcome: note.outcome === "warn" ? "ask" : "refuse", code: note.code, values: note.values };
}

function presenceOf(
  { documents }: ReviewFacts,
  section: SectionKey,
  slot: string,
  subject: string,
): DocumentPresence | undefined {
  return documents.find((one) => one.section === section && one.slot === slot && one.subject === subject);
}

function documentFinding(path: string, scan: DocumentPresence | undefined): Finding {
  if (!scan) return { path, outcome: "refuse", code: "document_missing", values: {} };
  return scan.isBlurred ? { path, outcome: "ask", code: "document_blurred", values: {} } : pass(path);
}

function storeFindings(facts: ReviewFacts): Finding[] {
  if (facts.stores.length === 0) {
    return [{ path: fieldPath("entry", "stores"), outcome: "refuse", code: "store_missing", values: {} }];
  }
  return facts.stores.flatMap((store) => {
    const path = storePath(store.id);
    const values = { store: store.name, number: store.platformNumber };
    const proof = documentFinding(
      documentPath("entry", storeProofSlot, store.id),
      presenceOf(facts, "entry", storeProofSlot, store.id),
    );
    if (!store.isCertified) return [{ path, outcome: "refuse" as const, code: "store_not_certified", values }, proof];
    if (store.isClaimedElsewhere) return [{ path, outcome: "ask" as const, code: "store_claimed", values }, proof];
    return [pass(path), proof];
  });
}
