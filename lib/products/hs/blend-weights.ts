/**
 * How the methods are weighed against each other, in the order of `featureNames`; fitted by scripts/hs/fit-blend.ts on labelled
 * titles that are not part of this project (docs/hs-accuracy.md).
 */
export const blendWeights: readonly number[] = [
  0.17, 1.98, 1.6, 0.3, 0.27, 1.53, -0.55, 0.67, 0.67, 0.49, -1.78, -0.33,
];

/** From the signs of certainty (`certaintyNames`) to the log-odds that the first candidate is right at 6 digits. */
export const certaintyWeights: readonly number[] = [-1, 1, 0, 0, 0, 0, 0];

/** From here on the first candidate is proposed; chosen so that nine of ten such proposals are right. */
export const sureFrom = 0.75;
