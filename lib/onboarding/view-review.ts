import type { ApplicationView, DocumentView, FieldView, StoreView } from "./application-view.ts";
import { standingOf } from "./decide.ts";
import { type ApplicationValues, readFieldPath } from "./fields.ts";
import { storePath } from "./review.ts";
import type { ReviewDocument, ReviewFact, ReviewFinding, ReviewSection, ReviewView, Shown } from "./review-view.ts";
import { sectionKeys } from "./sections.ts";

/** What a reviewer's view is made from. */
export type ReviewMaterial = {
  readonly head: Omit<ReviewView, "sections" | "documents" | "checks" | "earlier">;
  /** The application as its seller sees it. */
  readonly application: ApplicationView;
  /** Opened values; the card's password is never among them. */
  readonly values: ApplicationValues;
  /** By path: what was approved before and is in force. Of sealed fields only whether it was changed. */
  readonly approved: ReadonlyMap<string, { readonly text: string | null; readonly isChanged: boolean }>;
  readonly checks: ReviewView["checks"];
  /** Of every round. */
  readonly findings: readonly ReviewFinding[];
};

/**
 * An application as a reviewer sees it. Sealed numbers are shown in full while a person has to decide and by their hint
 * otherwise; the card's password never.
 */
export function viewReview({ head, application, values, approved, checks, findings }: ReviewMaterial): ReviewView {
  const now = new Map(findings.filter(({ round }) => round === head.round).map((one) => [one.path, one]));
  const judged = (path: string) => {
    const finding = now.get(path) ?? null;
    return { path, finding, standing: finding && standingOf(finding) };
  };
  const isOpen = head.state === "in_review";
  const factOf = (field: FieldView): ReviewFact => ({
    ...{ kind: "field", section: field.section, key: field.key, input: field.input, note: field.note },
    ...shownOf(field, isOpen ? (values[field.section]?.[field.key] ?? "") : null),
    ...beforeOf(approved.get(field.path)),
    ...{ documentId: null, ...judged(field.path) },
  });
  const documentFact = (one: DocumentView, storeName = ""): ReviewFact => ({
    ...{ kind: "document", section: one.section, key: one.slot, input: null, note: null, text: storeName },
    ...{ shown: "plain", before: null, isChanged: false, documentId: one.document?.id ?? null, ...judged(one.path) },
  });
  const storeFacts = (store: StoreView): ReviewFact[] => [
    {
      ...{ kind: "store", section: "entry", key: "store", input: null, note: null, shown: "plain" },
      text: `${store.name} ${store.platformNumber}`,
      ...{ before: null, isChanged: false, documentId: store.proof.document?.id ?? null },
      ...judged(storePath(store.id)),
    },
    documentFact(store.proof, store.name),
  ];
  const sections = sectionKeys.map((key): ReviewSection => {
    const { fields, documents } = application.sections[key];
    const stores = key === "entry" ? application.stores.flatMap(storeFacts) : [];
    return { key, facts: [...fields.map(factOf), ...documents.map((one) => documentFact(one)), ...stores] };
  });
  return {
    ...head,
    sections: withOrphans(sections, [...now.values()]),
    documents: documentsOf(application),
    checks,
    earlier: earlierRounds(findings, head.round),
  };
}

function shownOf(
  { sealing, value, isFilled }: FieldView,
  opened: string | null,
): { readonly text: string; readonly shown: Shown } {
  if (sealing === "plain") return { text: value, shown: "plain" };
  if (sealing === "never_shown") return { text: isFilled ? "••••••" : "", shown: "never" };
  return opened === null ? { text: value, shown: "hint" } : { text: opened, shown: "opened" };
}

function beforeOf(approved: { readonly text: string | null; readonly isChanged: boolean } | undefined) {
  const isChanged = approved?.isChanged ?? false;
  return { isChanged, before: isChanged ? (approved?.text ?? null) : null };
}

/** Findings on what is no longer asked for still have to be decided: they stand at the end of their section. */
function withOrphans(sections: readonly ReviewSection[], findings: readonly ReviewFinding[]): ReviewSection[] {
  const known = new Set(sections.flatMap(({ facts }) => facts.map(({ path }) => path)));
  const orphans = findings.filter(({ path }) => !known.has(path));
  return sections.map(({ key, facts }) => {
    const own = orphans.filter(({ path }) => (readFieldPath(path)?.section ?? "entry") === key);
    return { key, facts: [...facts, ...own.map((finding) => orphanFact(finding, key))] };
  });
}

function orphanFact(finding: ReviewFinding, section: ReviewSection["key"]): ReviewFact {
  const { path } = finding;
  return {
    ...{ kind: "other", path, section, key: readFieldPath(path)?.key ?? path, input: null, text: "", shown: "plain" },
    ...{ before: null, isChanged: false, note: null, documentId: null, finding, standing: standingOf(finding) },
  };
}

/** In the order of the sections, a store's proof behind the entry. */
function documentsOf({ sections, stores }: ApplicationView): ReviewDocument[] {
  const documentOf = ({ document: facts, path, section, slot }: DocumentView, storeName: string): ReviewDocument[] =>
    facts ? [{ ...facts, path, section, slot, storeName }] : [];
  return [
    ...sectionKeys.flatMap((key) => sections[key].documents.flatMap((one) => documentOf(one, ""))),
    ...stores.flatMap((store) => documentOf(store.proof, store.name)),
  ];
}

function earlierRounds(findings: readonly ReviewFinding[], round: number): ReviewView["earlier"] {
  const telling = findings.filter((one) => one.round < round && (one.outcome !== "pass" || one.decision !== null));
  const rounds = [...new Set(telling.map((one) => one.round))].sort((a, b) => b - a);
  return rounds.map((one) => ({ round: one, findings: telling.filter((finding) => finding.round === one) }));
}

/** Keys of the approved values by their path. */
export function approvedPaths(
  rows: readonly {
    readonly section: string;
    readonly key: string;
    readonly value: string;
    readonly sealed: string | null;
    readonly approvedValue: string | null;
    readonly approvedSealed: string | null;
  }[],
): ReviewMaterial["approved"] {
  return new Map(
    rows
      .filter(({ approvedValue, approvedSealed }) => approvedValue !== null || approvedSealed !== null)
      .map(({ section, key, value, sealed, approvedValue, approvedSealed }) => {
        const isSealed = sealed !== null || approvedSealed !== null;
        const isChanged = isSealed ? sealed !== approvedSealed : value !== approvedValue;
        return [`${section}.${key}`, { text: isSealed ? null : approvedValue, isChanged }] as const;
      }),
  );
}
