import { blendWeights, certaintyWeights } from "./blend-weights.ts";
import type { Candidate } from "./candidate-scores.ts";
import type { Evidence } from "./gather-evidence.ts";

export type Ranked = { readonly code: string; readonly share: number };

/** Candidates by their blended score, best first; shares sum to 1. */
export function rankCandidates(candidates: readonly Candidate[]): Ranked[] {
  const scored = candidates.map(({ code, features }) => ({ code, score: dot(blendWeights, features) }));
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
  "phrases agree",
  "neighbours agree",
  "classifier agrees",
  "strength of the phrase",
  "share of the title that the phrase covers",
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
  return [
    1,
    Math.log(share / (1 - share)),
    firstOf(strengths) === first.code ? 1 : 0,
    firstOf(evidence.neighbours) === first.code ? 1 : 0,
    firstOf(evidence.linear) === first.code ? 1 : 0,
    Math.min(15, strongest?.strength ?? 0) / 10,
    Math.min(1, (strongest?.match.covers.length ?? 0) / said),
  ];
}

/** The chance that the first candidate is right, 0 … 1. */
export function certaintyOf(signs: readonly number[]): number {
  return 1 / (1 + Math.exp(-dot(certaintyWeights, signs)));
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
