import { certaintyOf, rankCandidates, signsOfCertainty } from "#lib/products/hs/blend";
import { type Candidate, candidatesOf, featureNames } from "#lib/products/hs/candidate-scores";
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
const steps = 250;

export function readTitles(model: HsModel, titles: readonly LabelledTitle[]): ReadTitle[] {
  return titles.map((title) => {
    const evidence = gatherEvidence(model, title);
    return { title, evidence, candidates: candidatesOf(model, evidence) };
  });
}

/**
 * Weights under which the right subheadings are likeliest among their candidates (conditional logit), then those by which the
 * chance of the first being right is read off, learnt on titles that the blend was not fitted on.
 */
export function fitWeights(read: readonly ReadTitle[]): Fitted {
  const parts = [0, 1, 2].map((part) => read.filter(({ title }) => foldOf(title.hs6, 3) === part));
  const unseen = parts.flatMap((part) => {
    const blend = fitBlend(read.filter((one) => !part.includes(one)));
    return part.flatMap((one) => exampleOf(one, blend));
  });
  return { blend: fitBlend(read), certainty: fitCertainty(unseen) };
}

/** The certainty's weights, moved and stretched as one so that on these titles the chance is true; the order stays. */
export function calibrate(read: readonly ReadTitle[], { blend, certainty }: Fitted): number[] {
  const examples = read.flatMap((one) =>
    exampleOf(one, blend).map(({ signs, isRight }) => {
      const chance = certaintyOf(signs, certainty);
      return { signs: [1, Math.log(chance / (1 - chance))], isRight };
    }),
  );
  const [shift = 0, stretch = 1] = fitCertainty(examples);
  return certainty.map((weight, at) => weight * stretch + (at === 0 ? shift : 0));
}

/** What is learnt from a title for certainty: nothing where it has no candidate. */
function exampleOf({ title, evidence, candidates }: ReadTitle, blend: readonly number[]): Example[] {
  const ranked = rankCandidates(candidates, blend);
  if (ranked.length === 0) return [];
  return [{ signs: signsOfCertainty(ranked, evidence), isRight: ranked[0]?.code === title.hs6 }];
}

type Example = { readonly signs: readonly number[]; readonly isRight: boolean };

/** Titles of one subheading stay together: a title and its translation are never on both sides. */
export function foldOf(hs6: string, folds: number): number {
  let hash = 7;
  for (const digit of `${hs6}x`) hash = (hash * 31 + digit.charCodeAt(0)) >>> 0;
  return Math.floor(hash / 7) % folds;
}

/** Candidates of one title in flat lists, and which of them is right. */
type Choice = { readonly features: Float64Array; readonly right: number };

function choicesOf(read: readonly ReadTitle[]): Choice[] {
  return read.flatMap(({ title, candidates }) => {
    const right = candidates.findIndex(({ code }) => code === title.hs6);
    const features = Float64Array.from(candidates.flatMap((candidate) => candidate.features));
    return right < 0 ? [] : [{ features, right }];
  });
}

function fitBlend(read: readonly ReadTitle[]): number[] {
  const choices = choicesOf(read);
  const size = featureNames.length;
  return climb(size, (weights) => {
    const slope = new Float64Array(size);
    for (const { features, right } of choices) {
      const shares = softmax(features, weights);
      shares.forEach((share, at) => {
        const by = (at === right ? 1 : 0) - share;
        for (let place = 0; place < size; place++)
          slope[place] = (slope[place] ?? 0) + by * (features[at * size + place] ?? 0);
      });
    }
    return weights.map((weight, place) => (slope[place] ?? 0) / choices.length - 2 * blendKeeps * weight);
  });
}

function softmax(features: Float64Array, weights: readonly number[]): Float64Array {
  const size = weights.length;
  const shares = new Float64Array(features.length / size);
  let top = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < shares.length; at++) {
    let score = 0;
    for (let place = 0; place < size; place++) score += (features[at * size + place] ?? 0) * (weights[place] ?? 0);
    shares[at] = score;
    top = Math.max(top, score);
  }
  let total = 0;
  for (let at = 0; at < shares.length; at++) {
    shares[at] = Math.exp((shares[at] ?? 0) - top);
    total += shares[at] ?? 0;
  }
  return shares.map((share) => share / total);
}

function fitCertainty(examples: readonly Example[]): number[] {
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
      weights[at] = (weights[at] ?? 0) + 0.08 * pace;
    });
  }
  return weights;
}
