import { buckets } from "./text-features.ts";

/** Our own texts as vectors of weighted features, listed by feature. */
export type NeighbourIndex = {
  /** Number of a text to its subheading. */
  readonly codeOf: readonly string[];
  /** By feature: how rare it is among codes; 0 for one that no text has. */
  readonly rarity: Float32Array;
  /** By feature: where its texts begin; the next feature's place ends them. */
  readonly startOf: Uint32Array;
  readonly textAt: Uint32Array;
  readonly weightAt: Float32Array;
  /** Room for the likeness of every text; all nought between questions. */
  readonly board: Float32Array;
};

export type FeaturedText = { readonly code: string; readonly features: ReadonlyMap<number, number> };

/** Texts in flat lists: the features of text i stand from startOf[i] to startOf[i + 1]. */
export type FlatTexts = {
  /** Texts of one code stand together. */
  readonly codeOf: readonly string[];
  readonly startOf: Uint32Array;
  readonly featureAt: Uint32Array;
  readonly valueAt: Float32Array;
};

/** Brings texts into flat lists, in the order of their codes. */
export function flattenTexts(texts: readonly FeaturedText[]): FlatTexts {
  const ordered = texts.toSorted((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));
  const startOf = new Uint32Array(ordered.length + 1);
  ordered.forEach(({ features }, at) => {
    startOf[at + 1] = (startOf[at] ?? 0) + features.size;
  });
  const featureAt = new Uint32Array(startOf[ordered.length] ?? 0);
  const valueAt = new Float32Array(featureAt.length);
  ordered.forEach(({ features }, text) => {
    let at = startOf[text] ?? 0;
    for (const [feature, value] of features) {
      featureAt[at] = feature;
      valueAt[at++] = value;
    }
  });
  return { codeOf: ordered.map(({ code }) => code), startOf, featureAt, valueAt };
}

/** Weighs features by how few codes have them, and brings every text to length 1. */
export function indexNeighbours(texts: FlatTexts): NeighbourIndex {
  const { codeOf, featureAt, valueAt } = texts;
  const { rarity, startOf } = countFeatures(texts);
  const textAt = new Uint32Array(featureAt.length);
  const weightAt = new Float32Array(featureAt.length);
  const next = startOf.slice();
  for (let text = 0; text < codeOf.length; text++) {
    const from = texts.startOf[text] ?? 0;
    const to = texts.startOf[text + 1] ?? from;
    let square = 0;
    for (let at = from; at < to; at++) square += ((valueAt[at] ?? 0) * (rarity[featureAt[at] ?? 0] ?? 0)) ** 2;
    const length = Math.sqrt(square) || 1;
    for (let at = from; at < to; at++) {
      const feature = featureAt[at] ?? 0;
      const place = next[feature] ?? 0;
      textAt[place] = text;
      weightAt[place] = ((valueAt[at] ?? 0) * (rarity[feature] ?? 0)) / length;
      next[feature] = place + 1;
    }
  }
  return { codeOf, rarity, startOf, textAt, weightAt, board: new Float32Array(codeOf.length) };
}

/** Texts come in the order of their codes, so that a code is counted once where it changes. */
function countFeatures({ codeOf, startOf: textStart, featureAt }: FlatTexts) {
  const startOf = new Uint32Array(buckets + 1);
  const codesWith = new Uint32Array(buckets);
  const lastCode = new Uint32Array(buckets);
  let total = 0;
  for (let text = 0; text < codeOf.length; text++) {
    if (text === 0 || codeOf[text] !== codeOf[text - 1]) total++;
    for (let at = textStart[text] ?? 0; at < (textStart[text + 1] ?? 0); at++) {
      const feature = featureAt[at] ?? 0;
      startOf[feature + 1] = (startOf[feature + 1] ?? 0) + 1;
      if (lastCode[feature] !== total) codesWith[feature] = (codesWith[feature] ?? 0) + 1;
      lastCode[feature] = total;
    }
  }
  const rarity = new Float32Array(buckets);
  for (let feature = 0; feature < buckets; feature++) {
    startOf[feature + 1] = (startOf[feature + 1] ?? 0) + (startOf[feature] ?? 0);
    const codes = codesWith[feature] ?? 0;
    if (codes > 0) rarity[feature] = Math.log(1 + total / codes);
  }
  return { rarity, startOf };
}

const nearestTexts = 40;
/** Texts less like than this share of the nearest change nothing. */
const farShare = 0.4;

/** Each code's best likeness (cosine, 0 … 1) with a little for every further text that is like. */
export function neighbourScores(index: NeighbourIndex, features: ReadonlyMap<number, number>): Map<string, number> {
  const near = likeTexts(index, features).sort((a, b) => b.like - a.like || a.text - b.text);
  const scores = new Map<string, number>();
  for (const { text, like } of near.slice(0, nearestTexts)) {
    const code = index.codeOf[text] ?? "";
    const before = scores.get(code);
    scores.set(code, before === undefined ? like : before + like * 0.15);
  }
  return scores;
}

/** The texts that are not far, and how like they are; clears the board behind itself. */
function likeTexts(index: NeighbourIndex, features: ReadonlyMap<number, number>) {
  const { board, rarity, startOf, textAt, weightAt } = index;
  const weighed = [...features].map(([feature, value]) => [feature, value * (rarity[feature] ?? 0)] as const);
  const length = Math.hypot(...weighed.map(([, weight]) => weight)) || 1;
  const touched: number[] = [];
  let most = 0;
  for (const [feature, weight] of weighed) {
    const end = startOf[feature + 1] ?? 0;
    for (let at = startOf[feature] ?? end; at < end; at++) {
      const text = textAt[at] ?? 0;
      const before = board[text] ?? 0;
      if (before === 0) touched.push(text);
      const like = before + (weight / length) * (weightAt[at] ?? 0);
      board[text] = like;
      if (like > most) most = like;
    }
  }
  const alike: { text: number; like: number }[] = [];
  for (const text of touched) {
    const like = board[text] ?? 0;
    if (like >= most * farShare) alike.push({ text, like });
    board[text] = 0;
  }
  return alike;
}
