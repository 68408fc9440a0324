import { type ColumnNames, findHeader, foldHeader } from "#lib/kit/header";
import { type Currency, isCurrency } from "#lib/kit/money";
import { cellText, type SheetRow, type SheetTable } from "#lib/kit/sheet";
import { compileRateCard, type RateCardFacts } from "./rate-card.ts";
import { CellReader, readDay, type SheetError, SheetErrors } from "./rate-sheet-cells.ts";
import {
  type CardField,
  cardFields,
  type RateSheetName,
  rateColumns,
  rateSheetNames,
  serviceColumns,
  surchargeColumns,
} from "./rate-sheet-columns.ts";
import { readServiceLines, readSurchargeLines } from "./rate-sheet-extras.ts";
import { findOverlaps, type ReadRows, readRateRows } from "./rate-sheet-rows.ts";
import { orderSurcharges } from "./surcharge.ts";

/** A card's workbook may hold this many lines of prices: three goods columns of 150 bands to 220 countries. */
export const maxRateLines = 100_000;

/** What stands above the rows; what the file does not say may be typed beside it. */
export type RateCardHead = Omit<RateCardFacts, "rows" | "surcharges" | "services">;

/**
 * `facts`: the card, when nothing is wrong with the file. `rowNumbers`: for each row of the card its row in the sheet.
 * `errors`: the first two hundred, in the order of the file; `errorCount`: how many there are.
 */
export type ReadRateSheet = {
  readonly facts: RateCardFacts | null;
  readonly rowNumbers: readonly number[];
  readonly errors: readonly SheetError[];
  readonly errorCount: number;
};

/**
 * A card's workbook: 说明 Card, 价格 Rates, 附加费 Surcharges, 服务 Services, headers in Chinese or English, found by
 * name. Only the prices are needed: `typed` gives what the card's sheet does not say. A cell of countries may list several.
 * Nothing is guessed: what cannot be read is an error that names sheet, row, column and text.
 */
export function readRateSheet(tables: readonly SheetTable[], typed: Partial<RateCardHead> = {}): ReadRateSheet {
  const errors = new SheetErrors();
  const countries = new Map<string, readonly string[]>();
  const head = readHead(tables, typed, errors);
  const read = readRates(tables, errors, countries);
  const surchargeTable = openTable(tables, "surcharges", surchargeColumns, ["code"], errors);
  const surcharges = surchargeTable
    ? readSurchargeLines(new CellReader(surchargeTable, errors, countries), surchargeTable.rows)
    : [];
  if (surchargeTable && orderSurcharges(surcharges) === null) {
    const { sheet, titles } = surchargeTable;
    errors.add({ sheet, row: 0, column: titles.of, code: "surcharges_circular", values: {} });
  }
  const serviceTable = openTable(tables, "services", serviceColumns, ["code"], errors);
  const services = serviceTable
    ? readServiceLines(new CellReader(serviceTable, errors, countries), serviceTable.rows)
    : {};
  if (errors.count === 0 && head && read) {
    const facts = { ...head, rows: read.rows, surcharges, services };
    if (isExact(facts)) return { facts, rowNumbers: read.rowNumbers, errors: [], errorCount: 0 };
    errors.add({ sheet: read.sheet, row: 0, column: read.priceTitle, code: "card_inexact", values: {} });
  }
  return { facts: null, rowNumbers: read?.rowNumbers ?? [], errors: errors.kept, errorCount: errors.count };
}

/** The id of a card that was given none: its solution, first day and version. */
export function rateCardId(solutionCode: string, validFrom: string, version: number): string {
  return `${solutionCode}-${validFrom}-v${version}`;
}

function isExact(facts: RateCardFacts): boolean {
  try {
    compileRateCard(facts);
    return true;
  } catch {
    return false;
  }
}

type Opened<Column extends string> = {
  readonly sheet: string;
  readonly rows: readonly SheetRow[];
  readonly columns: ReadonlyMap<Column, number>;
  readonly titles: Readonly<Record<Column, string>>;
};

function tableNamed(tables: readonly SheetTable[], name: RateSheetName): SheetTable | null {
  const { zh, en, also } = rateSheetNames[name];
  const keys = [zh, en, ...also, `${zh}${en}`].map(foldHeader);
  return tables.find((table) => keys.includes(foldHeader(table.name))) ?? null;
}

/** The table of that name with its header; null when there is none, or with an error when its columns are not all there. */
function openTable<Column extends string>(
  tables: readonly SheetTable[],
  name: RateSheetName,
  names: Readonly<Record<Column, ColumnNames>>,
  needed: readonly NoInfer<Column>[],
  errors: SheetErrors,
): Opened<Column> | null {
  const named = tableNamed(tables, name);
  // a file of one sheet is a list of prices, whatever the sheet is called
  const table = named ?? (name === "rates" && tables.length === 1 ? tables[0] : undefined);
  if (!table || (named && table.rows.length === 0 && name !== "rates")) return null;
  const found = findHeader([table], names, 1);
  const missing = needed.filter((column) => !found?.columns.has(column));
  for (const column of missing) {
    const title = names[column];
    errors.add({ sheet: table.name, row: 0, column: `${title.zh} ${title.en}`, code: "column_missing", values: {} });
  }
  if (!found || missing.length > 0) return null;
  const titles = Object.fromEntries(
    (Object.keys(names) as Column[]).map((column) => {
      const title = cellText(found.header, found.columns.get(column)).trim();
      return [column, title === "" ? `${names[column].zh} ${names[column].en}` : title];
    }),
  ) as Record<Column, string>;
  return { sheet: table.name, rows: found.rows, columns: found.columns, titles };
}

function readRates(
  tables: readonly SheetTable[],
  errors: SheetErrors,
  countries: Map<string, readonly string[]>,
): (ReadRows & { readonly sheet: string; readonly priceTitle: string }) | null {
  const before = errors.count;
  const table = openTable(tables, "rates", rateColumns, ["countries", "fromGrams", "toGrams", "price"], errors);
  const at = { sheet: table?.sheet ?? `${rateSheetNames.rates.zh} ${rateSheetNames.rates.en}`, row: 0, column: "" };
  if (!table) {
    if (errors.count === before) errors.add({ ...at, code: "sheet_missing", values: { name: at.sheet } });
    return null;
  }
  if (table.rows.length === 0) errors.add({ ...at, code: "rows_missing", values: {} });
  if (table.rows.length > maxRateLines) {
    errors.add({ ...at, code: "rows_too_many", values: { rows: table.rows.length, most: maxRateLines } });
    return null;
  }
  const read = readRateRows(new CellReader(table, errors, countries), table.rows);
  findOverlaps(read, table.sheet, table.titles.fromGrams, errors);
  return { ...read, sheet: table.sheet, priceTitle: table.titles.price };
}

/** Name and content beside each other, anywhere on the card's sheet; the first of two lines of one name counts. */
function readHead(
  tables: readonly SheetTable[],
  typed: Partial<RateCardHead>,
  errors: SheetErrors,
): RateCardHead | null {
  const table = tableNamed(tables, "card");
  const sheet = table?.name ?? `${rateSheetNames.card.zh} ${rateSheetNames.card.en}`;
  const lines = fieldLines(table);
  const text = (field: CardField) => cellText(lines.get(field) ?? { number: 0, cells: [] }, 1).trim();
  const fail = (field: CardField, code: SheetError["code"], values: SheetError["values"] = {}): null => {
    const column = `${cardFields[field].zh} ${cardFields[field].en}`;
    errors.add({ sheet, row: lines.get(field)?.number ?? 0, column, code, values });
    return null;
  };
  const given = <T>(field: CardField, read: (text: string) => T | null, instead: T | undefined): T | null => {
    const content = text(field);
    if (content !== "") return read(content);
    return instead ?? fail(field, "cell_missing");
  };
  const day = (field: CardField) => (content: string) =>
    readDay(content) ?? fail(field, "day_unreadable", { text: content });
  const currency = given<Currency>(
    "currency",
    (content) => currencyOf(content) ?? fail("currency", "currency_unknown", { text: content }),
    typed.currency,
  );
  const solutionCode = given("solutionCode", (content) => content.toUpperCase(), typed.solutionCode);
  const validFrom = given("validFrom", day("validFrom"), typed.validFrom);
  const validTo = text("validTo") === "" ? (typed.validTo ?? null) : day("validTo")(text("validTo"));
  const source = given("source", (content) => content, typed.source);
  const version = given(
    "version",
    (content) => wholeOf(content) ?? fail("version", "number_unreadable", { text: content }),
    typed.version ?? 1,
  );
  if (validFrom !== null && validTo !== null && validFrom > validTo) {
    fail("validTo", "days_reversed", { from: validFrom, to: validTo });
  }
  if (currency === null || solutionCode === null || validFrom === null || source === null || version === null)
    return null;
  const id = text("id") || typed.id || rateCardId(solutionCode, validFrom, version);
  return { id, solutionCode, version, currency, validFrom, validTo, source, note: text("note") || (typed.note ?? "") };
}

function fieldLines(table: SheetTable | null): ReadonlyMap<CardField, SheetRow> {
  const fields = new Map<string, CardField>();
  for (const [field, { zh, en, also }] of Object.entries(cardFields) as [CardField, ColumnNames][]) {
    for (const name of [zh, en, ...also]) fields.set(foldHeader(name), field);
  }
  const lines = new Map<CardField, SheetRow>();
  for (const row of table?.rows ?? []) {
    const field = fields.get(foldHeader(cellText(row, 0)));
    if (field && !lines.has(field)) lines.set(field, row);
  }
  return lines;
}

const currencyWords: Readonly<Record<string, Currency>> = {
  人民币: "CNY",
  rmb: "CNY",
  美元: "USD",
  美金: "USD",
  欧元: "EUR",
};

function currencyOf(text: string): Currency | null {
  const code = text.normalize("NFKC").trim().toUpperCase();
  return isCurrency(code) ? code : (currencyWords[code.toLowerCase()] ?? null);
}

function wholeOf(text: string): number | null {
  return /^[1-9]\d{0,5}$/.test(text) ? Number(text) : null;
}
