import { rankCandidates, signsOfCertainty } from "#lib/products/hs/blend";
import { type Candidate, candidatesOf } from "#lib/products/hs/candidate-scores";
import { type Evidence, gatherEvidence } from "#lib/products/hs/gather-evidence";
import type { HsModel } from "#lib/products/hs/model";
import type { HsQuestion } from "#lib/products/hs/question";

/** A title with the subheading that experts gave it. */
export type LabelledTitle = HsQuestion & { readonly lang: string; readonly hs6: string; readonly group: string };

/** A labelled title read by every method. */
export type ReadTitle = {
  readonly title: LabelledTitle;
  readonly evidence: Evidence;
  readonly candidates: readonly Candidate[];
};

export type Fitted = { readonly blend: readonly number[]; readonly certainty: readonly number[] };

/** Holds weights near nothing where few titles speak. */
const blendKeeps = 0.01;
const certaintyKeeps = 0.003;
const steps = 500;

export function readTitles(model: HsModel, titles: readonly LabelledTitle[]): ReadTitle[] {
  return titles.map((title) => {
    const evidence = gatherEvidence(model, title);
    return { title, evidence, candidates: candidatesOf(model, evidence) };
  });
}

/**
 * Weights under which the right subheadings are likeliest among their candidates (conditional logit), then those by which the
 * chance of the first being right is read off. The chances are learnt on titles
 * that the blend was not fitted on.
 */
export function fitWeights(read: readonly ReadTitle[]): Fitted {
  const parts = [0, 1, 2].map((part) => read.filter(({ title }) => foldOf(title.hs6, 3) === part));
  const unseen = parts.flatMap((part) => {
    const blend = fitBlend(read.filter((one) => !part.includes(one)));
    return part.map((one) => ({ one, ranked: rankCandidates(one.candidates, blend) }));
  });
  const examples = unseen
    .filter(({ ranked }) => ranked.length > 0)
    .map(({ one, ranked }) => ({
      signs: signsOfCertainty(ranked, one.evidence),
      isRight: ranked[0]?.code === one.title.hs6,
    }));
  return { blend: fitBlend(read), certainty: fitCertainty(examples) };
}

/** Titles of one subheading stay together: a title and its translation are never on both sides. */
export function foldOf(hs6: string, folds: number): number {
  let hash = 7;
  for (const digit of `${hs6}x`) hash = (hash * 31 + digit.charCodeAt(0)) >>> 0;
  return Math.floor(hash / 7) % folds;
}

function fitBlend(read: readonly ReadTitle[]): number[] {
  const usable = read
    .map(({ title, candidates }) => ({ candidates, right: candidates.findIndex(({ code }) => code === title.hs6) }))
    .filter(({ right }) => right >= 0);
  const size = usable[0]?.candidates[0]?.features.length ?? 0;
  return climb(size, (weights) => {
    const slope = weights.map((weight) => -2 * blendKeeps * weight);
    for (const { candidates, right } of usable) {
      const shares = new Map(rankCandidates(candidates, weights).map(({ code, share }) => [code, share]));
      candidates.forEach(({ code, features }, at) => {
        const by = (at === right ? 1 : 0) - (shares.get(code) ?? 0);
        features.forEach((feature, place) => {
          slope[place] = (slope[place] ?? 0) + (by * feature) / usable.length;
        });
      });
    }
    return slope;
  });
}

function fitCertainty(examples: readonly { readonly signs: readonly number[]; readonly isRight: boolean }[]): number[] {
  const size = examples[0]?.signs.length ?? 0;
  return climb(size, (weights) => {
    const slope = weights.map((weight) => -2 * certaintyKeeps * weight);
    for (const { signs, isRight } of examples) {
      const score = signs.reduce((sum, sign, at) => sum + sign * (weights[at] ?? 0), 0);
      const by = (isRight ? 1 : 0) - 1 / (1 + Math.exp(-score));
      signs.forEach((sign, at) => {
        slope[at] = (slope[at] ?? 0) + (by * sign) / examples.length;
      });
    }
    return slope;
  });
}

/** Adam upon a concave likelihood: few steps, no settings. */
function climb(size: number, slopeAt: (weights: readonly number[]) => number[]): number[] {
  const weights = Array.from({ length: size }, () => 0.1);
  const mean = weights.map(() => 0);
  const square = weights.map(() => 0);
  for (let step = 1; step <= steps; step++) {
    slopeAt(weights).forEach((slope, at) => {
      mean[at] = 0.9 * (mean[at] ?? 0) + 0.1 * slope;
      square[at] = 0.999 * (square[at] ?? 0) + 0.001 * slope * slope;
      const pace = (mean[at] ?? 0) / (1 - 0.9 ** step) / (Math.sqrt((square[at] ?? 0) / (1 - 0.999 ** step)) + 1e-8);
      weights[at] = (weights[at] ?? 0) + 0.05 * pace;
    });
  }
  return weights;
}
