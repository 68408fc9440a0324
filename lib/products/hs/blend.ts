import { blendWeights, certaintyWeights } from "./blend-weights.ts";
import type { Candidate } from "./candidate-scores.ts";
import type { Evidence } from "./gather-evidence.ts";

export type Ranked = { readonly code: string; readonly share: number };

/** Candidates by their blended score, best first; shares sum to 1. Other weights than the fitted ones only to fit anew. */
export function rankCandidates(candidates: readonly Candidate[], weights = blendWeights): Ranked[] {
  const scored = candidates.map(({ code, features }) => ({ code, score: dot(weights, features) }));
  const top = scored.reduce((best, { score }) => Math.max(best, score), Number.NEGATIVE_INFINITY);
  const weighed = scored.map(({ code, score }) => ({ code, share: Math.exp(score - top) }));
  const total = weighed.reduce((sum, { share }) => sum + share, 0);
  return weighed
    .map(({ code, share }) => ({ code, share: share / total }))
    .sort((a, b) => b.share - a.share || (a.code < b.code ? -1 : 1));
}

export const certaintyNames = [
  "constant",
  "log-odds of the first",
  "methods that agree",
  "strength of the phrase",
  "share of the title that the phrase covers",
  "number of phrases",
  "classifier's chance",
  "classifier's lead",
  "classifier's chance of the heading",
  "heading's share of all candidates",
  "likeness of the nearest text",
  "heading's share of phrases",
  "table's share",
  "a rest subheading",
] as const;

/** What tells a safe first candidate from a lucky one, in the order of `certaintyNames`. */
export function signsOfCertainty(ranked: readonly Ranked[], evidence: Evidence): number[] {
  const [first] = ranked;
  if (first === undefined) return certaintyNames.map(() => 0);
  const share = Math.min(0.999, Math.max(0.001, first.share));
  const supports = evidence.supports.get(first.code) ?? [];
  const strongest = supports[0];
  const said = evidence.words.filter((word) => !word.isMeasure && !word.isNoise).length || 1;
  const strengths = new Map([...evidence.supports].map(([code, own]) => [code, own[0]?.strength ?? 0] as const));
  const linear = evidence.linear.get(first.code) ?? 0;
  const heading = first.code.slice(0, 4);
  const agree = [strengths, evidence.neighbours, evidence.linear].filter((scores) => firstOf(scores) === first.code);
  return [
    1,
    Math.log(share / (1 - share)),
    agree.length / 3,
    Math.min(15, strongest?.strength ?? 0) / 10,
    Math.min(1, (strongest?.match.covers.length ?? 0) / said),
    Math.log1p(supports.length) / 2,
    linear,
    Math.log10(Math.max(1e-4, linear) / Math.max(1e-4, bestOfOthers(evidence.linear, first.code))) / 2,
    chanceOf(evidence.linear, heading),
    ranked.filter(({ code }) => code.startsWith(heading)).reduce((sum, { share: part }) => sum + part, 0),
    evidence.neighbours.get(first.code) ?? 0,
    headingShare(strengths, first.code),
    tableShare(evidence, first.code),
    /9/.test(first.code.slice(4)) ? 1 : 0,
  ];
}

function bestOfOthers(scores: ReadonlyMap<string, number>, code: string): number {
  let best = 0;
  for (const [other, score] of scores) if (other !== code) best = Math.max(best, score);
  return best;
}

function chanceOf(chances: ReadonlyMap<string, number>, heading: string): number {
  let sum = 0;
  for (const [code, chance] of chances) if (code.startsWith(heading)) sum += chance;
  return sum;
}

function headingShare(strengths: ReadonlyMap<string, number>, code: string): number {
  let own = 0;
  let all = 0;
  for (const [other, strength] of strengths) {
    all += strength;
    if (other.startsWith(code.slice(0, 4))) own += strength;
  }
  return all === 0 ? 0 : own / all;
}

/** How far the decision tables leave the code open: 1 where none is about it. */
function tableShare({ decided }: Evidence, code: string): number {
  const about = decided.filter(({ decision }) => decision.codes.has(code));
  const total = about.reduce((sum, { match }) => sum + match.strength, 0);
  if (total === 0) return 1;
  return about.reduce((sum, { match, decision }) => sum + match.strength * (decision.codes.get(code) ?? 0), 0) / total;
}

/** The chance that the first candidate is right, 0 … 1. */
export function certaintyOf(signs: readonly number[], weights = certaintyWeights): number {
  return 1 / (1 + Math.exp(-dot(weights, signs)));
}

function firstOf(scores: ReadonlyMap<string, number>): string | null {
  let first: string | null = null;
  let best = Number.NEGATIVE_INFINITY;
  for (const [code, score] of scores) if (score > best) [first, best] = [code, score];
  return first;
}

function dot(weights: readonly number[], features: readonly number[]): number {
  return features.reduce((sum, feature, at) => sum + feature * (weights[at] ?? 0), 0);
}
