import { resolveCountry } from "#lib/kit/country";
import { foldHeader } from "#lib/kit/header";
import { parseScaled } from "#lib/kit/money";
import { cellText, type SheetRow } from "#lib/kit/sheet";
import { isCalendarDate } from "#lib/kit/time";
import { anyCountry } from "./rate-card.ts";
import { everywhereWord, type Words } from "./rate-sheet-columns.ts";

export const sheetErrorCodes = [
  "sheet_missing",
  "column_missing",
  "rows_missing",
  "rows_too_many",
  "cell_missing",
  "cell_error",
  "number_unreadable",
  "number_negative",
  "number_too_large",
  "grams_unreadable",
  "percent_unreadable",
  "country_unknown",
  "country_twice",
  "currency_unknown",
  "day_unreadable",
  "days_reversed",
  "band_reversed",
  "bands_overlap",
  "word_unknown",
  "cargo_kind_unknown",
  "postal_unreadable",
  "postal_reversed",
  "cell_not_used",
  "amount_missing",
  "service_twice",
  "surcharges_circular",
  "card_inexact",
] as const;
export type SheetErrorCode = (typeof sheetErrorCodes)[number];

/**
 * What is wrong in a cell, for the person who wrote it: sheet and column as the file names them, row as the spreadsheet
 * program counts (0: the sheet as a whole). `values` fill the message: the text that stands there, the other row …
 */
export type SheetError = {
  readonly sheet: string;
  readonly row: number;
  readonly column: string;
  readonly code: SheetErrorCode;
  readonly values: Readonly<Record<string, string | number>>;
};

/** Whoever gets this many need not read on: one cause stands behind them. All are counted. */
const maxKeptErrors = 200;

/** Gathers errors; keeps the first two hundred and counts all. */
export class SheetErrors {
  readonly kept: SheetError[] = [];
  count = 0;

  add(error: SheetError): void {
    this.count++;
    if (this.kept.length < maxKeptErrors) this.kept.push(error);
  }
}

const parts = /[;；、\n]/;
const commas = /[,，]/;
const largestMicros = 1_000_000_000_000;
const largestGrams = 1_000_000;
const millimetresLimit = 100_000;

type Place<Column extends string> = {
  readonly sheet: string;
  readonly columns: ReadonlyMap<Column, number>;
  /** What the file calls a column, or what we call it where the file has none. */
  readonly titles: Readonly<Record<Column, string>>;
};

/** The cells of one row, read one by one; what cannot be read becomes an error at its place, and null. */
export class CellReader<Column extends string> {
  readonly #place: Place<Column>;
  readonly #errors: SheetErrors;
  readonly #countries: Map<string, readonly string[]>;
  #row: SheetRow;
  #hasErrors = false;

  constructor(place: Place<Column>, errors: SheetErrors, countries: Map<string, readonly string[]>) {
    this.#place = place;
    this.#errors = errors;
    this.#countries = countries;
    this.#row = { number: 0, cells: [] };
  }

  /** Begins a row. Cells in which a formula went wrong are errors at once. */
  begin(row: SheetRow): void {
    this.#row = row;
    this.#hasErrors = false;
    if (!row.marks) return;
    for (const [column, index] of this.#place.columns) {
      if (row.marks[index] === "error" || row.marks[index] === "formula_without_result")
        this.error(column, "cell_error");
    }
  }

  get hasErrors(): boolean {
    return this.#hasErrors;
  }

  error(column: Column, code: SheetErrorCode, values: SheetError["values"] = {}): null {
    this.#hasErrors = true;
    const { sheet, titles } = this.#place;
    this.#errors.add({ sheet, row: this.#row.number, column: titles[column], code, values });
    return null;
  }

  text(column: Column): string {
    return cellText(this.#row, this.#place.columns.get(column)).trim();
  }

  isEmpty(column: Column): boolean {
    return this.text(column) === "";
  }

  /** An error where a cell holds something that its row has no use for. */
  expectEmpty(...columns: readonly Column[]): void {
    for (const column of columns) {
      if (!this.isEmpty(column)) this.error(column, "cell_not_used", { text: clipped(this.text(column)) });
    }
  }

  /** An amount in millionths of the unit; null when empty (an error where `isNeeded`) or unreadable. */
  micros(column: Column, isNeeded: boolean): number | null {
    return this.#number(column, isNeeded, 6, largestMicros, "number_unreadable");
  }

  /** Whole grams; null when empty or unreadable. */
  grams(column: Column, isNeeded: boolean): number | null {
    return this.#number(column, isNeeded, 0, largestGrams, "grams_unreadable");
  }

  millimetres(column: Column): number | null {
    return this.#number(column, false, 0, millimetresLimit, "number_unreadable");
  }

  /** "16.5" and "16.5%" are 165,000 millionths. */
  percent(column: Column): number | null {
    return this.#number(column, false, 4, 1_000_000_000, "percent_unreadable");
  }

  /** US cents. */
  cents(column: Column): number | null {
    return this.#number(column, false, 2, 1_000_000_000, "number_unreadable");
  }

  day(column: Column): string | null {
    const text = this.text(column);
    if (text === "") return null;
    return readDay(text) ?? this.error(column, "day_unreadable", { text: clipped(text) });
  }

  /** The code whose word stands in the cell; `whenEmpty` for an empty one. */
  word<Code extends string>(column: Column, words: WordLookup<Code>, whenEmpty: Code | null): Code | null {
    const text = this.text(column);
    if (text === "") return whenEmpty ?? this.error(column, "cell_missing");
    return words.find(text) ?? this.error(column, "word_unknown", { text: clipped(text), allowed: words.allowed });
  }

  /** Codes of a list in a cell; null when one is unknown, empty for an empty cell. */
  words<Code extends string>(column: Column, words: WordLookup<Code>): readonly Code[] | null {
    const found = new Set<Code>();
    for (const part of splitCell(this.text(column))) {
      const code = words.find(part);
      if (code === null) return this.error(column, "word_unknown", { text: clipped(part), allowed: words.allowed });
      found.add(code);
    }
    return [...found];
  }

  /**
   * Countries of a cell, by name or code in either language; "*" or 其他 for all others. A comma may be part of a name
   * ("Korea, Republic of"), so that it only separates what is no name as a whole. Null with an error at the first unknown.
   */
  countries(column: Column): readonly string[] | null {
    const text = this.text(column);
    const known = this.#countries.get(text);
    if (known) return known;
    const found: string[] = [];
    for (const part of text.split(parts).flatMap((name) => (countryOf(name) ? [name] : name.split(commas)))) {
      if (part.trim() === "") continue;
      const country = countryOf(part);
      if (country === null) return this.error(column, "country_unknown", { text: clipped(part.trim()) });
      if (found.includes(country)) return this.error(column, "country_twice", { text: clipped(part.trim()) });
      found.push(country);
    }
    this.#countries.set(text, found);
    return found;
  }

  #number(column: Column, isNeeded: boolean, decimals: number, most: number, code: SheetErrorCode): number | null {
    const text = this.text(column).normalize("NFKC");
    if (text === "") return isNeeded ? this.error(column, "cell_missing") : null;
    const plain = code === "percent_unreadable" ? text.replace(/\s*%$/, "") : text;
    const value = parseScaled(withoutNoise(plain), decimals);
    if (value === null) return this.error(column, code, { text: clipped(text) });
    if (value < 0) return this.error(column, "number_negative", { text: clipped(text) });
    return value <= most ? value : this.error(column, "number_too_large", { text: clipped(text) });
  }
}

/** A spreadsheet that computed a price may hold 72.449999999999996 for 72.45. */
function withoutNoise(text: string): string {
  return /^\d+\.\d{8,}$/.test(text) ? String(Number(Number(text).toPrecision(12))) : text;
}

function countryOf(text: string): string | null {
  if (everywhere.has(foldHeader(text)) || text.trim() === anyCountry) return anyCountry;
  return resolveCountry(text);
}

const everywhere: ReadonlySet<string> = new Set(
  [everywhereWord.zh, everywhereWord.en, ...everywhereWord.also].map(foldHeader).filter((word) => word !== ""),
);

/** A day as people and spreadsheets write it: 2026-01-31, 2026/1/31, 2026.1.31, 2026年1月31日. Null when there is none. */
export function readDay(text: string): string | null {
  const match = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]00:00(?::00)?)?$/.exec(
    text.normalize("NFKC").trim(),
  );
  if (!match?.[1]) return null;
  const day = [match[1], match[2]?.padStart(2, "0"), match[3]?.padStart(2, "0")].join("-");
  return isCalendarDate(day) ? day : null;
}

/** The entries of a cell that lists several. */
export function splitCell(text: string): readonly string[] {
  return text
    .split(/[;；、,，\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

function clipped(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

/** Codes by what cells call them, in either language. */
export class WordLookup<Code extends string> {
  /** The words that may stand in a cell, for messages. */
  readonly allowed: string;
  readonly #byWord: ReadonlyMap<string, Code>;

  constructor(words: Words<Code>) {
    const entries = Object.entries(words) as [Code, Words<Code>[Code]][];
    this.allowed = entries.map(([, { zh, en }]) => `${zh} ${en}`).join(" / ");
    this.#byWord = new Map(
      entries.flatMap(([code, { zh, en, also }]) =>
        [code, zh, en, ...also].map((word) => [foldHeader(word), code] as const),
      ),
    );
  }

  find(text: string): Code | null {
    return this.#byWord.get(foldHeader(text)) ?? null;
  }
}
