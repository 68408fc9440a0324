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
  const codesWith = new Map<number, Set<string>>();
  for (const { code, features } of texts)
    for (const feature of features.keys()) {
      const codes = codesWith.get(feature);
      if (codes === undefined) codesWith.set(feature, new Set([code]));
      else codes.add(code);
    }
  const total = new Set(texts.map(({ code }) => code)).size;
  const rarity = new Map(
    [...codesWith].map(([feature, codes]) => [feature, Math.log(1 + total / codes.size)] as const),
  );
  const postings = new Map<number, { texts: number[]; weights: number[] }>();
  texts.forEach(({ features }, id) => {
    const weighed = [...features].map(([feature, value]) => [feature, value * (rarity.get(feature) ?? 0)] as const);
    const length = Math.hypot(...weighed.map(([, weight]) => weight)) || 1;
    for (const [feature, weight] of weighed) {
      const posting = postings.get(feature) ?? { texts: [], weights: [] };
      posting.texts.push(id);
      posting.weights.push(weight / length);
      postings.set(feature, posting);
    }
  });
  return { codeOf: texts.map(({ code }) => code), rarity, postings };
}

/** Each code's best likeness (cosine, 0 … 1) with a little for every further text that is like. */
export function neighbourScores(index: NeighbourIndex, features: ReadonlyMap<number, number>): Map<string, number> {
  const weighed = [...features].map(([feature, value]) => [feature, value * (index.rarity.get(feature) ?? 0)] as const);
  const length = Math.hypot(...weighed.map(([, weight]) => weight)) || 1;
  const likeness = new Map<number, number>();
  for (const [feature, weight] of weighed) {
    const posting = index.postings.get(feature);
    if (posting === undefined) continue;
    posting.texts.forEach((id, at) => {
      likeness.set(id, (likeness.get(id) ?? 0) + (weight / length) * (posting.weights[at] ?? 0));
    });
  }
  const nearest = [...likeness].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, 40);
  const scores = new Map<string, number>();
  for (const [id, like] of nearest) {
    const code = index.codeOf[id] ?? "";
    const before = scores.get(code);
    scores.set(code, before === undefined ? like : before + like * 0.15);
  }
  return scores;
}
