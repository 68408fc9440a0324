import { type Family, firstFit, isWithin, priorOf, type Shares, type Within } from "./decision-tables.ts";

/** What is known of one attribute: shares of values, and how far to trust them (0 … 1). */
export type Known = { readonly shares: Shares; readonly trust: number };

/** By attribute. */
export type KnownAttributes = ReadonlyMap<string, Known>;

/** One way the open attributes may turn out. */
type Outcome = { readonly values: readonly string[]; readonly share: number; readonly code: string };

/** The codes a kind may have with their shares, and how they hang on each attribute. */
export type Decision = {
  readonly codes: Shares;
  readonly outcomes: readonly Outcome[];
};

const noOutcome: Decision = { codes: new Map(), outcomes: [] };

/** A word implies a value: jeans are woven cotton unless the title says otherwise. */
const trustOfImplied = 0.8;

/**
 * All codes of a kind by what is known of its attributes: told or read values first, then what the word implies, then what is
 * usual. `onlyCode`: the phrase named that subheading, so what is not known is taken as that subheading has it.
 */
export function decideKind(
  family: Family,
  kind: string,
  known: KnownAttributes,
  implied: Readonly<Record<string, string>>,
  within: Within,
  onlyCode: string | null = null,
): Decision {
  const usual = family.attributes.map((attribute) =>
    withImplied(priorOf(family, kind, attribute), implied[attribute], trustOfImplied),
  );
  const base = onlyCode === null ? usual : conditioned(family, kind, usual, within, onlyCode);
  if (base === null) return noOutcome;
  const shares = family.attributes.map((attribute, at) =>
    withKnown(family, kind, at, base[at] ?? new Map([["", 1]]), known.get(attribute), within),
  );
  return decisionOf(outcomesOf(family, kind, shares, within));
}

function withImplied(shares: Shares, value: string | undefined, trust: number): Shares {
  if (value === undefined) return shares;
  return mixed(shares, new Map([[value, 1]]), trust);
}

/** Only what the rows of this kind tell apart, or what is usual there, counts: a glass bead on a dress is not its fibre. */
function withKnown(
  family: Family,
  kind: string,
  at: number,
  base: Shares,
  known: Known | undefined,
  within: Within,
): Shares {
  if (known === undefined) return base;
  const told = [...known.shares].filter(([value]) => isTold(family, kind, at, value, base, within));
  const total = told.reduce((sum, [, share]) => sum + share, 0);
  if (total <= 0) return base;
  return mixed(base, new Map(told.map(([value, share]) => [value, share / total])), known.trust);
}

function isTold(family: Family, kind: string, at: number, value: string, base: Shares, within: Within): boolean {
  if (
    [...base.keys()].some((usual) => usual !== "" && (isWithin(value, usual, within) || isWithin(usual, value, within)))
  )
    return true;
  return family.rows.some(
    (row) => row.kind === kind && (row.cells[at] ?? []).some((wanted) => isWithin(value, wanted, within)),
  );
}

function mixed(base: Shares, told: Shares, trust: number): Shares {
  const result = new Map<string, number>();
  for (const [value, share] of base) result.set(value, share * (1 - trust));
  for (const [value, share] of told) result.set(value, (result.get(value) ?? 0) + share * trust);
  return result;
}

/** The shares of each attribute among the outcomes that lead to one code; null when none does. */
function conditioned(
  family: Family,
  kind: string,
  usual: readonly Shares[],
  within: Within,
  code: string,
): readonly Shares[] | null {
  const matching = outcomesOf(family, kind, usual, within).filter((outcome) => outcome.code === code);
  const total = matching.reduce((sum, { share }) => sum + share, 0);
  if (total <= 0) return null;
  return usual.map((shares, at) => {
    const marginal = new Map<string, number>();
    for (const { values, share } of matching) {
      const value = values[at] ?? "";
      marginal.set(value, (marginal.get(value) ?? 0) + share / total);
    }
    return mixed(shares, marginal, 0.9);
  });
}

function outcomesOf(family: Family, kind: string, shares: readonly Shares[], within: Within): Outcome[] {
  let open: { values: string[]; share: number }[] = [{ values: [], share: 1 }];
  for (const options of shares) {
    open = open.flatMap(({ values, share }) =>
      [...options]
        .filter(([, part]) => part > 0.001)
        .map(([value, part]) => ({ values: [...values, value], share: share * part })),
    );
  }
  return open.flatMap(({ values, share }) => {
    const code = firstFit(family, kind, values, within);
    return code === null ? [] : [{ values, share, code }];
  });
}

function decisionOf(outcomes: readonly Outcome[]): Decision {
  const total = outcomes.reduce((sum, { share }) => sum + share, 0);
  if (total <= 0) return noOutcome;
  const codes = new Map<string, number>();
  for (const { code, share } of outcomes) codes.set(code, (codes.get(code) ?? 0) + share / total);
  return { codes, outcomes };
}
