import type { FieldView, SectionProgress } from "./application-view.ts";

/** What a prepared person takes for a field, a document, a store: typing or a picture taken, seconds. */
const seconds = { field: 7, choice: 3, document: 20, store: 45 } as const;

/** How long the missing parts will take a prepared person, in whole minutes, at least 1 while anything is missing. */
export function minutesLeft(missing: {
  readonly fields: readonly Pick<FieldView, "input">[];
  readonly documents: number;
  readonly stores: number;
}): number {
  const typing = missing.fields.reduce(
    (sum, { input }) => sum + (input === "choice" ? seconds.choice : seconds.field),
    0,
  );
  const total = typing + missing.documents * seconds.document + missing.stores * seconds.store;
  return total === 0 ? 0 : Math.max(1, Math.round(total / 60));
}

/** How far a section has come. */
export function progressOf(counts: {
  readonly filled: number;
  readonly missing: number;
  readonly problems: number;
}): SectionProgress {
  if (counts.problems > 0) return "refused";
  if (counts.missing === 0) return "complete";
  return counts.filled === 0 ? "empty" : "started";
}
