/** A sparse linear classifier: per feature the classes it speaks for or against, in steps of `scale`. */
export type LinearModel = {
  /** Class number to subheading. */
  readonly classes: readonly string[];
  /** Feature to the place of its weights; the next feature's place ends them. */
  readonly placeOf: ReadonlyMap<number, readonly [number, number]>;
  readonly classAt: Uint16Array;
  readonly weightAt: Int8Array;
  readonly scale: number;
};

/** Scores of all classes that any feature names; features are normalised to length 1. */
export function linearScores(model: LinearModel, features: ReadonlyMap<number, number>): Map<string, number> {
  const length = Math.hypot(...features.values());
  const scores = new Map<number, number>();
  for (const [feature, value] of features) {
    const [from, to] = model.placeOf.get(feature) ?? [0, 0];
    for (let at = from; at < to; at++) {
      const code = model.classAt[at] ?? 0;
      scores.set(code, (scores.get(code) ?? 0) + (model.weightAt[at] ?? 0) * value);
    }
  }
  return new Map(
    [...scores].map(([code, score]) => [model.classes[code] ?? "", (score * model.scale) / Math.max(length, 1e-9)]),
  );
}
