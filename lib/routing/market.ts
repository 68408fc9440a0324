import { type CountryCode, countryCodes, countryName } from "#lib/kit/country";
import { plainParcel, type Quote, quoteParcel } from "#lib/rates/quote";
import { type Served, servedAt } from "./destinations.ts";
import type { RoutingBook } from "./recommend.ts";

export type MarketCell = { readonly solutionCode: string; readonly served: Served; readonly quote: Quote };
export type MarketRow = { readonly country: CountryCode; readonly cells: readonly MarketCell[] };

/**
 * Every country and region of the world with what each solution of the book asks for one parcel of general goods of this
 * weight (grams, size unknown), cells in the book's order.
 */
export function marketOf(book: RoutingBook, weightGrams: number): MarketRow[] {
  return countryCodes.map((country) => ({
    country,
    cells: book.solutions.map((solution) => {
      const card = book.cards.get(solution.code) ?? null;
      const parcel = { ...plainParcel, country, weightGrams };
      return {
        solutionCode: solution.code,
        served: servedAt(solution, card, country),
        quote: quoteParcel(solution, card, parcel, book.exchangeRates, book.today),
      };
    }),
  }));
}

/** How many destinations a solution serves in which way. */
export function countServed(rows: readonly MarketRow[], solutionCode: string): Readonly<Record<Served, number>> {
  const counts = { priced: 0, partly_priced: 0, no_price: 0, not_served: 0 };
  for (const row of rows) {
    for (const cell of row.cells) if (cell.solutionCode === solutionCode) counts[cell.served] += 1;
  }
  return counts;
}

/** Rows whose country's code or name, in either language, holds the text; all rows for an empty text. */
export function filterMarket(rows: readonly MarketRow[], text: string): readonly MarketRow[] {
  const wanted = plain(text);
  if (wanted === "") return rows;
  return rows.filter(({ country }) =>
    [country, countryName(country, "zh"), countryName(country, "en")].some((name) => plain(name).includes(wanted)),
  );
}

function plain(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();
}
