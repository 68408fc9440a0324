import type { CargoKind } from "#lib/carriers/cargo-kinds";
import type { CountryCode } from "#lib/kit/country";
import { missingFacts, type ProductFacts } from "#lib/products/product";
import type { ParcelMeasure } from "#lib/rates/quote";
import { noServices } from "#lib/rates/services";
import { areaOf } from "#lib/routing/area";
import type { LineFacts, OrderFacts } from "./facts.ts";
import { ownLines } from "./own-lines.ts";

/** One kind of goods in a parcel, with all that carrier and customs need. Values in USD cents of one piece. */
export type ParcelItem = {
  readonly productId: string;
  readonly sku: string;
  readonly title: string;
  readonly quantity: number;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly hsCode: string;
  readonly originCountry: CountryCode | null;
  readonly weightGrams: number;
  readonly declaredMinor: number;
  readonly cargoKind: CargoKind;
};

type Product = NonNullable<LineFacts["product"]>;
type MeasuredLine = LineFacts & { readonly product: Product };

function isMatched(line: LineFacts): line is MeasuredLine {
  return line.product !== null;
}

/**
 * What is weighed and priced: what a person typed as its weight, else the sum of the products' weights; for several pieces the largest length and width and the
 * sum of the heights, as goods stacked in one bag. Null while a line has no product or a product no weight.
 */
export function measureParcel(order: OrderFacts): ParcelMeasure | null {
  const { country } = order.recipient;
  const lines = ownLines(order).filter(isMatched);
  if (country === null || lines.length === 0 || lines.length !== ownLines(order).length) return null;
  let weightGrams = 0;
  for (const { product, quantity } of lines) {
    if (product.weightGrams === null) return null;
    weightGrams += product.weightGrams * quantity;
  }
  const kinds = lines.map(({ product }) => product.cargoKind ?? "general");
  return {
    country,
    postalCode: order.recipient.postalCode,
    area: areaOf(country, order.recipient.postalCode),
    weightGrams: order.packedGrams ?? weightGrams,
    sizeMm: stackedSize(lines),
    cargoKinds: [...new Set(kinds)],
    declaredUsdMinor: declaredValue(lines),
    tariffItems: tariffItems(lines),
    services: noServices,
  };
}

/** USD cents of all goods; null while one has no declared value. */
function declaredValue(lines: readonly MeasuredLine[]): number | null {
  let sum = 0;
  for (const { product, quantity } of lines) {
    if (product.declaredMinor === null) return null;
    sum += product.declaredMinor * quantity;
  }
  return sum;
}

/** Different HS headings of six digits, by which duty per item counts; null while a product has none. */
function tariffItems(lines: readonly MeasuredLine[]): number | null {
  const codes = new Set<string>();
  for (const { product } of lines) {
    if (product.hsCode === null) return null;
    codes.add(product.hsCode.slice(0, 6));
  }
  return codes.size;
}

function stackedSize(lines: readonly MeasuredLine[]): readonly [number, number, number] | null {
  let [length, width, height] = [0, 0, 0];
  for (const { product, quantity } of lines) {
    const sides = sidesOf(product);
    if (!sides) return null;
    const [low, middle, high] = sides;
    length = Math.max(length, high);
    width = Math.max(width, middle);
    height += low * quantity;
  }
  return [length, width, height];
}

/** The three sides ascending, so that goods are stacked flat. */
function sidesOf(product: ProductFacts): readonly [number, number, number] | null {
  const { lengthMm, widthMm, heightMm } = product;
  if (lengthMm === null || widthMm === null || heightMm === null) return null;
  const [low = 0, middle = 0, high = 0] = [lengthMm, widthMm, heightMm].sort((a, b) => a - b);
  return [low, middle, high];
}

/** The goods of a parcel whose products lack nothing; null while one does. */
export function itemsOf(order: OrderFacts): readonly ParcelItem[] | null {
  const items: ParcelItem[] = [];
  for (const line of ownLines(order)) {
    const { product } = line;
    if (!product || missingFacts(product).length > 0) return null;
    const { nameZh, nameEn, hsCode, weightGrams, declaredMinor, cargoKind } = product;
    if (nameZh === null || nameEn === null || hsCode === null) return null;
    if (weightGrams === null || declaredMinor === null || cargoKind === null) return null;
    items.push({
      productId: product.id,
      sku: product.sku ?? line.sku,
      title: line.title,
      quantity: line.quantity,
      nameZh,
      nameEn,
      hsCode,
      originCountry: product.originCountry,
      weightGrams,
      declaredMinor,
      cargoKind,
    });
  }
  return items;
}
