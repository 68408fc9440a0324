/** What the market page shows; the URL is its only state. `isWeightRefused`: the URL's weight was none. */
export type MarketSearch = { readonly weightGrams: number; readonly text: string; readonly isWeightRefused: boolean };

/** The weight at which prices are compared unless asked otherwise: a small packet. */
export const defaultMarketGrams = 100;
export const maxMarketGrams = 30_000;

type Params = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Reads the URL's search params; a weight that is none, or beyond what any solution takes, falls back to the default. */
export function parseMarketSearch(params: Params): MarketSearch {
  const weight = single(params.weight).trim();
  const grams = /^\d{1,6}$/.test(weight) ? Number(weight) : 0;
  const isGood = grams >= 1 && grams <= maxMarketGrams;
  return {
    weightGrams: isGood ? grams : defaultMarketGrams,
    text: single(params.q).trim().slice(0, 60),
    isWeightRefused: weight !== "" && !isGood,
  };
}

function single(value: string | readonly string[] | undefined): string {
  return (typeof value === "string" ? value : value?.[0]) ?? "";
}
