/** Units of customs that this code speaks of by name. */
export const kilograms = "035";
const grams = "036";
const tonnes = "070";
const pieces = "011";

/** Units that are a number of another: 万个 (038) is 10,000 个 (007). Only names that say so themselves. */
const multiples: Readonly<Record<string, readonly [unit: string, count: number]>> = {
  "038": ["007", 10_000],
  "040": ["019", 100],
  "041": ["012", 100],
  "042": ["016", 100],
  "043": ["007", 100],
  "044": ["020", 100],
  "049": ["013", 100],
  "050": ["008", 1_000],
  "051": ["017", 1_000],
  "052": ["140", 1_000],
  "053": ["013", 1_000],
  "054": ["007", 1_000],
  "055": ["012", 100_000_000],
  "056": ["007", 100_000_000],
  "057": ["006", 10_000],
  "058": ["010", 1_000],
  "059": ["010", 10_000],
  "063": ["095", 1_000],
  "143": ["012", 1_000],
  "144": ["025", 10_000],
  "145": ["139", 10_000],
  "146": ["139", 1_000],
  "147": ["030", 1_000],
  "164": ["028", 100_000_000],
};

/** Units of weight, length, area, volume and power: nothing that a piece is counted in. */
const measures: ReadonlySet<string> = new Set([
  ...["030", "032", "033", "035", "036", "047", "060", "061", "062", "063", "067", "070", "071", "072", "073", "074"],
  ...["075", "076", "077", "078", "079", "080", "081", "083", "084", "085", "086", "088", "089", "095", "096", "097"],
  ...["098", "099", "101", "110", "111", "112", "115", "116", "147", "148", "149"],
]);

/**
 * The unit in which pieces are declared: the legal unit where pieces are counted in it, so that both quantities are one;
 * 件 (011) where it is a measure, a multiple or unknown.
 */
export function declaredUnit(legalUnit: string | null): string {
  if (legalUnit === null || measures.has(legalUnit) || Object.hasOwn(multiples, legalUnit)) return pieces;
  return legalUnit;
}

/**
 * A quantity in another unit, in hundred-thousandths, where it follows exactly: equal units, the net weight for units of
 * weight, or a multiple of the declared unit. Null where it does not follow. `netE5`: kilograms.
 */
export function quantityIn(
  unit: string,
  declared: { readonly unit: string; readonly quantity: number; readonly netE5: number | null },
): number | null {
  if (unit === declared.unit) return declared.quantity;
  if (unit === kilograms) return declared.netE5;
  if (unit === grams) return declared.netE5 === null ? null : declared.netE5 * 1_000;
  if (unit === tonnes) return declared.netE5 === null ? null : wholePart(declared.netE5, 1_000);
  const multiple = Object.hasOwn(multiples, unit) ? multiples[unit] : undefined;
  return multiple?.[0] === declared.unit ? wholePart(declared.quantity, multiple[1]) : null;
}

function wholePart(value: number, divisor: number): number | null {
  return value % divisor === 0 ? value / divisor : null;
}
