/**
 * How the methods are weighed against each other, in the order of `featureNames`; fitted by `scripts/hs/fit.ts` on titles of ours
 * that the model had not seen (docs/hs-accuracy.md).
 */
export const blendWeights: readonly number[] = [
  0.67, 0.67, 0.42, 0.39, 0.37, 0.88, 0.34, 0.23, 1.3, 0.73, 0.4, -1.13, -0.2, 0.48,
];

/**
 * From the signs of certainty (`certaintyNames`) to the log-odds that the first candidate is right at 6 digits; fitted on the
 * same titles, then calibrated as a whole by `scripts/hs/evaluate.ts --calibrate` on labelled titles of others.
 */
export const certaintyWeights: readonly number[] = [
  -0.6, 0.39, -0.04, 0, -0.06, 0.1, 0.04, 0.1, 0.07, 0.12, -0.13, 0.01, 0.11, -0.04,
];

/** From here on the first candidate is proposed: of titles held out, about four in five such proposals are right. */
export const sureFrom = 0.8;
