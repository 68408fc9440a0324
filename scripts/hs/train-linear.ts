/** One text of ours with the subheading it means. */
export type Example = { readonly code: string; readonly features: ReadonlyMap<number, number> };

export type LinearFile = {
  readonly classes: readonly string[];
  readonly scale: number;
  /** Base64 of little-endian Uint32: features in rising order. */
  readonly features: string;
  /** Base64 of Uint16: how many weights each feature has. */
  readonly counts: string;
  readonly classAt: string;
  readonly weightAt: string;
};

const aggressiveness = 0.15;
const rounds = 5;
const keptWeights = 420_000;

/**
 * Averaged multiclass passive-aggressive training: each example that is not won by a margin of 1 moves the right class and
 * its strongest rival apart. The order of examples is mixed by a fixed seed: same texts, same model.
 */
export function trainLinear(examples: readonly Example[]): LinearFile {
  const classes = [...new Set(examples.map(({ code }) => code))].sort();
  const numberOf = new Map(classes.map((code, at) => [code, at]));
  const weights = new Map<number, Map<number, { now: number; sum: number; since: number }>>();
  let step = 0;
  const random = mulberry(20220101);
  const order = examples.map((_, at) => at);
  for (let round = 0; round < rounds; round++) {
    shuffle(order, random);
    for (const at of order) {
      step++;
      const example = examples[at];
      if (example !== undefined) learn(weights, unitLength(example.features), numberOf.get(example.code) ?? 0, step);
    }
  }
  return pruned(classes, weights, step);
}

type Cell = { now: number; sum: number; since: number };

function learn(
  weights: Map<number, Map<number, Cell>>,
  features: readonly (readonly [number, number])[],
  right: number,
  step: number,
): void {
  const scores = new Map<number, number>();
  for (const [feature, value] of features) {
    for (const [code, cell] of weights.get(feature) ?? []) scores.set(code, (scores.get(code) ?? 0) + cell.now * value);
  }
  let rival = -1;
  let best = 0;
  for (const [code, score] of scores) {
    if (code !== right && (rival === -1 || score > best || (score === best && code < rival)))
      [rival, best] = [code, score];
  }
  const loss = Math.max(0, 1 - ((scores.get(right) ?? 0) - best));
  if (loss === 0) return;
  const length = features.reduce((sum, [, value]) => sum + value * value, 0);
  const pace = Math.min(aggressiveness, loss / (2 * length));
  for (const [feature, value] of features) {
    move(weights, feature, right, pace * value, step);
    if (rival !== -1) move(weights, feature, rival, -pace * value, step);
  }
}

function move(weights: Map<number, Map<number, Cell>>, feature: number, code: number, by: number, step: number): void {
  const cells = weights.get(feature) ?? new Map<number, Cell>();
  const cell = cells.get(code) ?? { now: 0, sum: 0, since: step };
  cell.sum += cell.now * (step - cell.since);
  cell.now += by;
  cell.since = step;
  cells.set(code, cell);
  weights.set(feature, cells);
}

function unitLength(features: ReadonlyMap<number, number>): (readonly [number, number])[] {
  const length = Math.hypot(...features.values()) || 1;
  return [...features].map(([feature, value]) => [feature, value / length] as const);
}

function pruned(classes: readonly string[], weights: Map<number, Map<number, Cell>>, step: number): LinearFile {
  const all: [feature: number, code: number, weight: number][] = [];
  for (const [feature, cells] of weights)
    for (const [code, cell] of cells) all.push([feature, code, (cell.sum + cell.now * (step - cell.since)) / step]);
  all.sort((a, b) => Math.abs(b[2]) - Math.abs(a[2]) || a[0] - b[0] || a[1] - b[1]);
  const kept = all.slice(0, keptWeights);
  const scale = Math.abs(kept[Math.floor(kept.length / 1000)]?.[2] ?? 1) / 127;
  const steps = kept
    .map(
      ([feature, code, weight]) => [feature, code, Math.max(-127, Math.min(127, Math.round(weight / scale)))] as const,
    )
    .filter(([, , weight]) => weight !== 0)
    .sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const features = [...new Set(steps.map(([feature]) => feature))];
  const counts = new Map<number, number>();
  for (const [feature] of steps) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  return {
    classes,
    scale: Number(scale.toPrecision(6)),
    features: base64(Uint32Array.from(features)),
    counts: base64(Uint16Array.from(features.map((feature) => counts.get(feature) ?? 0))),
    classAt: base64(Uint16Array.from(steps.map(([, code]) => code))),
    weightAt: base64(Int8Array.from(steps.map(([, , weight]) => weight))),
  };
}

function base64(array: Uint32Array | Uint16Array | Int8Array): string {
  return Buffer.from(array.buffer, array.byteOffset, array.byteLength).toString("base64");
}

/** A small generator of fixed seed (mulberry32). */
export function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function shuffle(order: number[], random: () => number): void {
  for (let at = order.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [order[at], order[other]] = [order[other] ?? 0, order[at] ?? 0];
  }
}
