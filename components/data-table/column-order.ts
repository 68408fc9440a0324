/**
 * Columns as a person put them: those that `order` names stand in its order, what it does not know (new since then) stays
 * behind its neighbour. The first column holds its place.
 */
export function orderedIds(all: readonly string[], order: readonly string[] | null): readonly string[] {
  const [first, ...others] = all;
  if (order === null || first === undefined) return all;
  const known = order.filter((id, at) => others.includes(id) && order.indexOf(id) === at);
  const result = [first, ...known];
  for (const [at, id] of all.entries()) {
    if (result.includes(id)) continue;
    const before = all.slice(0, at).findLast((one) => result.includes(one)) ?? first;
    result.splice(result.indexOf(before) + 1, 0, id);
  }
  return result;
}

/** The order after one column took a step; null where it cannot go there. */
export function moved(ids: readonly string[], id: string, step: 1 | -1): readonly string[] | null {
  const at = ids.indexOf(id);
  const to = at + step;
  // the first column never moves
  if (at < 1 || to < 1 || to >= ids.length) return null;
  return ids.with(at, ids[to] ?? id).with(to, id);
}
