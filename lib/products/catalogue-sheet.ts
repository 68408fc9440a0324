import { countryName } from "#lib/kit/country";
import { formatScaled } from "#lib/kit/money";
import { cargoWordOf } from "./cargo-words.ts";
import { type CatalogueColumn, catalogueColumns } from "./catalogue-columns.ts";
import type { ProductFacts } from "./product.ts";
import type { UnknownProduct } from "./unknown-products.ts";

export type CatalogueSheet = {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Columns that a person fills in. */
  readonly highlight: readonly number[];
};

type SheetProduct = { readonly sku: string | null; readonly title: string; readonly attributes: string };

const factColumns = [
  "nameZh",
  "nameEn",
  "hsCode",
  "originCountry",
  "weight",
  "length",
  "width",
  "height",
  "cargoKind",
  "declaredValue",
  "netWeight",
  "hsUs",
  "makerItemNo",
  "gtin",
  "makerName",
  "makerAddress",
  "makerContact",
  "category",
  "material",
  "usedFor",
  "brand",
] as const satisfies readonly CatalogueColumn[];

/** The seller's catalogue (or an empty template) as a sheet that reads back to the same. */
export function catalogueSheet(
  products: readonly (SheetProduct & ProductFacts)[],
  language: "zh" | "en",
): CatalogueSheet {
  const columns: readonly CatalogueColumn[] = ["sku", "title", "attributes", ...factColumns];
  const rows = products.map((product) => [...nameCells(product), ...factCells(product, language)]);
  return { header: headerOf(columns, language), rows, highlight: fillable(columns) };
}

/** The work list of unknown products to download, fill in and bring back: the key in the last column finds the lines. */
export function unknownProductsSheet(list: readonly UnknownProduct[], language: "zh" | "en"): CatalogueSheet {
  const columns: readonly CatalogueColumn[] = ["sku", "title", "attributes", "orders", ...factColumns, "lineKey"];
  const rows = list.map((one) => [
    ...nameCells(one),
    String(one.orders),
    ...factCells(one.facts, language),
    one.lineKey,
  ]);
  return { header: headerOf(columns, language), rows, highlight: fillable(columns) };
}

function headerOf(columns: readonly CatalogueColumn[], language: "zh" | "en"): string[] {
  return columns.map((column) => catalogueColumns[column][language]);
}

function fillable(columns: readonly CatalogueColumn[]): number[] {
  return columns.flatMap((column, index) => ((factColumns as readonly string[]).includes(column) ? index : []));
}

function nameCells(product: SheetProduct): string[] {
  return [product.sku ?? "", product.title, product.attributes];
}

function factCells(facts: ProductFacts, language: "zh" | "en"): string[] {
  const number = (value: number | null) => (value === null ? "" : String(value));
  return [
    facts.nameZh ?? "",
    facts.nameEn ?? "",
    facts.hsCode ?? "",
    facts.originCountry === null ? "" : countryName(facts.originCountry, language),
    number(facts.weightGrams),
    number(facts.lengthMm),
    number(facts.widthMm),
    number(facts.heightMm),
    facts.cargoKind === null ? "" : cargoWordOf(facts.cargoKind),
    facts.declaredMinor === null ? "" : formatScaled(facts.declaredMinor, 2),
    number(facts.netGrams),
    facts.hsUs ?? "",
    facts.makerItemNo ?? "",
    facts.gtin ?? "",
    facts.makerName ?? "",
    facts.makerAddress ?? "",
    facts.makerContact ?? "",
    facts.category ?? "",
    facts.material ?? "",
    facts.usedFor ?? "",
    facts.brand ?? "",
  ];
}
