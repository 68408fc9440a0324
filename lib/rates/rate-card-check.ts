import { isCountryCode } from "#lib/kit/country";
import type { Currency } from "#lib/kit/money";
import { conversionOf, type ExchangeRates } from "./exchange-rate.ts";
import {
  anyCountry,
  compileRateCard,
  type GoodsColumn,
  microsAt,
  type ParcelSize,
  type RateCardFacts,
  type RateRow,
} from "./rate-card.ts";
import { orderSurcharges } from "./surcharge.ts";

/** `error`: must not be saved. `warning`: may be right; saved only when a person has seen it. */
export type FindingLevel = "error" | "warning";

export const cardFindingCodes = {
  card_empty: "error",
  dates_reversed: "error",
  country_unknown: "error",
  band_reversed: "error",
  bands_overlap: "error",
  surcharges_circular: "error",
  surcharge_dates_reversed: "error",
  card_inexact: "error",
  currency_changed: "warning",
  begins_before_current: "warning",
  ended_already: "warning",
  band_gap: "warning",
  band_begins_late: "warning",
  price_falls: "warning",
  price_jumps: "warning",
  price_per_kg_low: "warning",
  price_per_kg_high: "warning",
  percent_high: "warning",
} as const satisfies Record<string, FindingLevel>;
export type CardFindingCode = keyof typeof cardFindingCodes;

/**
 * Something odd about a card. `rowIndex`: the row of the card that it is about (with `readRateSheet`'s `rowNumbers` the
 * row of the sheet), null for the card as a whole. `values` fill the message; weights in grams, prices in millionths.
 */
export type CardFinding = {
  readonly level: FindingLevel;
  readonly code: CardFindingCode;
  readonly country: string | null;
  readonly goods: GoodsColumn | null;
  readonly parcel: ParcelSize | null;
  readonly rowIndex: number | null;
  readonly values: Readonly<Record<string, string | number>>;
};

/** What a card is compared with: the solution's other cards, the day in China, rates for judging prices per kg. */
export type CardContext = {
  readonly earlier: readonly Pick<RateCardFacts, "id" | "currency" | "validFrom" | "validTo" | "version">[];
  readonly rates: ExchangeRates | null;
  readonly today: string;
};

/** A band may begin cheaper than the one below ends (steps of real sheets do), but not at less than half. */
const fallsBelow = 0.5;
/** And a price that begins at more than ten times of what the band below ends with is a slipped decimal point. */
const jumpsAbove = 10;
/** USD per kg at a band's heavy end: real sheets lie between 3 (saver to Mexico) and 146 (express, up to 100 g). */
const usdPerKg = { least: 0.5, most: 300 };
/** A surcharge of more than its base. */
const highPercent = 1_000_000;

/**
 * What is wrong with a card or odd about it, as data: nothing in it, dates and bands reversed, unknown countries, overlaps,
 * gaps, jumps from band to band, prices per kg that no carrier asks, another currency than before. One sort of the rows.
 */
export function checkRateCard(facts: RateCardFacts, context: CardContext): readonly CardFinding[] {
  const findings = [...checkHead(facts, context), ...checkSurcharges(facts), ...checkRows(facts)];
  for (const column of columnsOf(facts.rows)) findings.push(...checkColumn(column));
  findings.push(...checkPerKg(facts, context.rates));
  if (!findings.some(({ level }) => level === "error") && !isExact(facts)) findings.push(about("card_inexact", null));
  return findings;
}

type IndexedRow = { readonly row: RateRow; readonly index: number };

function about(code: CardFindingCode, one: IndexedRow | null, values: CardFinding["values"] = {}): CardFinding {
  return {
    level: cardFindingCodes[code],
    code,
    country: one?.row.country ?? null,
    goods: one?.row.goods ?? null,
    parcel: one?.row.parcel ?? null,
    rowIndex: one?.index ?? null,
    values,
  };
}

function checkHead(facts: RateCardFacts, { earlier, today }: CardContext): CardFinding[] {
  const { validFrom, validTo, currency } = facts;
  const findings: CardFinding[] = [];
  if (facts.rows.length === 0) findings.push(about("card_empty", null));
  if (validTo !== null && validTo < validFrom) {
    findings.push(about("dates_reversed", null, { from: validFrom, to: validTo }));
  } else if (validTo !== null && validTo < today) {
    findings.push(about("ended_already", null, { to: validTo }));
  }
  const others = earlier.filter(({ id }) => id !== facts.id);
  const latest = others.reduce<(typeof others)[number] | null>(
    (best, card) => (best === null || rank(best) < rank(card) ? card : best),
    null,
  );
  if (latest && latest.currency !== currency) {
    findings.push(about("currency_changed", null, { before: latest.currency, after: currency }));
  }
  if (latest && validFrom < latest.validFrom) {
    findings.push(about("begins_before_current", null, { from: validFrom, current: latest.validFrom }));
  }
  return findings;
}

function rank({ validFrom, version }: { readonly validFrom: string; readonly version: number }): string {
  return `${validFrom} ${String(version).padStart(8, "0")}`;
}

function checkSurcharges({ surcharges }: RateCardFacts): CardFinding[] {
  const findings: CardFinding[] = [];
  if (orderSurcharges(surcharges) === null) findings.push(about("surcharges_circular", null));
  for (const { when, amount, nameZh, nameEn } of surcharges) {
    const names = { nameZh, nameEn };
    if (when.from !== undefined && when.to !== undefined && when.to < when.from) {
      findings.push(about("surcharge_dates_reversed", null, { ...names, from: when.from, to: when.to }));
    }
    const percent = amount.percentMillionths ?? 0;
    if (percent > highPercent) findings.push(about("percent_high", null, { ...names, percent: percent / 10_000 }));
  }
  return findings;
}

function checkRows({ rows }: RateCardFacts): CardFinding[] {
  const findings: CardFinding[] = [];
  const unknown = new Set<string>();
  for (const [index, row] of rows.entries()) {
    const { country, fromGrams: from, toGrams: to } = row;
    if (country !== anyCountry && !isCountryCode(country) && !unknown.has(country)) {
      unknown.add(country);
      findings.push(about("country_unknown", { row, index }, { text: country }));
    }
    if (from > to || from < 1) findings.push(about("band_reversed", { row, index }, { from, to }));
  }
  return findings;
}

/** Rows of one destination, one kind of goods and one parcel size ("any" counts for both), ascending. */
function columnsOf(rows: readonly RateRow[]): readonly (readonly IndexedRow[])[] {
  const columns = new Map<string, IndexedRow[]>();
  for (const [index, row] of rows.entries()) {
    for (const size of row.parcel === "any" ? ["small", "large"] : [row.parcel]) {
      const key = `${row.country} ${row.goods} ${size}`;
      const column = columns.get(key);
      if (column) column.push({ row, index });
      else columns.set(key, [{ row, index }]);
    }
  }
  // where every row is for any size, both columns are the same
  const distinct = [...columns].filter(
    ([key, column]) => !key.endsWith(" large") || column.some(({ row }) => row.parcel === "large"),
  );
  return distinct.map(([, column]) => column.sort((a, b) => a.row.fromGrams - b.row.fromGrams));
}

function checkColumn(column: readonly IndexedRow[]): CardFinding[] {
  const findings: CardFinding[] = [];
  const [first] = column;
  const isLargeOnly = first?.row.parcel === "large";
  if (first && first.row.fromGrams > 1 && !isLargeOnly) {
    findings.push(about("band_begins_late", first, { from: 1, to: first.row.fromGrams - 1 }));
  }
  let before: IndexedRow | null = null;
  for (const one of column) {
    if (before) findings.push(...checkStep(before, one));
    if (!before || one.row.toGrams > before.row.toGrams) before = one;
  }
  return findings;
}

function checkStep(before: IndexedRow, one: IndexedRow): CardFinding[] {
  const end = before.row.toGrams;
  const begin = one.row.fromGrams;
  if (begin <= end) return [about("bands_overlap", one, { from: begin, to: end })];
  const findings: CardFinding[] = [];
  if (begin > end + 1) findings.push(about("band_gap", one, { from: end + 1, to: begin - 1 }));
  const [low, high] = [microsAt(before.row, end), microsAt(one.row, begin)];
  const values = { grams: begin, before: low, after: high };
  if (high < low * fallsBelow) findings.push(about("price_falls", one, values));
  if (low > 0 && high > low * jumpsAbove) findings.push(about("price_jumps", one, values));
  return findings;
}

function checkPerKg({ rows, currency }: RateCardFacts, rates: ExchangeRates | null): CardFinding[] {
  const usd = usdPerUnit(currency, rates);
  if (usd === null) return [];
  const findings: CardFinding[] = [];
  for (const [index, row] of rows.entries()) {
    if (row.toGrams < 1 || row.status === "band_unpublished") continue;
    const perKgMicros = Math.round((microsAt(row, row.toGrams) * 1000) / row.toGrams);
    const inUsd = (perKgMicros / 1_000_000) * usd;
    if (inUsd < usdPerKg.least) findings.push(about("price_per_kg_low", { row, index }, { perKg: perKgMicros }));
    if (inUsd > usdPerKg.most) findings.push(about("price_per_kg_high", { row, index }, { perKg: perKgMicros }));
  }
  return findings;
}

/** About how many US dollars one unit of the currency is; good enough for a sanity check, never for a price. */
function usdPerUnit(currency: Currency, rates: ExchangeRates | null): number | null {
  if (currency === "USD") return 1;
  const rate = rates?.rates.get(currency);
  return rate && conversionOf(currency, "USD", rates) ? 1_000_000 / rate.rateMicros : null;
}

function isExact(facts: RateCardFacts): boolean {
  try {
    compileRateCard(facts);
    return true;
  } catch {
    return false;
  }
}
