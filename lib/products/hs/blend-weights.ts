/**
 * How the methods are weighed against each other, in the order of `featureNames`; fitted by `scripts/hs/evaluate.ts --fit` on labelled
 * titles that are not part of this project (docs/hs-accuracy.md).
 */
export const blendWeights: readonly number[] = [
  0.87, 0.86, 0.52, 0.35, 0.32, 0.78, 0.48, 0.68, 0.68, 0.79, -0.4, -0.5, -0.01,
];

/** From the signs of certainty (`certaintyNames`) to the log-odds that the first candidate is right at 6 digits. */
export const certaintyWeights: readonly number[] = [
  -0.6, 0.52, -0.33, 0.24, -0.44, 1.2, -0.25, 0.66, -0.22, 0.44, -0.06, -0.39,
];

/** From here on the first candidate is proposed: of titles held out, about four in five such proposals are right. */
export const sureFrom = 0.8;
