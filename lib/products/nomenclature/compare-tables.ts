import type { NationalCode, NationalFacts } from "./national-code.ts";

/** What a row changes, by the name of the fact. */
export type RowChange = {
  readonly code: string;
  readonly nameZh: string;
  readonly facts: readonly (keyof NationalFacts)[];
  readonly before: NationalFacts;
  readonly after: NationalFacts;
};

export type TableDiff = {
  readonly added: readonly NationalFacts[];
  readonly changed: readonly RowChange[];
  readonly same: number;
  /** Codes that hold no longer: only a complete table says that. */
  readonly ended: readonly NationalCode[];
};

const compared = [
  "nameZh",
  "nameEn",
  "firstUnit",
  "secondUnit",
  "elements",
  "refundBasisPoints",
  "supervision",
] as const satisfies readonly (keyof NationalFacts)[];

/** Rows that come against the imported rows that hold on their first day. */
export function compareTables(
  current: readonly NationalCode[],
  next: readonly NationalFacts[],
  isComplete: boolean,
): TableDiff {
  const known = new Map(current.map((row) => [row.code, row]));
  const added: NationalFacts[] = [];
  const changed: RowChange[] = [];
  let same = 0;
  for (const after of next) {
    const before = known.get(after.code);
    known.delete(after.code);
    if (before === undefined) added.push(after);
    else {
      const facts = compared.filter((fact) => JSON.stringify(before[fact]) !== JSON.stringify(after[fact]));
      if (facts.length === 0) same += 1;
      else changed.push({ code: after.code, nameZh: after.nameZh, facts, before, after });
    }
  }
  return { added, changed, same, ended: isComplete ? [...known.values()] : [] };
}
