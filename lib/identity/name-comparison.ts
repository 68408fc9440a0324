import { markDifference, type NameDifference } from "#lib/identity/name-difference";
import { printedDifferences, readName } from "#lib/identity/name-text";

export const nameVerdicts = ["equal", "similar", "different"] as const;
/** equal: the same name; similar: a person decides; different: not this name. */
export type NameVerdict = (typeof nameVerdicts)[number];

/** `reasons` (looked up under `nameReasons`): why equal names look different, or what makes them similar. */
export type NameComparison = {
  readonly verdict: NameVerdict;
  readonly difference: NameDifference;
  readonly reasons: readonly string[];
};

/** The verdict with both names marked; names that fold to the same letters show no difference. */
export function compared(verdict: NameVerdict, a: string, b: string, reasons: readonly string[]): NameComparison {
  return { verdict, difference: markDifference(readName(a), readName(b)), reasons };
}

/** Equal when the folded letters agree, with what is printed differently; null otherwise. */
export function comparedAsEqual(a: string, b: string): NameComparison | null {
  const [left, right] = [readName(a), readName(b)];
  const fold = (name: typeof left) => name.letters.map(({ letter }) => letter).join("");
  if (a !== b && (fold(left) !== fold(right) || left.letters.length === 0)) return null;
  return { verdict: "equal", difference: markDifference(left, right), reasons: printedDifferences(left, right) };
}
