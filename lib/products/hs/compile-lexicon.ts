import { joinUnits, type LexiconFile, type Phrase } from "./lexicon.ts";
import { phraseUnits } from "./title-words.ts";

/** Compiles phrases: parts with their rarity, phrases by part; phrases whose words all vanish are left out. */
export function compileLexicon(phrases: readonly Phrase[]): LexiconFile {
  const partAt = new Map<string, number>();
  const unitsOf: string[][] = [];
  const kept: { phrase: Phrase; partIds: number[] }[] = [];
  const seen = new Set<string>();
  for (const phrase of phrases) {
    const partIds = [...new Set(phrase.parts.map((text) => partId(phraseUnits(text), partAt, unitsOf)))];
    const key = `${phrase.target} ${keyOf(partIds)}`;
    if (partIds.length === 0 || partIds.includes(-1) || seen.has(key)) continue;
    seen.add(key);
    kept.push({ phrase, partIds });
  }
  const spread = spreadOf(kept, unitsOf);
  const total = new Set(kept.map(({ phrase }) => placeOf(phrase.target))).size;
  const rivals = rivalsOf(kept);
  return {
    parts: unitsOf.map((units) => units.join(" ")),
    weights: unitsOf.map((units) => {
      const headings = spread.get(joinUnits(units))?.size ?? 1;
      return Number(Math.log(1 + total / headings).toFixed(3));
    }),
    phrases: kept.map(({ phrase: { target, implied }, partIds }) => {
      const row = [target, partIds, rivals.get(keyOf(partIds)) ?? 1] as const;
      return implied === undefined || Object.keys(implied).length === 0 ? row : [...row, implied];
    }),
  };
}

function keyOf(partIds: readonly number[]): string {
  return partIds.toSorted((a, b) => a - b).join(" ");
}

/** Headings with the very same parts; kinds count only where no heading does, since a kind leads to headings. */
function rivalsOf(kept: readonly { phrase: Phrase; partIds: number[] }[]): Map<string, number> {
  const headings = new Map<string, Set<string>>();
  const kinds = new Map<string, Set<string>>();
  for (const { phrase, partIds } of kept) {
    const places = phrase.target.includes("/") ? kinds : headings;
    const key = keyOf(partIds);
    places.set(key, (places.get(key) ?? new Set()).add(placeOf(phrase.target)));
  }
  return new Map([...kinds, ...headings].map(([key, places]) => [key, places.size]));
}

/** In how many headings (or kinds) a run of units occurs within a part. */
function spreadOf(kept: readonly { phrase: Phrase; partIds: number[] }[], unitsOf: readonly string[][]) {
  const spread = new Map<string, Set<string>>();
  for (const units of unitsOf) spread.set(joinUnits(units), new Set());
  for (const { phrase, partIds } of kept) {
    const place = placeOf(phrase.target);
    for (const id of partIds) {
      const units = unitsOf[id] ?? [];
      for (let from = 0; from < units.length; from++) {
        let run = "";
        for (let to = from; to < units.length; to++) {
          run += units[to];
          spread.get(run)?.add(place);
        }
      }
    }
  }
  return spread;
}

function placeOf(target: string): string {
  return /^\d/.test(target) ? target.slice(0, 4) : target;
}

function partId(units: string[], partAt: Map<string, number>, unitsOf: string[][]): number {
  if (units.length === 0) return -1;
  const key = joinUnits(units);
  const known = partAt.get(key);
  if (known !== undefined) return known;
  partAt.set(key, unitsOf.length);
  return unitsOf.push(units) - 1;
}
