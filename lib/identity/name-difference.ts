import type { NameText } from "#lib/identity/name-text";

/** A piece of a name as it was written, and whether the other name lacks it. */
export type NameSegment = { readonly text: string; readonly differs: boolean };
export type NameDifference = { readonly left: readonly NameSegment[]; readonly right: readonly NameSegment[] };

/** Runs of letters that one or both names do not share, in order; both sides empty never happens. */
export type DifferenceBlock = {
  readonly left: string;
  readonly right: string;
  readonly isAtStart: boolean;
  readonly isAtEnd: boolean;
};

// longer than any name; a pasted page must not cost a second
const longest = 400;

/** Both names cut into shared and differing pieces, for a screen that marks the exact difference. */
export function markDifference(left: NameText, right: NameText): NameDifference {
  const shared = align(
    left.letters.map(({ letter }) => letter),
    right.letters.map(({ letter }) => letter),
  );
  return {
    left: segments(left, new Set(shared.map(([index]) => index))),
    right: segments(right, new Set(shared.map(([, index]) => index))),
  };
}

/** The differing runs between two rows of letters. */
export function differenceBlocks(left: readonly string[], right: readonly string[]): DifferenceBlock[] {
  const blocks: DifferenceBlock[] = [];
  let [fromLeft, fromRight] = [0, 0];
  for (const [atLeft, atRight] of [...align(left, right), [left.length, right.length] as const]) {
    if (atLeft > fromLeft || atRight > fromRight) {
      blocks.push({
        left: left.slice(fromLeft, atLeft).join(""),
        right: right.slice(fromRight, atRight).join(""),
        isAtStart: fromLeft === 0 && fromRight === 0,
        isAtEnd: atLeft === left.length && atRight === right.length,
      });
    }
    [fromLeft, fromRight] = [atLeft + 1, atRight + 1];
  }
  return blocks;
}

/** The longest common subsequence as pairs of places. */
function align(left: readonly string[], right: readonly string[]): [number, number][] {
  const [rows, columns] = [Math.min(left.length, longest), Math.min(right.length, longest)];
  const width = columns + 1;
  const best = new Uint16Array((rows + 1) * width);
  const at = (row: number, column: number) => best[row * width + column] ?? 0;
  for (let row = rows - 1; row >= 0; row--) {
    for (let column = columns - 1; column >= 0; column--) {
      best[row * width + column] =
        left[row] === right[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const pairs: [number, number][] = [];
  let [row, column] = [0, 0];
  while (row < rows && column < columns) {
    if (left[row] === right[column]) pairs.push([row++, column++]);
    else if (at(row + 1, column) >= at(row, column + 1)) row++;
    else column++;
  }
  return pairs;
}

function segments({ text, letters }: NameText, shared: ReadonlySet<number>): NameSegment[] {
  const differing = letters.filter((_, index) => !shared.has(index));
  const pieces: { text: string; differs: boolean }[] = [];
  const add = (piece: string, differs: boolean) => {
    const last = pieces.at(-1);
    if (piece === "") return;
    if (last?.differs === differs) last.text += piece;
    else pieces.push({ text: piece, differs });
  };
  let done = 0;
  for (const { start, end } of differing) {
    if (end <= done) continue;
    add(text.slice(done, Math.max(done, start)), false);
    add(text.slice(Math.max(done, start), end), true);
    done = end;
  }
  add(text.slice(done), false);
  return pieces;
}
