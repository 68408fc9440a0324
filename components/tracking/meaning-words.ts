import type { Meaning } from "#lib/tracking/vocabulary";

type Words = { (key: string): string; has(key: string): boolean };

/** What a meaning says, in the reader's words: what refines the stage, the trouble, and how it is read. */
export function meaningWords(tracking: Words, mapping: Words, { stage, substage, raises, reads }: Meaning): string {
  const key = `substages.${stage}.${substage}`;
  const parts = [
    tracking.has(key) ? tracking(key) : tracking(`stages.${stage}`),
    raises === null ? null : tracking(`troubles.${raises}`),
    reads === null ? null : mapping(`reads.${reads}`),
  ];
  return parts.filter((part) => part !== null).join(" · ");
}
