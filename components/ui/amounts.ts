import { type Currency, formatMinor } from "#lib/kit/money";

/** Minor units with grouped digits, without the currency: 123456 USD → "1,234.56". Exact; no float on the way. */
export function groupedMinor(minor: number, currency: Currency): string {
  const [whole = "", fraction] = formatMinor(minor, currency).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/** Grams as people read them: below a kilogram in grams, above in kilograms without needless zeros. */
export function readableWeight(grams: number): string {
  if (Math.abs(grams) < 1000) return `${grams} g`;
  const kilograms = `${Math.trunc(grams / 1000)}.${String(Math.abs(grams) % 1000).padStart(3, "0")}`;
  return `${kilograms.replace(/\.?0+$/, "").replace(/\B(?=(\d{3})+(?:\.|$))/g, ",")} kg`;
}
