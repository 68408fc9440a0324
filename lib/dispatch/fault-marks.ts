/** A stretch of a text, end excluded. */
export type Mark = readonly [start: number, end: number];

const longestCompared = 200;

/**
 * Which characters of `given` are at fault: with a wanted form those that it does not have in this order, else what is
 * hidden by asterisks, else all. Spaces of a wanted form that are missing mark nothing. Ordered, never overlapping.
 */
export function faultMarks(given: string, wanted: string | null): readonly Mark[] {
  if (given === "") return [];
  const hidden = [...given.matchAll(/[*＊•●]+/gu)].map(({ index, 0: text }): Mark => [index, index + text.length]);
  if (hidden.length > 0) return hidden;
  if (wanted === null || given.length > longestCompared || wanted.length > longestCompared) return [[0, given.length]];
  const kept = keptPlaces(given, wanted);
  // a form with hardly anything in common says nothing about single characters
  if (kept.size * 2 < given.replace(/\s/g, "").length) return [[0, given.length]];
  const marks: [number, number][] = [];
  for (let place = 0; place < given.length; place += 1) {
    if (kept.has(place)) continue;
    const last = marks.at(-1);
    if (last && last[1] === place) last[1] = place + 1;
    else marks.push([place, place + 1]);
  }
  // only something is missing: the value as a whole is what is wrong
  return marks.length === 0 ? [[0, given.length]] : marks;
}

/** Places of `given` that are part of the longest text that both have in common. */
function keptPlaces(given: string, wanted: string): ReadonlySet<number> {
  const [rows, width] = [given.length, wanted.length];
  const longest = Array.from({ length: rows + 1 }, () => new Array<number>(width + 1).fill(0));
  const at = (row: number, column: number) => longest[row]?.[column] ?? 0;
  const isSame = (row: number, column: number) => given[row]?.toUpperCase() === wanted[column]?.toUpperCase();
  for (let row = rows - 1; row >= 0; row -= 1) {
    const line = longest[row] ?? [];
    for (let column = width - 1; column >= 0; column -= 1) {
      line[column] = isSame(row, column)
        ? at(row + 1, column + 1) + 1
        : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const kept = new Set<number>();
  for (let row = 0, column = 0; row < rows && column < width; ) {
    if (isSame(row, column)) {
      kept.add(row);
      row += 1;
      column += 1;
    } else if (at(row + 1, column) >= at(row, column + 1)) row += 1;
    else column += 1;
  }
  return kept;
}
