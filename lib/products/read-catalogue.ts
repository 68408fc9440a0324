import { resolveCountry } from "#lib/kit/country";
import { findHeader } from "#lib/kit/header";
import { readAmount } from "#lib/kit/read-amount";
import { ok, type Result, refuse } from "#lib/kit/result";
import { cellText, type SheetRow, type SheetTable } from "#lib/kit/sheet";
import { cargoKindOf } from "./cargo-words.ts";
import { type CatalogueColumn, catalogueColumns } from "./catalogue-columns.ts";
import {
  contactPattern,
  factLimits,
  hsCodePattern,
  nameEnPattern,
  nameZhPattern,
  usCodePattern,
} from "./fact-limits.ts";
import { isGtin } from "./gtin.ts";
import { standingOfCode } from "./hs/code-standing.ts";
import type { HsModel } from "./hs/model.ts";
import { lineKeyOf, skuKeyOf } from "./line-key.ts";
import { isNetAboveGross } from "./net-weight.ts";
import { type ProductFacts, recognitionFacts } from "./product.ts";
import { type Measure, readLength, readSize, readWeight } from "./read-measure.ts";

/** One row of a product sheet: which product it means, and the facts that its filled cells give. */
export type CatalogueDraft = {
  readonly row: number;
  readonly sku: string | null;
  readonly title: string;
  readonly attributes: string;
  /** Of an order line that waits for this product, when the sheet is our own work list. */
  readonly lineKey: string | null;
  readonly facts: Partial<ProductFacts>;
};

export type CatalogueProblem = {
  readonly column: CatalogueColumn | null;
  readonly code: CatalogueProblemCode;
  readonly values?: Readonly<Record<string, string | number>>;
};

export const catalogueProblemCodes = [
  "product_unnamed",
  "product_twice",
  "value_unreadable",
  "unit_missing",
  "value_out_of_range",
  "value_not_positive",
  "net_above_gross",
  "hs_code_digits",
  "hs_code_not_digits",
  "hs_code_length",
  "hs_code_padded",
  "hs_code_unknown",
  "hs_code_deleted",
  "us_code_digits",
  "gtin_wrong",
  "contact_unclear",
  "country_unknown",
  "cargo_kind_unclear",
  "name_zh_needs_hanzi",
  "name_en_needs_latin",
  "text_too_long",
  "amount_negative",
  "amount_not_usd",
  "currency_unknown",
  "cell_error",
] as const;
export type CatalogueProblemCode = (typeof catalogueProblemCodes)[number];

export type RefusedCatalogueRow = {
  readonly row: number;
  readonly name: string;
  readonly cells: readonly string[];
  readonly problems: readonly CatalogueProblem[];
};

export type CatalogueReading = {
  readonly header: readonly string[];
  readonly drafts: readonly CatalogueDraft[];
  readonly refused: readonly RefusedCatalogueRow[];
  /** Rows of a work list in which nobody has filled anything in yet. */
  readonly untouched: readonly number[];
};

type Columns = ReadonlyMap<CatalogueColumn, number>;

/**
 * A product sheet (our template, our work list, or a seller's own list with Chinese or English headers) to drafts. Empty
 * cells say nothing and keep what is known. With the nomenclature, codes that do not stand in it are refused. Every row stands in exactly one of `drafts`, `refused` and `untouched`.
 */
export function readCatalogue(
  tables: readonly SheetTable[],
  nomenclature?: Pick<HsModel, "codes">,
): Result<CatalogueReading, { readonly code: "catalogue_header_not_found" | "no_rows" }> {
  const found = findHeader(tables, catalogueColumns, 2);
  const names = found && (found.columns.has("sku") || found.columns.has("title") || found.columns.has("lineKey"));
  if (!found || !names) return refuse({ code: "catalogue_header_not_found" });
  if (found.rows.length === 0) return refuse({ code: "no_rows" });
  const drafts: CatalogueDraft[] = [];
  const refused: RefusedCatalogueRow[] = [];
  const untouched: number[] = [];
  const seen = new Map<string, number>();
  for (const row of found.rows) {
    const { draft, problems } = readRow(row, found.columns, found.header, nomenclature);
    const twin = seen.get(draftKey(draft));
    if (twin !== undefined) problems.push({ column: "sku", code: "product_twice", values: { row: twin } });
    const name = draft.sku ?? draft.title;
    if (problems.length > 0) refused.push({ row: row.number, name, cells: row.cells, problems });
    else if (draft.lineKey !== null && Object.keys(draft.facts).length === 0) untouched.push(row.number);
    else drafts.push(draft);
    if (twin === undefined) seen.set(draftKey(draft), row.number);
  }
  return ok({ header: found.header.cells, drafts, refused, untouched });
}

/** Under which key a draft's product is known or will be. */
export function draftKey(draft: Pick<CatalogueDraft, "sku" | "title" | "attributes" | "lineKey">): string {
  return draft.lineKey ?? lineKeyOf({ ...draft, sku: draft.sku ?? "" });
}

type RowReading = { readonly draft: CatalogueDraft; readonly problems: CatalogueProblem[] };

function readRow(
  row: SheetRow,
  columns: Columns,
  header: SheetRow,
  nomenclature: Pick<HsModel, "codes"> | undefined,
): RowReading {
  const text = (column: CatalogueColumn) => cellText(row, columns.get(column)).trim();
  const title = (column: CatalogueColumn) => cellText(header, columns.get(column));
  const problems: CatalogueProblem[] = [];
  const sku = skuKeyOf(text("sku")) === null ? null : text("sku");
  const draft: CatalogueDraft = {
    row: row.number,
    sku,
    title: text("title") || (sku ?? ""),
    attributes: text("attributes"),
    lineKey: text("lineKey") || null,
    facts: {
      ...readNames(text, problems),
      ...readMeasures(text, title, problems),
      ...readCustoms(text, problems, nomenclature),
      ...readDestinationCodes(text, problems),
      ...readMaker(text, problems),
      ...readWords(text, problems),
    },
  };
  if (draft.title === "") problems.push({ column: "sku", code: "product_unnamed" });
  checkLength(draft, problems);
  for (const [column, index] of columns) {
    if (row.marks?.[index] === "error") problems.push({ column, code: "cell_error" });
  }
  return { draft, problems };
}

type TextOf = (column: CatalogueColumn) => string;

function checkLength(draft: CatalogueDraft, problems: CatalogueProblem[]): void {
  for (const column of ["sku", "title", "attributes"] as const) {
    if ((draft[column] ?? "").length > factLimits[column]) {
      problems.push({ column, code: "text_too_long", values: { limit: factLimits[column] } });
    }
  }
}

function readNames(text: TextOf, problems: CatalogueProblem[]): Partial<ProductFacts> {
  const facts: { nameZh?: string; nameEn?: string } = {};
  for (const [column, pattern, code] of [
    ["nameZh", nameZhPattern, "name_zh_needs_hanzi"],
    ["nameEn", nameEnPattern, "name_en_needs_latin"],
  ] as const) {
    const name = text(column);
    if (name === "") continue;
    if (!pattern.test(name)) problems.push({ column, code, values: { text: name.slice(0, 40) } });
    else if (name.length > factLimits[column]) {
      problems.push({ column, code: "text_too_long", values: { limit: factLimits[column] } });
    } else facts[column] = name;
  }
  return facts;
}

function readMeasures(text: TextOf, title: TextOf, problems: CatalogueProblem[]): Partial<ProductFacts> {
  const facts: {
    -readonly [K in "weightGrams" | "netGrams" | "lengthMm" | "widthMm" | "heightMm"]?: number | undefined;
  } = {};
  const take = (column: CatalogueColumn, measure: Measure | undefined): number | undefined => {
    if (measure && "value" in measure) return measure.value;
    problems.push(measureProblem(column, measure, text(column)));
    return undefined;
  };
  if (text("weight") !== "") {
    facts.weightGrams = take("weight", readWeight(text("weight"), title("weight"), factLimits.weightGrams));
  }
  if (text("netWeight") !== "") {
    facts.netGrams = take("netWeight", readWeight(text("netWeight"), title("netWeight"), factLimits.weightGrams));
  }
  if (text("size") !== "") {
    const [length, width, height] = readSize(text("size"), title("size"), factLimits.sizeMm);
    facts.lengthMm = take("size", length);
    if (length && "value" in length) {
      facts.widthMm = take("size", width);
      facts.heightMm = take("size", height);
    }
  }
  for (const [column, fact] of [
    ["length", "lengthMm"],
    ["width", "widthMm"],
    ["height", "heightMm"],
  ] as const) {
    if (text(column) !== "") facts[fact] = take(column, readLength(text(column), title(column), factLimits.sizeMm));
  }
  if (isNetAboveGross(facts)) {
    const values = { text: text("netWeight").slice(0, 40), gross: text("weight").slice(0, 40) };
    problems.push({ column: "netWeight", code: "net_above_gross", values });
  }
  return facts;
}

function measureProblem(column: CatalogueColumn, measure: Measure | undefined, text: string): CatalogueProblem {
  const values = { text: text.slice(0, 40) };
  const problem = measure && "problem" in measure ? measure.problem : "unreadable";
  if (problem === "unit_missing") return { column, code: "unit_missing", values };
  if (problem === "not_positive") return { column, code: "value_not_positive", values };
  return { column, code: problem === "out_of_range" ? "value_out_of_range" : "value_unreadable", values };
}

function readCustoms(
  text: TextOf,
  problems: CatalogueProblem[],
  nomenclature: Pick<HsModel, "codes"> | undefined,
): Partial<ProductFacts> {
  const facts: { -readonly [K in "hsCode" | "originCountry" | "cargoKind" | "declaredMinor"]?: ProductFacts[K] } = {};
  const hsCode = text("hsCode")
    .normalize("NFKC")
    .replace(/[\s.]+/g, "");
  const standing = nomenclature && hsCodePattern.test(hsCode) ? standingOfCode(nomenclature, hsCode) : null;
  if (standing && !standing.ok) {
    const { refusal } = standing;
    const values = "values" in refusal ? refusal.values : {};
    problems.push({ column: "hsCode", code: refusal.code, values: { text: hsCode, ...values } });
  } else if (hsCodePattern.test(hsCode)) facts.hsCode = hsCode;
  else if (hsCode !== "")
    problems.push({ column: "hsCode", code: "hs_code_digits", values: { text: hsCode.slice(0, 40) } });
  if (text("originCountry") !== "") {
    facts.originCountry = originOf(text("originCountry"));
    if (facts.originCountry === null) {
      problems.push({
        column: "originCountry",
        code: "country_unknown",
        values: { text: text("originCountry").slice(0, 40) },
      });
    }
  }
  if (text("cargoKind") !== "") {
    facts.cargoKind = cargoKindOf(text("cargoKind"));
    if (facts.cargoKind === null) {
      problems.push({
        column: "cargoKind",
        code: "cargo_kind_unclear",
        values: { text: text("cargoKind").slice(0, 40) },
      });
    }
  }
  if (text("declaredValue") !== "") facts.declaredMinor = readValue(text("declaredValue"), problems);
  return facts;
}

/** Customs' own code of China, which brokers' lists bear; no other country's, since ISO numbers others differently. */
const chinaOfCustoms = "142";

function originOf(text: string): ProductFacts["originCountry"] {
  return text === chinaOfCustoms ? "CN" : resolveCountry(text);
}

/** Three letters beside a number, as a currency is written. */
const withCurrency = /^(?:[a-z]{3}\s*[\d.,]+|[\d.,]+\s*[a-z]{3})$/i;

/** Codes of ten digits for the United States and the standard article number: as text, without the spaces of a print. */
function readDestinationCodes(text: TextOf, problems: CatalogueProblem[]): Partial<ProductFacts> {
  const facts: { -readonly [K in "hsUs" | "gtin"]?: string } = {};
  for (const [column, isRight, code] of [
    ["hsUs", (digits: string) => usCodePattern.test(digits), "us_code_digits"],
    ["gtin", isGtin, "gtin_wrong"],
  ] as const) {
    const digits = text(column)
      .normalize("NFKC")
      .replace(/[\s.-]+/g, "");
    if (digits === "") continue;
    if (isRight(digits)) facts[column] = digits;
    else problems.push({ column, code, values: { text: digits.slice(0, 40) } });
  }
  return facts;
}

function readMaker(text: TextOf, problems: CatalogueProblem[]): Partial<ProductFacts> {
  const facts: { -readonly [K in "makerItemNo" | "makerName" | "makerAddress" | "makerContact"]?: string } = {};
  for (const column of ["makerItemNo", "makerName", "makerAddress", "makerContact"] as const) {
    const given = text(column);
    if (given === "") continue;
    if (given.length > factLimits[column]) {
      problems.push({ column, code: "text_too_long", values: { limit: factLimits[column] } });
    } else if (column === "makerContact" && !contactPattern.test(given)) {
      problems.push({ column, code: "contact_unclear", values: { text: given.slice(0, 40) } });
    } else facts[column] = given;
  }
  return facts;
}

/** What the HS code is recognised from, in the seller's own words. */
function readWords(text: TextOf, problems: CatalogueProblem[]): Partial<ProductFacts> {
  const facts: { -readonly [K in (typeof recognitionFacts)[number]]?: string } = {};
  for (const column of recognitionFacts) {
    const given = text(column);
    if (given.length > factLimits[column])
      problems.push({ column, code: "text_too_long", values: { limit: factLimits[column] } });
    else if (given !== "") facts[column] = given;
  }
  return facts;
}

function readValue(text: string, problems: CatalogueProblem[]): number | null {
  const amount = readAmount(text);
  const values = { text: text.slice(0, 40) };
  const column = "declaredValue" as const;
  if (!amount.ok) {
    const unreadable = withCurrency.test(text) ? "currency_unknown" : "value_unreadable";
    const code = amount.refusal.code === "amount_negative" ? "amount_negative" : unreadable;
    problems.push({ column, code, values });
    return null;
  }
  const { minor, currency } = amount.value;
  if (currency !== "USD") problems.push({ column, code: "amount_not_usd", values });
  else if (minor < 1) problems.push({ column, code: "value_not_positive", values });
  else if (minor > factLimits.declaredMinor) problems.push({ column, code: "value_out_of_range", values });
  return minor;
}
