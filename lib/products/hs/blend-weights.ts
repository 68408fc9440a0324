/**
 * How the methods are weighed against each other, in the order of `featureNames`; fitted by `scripts/hs/evaluate.ts --fit` on labelled
 * titles that are not part of this project (docs/hs-accuracy.md).
 */
export const blendWeights: readonly number[] = [
  0.74, 0.9, 0.32, 0.54, 0.32, 0.93, 0.48, 0.67, 0.67, 0.64, -0.41, -0.5, 0.01,
];

/** From the signs of certainty (`certaintyNames`) to the log-odds that the first candidate is right at 6 digits. */
export const certaintyWeights: readonly number[] = [
  -0.63, 0.47, -0.03, -0.02, -0.36, 1.27, -0.4, 0.81, -0.28, 0.31, 0.04, -0.31,
];

/** From here on the first candidate is proposed: of titles held out, about four in five such proposals are right. */
export const sureFrom = 0.8;
