/** The next place up or down; from nowhere j goes to the first and k to the last, and the ends hold. */
export function nextIndex(from: number, step: 1 | -1, count: number): number {
  if (count === 0) return -1;
  if (from < 0) return step === 1 ? 0 : count - 1;
  return Math.min(count - 1, Math.max(0, from + step));
}

/**
 * Where the keyboard stands now that rows have come and gone: at its row, or where that one was when it left, so that the
 * next step leads to its neighbour. -1: nowhere.
 */
export function standingAt(found: number, was: number, step: 1 | -1, count: number): number {
  if (found >= 0 || was < 0 || count === 0) return found;
  return step === 1 ? Math.min(was, count) - 1 : Math.min(was, count);
}

/** Selected by a row of Shift steps from `anchor` to `to`: what was selected before, and all between. */
export function stretched(
  before: Readonly<Record<string, true>>,
  ids: readonly string[],
  anchor: number,
  to: number,
): Record<string, true> {
  const between = ids.slice(Math.min(anchor, to), Math.max(anchor, to) + 1);
  return { ...before, ...Object.fromEntries(between.map((id) => [id, true as const])) };
}
