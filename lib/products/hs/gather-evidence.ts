import { type Decision, decideKind, type KnownAttributes } from "./decide-kind.ts";
import { linearChances } from "./linear-scores.ts";
import { type Match, matchPhrases } from "./match-phrases.ts";
import type { HsModel } from "./model.ts";
import { neighbourScores } from "./neighbour-scores.ts";
import type { HsQuestion } from "./question.ts";
import { readAttributes } from "./read-attributes.ts";
import { fineFeatures, textFeatures } from "./text-features.ts";
import { type TitleWord, titleWords } from "./title-words.ts";

/** What a phrase says for one subheading. */
export type Support = { readonly strength: number; readonly match: Match };

/** What a phrase led to by a decision table. */
export type Decided = {
  readonly match: Match;
  readonly family: string;
  readonly kind: string;
  readonly decision: Decision;
};

export type Evidence = {
  readonly words: readonly TitleWord[];
  readonly known: KnownAttributes;
  /** By subheading, strongest first. */
  readonly supports: ReadonlyMap<string, readonly Support[]>;
  readonly decided: readonly Decided[];
  readonly neighbours: ReadonlyMap<string, number>;
  /** The classifier's chances. */
  readonly linear: ReadonlyMap<string, number>;
};

const weightOfUse = 0.7;
const weightOfBrand = 0.2;
/** A phrase whose code lies in more kinds than this names no kind. */
const mostKinds = 6;

/** Reads the question with every method; nothing is decided yet. */
export function gatherEvidence(model: HsModel, question: HsQuestion): Evidence {
  const words = wordsOf(question);
  const fields = [question.material, question.category].filter((field) => field !== undefined);
  const known = readAttributes(model.attributes, words, fields);
  const matches = matchPhrases(model.lexicon, words);
  const decided = matches.flatMap((match) => decide(model, match, known));
  return {
    words,
    known,
    supports: supportsOf(model, matches, decided),
    decided,
    neighbours: neighbourScores(model.neighbours, textFeatures(words)),
    linear: linearChances(model.linear, fineFeatures(words)),
  };
}

function wordsOf({ title, category = "", material = "", use = "", brand = "" }: HsQuestion): TitleWord[] {
  const brandWords = new Set(titleWords(brand).map(({ text }) => text));
  const own = fadeByPlace(titleWords(title)).map((word) =>
    brandWords.has(word.text) ? { ...word, weight: Math.min(word.weight, weightOfBrand) } : word,
  );
  const used = titleWords(use).map((word) => ({ ...word, weight: word.weight * weightOfUse }));
  return [...titleWords(category), ...own, ...titleWords(material), ...used];
}

/** Sellers name the goods first and pile up other search words behind; Chinese titles begin anew after a space. */
const fading = { perUnit: 0.01, perSegment: 0.15, least: 0.5 };

function fadeByPlace(words: readonly TitleWord[]): TitleWord[] {
  let segment = 0;
  return words.map((word, at) => {
    if (at > 0 && word.isHan && !word.isGlued) segment++;
    const place = word.isHan ? segment * fading.perSegment + at * fading.perUnit * 0.5 : at * fading.perUnit;
    return { ...word, weight: word.weight * Math.max(fading.least, 1 - place) };
  });
}

function decide(model: HsModel, match: Match, known: KnownAttributes): Decided[] {
  const { target, implied = {} } = match.phrase;
  if (target.includes("/")) {
    const [key = "", kind = ""] = target.split("/");
    const family = model.families.get(key);
    if (family === undefined) return [];
    return [{ match, family: key, kind, decision: decideKind(family, kind, known, implied, model.within) }];
  }
  const kinds = model.kindsOf.get(target) ?? [];
  if (kinds.length > mostKinds) return [];
  return kinds.flatMap((place) => {
    const [key = "", kind = ""] = place.split("/");
    const family = model.families.get(key);
    if (family === undefined) return [];
    const decision = decideKind(family, kind, known, {}, model.within, target);
    return decision.outcomes.length === 0 ? [] : [{ match, family: key, kind, decision }];
  });
}

function supportsOf(
  model: HsModel,
  matches: readonly Match[],
  decided: readonly Decided[],
): Map<string, readonly Support[]> {
  const byMatch = Map.groupBy(decided, ({ match }) => match);
  const supports = new Map<string, Support[]>();
  const add = (code: string, strength: number, match: Match) => {
    const known = supports.get(code) ?? [];
    known.push({ strength, match });
    supports.set(code, known);
  };
  for (const match of matches) {
    const ways = byMatch.get(match) ?? [];
    if (ways.length === 0) {
      if (model.codes.has(match.phrase.target)) add(match.phrase.target, match.strength, match);
      continue;
    }
    for (const [code, share] of sharesOf(ways)) add(code, match.strength * share, match);
  }
  for (const own of supports.values()) own.sort((a, b) => b.strength - a.strength);
  return supports;
}

function sharesOf(ways: readonly Decided[]): Map<string, number> {
  const shares = new Map<string, number>();
  for (const { decision } of ways)
    for (const [code, share] of decision.codes) shares.set(code, (shares.get(code) ?? 0) + share / ways.length);
  return shares;
}
