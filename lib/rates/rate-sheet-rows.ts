import { isBlankRow, type SheetRow } from "#lib/kit/sheet";
import { anyCountry, goodsColumns, type RateRow, type Tariff } from "./rate-card.ts";
import { type CellReader, type SheetErrors, WordLookup } from "./rate-sheet-cells.ts";
import { goodsWords, parcelWords, type RateColumn, shapeWords, statusWords } from "./rate-sheet-columns.ts";

const goodsLookup = new WordLookup(goodsWords);
const parcelLookup = new WordLookup(parcelWords);
const shapeLookup = new WordLookup(shapeWords);
const statusLookup = new WordLookup(statusWords);

/** Rows of a card with the sheet's row of each; both lists run together. */
export type ReadRows = { readonly rows: readonly RateRow[]; readonly rowNumbers: readonly number[] };

/** Reads the lines below the header: one row of the card for each country of a line. A line with an error gives none. */
export function readRateRows(reader: CellReader<RateColumn>, lines: readonly SheetRow[]): ReadRows {
  const rows: RateRow[] = [];
  const rowNumbers: number[] = [];
  for (const line of lines) {
    if (isBlankRow(line)) continue;
    reader.begin(line);
    const countries = reader.countries("countries");
    if (countries?.length === 0) reader.error("countries", "cell_missing");
    const row = readLine(reader);
    if (!row || reader.hasErrors) continue;
    for (const country of countries ?? []) {
      rows.push({ country, ...row });
      rowNumbers.push(line.number);
    }
  }
  return { rows, rowNumbers };
}

function readLine(reader: CellReader<RateColumn>): Omit<RateRow, "country"> | null {
  const goods = reader.word("goods", goodsLookup, "general");
  const parcel = reader.word("parcel", parcelLookup, "any");
  const from = reader.grams("fromGrams", true);
  const toGrams = reader.grams("toGrams", true);
  const status = reader.word("status", statusLookup, "confirmed");
  const tariff = readTariff(reader);
  const perParcelMicros = reader.micros("perParcel", false) ?? 0;
  const minimumMicros = reader.micros("minimum", false);
  const minimumGrams = reader.grams("minimumGrams", false);
  // sheets write 0-150 for what is weighed from 1 g on
  const fromGrams = from === 0 ? 1 : from;
  if (goods === null || parcel === null || fromGrams === null || toGrams === null) return null;
  if (fromGrams > toGrams) return reader.error("toGrams", "band_reversed", { from: fromGrams, to: toGrams });
  if (status === null || tariff === null) return null;
  const note = reader.text("note");
  return {
    goods,
    parcel,
    fromGrams,
    toGrams,
    tariff,
    perParcelMicros,
    minimumMicros,
    minimumGrams,
    status,
    note,
  };
}

function readTariff(reader: CellReader<RateColumn>): Tariff | null {
  const shape = reader.word("shape", shapeLookup, "per_gram");
  if (shape === null) return null;
  const price = reader.micros("price", true);
  switch (shape) {
    case "per_gram":
      reader.expectEmpty("firstGrams", "firstPrice", "stepGrams");
      return price === null ? null : { shape, perKgMicros: price };
    case "flat":
      reader.expectEmpty("firstGrams", "firstPrice", "stepGrams");
      return price === null ? null : { shape, priceMicros: price };
    case "per_step": {
      reader.expectEmpty("firstGrams", "firstPrice");
      const stepGrams = readStep(reader);
      return price === null || stepGrams === null ? null : { shape, stepGrams, perStepMicros: price };
    }
    case "first_and_step": {
      const firstGrams = reader.grams("firstGrams", true);
      const firstMicros = reader.micros("firstPrice", true);
      const stepGrams = readStep(reader);
      if (price === null || firstGrams === null || firstMicros === null || stepGrams === null) return null;
      return { shape, firstGrams, firstMicros, stepGrams, perStepMicros: price };
    }
  }
}

function readStep(reader: CellReader<RateColumn>): number | null {
  const step = reader.grams("stepGrams", true);
  return step === 0 ? reader.error("stepGrams", "grams_unreadable", { text: "0" }) : step;
}

/** Adds an error for each row that claims grams of another one, at the later line. One sort, no pairs. */
export function findOverlaps(read: ReadRows, sheet: string, column: string, errors: SheetErrors): void {
  for (const size of ["small", "large"] as const) {
    const order = read.rows
      .map((row, index) => ({ row, line: read.rowNumbers[index] ?? 0 }))
      .filter(({ row }) => row.parcel === "any" || row.parcel === size)
      .sort((a, b) => compareKeys(a.row, b.row) || a.row.fromGrams - b.row.fromGrams || a.line - b.line);
    let reach: (typeof order)[number] | undefined;
    for (const one of order) {
      const isSameColumn = reach !== undefined && compareKeys(reach.row, one.row) === 0;
      if (isSameColumn && reach && reach.row.toGrams >= one.row.fromGrams) {
        // two rows for any size overlap as small and as large parcels: said once
        if (size === "small" || one.row.parcel === "large" || reach.row.parcel === "large") {
          const later = Math.max(reach.line, one.line);
          const { country, fromGrams, toGrams } = one.line === later ? one.row : reach.row;
          const values = { country: country === anyCountry ? "*" : country, from: fromGrams, to: toGrams };
          errors.add({
            sheet,
            row: later,
            column,
            code: "bands_overlap",
            values: { ...values, row: Math.min(reach.line, one.line) },
          });
        }
        if (one.row.toGrams > reach.row.toGrams) reach = one;
      } else {
        reach = one;
      }
    }
  }
}

function compareKeys(a: RateRow, b: RateRow): number {
  if (a.country !== b.country) return a.country < b.country ? -1 : 1;
  return goodsColumns.indexOf(a.goods) - goodsColumns.indexOf(b.goods);
}
