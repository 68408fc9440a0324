/** A sparse linear classifier (multinomial logistic regression): per feature the classes it speaks for or against, in steps of `scale`. */
export type LinearModel = {
  /** Class number to subheading. */
  readonly classes: readonly string[];
  readonly numberOf: ReadonlyMap<string, number>;
  /** By feature: where its weights begin; the next feature's place ends them. */
  readonly startOf: Uint32Array;
  readonly classAt: Uint16Array;
  readonly weightAt: Int8Array;
  readonly scale: number;
};

/** Chances below this are left out: no method would put such a class high. */
const leastChance = 1e-5;

/** The classes with their chances, 0 … 1, as far as they are worth saying; features are normalised to length 1. */
export function linearChances(model: LinearModel, features: ReadonlyMap<number, number>): Map<string, number> {
  const scores = scoresOf(model, features);
  let top = 0;
  for (const score of scores) if (score > top) top = score;
  let total = 0;
  for (const score of scores) total += Math.exp(score - top);
  const least = top + Math.log(leastChance * total);
  const chances = new Map<string, number>();
  scores.forEach((score, code) => {
    if (score >= least && score !== 0) chances.set(model.classes[code] ?? "", Math.exp(score - top) / total);
  });
  return chances;
}

function scoresOf(model: LinearModel, features: ReadonlyMap<number, number>): Float64Array {
  const unit = model.scale / (Math.hypot(...features.values()) || 1);
  const scores = new Float64Array(model.classes.length);
  for (const [feature, value] of features) {
    const to = model.startOf[feature + 1] ?? 0;
    for (let at = model.startOf[feature] ?? to; at < to; at++) {
      const code = model.classAt[at] ?? 0;
      scores[code] = (scores[code] ?? 0) + (model.weightAt[at] ?? 0) * value * unit;
    }
  }
  return scores;
}

/** What the features say of one class, without the others. */
export function linearScoreOf(model: LinearModel, features: ReadonlyMap<number, number>, code: string): number {
  const wanted = model.numberOf.get(code) ?? -1;
  let score = 0;
  for (const [feature, value] of features) {
    const at = placeOfClass(model, feature, wanted);
    if (at !== null) score += (model.weightAt[at] ?? 0) * value;
  }
  return score * model.scale;
}

/** The classes of one feature stand in rising order. */
function placeOfClass(model: LinearModel, feature: number, wanted: number): number | null {
  const end = model.startOf[feature + 1] ?? 0;
  let low = model.startOf[feature] ?? end;
  let high = end;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((model.classAt[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low < end && model.classAt[low] === wanted ? low : null;
}
