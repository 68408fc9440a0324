/**
 * How the methods are weighed against each other, in the order of `featureNames`; fitted by `scripts/hs/fit.ts` on titles of ours
 * that the model had not seen (docs/hs-accuracy.md).
 */
export const blendWeights: readonly number[] = [
  0.619, 0.679, 0.328, 0.325, 0.44, 0.94, 0.369, 0.264, 1.336, 0.797, 0.392, -1.454, -0.072, 0.449,
];

/**
 * From the signs of certainty (`certaintyNames`) to the log-odds that the first candidate is right at 6 digits; fitted on the
 * same titles, then calibrated as a whole by `scripts/hs/evaluate.ts --calibrate` on labelled titles of others.
 */
export const certaintyWeights: readonly number[] = [
  -0.524, 0.454, -0.082, -0.077, -0.057, 0.098, 0.025, -0.031, 0.078, 0.151, -0.121, -0.14, 0.174, -0.039,
];

/** From here on the first candidate is proposed: so that more than 85 of 100 such proposals are right. */
export const sureFrom = 0.85;
