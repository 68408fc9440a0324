import type { CargoKind } from "#lib/carriers/cargo-kinds";
import type { CountryCode } from "#lib/kit/country";

/**
 * What customs and carriers must know of one piece. `hsCode`: 6 to 10 digits, never padded. Value in USD cents. Weight with
 * its packaging, `netGrams` without. `hsUs`: the ten digits of the US tariff. The maker's facts are for the EU: its own
 * number of the article, the standard number (GTIN) where there is one, name, postal and electronic address. Category,
 * material, use and brand in the seller's own words: the HS code is recognised from them, declaration elements ask for them.
 */
export type ProductFacts = {
  readonly nameZh: string | null;
  readonly nameEn: string | null;
  readonly hsCode: string | null;
  readonly originCountry: CountryCode | null;
  readonly weightGrams: number | null;
  readonly lengthMm: number | null;
  readonly widthMm: number | null;
  readonly heightMm: number | null;
  readonly cargoKind: CargoKind | null;
  readonly declaredMinor: number | null;
  readonly netGrams: number | null;
  readonly hsUs: string | null;
  readonly makerItemNo: string | null;
  readonly gtin: string | null;
  readonly makerName: string | null;
  readonly makerAddress: string | null;
  readonly makerContact: string | null;
  readonly category: string | null;
  readonly material: string | null;
  readonly usedFor: string | null;
  readonly brand: string | null;
};

export type ProductFact = keyof ProductFacts;

/** A product of the seller's catalogue. Goods sold without a 商家编码 have a title and 产品属性 instead. */
export type Product = ProductFacts & {
  readonly id: string;
  readonly sku: string | null;
  readonly title: string;
  readonly attributes: string;
};

export const noFacts: ProductFacts = {
  nameZh: null,
  nameEn: null,
  hsCode: null,
  originCountry: null,
  weightGrams: null,
  lengthMm: null,
  widthMm: null,
  heightMm: null,
  cargoKind: null,
  declaredMinor: null,
  netGrams: null,
  hsUs: null,
  makerItemNo: null,
  gtin: null,
  makerName: null,
  makerAddress: null,
  makerContact: null,
  category: null,
  material: null,
  usedFor: null,
  brand: null,
};

/** Facts that only some destinations ask for; what asks for them stands in `lib/customs/requirements`. */
export const destinationFacts = [
  "netGrams",
  "hsUs",
  "makerItemNo",
  "gtin",
  "makerName",
  "makerAddress",
  "makerContact",
] as const satisfies readonly ProductFact[];

/** What the HS code is recognised from, beside the title. */
export const recognitionFacts = ["category", "material", "usedFor", "brand"] as const satisfies readonly ProductFact[];

/** Facts without which no parcel can be booked: carriers ask for the three sides too. Origin: only above 50 USD declared. */
export const requiredFacts = [
  "nameZh",
  "nameEn",
  "hsCode",
  "weightGrams",
  "lengthMm",
  "widthMm",
  "heightMm",
  "cargoKind",
  "declaredMinor",
] as const satisfies readonly ProductFact[];

/** The required facts that a product still lacks; none when it can be dispatched. */
export function missingFacts(facts: ProductFacts): ProductFact[] {
  return requiredFacts.filter((fact) => facts[fact] === null);
}

/** A product to choose from a list. */
export type ProductChoice = Pick<Product, "id" | "sku" | "title" | "attributes" | "hsCode">;
