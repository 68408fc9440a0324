/** Bands in which missing prices are counted: the upper end of each in grams, as sheets cut theirs. */
const ends = [100, 250, 500, 1000, 2000, 5000, 10_000, 20_000, 30_000] as const;

/** Grams, both included; `toGrams` null: without end. */
export type WeightBand = { readonly fromGrams: number; readonly toGrams: number | null };

export const weightBands: readonly WeightBand[] = [
  ...ends.map((toGrams, index) => ({ fromGrams: (ends[index - 1] ?? 0) + 1, toGrams })),
  { fromGrams: 30_001, toGrams: null },
];

/** The band that holds a weight. */
export function weightBandOf(grams: number): WeightBand {
  const band = weightBands.find(({ toGrams }) => toGrams === null || grams <= toGrams);
  if (!band) throw new Error("the last band has no end");
  return band;
}

/** The band that begins with a gram. */
export function weightBandFrom(fromGrams: number): WeightBand {
  return weightBands.find((band) => band.fromGrams === fromGrams) ?? { fromGrams, toGrams: null };
}
