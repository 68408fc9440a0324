import type { Evidence, Support } from "./gather-evidence.ts";
import type { HsModel } from "./model.ts";

/** What each method says of a subheading, as numbers of about 0 … 1, in the order of `featureNames`. */
export type Candidate = { readonly code: string; readonly features: readonly number[] };

export const featureNames = [
  "phrase, against the best",
  "phrase, absolute",
  "heading's share of phrases",
  "chapter's share of phrases",
  "neighbour",
  "neighbour, against the best",
  "heading's neighbour",
  "classifier, chance",
  "classifier, logarithm",
  "classifier, heading's logarithm",
  "classifier, chapter's logarithm",
  "how many phrases we wrote",
  "no phrase at all",
  "decision table, logarithm",
] as const;

const perMethod = 14;
const furtherSupport = 0.35;

/** The subheadings that any method puts high, with what each method says of them. */
export function candidatesOf(model: HsModel, evidence: Evidence): Candidate[] {
  const phrases = new Map([...evidence.supports].map(([code, supports]) => [code, combined(supports)] as const));
  const codes = new Set([...best(phrases), ...best(evidence.neighbours), ...best(evidence.linear)]);
  const headings = sumsBy(phrases, 4);
  const chapters = sumsBy(phrases, 2);
  const all = [...phrases.values()].reduce((sum, value) => sum + value, 0) || 1;
  const bestPhrase = highest(phrases) || 1;
  const bestNeighbour = highest(evidence.neighbours) || 1;
  const neighbourHeadings = highestBy(evidence.neighbours, 4);
  const tables = tableSays(model, evidence);
  const linearHeadings = sumsBy(evidence.linear, 4);
  const linearChapters = sumsBy(evidence.linear, 2);
  return [...codes]
    .filter((code) => model.codes.has(code) && code.length === 6)
    .map((code) => {
      const phrase = phrases.get(code) ?? 0;
      const neighbour = evidence.neighbours.get(code) ?? 0;
      const linear = evidence.linear.get(code) ?? 0;
      const features = [
        phrase / bestPhrase,
        Math.min(phrase, 20) / 10,
        (headings.get(code.slice(0, 4)) ?? 0) / all,
        (chapters.get(code.slice(0, 2)) ?? 0) / all,
        neighbour,
        neighbour / bestNeighbour,
        neighbourHeadings.get(code.slice(0, 4)) ?? 0,
        linear,
        logarithm(linear),
        logarithm(linearHeadings.get(code.slice(0, 4)) ?? 0),
        logarithm(linearChapters.get(code.slice(0, 2)) ?? 0),
        Math.log1p(model.phraseCounts.get(code) ?? 0) / 5,
        phrase === 0 ? 1 : 0,
        tables(code),
      ];
      return { code, features };
    });
}

/** In steps of a hundredfold: 0 for all but certain, -3 for all but excluded. */
function logarithm(chance: number): number {
  return Math.log10(Math.max(1e-6, chance)) / 2;
}

/**
 * How far the decision tables speak for a code of a family that the title names: 0 for all, -2 for not at all; 0 too for
 * codes outside. Weaker where the family is named less plainly than the strongest phrase.
 */
function tableSays(model: HsModel, { decided }: Evidence): (code: string) => number {
  const strongest = decided.reduce((best, { match }) => Math.max(best, match.strength), 0);
  const byFamily = [...Map.groupBy(decided, ({ family }) => family)].map(([family, all]) => {
    const top = all.reduce((best, { match }) => Math.max(best, match.strength), 0);
    const plain = all.filter(({ match }) => match.strength >= top / 2);
    const total = plain.reduce((sum, { match }) => sum + match.strength, 0);
    const shares = new Map<string, number>();
    for (const { match, decision } of plain)
      for (const [code, share] of decision.codes)
        shares.set(code, (shares.get(code) ?? 0) + (share * match.strength) / total);
    return { family, shares, weight: top / strongest };
  });
  return (code) => {
    const kinds = model.kindsOf.get(code) ?? [];
    const own = byFamily.filter(({ family }) => kinds.some((kind) => kind.startsWith(`${family}/`)));
    return own.reduce((least, { shares, weight }) => {
      const said = Math.log10(Math.max(0.01, shares.get(code) ?? 0)) * weight;
      return Math.min(least, said);
    }, 0);
  };
}

/** The strongest phrase in full, each further one for a third of the one before. */
function combined(supports: readonly Support[]): number {
  return supports.reduce((sum, { strength }, at) => sum + strength * furtherSupport ** at, 0);
}

function best(scores: ReadonlyMap<string, number>): string[] {
  return [...scores]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, perMethod)
    .map(([code]) => code);
}

function highest(scores: ReadonlyMap<string, number>): number {
  let top = 0;
  for (const score of scores.values()) top = Math.max(top, score);
  return top;
}

function sumsBy(scores: ReadonlyMap<string, number>, digits: number): Map<string, number> {
  const sums = new Map<string, number>();
  for (const [code, score] of scores) {
    const key = code.slice(0, digits);
    sums.set(key, (sums.get(key) ?? 0) + score);
  }
  return sums;
}

function highestBy(scores: ReadonlyMap<string, number>, digits: number): Map<string, number> {
  const tops = new Map<string, number>();
  for (const [code, score] of scores) {
    const key = code.slice(0, digits);
    tops.set(key, Math.max(tops.get(key) ?? score, score));
  }
  return tops;
}
