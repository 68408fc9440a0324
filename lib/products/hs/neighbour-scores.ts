/** Our own texts as vectors of weighted features, indexed by feature. */
export type NeighbourIndex = {
  /** Number of a text to its subheading. */
  readonly codeOf: readonly string[];
  readonly rarity: ReadonlyMap<number, number>;
  readonly postings: ReadonlyMap<number, { readonly texts: readonly number[]; readonly weights: readonly number[] }>;
};

export type FeaturedText = { readonly code: string; readonly features: ReadonlyMap<number, number> };

/** Weighs features by how few codes have them, and brings every text to length 1. */
export function indexNeighbours(texts: readonly FeaturedText[]): NeighbourIndex {
  const ordered = texts.toSorted((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));
  const rarity = rarityOf(ordered);
  const postings = new Map<number, { texts: number[]; weights: number[] }>();
  ordered.forEach(({ features }, id) => {
    let square = 0;
    for (const [feature, value] of features) square += (value * (rarity.get(feature) ?? 0)) ** 2;
    const length = Math.sqrt(square) || 1;
    for (const [feature, value] of features) {
      const weight = (value * (rarity.get(feature) ?? 0)) / length;
      const posting = postings.get(feature);
      if (posting === undefined) postings.set(feature, { texts: [id], weights: [weight] });
      else {
        posting.texts.push(id);
        posting.weights.push(weight);
      }
    }
  });
  return { codeOf: ordered.map(({ code }) => code), rarity, postings };
}

/** Texts come in the order of their codes, so that a code is counted once where it changes. */
function rarityOf(ordered: readonly FeaturedText[]): Map<number, number> {
  const seen = new Map<number, { codes: number; last: string }>();
  let total = 0;
  let before = "";
  for (const { code, features } of ordered) {
    if (code !== before) total++;
    before = code;
    for (const feature of features.keys()) {
      const known = seen.get(feature);
      if (known === undefined) seen.set(feature, { codes: 1, last: code });
      else if (known.last !== code) {
        known.codes++;
        known.last = code;
      }
    }
  }
  return new Map([...seen].map(([feature, { codes }]) => [feature, Math.log(1 + total / codes)] as const));
}

const nearestTexts = 40;
/** Texts less like than this share of the nearest change nothing. */
const farShare = 0.4;

/** Each code's best likeness (cosine, 0 … 1) with a little for every further text that is like. */
export function neighbourScores(index: NeighbourIndex, features: ReadonlyMap<number, number>): Map<string, number> {
  const { likeness, touched } = likenessOf(index, features);
  let most = 0;
  for (const id of touched) most = Math.max(most, likeness[id] ?? 0);
  const near = touched.filter((id) => (likeness[id] ?? 0) >= most * farShare);
  near.sort((a, b) => (likeness[b] ?? 0) - (likeness[a] ?? 0) || a - b);
  const scores = new Map<string, number>();
  for (const id of near.slice(0, nearestTexts)) {
    const code = index.codeOf[id] ?? "";
    const like = likeness[id] ?? 0;
    const before = scores.get(code);
    scores.set(code, before === undefined ? like : before + like * 0.15);
  }
  return scores;
}

/** The likeness of all texts, and which share any feature; only those are looked through. */
function likenessOf(index: NeighbourIndex, features: ReadonlyMap<number, number>) {
  const weighed = [...features].map(([feature, value]) => [feature, value * (index.rarity.get(feature) ?? 0)] as const);
  const length = Math.hypot(...weighed.map(([, weight]) => weight)) || 1;
  const likeness = new Float64Array(index.codeOf.length);
  const touched: number[] = [];
  for (const [feature, weight] of weighed) {
    const posting = index.postings.get(feature);
    if (posting === undefined) continue;
    const { texts, weights } = posting;
    for (let at = 0; at < texts.length; at++) {
      const id = texts[at] ?? 0;
      if (likeness[id] === 0) touched.push(id);
      likeness[id] = (likeness[id] ?? 0) + (weight / length) * (weights[at] ?? 0);
    }
  }
  return { likeness, touched };
}
