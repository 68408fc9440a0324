/** What stays out, gathered by reason in the order of the reasons; reasons of nothing are missing. */
export function byReason<Item extends { readonly reason: string }>(
  items: readonly Item[],
  reasons: readonly string[],
): readonly { readonly reason: string; readonly items: readonly Item[] }[] {
  const known = [...reasons, ...new Set(items.map(({ reason }) => reason).filter((one) => !reasons.includes(one)))];
  return known.flatMap((reason) => {
    const found = items.filter((item) => item.reason === reason);
    return found.length > 0 ? [{ reason, items: found }] : [];
  });
}
