/**
 * Shares an integer amount by weights, in integers whose sum is the amount exactly (largest remainder; of equal remainders
 * the first). Weights that are all nought count as equal. In: a whole amount of at least nought, at least one weight.
 */
export function shareByWeight(amount: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  if (sum === 0)
    return weights.length === 0
      ? []
      : shareByWeight(
          amount,
          weights.map(() => 1),
        );
  const [whole, of] = [BigInt(amount), BigInt(sum)];
  const exact = weights.map((weight) => ({
    floor: (whole * BigInt(weight)) / of,
    rest: (whole * BigInt(weight)) % of,
  }));
  const shares = exact.map(({ floor }) => Number(floor));
  const missing = amount - shares.reduce((total, share) => total + share, 0);
  const byRest = exact
    .map(({ rest }, at) => ({ rest, at }))
    .sort((a, b) => (a.rest === b.rest ? a.at - b.at : a.rest < b.rest ? 1 : -1));
  for (const { at } of byRest.slice(0, missing)) shares[at] = (shares[at] ?? 0) + 1;
  return shares;
}
