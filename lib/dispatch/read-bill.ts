import { findHeader } from "#lib/kit/header";
import { type Currency, currencies, isCurrency, parseMinor } from "#lib/kit/money";
import { ok, type Result, refuse } from "#lib/kit/result";
import { cellText, type SheetRow, type SheetTable } from "#lib/kit/sheet";
import { readDate } from "#lib/orders/read-time";
import { readWeight } from "#lib/products/read-measure";
import { type BillColumn, billColumns } from "./bill-columns.ts";
import { maxBillRows } from "./bill-limits.ts";
import type { BillLine } from "./bill-line.ts";

export const billProblemCodes = [
  "tracking_missing",
  "tracking_unreadable",
  "amount_missing",
  "amount_unreadable",
  "amount_too_large",
  "currency_unknown",
  "currency_mixed",
  "weight_unreadable",
  "weight_unit_missing",
  "date_unreadable",
  "cell_error",
] as const;
export type BillProblemCode = (typeof billProblemCodes)[number];

/** What is wrong with one cell, and where: the row as the spreadsheet program counts. */
export type BillProblem = {
  readonly row: number;
  readonly column: BillColumn;
  readonly code: BillProblemCode;
  readonly values: Readonly<Record<string, string | number>>;
};

export type BillReading = {
  /** The one currency of the whole bill. */
  readonly currency: Currency;
  readonly lines: readonly BillLine[];
  /** Empty, or the bill is not fit to be taken: a part of it would count its parcels twice with the next attempt. */
  readonly problems: readonly BillProblem[];
  /** Rows of sums, left out. */
  readonly sumRows: number;
};

export type BillRefusal =
  | { readonly code: "bill_header_not_found" | "bill_empty" }
  | { readonly code: "bill_too_long"; readonly values: { readonly rows: number; readonly limit: number } }
  | { readonly code: "bill_column_twice"; readonly values: { readonly column: string } };

type Columns = ReadonlyMap<BillColumn, number>;

const sumWords = /^(?:合计|总计|小计|总金额|sum|total|subtotal|grand ?total)\s*[:：]?$/i;
const ownSigns: readonly (readonly [RegExp, Currency])[] = [
  [/^(?:us\s*\$|usd\s*\$?|\$)/i, "USD"],
  [/^(?:cny|rmb|¥|￥|人民币)/i, "CNY"],
  [/^(?:hk\s*\$|hkd)/i, "HKD"],
  [/^(?:eur|€)/i, "EUR"],
  [/^(?:gbp|£)/i, "GBP"],
];
const currencyWords: Readonly<Record<string, Currency>> = {
  人民币: "CNY",
  RMB: "CNY",
  元: "CNY",
  美元: "USD",
  美金: "USD",
  港币: "HKD",
  港元: "HKD",
  欧元: "EUR",
  英镑: "GBP",
};
/** No parcel costs a million. */
const maxAmountUnits = 1_000_000;
const maxGrams = 1_000_000;

/**
 * A bill's sheet to lines, found by the names of its columns: number and amount are needed, currency, weight and date may
 * stand beside them. `fallback`: the currency where the sheet names none. Every row is a line, a problem or a sum.
 */
export function readBill(tables: readonly SheetTable[], fallback: Currency): Result<BillReading, BillRefusal> {
  const found = findHeader(tables, billColumns, 2);
  if (!found?.columns.has("trackingNumber") || !found.columns.has("amount")) {
    return refuse({ code: "bill_header_not_found" });
  }
  const twice = found.twice.find((column) => column === "trackingNumber" || column === "amount");
  if (twice) return refuse({ code: "bill_column_twice", values: { column: billColumns[twice].zh } });
  if (found.rows.length > maxBillRows) {
    return refuse({ code: "bill_too_long", values: { rows: found.rows.length, limit: maxBillRows } });
  }
  const weightHeader = cellText(found.header, found.columns.get("weight"));
  const headerCurrency = currencyIn(cellText(found.header, found.columns.get("amount"))) ?? fallback;
  const lines: BillLine[] = [];
  const problems: BillProblem[] = [];
  let currency: Currency | null = null;
  let sumRows = 0;
  for (const row of found.rows) {
    if (isSum(row, found.columns)) {
      sumRows++;
      continue;
    }
    const read = readRow(row, found.columns, weightHeader, headerCurrency);
    problems.push(...read.problems);
    if (!read.line) continue;
    currency ??= read.line.currency;
    if (read.line.currency !== currency) {
      const values = { text: read.line.currency, first: currency };
      problems.push({ row: row.number, column: "currency", code: "currency_mixed", values });
    } else lines.push(read.line);
  }
  if (lines.length === 0 && problems.length === 0) return refuse({ code: "bill_empty" });
  return ok({ currency: currency ?? headerCurrency, lines, problems, sumRows });
}

/** A sum has an amount and no number of a parcel, or says so. */
function isSum(row: SheetRow, columns: Columns): boolean {
  const tracking = cellText(row, columns.get("trackingNumber")).trim();
  return sumWords.test(tracking) || (tracking === "" && row.cells.some((cell) => sumWords.test(cell.trim())));
}

function readRow(
  row: SheetRow,
  columns: Columns,
  weightHeader: string,
  headerCurrency: Currency,
): { readonly line: BillLine | null; readonly problems: readonly BillProblem[] } {
  const problems: BillProblem[] = [];
  const problem = (column: BillColumn, code: BillProblemCode, text = "") =>
    problems.push({ row: row.number, column, code, values: { text: text.slice(0, 60) } });
  const cell = (column: BillColumn): string => {
    const index = columns.get(column);
    if (index !== undefined && row.marks?.[index] === "error") problem(column, "cell_error");
    return cellText(row, index).normalize("NFKC").trim();
  };
  const trackingText = cell("trackingNumber");
  const trackingNumber = foldNumber(trackingText);
  if (trackingNumber === "") problem("trackingNumber", "tracking_missing");
  else if (!/^[A-Z0-9]{6,40}$/.test(trackingNumber)) problem("trackingNumber", "tracking_unreadable", trackingText);
  const amountText = cell("amount");
  const currencyText = cell("currency");
  const own = currencyText === "" ? signOf(amountText) : currencyIn(currencyText);
  if (currencyText !== "" && own === null) problem("currency", "currency_unknown", currencyText);
  const currency = own ?? headerCurrency;
  const billedMinor = amountOf(amountText, currency);
  if (amountText === "") problem("amount", "amount_missing");
  else if (billedMinor === null) problem("amount", "amount_unreadable", amountText);
  else if (Math.abs(billedMinor) > maxAmountUnits * 100) problem("amount", "amount_too_large", amountText);
  const billedGrams = gramsOf(cell("weight"), weightHeader, problem);
  const dayText = cell("day");
  const day = dayText === "" ? null : readDate(dayText);
  if (dayText !== "" && day === null) problem("day", "date_unreadable", dayText);
  if (problems.length > 0 || billedMinor === null) return { line: null, problems };
  return { line: { rowNumber: row.number, trackingNumber, billedMinor, currency, billedGrams, day }, problems };
}

/** Numbers are compared without spaces, hyphens and case. */
export function foldNumber(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[\s-]+/g, "")
    .toUpperCase();
}

function gramsOf(
  text: string,
  header: string,
  problem: (column: BillColumn, code: BillProblemCode, text?: string) => void,
): number | null {
  // a weight of nothing is how bills write a fee that has none
  if (text === "" || /^0+(?:\.0+)?$/.test(text)) return null;
  const weight = readWeight(text, header, maxGrams);
  if ("value" in weight) return weight.value;
  problem("weight", weight.problem === "unit_missing" ? "weight_unit_missing" : "weight_unreadable", text);
  return null;
}

function signOf(amount: string): Currency | null {
  const bare = amount.replace(/^[-+(]\s*/, "");
  for (const [sign, currency] of ownSigns) if (sign.test(bare)) return currency;
  return currencyIn(/([A-Za-z]{3}|元|美元)\s*\)?$/.exec(amount)?.[1] ?? "");
}

/** The currency that a cell or a header names: a code, a sign or a word; null when none. */
function currencyIn(text: string): Currency | null {
  const folded = text.normalize("NFKC").trim();
  const code = folded.toUpperCase();
  if (isCurrency(code)) return code;
  if (currencyWords[code]) return currencyWords[code];
  const inside = /[(（[]\s*([^)）\]]+?)\s*[)）\]]/.exec(folded)?.[1];
  if (inside !== undefined) return currencyIn(inside);
  return currencies.find((one) => code === `${one}$`) ?? null;
}

/** "12.30", "-3.20", "(3.20)", "¥12.30", "12.30 CNY" in minor units; null when it is none or has too many decimals. */
function amountOf(text: string, currency: Currency): number | null {
  const isBracketed = /^\(.*\)$/.test(text);
  let bare = isBracketed ? text.slice(1, -1) : text;
  const isNegative = isBracketed || /^[-−]|^[^\d]*[-−]\s*\d/.test(bare);
  bare = bare
    .replace(/[-−+]/g, "")
    .replace(/^(?:us\s*\$|usd\s*\$?|hk\s*\$|hkd|cny|rmb|eur|gbp|[$¥￥€£]|人民币)\s*/i, "")
    .replace(/\s*(?:[A-Za-z]{3}|元|美元)$/, "");
  const minor = parseMinor(roundNoise(bare), currency);
  return minor === null ? null : isNegative && minor !== 0 ? -minor : minor;
}

/** A spreadsheet that computed an amount may hold 12.339999999999999 for 12.34. */
function roundNoise(digits: string): string {
  return /^\d+\.\d{8,}$/.test(digits) ? String(Number(Number(digits).toPrecision(12))) : digits;
}
