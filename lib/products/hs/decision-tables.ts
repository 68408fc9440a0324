/** One row of a decision table; a cell is the list of values that fit, empty when any does. The first row that fits decides. */
export type DecisionRow = {
  readonly kind: string;
  readonly cells: readonly (readonly string[])[];
  readonly code: string;
};

/**
 * A group of headings where material, make, gender or use decides the last digits. `priors`: how common each value of an
 * attribute is among what such sellers ship, by kind ("" for all kinds of the family): used where a title is silent.
 */
export type Family = {
  readonly key: string;
  readonly attributes: readonly string[];
  readonly rows: readonly DecisionRow[];
  readonly priors: ReadonlyMap<string, ReadonlyMap<string, Shares>>;
};

/** Values with their shares, which sum to 1. */
export type Shares = ReadonlyMap<string, number>;

/** What a value belongs to: stainless is steel, steel is metal. */
export type Within = ReadonlyMap<string, string>;

/** Whether `value` is `wanted` or belongs to it. */
export function isWithin(value: string, wanted: string, within: Within): boolean {
  let current: string | undefined = value;
  for (let depth = 0; current !== undefined && depth < 8; depth++) {
    if (current === wanted) return true;
    current = within.get(current);
  }
  return false;
}

/** The code of the first row that fits the values (in the order of `family.attributes`); null when none does. */
export function firstFit(family: Family, kind: string, values: readonly string[], within: Within): string | null {
  const row = family.rows.find(
    (candidate) => candidate.kind === kind && candidate.cells.every((cell, at) => fits(cell, values[at] ?? "", within)),
  );
  return row?.code ?? null;
}

function fits(cell: readonly string[], value: string, within: Within): boolean {
  return cell.length === 0 || cell.some((wanted) => isWithin(value, wanted, within));
}

/** The prior shares of an attribute for a kind; "" alone where nothing is known, which only open cells fit. */
export function priorOf(family: Family, kind: string, attribute: string): Shares {
  return family.priors.get(kind)?.get(attribute) ?? family.priors.get("")?.get(attribute) ?? new Map([["", 1]]);
}
