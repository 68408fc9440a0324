import type { CargoKind } from "#lib/carriers/cargo-kinds";
import type { CountryCode } from "#lib/kit/country";

/** What customs and carriers must know of one piece. `hsCode`: 6 to 10 digits, never padded. Value in USD cents. */
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
};

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
export type ProductChoice = Pick<Product, "id" | "sku" | "title" | "attributes">;
