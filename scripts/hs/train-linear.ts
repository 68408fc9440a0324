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
const rounds = 3;
const keptWeights = 420_000;

/** The weights of one feature: parallel lists, one entry per class that ever moved. */
type Row = { classes: number[]; now: number[]; sum: number[]; since: number[]; placeOf: Map<number, number> };

/** The scores of all classes, kept between examples; only what was touched is cleared. */
type Board = { readonly scores: Float64Array; readonly touched: number[] };

/**
 * Averaged multiclass passive-aggressive training: each example that is not won by a margin of 1 moves the right class and
 * its strongest rival apart. The order of examples is mixed by a fixed seed: same texts, same model.
 */
export function trainLinear(examples: readonly Example[]): LinearFile {
  const classes = [...new Set(examples.map(({ code }) => code))].sort();
  const numberOf = new Map(classes.map((code, at) => [code, at]));
  const ready = examples.map(({ code, features }) => ({
    right: numberOf.get(code) ?? 0,
    features: unitLength(features),
  }));
  const rows = new Map<number, Row>();
  const board = { scores: new Float64Array(classes.length), touched: [] };
  const random = mulberry(20220101);
  const order = examples.map((_, at) => at);
  let step = 0;
  for (let round = 0; round < rounds; round++) {
    shuffle(order, random);
    for (const at of order) {
      step++;
      const example = ready[at];
      if (example !== undefined) learn(rows, board, example.features, example.right, step);
    }
  }
  return pruned(classes, rows, step);
}

type Features = readonly (readonly [feature: number, value: number])[];

function learn(rows: Map<number, Row>, board: Board, features: Features, right: number, step: number): void {
  for (const [feature, value] of features) addScores(board, rows.get(feature), value);
  let rival = -1;
  let best = 0;
  for (const code of board.touched) {
    const score = board.scores[code] ?? 0;
    if (code !== right && (rival === -1 || score > best || (score === best && code < rival)))
      [rival, best] = [code, score];
  }
  const loss = 1 - ((board.scores[right] ?? 0) - best);
  for (const code of board.touched) board.scores[code] = 0;
  board.touched.length = 0;
  if (loss <= 0) return;
  const pace = Math.min(aggressiveness, loss / 2);
  for (const [feature, value] of features) {
    const row = rows.get(feature) ?? { classes: [], now: [], sum: [], since: [], placeOf: new Map() };
    rows.set(feature, row);
    move(row, right, pace * value, step);
    if (rival !== -1) move(row, rival, -pace * value, step);
  }
}

function addScores({ scores, touched }: Board, row: Row | undefined, value: number): void {
  if (row === undefined) return;
  for (let at = 0; at < row.classes.length; at++) {
    const code = row.classes[at] ?? 0;
    if (scores[code] === 0) touched.push(code);
    scores[code] = (scores[code] ?? 0) + (row.now[at] ?? 0) * value;
  }
}

function move(row: Row, code: number, by: number, step: number): void {
  const at = row.placeOf.get(code) ?? row.classes.push(code) - 1;
  row.placeOf.set(code, at);
  const now = row.now[at] ?? 0;
  row.sum[at] = (row.sum[at] ?? 0) + now * (step - (row.since[at] ?? step));
  row.now[at] = now + by;
  row.since[at] = step;
}

function unitLength(features: ReadonlyMap<number, number>): Features {
  const length = Math.hypot(...features.values()) || 1;
  return [...features].map(([feature, value]) => [feature, value / length] as const);
}

function pruned(classes: readonly string[], rows: ReadonlyMap<number, Row>, step: number): LinearFile {
  const all: [feature: number, code: number, weight: number][] = [];
  for (const [feature, row] of rows)
    row.classes.forEach((code, at) => {
      const sum = (row.sum[at] ?? 0) + (row.now[at] ?? 0) * (step - (row.since[at] ?? step));
      all.push([feature, code, sum / step]);
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
