import type { CompiledPhrase, Lexicon } from "./lexicon.ts";
import type { TitleWord } from "./title-words.ts";

/** A phrase found in a title: how strongly, and which units it covers. */
export type Match = {
  readonly phrase: CompiledPhrase;
  readonly strength: number;
  readonly covers: readonly number[];
};

/** One place where a part was found. `weight`: of the field, of the order of its words. */
type Find = { readonly weight: number; readonly covers: readonly number[] };

/** Tuned by halves on labelled titles (docs/hs-accuracy.md). */
export const matching = {
  scattered: 0.55,
  subsumed: 0.2,
  perWord: 0.3,
  perPart: 0.9,
  rivals: 0.5,
  modifier: 0.6,
  modifierHan: 0.5,
};

/** All phrases whose parts all occur, strongest first; one that only repeats a piece of a longer one counts little. */
export function matchPhrases(lexicon: Lexicon, words: readonly TitleWord[]): Match[] {
  const finds = findParts(lexicon, words);
  const seen = new Set<number>();
  const matches: Match[] = [];
  for (const part of finds.keys()) {
    for (const id of lexicon.phrasesOf[part] ?? []) {
      if (seen.has(id)) continue;
      seen.add(id);
      const match = matchOf(lexicon, id, finds);
      if (match !== null) matches.push(match);
    }
  }
  return discountModifiers(discountSubsumed(matches), words).toSorted((a, b) => b.strength - a.strength);
}

function matchOf(lexicon: Lexicon, id: number, finds: ReadonlyMap<number, Find>): Match | null {
  const phrase = lexicon.phrases[id];
  if (phrase === undefined) return null;
  let strength = 0;
  const covers = new Set<number>();
  for (const partId of phrase.partIds) {
    const find = finds.get(partId);
    const part = lexicon.parts[partId];
    if (find === undefined || part === undefined) return null;
    const length = part.isHan ? part.units.length / 2 : part.units.length;
    strength += part.weight * find.weight * (1 + matching.perWord * (length - 1));
    for (const at of find.covers) covers.add(at);
  }
  const parts = phrase.partIds.length;
  // parts of one phrase share what they say: the second adds less than a phrase of its own
  const joint = parts > 1 ? matching.perPart : 1;
  return { phrase, strength: (strength * joint) / phrase.rivals ** matching.rivals, covers: [...covers] };
}

function findParts(lexicon: Lexicon, words: readonly TitleWord[]): Map<number, Find> {
  const finds = new Map<number, Find>();
  for (let from = 0; from < words.length; from++) {
    findRuns(lexicon, words, from, finds);
  }
  findScattered(lexicon, words, finds);
  return finds;
}

/** Runs that begin at a unit, with amounts and praise and without: "LED 12V strip" holds "LED strip". */
function findRuns(lexicon: Lexicon, words: readonly TitleWord[], from: number, finds: Map<number, Find>): void {
  const full = { text: "", covers: [] as number[] };
  const bare = { text: "", covers: [] as number[] };
  let weight = 1;
  for (let to = from; to < Math.min(words.length, from + 2 * lexicon.longestPart); to++) {
    const word = words[to];
    if (word === undefined) break;
    weight = Math.min(weight, word.weight);
    for (const run of word.isMeasure || word.isNoise ? [full] : [full, bare]) {
      run.text += word.text;
      run.covers.push(to);
      const part = lexicon.partAt.get(run.text);
      if (part !== undefined) keep(finds, part, { weight: weight, covers: [...run.covers] });
    }
  }
}

function findScattered(lexicon: Lexicon, words: readonly TitleWord[], finds: Map<number, Find>): void {
  const placeOf = new Map<string, number>();
  words.forEach((word, at) => {
    if (!word.isHan && !placeOf.has(word.text)) placeOf.set(word.text, at);
  });
  for (const [text] of placeOf) {
    for (const id of lexicon.scattered.get(text) ?? []) {
      const covers = lexicon.parts[id]?.units.map((unit) => placeOf.get(unit) ?? -1) ?? [];
      if (covers.includes(-1)) continue;
      const weight = Math.min(...covers.map((at) => words[at]?.weight ?? 1));
      keep(finds, id, { weight: matching.scattered * weight, covers });
    }
  }
}

function keep(finds: Map<number, Find>, part: number, find: Find): void {
  const before = finds.get(part);
  if (before === undefined || before.weight < find.weight) finds.set(part, find);
}

function discountSubsumed(matches: readonly Match[]): Match[] {
  const sets = matches.map(({ covers }) => new Set(covers));
  return matches.map((match, at) => {
    const mine = sets[at] ?? new Set();
    const isPiece = sets.some((other) => other.size > mine.size && match.covers.every((place) => other.has(place)));
    return isPiece ? { ...match, strength: match.strength * matching.subsumed } : match;
  });
}

/** Of two goods that stand side by side the last is sold and the first says of which kind: a copier's roller. */
function discountModifiers(matches: readonly Match[], words: readonly TitleWord[]): Match[] {
  const strongestFrom = new Map<number, Match>();
  for (const match of matches) {
    const from = Math.min(...match.covers);
    if (match.strength > (strongestFrom.get(from)?.strength ?? 0)) strongestFrom.set(from, match);
  }
  return matches.map((match) => {
    const end = Math.max(...match.covers) + 1;
    const next = strongestFrom.get(end);
    const word = words[end];
    if (next === undefined || word?.isGlued !== true || next.strength < match.strength / 2) return match;
    if (next.phrase.target === match.phrase.target) return match;
    return { ...match, strength: match.strength * (word.isHan ? matching.modifierHan : matching.modifier) };
  });
}
