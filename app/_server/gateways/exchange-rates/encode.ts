import { currencies } from "#lib/kit/money";

/**
 * The address of the last daily reference rate of each currency that ALP prices in, as CSV: flow EXR, key
 * frequency.currency.EUR.SP00.A of the European Central Bank's data API (SDMX 2.1).
 */
export function ratesAddress(baseAddress: string): string {
  const codes = currencies.filter((currency) => currency !== "EUR").join("+");
  const query = "lastNObservations=1&format=csvdata";
  return `${baseAddress.replace(/\/+$/, "")}/EXR/D.${codes}.EUR.SP00.A?${query}`;
}
