import { buckets } from "#lib/products/hs/text-features";

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

const rounds = 4;
const pace = 1;
/** Keeps the first step of a weight, of which no slope is known yet, from being a leap. */
const calm = 0.01;
/** A wrong class gets a weight of its own for a feature from this chance on. */
const rivalFrom = 0.02;
const keptWeights = 700_000;

/** The weights of one feature: parallel lists, one entry per class that it ever moved. `squares`: of all its slopes. */
type Row = { size: number; classAt: Uint16Array; weights: Float32Array; squares: Float32Array };

/** All examples in flat lists: features of example i stand from startOf[i] to startOf[i + 1], at length 1. */
type Examples = { rightOf: Uint16Array; startOf: Uint32Array; featureAt: Uint32Array; valueAt: Float32Array };

/** The classes that an example's features speak of; all is cleared between examples. */
type Board = {
  readonly scores: Float64Array;
  readonly slopes: Float64Array;
  readonly isTouched: Uint8Array;
  readonly touched: number[];
  readonly rowOf: Uint32Array;
  row: number;
};

/**
 * Multinomial logistic regression on sparse features by AdaGrad: chances over all classes, of which those that share no
 * feature stand at nothing. The order of examples is mixed by a fixed seed: same texts, same model.
 */
export function trainLinear(examples: readonly Example[]): LinearFile {
  const classes = [...new Set(examples.map(({ code }) => code))].sort();
  const flat = flattened(examples, new Map(classes.map((code, at) => [code, at])));
  const rows: (Row | undefined)[] = Array.from({ length: buckets }, () => undefined);
  const board: Board = {
    scores: new Float64Array(classes.length),
    slopes: new Float64Array(classes.length),
    isTouched: new Uint8Array(classes.length),
    touched: [],
    rowOf: new Uint32Array(classes.length),
    row: 0,
  };
  const random = mulberry(20220101);
  const order = examples.map((_, at) => at);
  for (let round = 0; round < rounds; round++) {
    shuffle(order, random);
    for (const at of order) learn(rows, board, flat, at);
  }
  return pruned(classes, rows);
}

function flattened(examples: readonly Example[], numberOf: ReadonlyMap<string, number>): Examples {
  const total = examples.reduce((sum, { features }) => sum + features.size, 0);
  const rightOf = new Uint16Array(examples.length);
  const startOf = new Uint32Array(examples.length + 1);
  const featureAt = new Uint32Array(total);
  const valueAt = new Float32Array(total);
  let end = 0;
  examples.forEach(({ code, features }, at) => {
    const length = Math.hypot(...features.values()) || 1;
    rightOf[at] = numberOf.get(code) ?? 0;
    for (const [feature, value] of features) {
      featureAt[end] = feature;
      valueAt[end] = value / length;
      end++;
    }
    startOf[at + 1] = end;
  });
  return { rightOf, startOf, featureAt, valueAt };
}

function learn(rows: (Row | undefined)[], board: Board, examples: Examples, at: number): void {
  const { startOf, featureAt, valueAt, rightOf } = examples;
  const right = rightOf[at] ?? 0;
  const from = startOf[at] ?? 0;
  const to = startOf[at + 1] ?? from;
  touch(board, right);
  for (let place = from; place < to; place++) addScores(board, rows[featureAt[place] ?? 0], valueAt[place] ?? 0);
  const strong = slopesOf(board, right);
  if (board.slopes[right] !== 0) {
    for (let place = from; place < to; place++) {
      const feature = featureAt[place] ?? 0;
      const row = rows[feature] ?? emptyRow();
      rows[feature] = row;
      move(row, board, strong, valueAt[place] ?? 0);
    }
  }
  for (const code of board.touched) board.scores[code] = board.slopes[code] = board.isTouched[code] = 0;
  board.touched.length = 0;
}

function touch({ isTouched, touched }: Board, code: number): void {
  if (isTouched[code] !== 0) return;
  isTouched[code] = 1;
  touched.push(code);
}

function addScores(board: Board, row: Row | undefined, value: number): void {
  if (row === undefined) return;
  const { scores } = board;
  for (let at = 0; at < row.size; at++) {
    const code = row.classAt[at] ?? 0;
    touch(board, code);
    scores[code] = (scores[code] ?? 0) + (row.weights[at] ?? 0) * value;
  }
}

/** Sets how far each class should move; answers those that may get weights of their own. */
function slopesOf({ scores, slopes, touched }: Board, right: number): number[] {
  let top = 0;
  for (const code of touched) top = Math.max(top, scores[code] ?? 0);
  let total = (scores.length - touched.length) * Math.exp(-top);
  for (const code of touched) {
    slopes[code] = Math.exp((scores[code] ?? 0) - top);
    total += slopes[code] ?? 0;
  }
  const strong: number[] = [];
  for (const code of touched) {
    const chance = (slopes[code] ?? 0) / total;
    const slope = code === right ? 1 - chance : -chance;
    slopes[code] = Math.abs(slope) < 0.001 ? 0 : slope;
    if (code === right ? slope > 0.01 : chance > rivalFrom) strong.push(code);
  }
  return strong;
}

function emptyRow(): Row {
  return { size: 0, classAt: new Uint16Array(4), weights: new Float32Array(4), squares: new Float32Array(4) };
}

function move(row: Row, board: Board, strong: readonly number[], value: number): void {
  const { slopes, rowOf } = board;
  board.row++;
  for (let at = 0; at < row.size; at++) {
    const code = row.classAt[at] ?? 0;
    const slope = (slopes[code] ?? 0) * value;
    if (slope === 0) continue;
    rowOf[code] = board.row;
    step(row, at, slope);
  }
  for (const code of strong) {
    if (rowOf[code] === board.row) continue;
    if (row.size === row.classAt.length) grow(row);
    row.classAt[row.size] = code;
    step(row, row.size++, (slopes[code] ?? 0) * value);
  }
}

function step({ weights, squares }: Row, at: number, slope: number): void {
  const square = (squares[at] ?? 0) + slope * slope;
  squares[at] = square;
  weights[at] = (weights[at] ?? 0) + (pace * slope) / Math.sqrt(square + calm);
}

function grow(row: Row): void {
  const size = row.size * 2;
  const { classAt, weights, squares } = row;
  row.classAt = new Uint16Array(size);
  row.classAt.set(classAt);
  row.weights = new Float32Array(size);
  row.weights.set(weights);
  row.squares = new Float32Array(size);
  row.squares.set(squares);
}

function pruned(classes: readonly string[], rows: readonly (Row | undefined)[]): LinearFile {
  const all: (readonly [feature: number, code: number, weight: number])[] = [];
  rows.forEach((row, feature) => {
    for (let at = 0; at < (row?.size ?? 0); at++) all.push([feature, row?.classAt[at] ?? 0, row?.weights[at] ?? 0]);
  });
  all.sort((a, b) => Math.abs(b[2]) - Math.abs(a[2]) || a[0] - b[0] || a[1] - b[1]);
  const kept = all.slice(0, keptWeights);
  const scale = Math.abs(kept[Math.floor(kept.length / 1000)]?.[2] ?? 1) / 127;
  const steps = kept
    .map(
      ([feature, code, weight]) => [feature, code, Math.max(-127, Math.min(127, Math.round(weight / scale)))] as const,
    )
    .filter(([, , weight]) => weight !== 0)
    .sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const counts = new Map<number, number>();
  for (const [feature] of steps) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  return {
    classes,
    scale: Number(scale.toPrecision(6)),
    features: base64(Uint32Array.from(counts.keys())),
    counts: base64(Uint16Array.from(counts.values())),
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
