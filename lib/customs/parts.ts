/** Rows in parts of at most `size`, in their order; one empty part for no rows, since a message of parts has at least one. */
export function partsOf<Row>(rows: readonly Row[], size: number): readonly (readonly Row[])[] {
  const parts: (readonly Row[])[] = [];
  for (let from = 0; from < rows.length; from += size) parts.push(rows.slice(from, from + size));
  return parts.length === 0 ? [[]] : parts;
}

/** How many parts, and so guids, `count` rows need. */
export function partCount(count: number, size: number): number {
  return Math.max(1, Math.ceil(count / size));
}

/** The guid of a part; too few is a bug of whoever drew them. */
export function guidOfPart(guids: readonly string[], part: number): string {
  const guid = guids[part];
  if (guid === undefined) throw new Error(`part ${part + 1} has no guid: ${guids.length} were given`);
  return guid;
}
