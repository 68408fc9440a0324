import type { BookingItem, BookingRequest } from "#lib/carriers/requests";
import { isCountryCode } from "#lib/kit/country";
import type { CalendarDate } from "#lib/kit/time";
import { oneE5 } from "./decimal.ts";
import type { CustomsParty, DeclarationWay, DeclaredAmount, GoodsFacts, ParcelFacts } from "./facts.ts";
import type { GoodsForWay } from "./parcel-way.ts";

/** Counted as the frozen facts change their shape. */
export const declarationLayoutVersion = 2;

/** What is declared of a product as it is known now; a correction reads it anew. */
export type ProductCustoms = {
  readonly declaredName: string;
  readonly elements: string;
  readonly barCode: string | null;
  readonly unit: string;
  readonly legalUnit: string | null;
  readonly secondUnit: string | null;
  /** Of one piece, in hundred-thousandths. */
  readonly legalPerPiece: number | null;
  readonly secondPerPiece: number | null;
  /** Of one piece. */
  readonly netGrams: number | null;
  /** As a person confirmed it, as it is now. */
  readonly hsCode: string | null;
  /** Declared value of one piece, USD cents. */
  readonly declaredMinor: number | null;
} & GoodsForWay;

/** What a person set for one parcel alone. */
export type DeclarationOverrides = {
  readonly way?: DeclarationWay;
  readonly freight?: DeclaredAmount;
  readonly note?: string;
};

/** Everything that a parcel's declaration is made of. */
export type DeclarationSource = {
  readonly booking: BookingRequest;
  readonly waybillNo: string;
  readonly orderNo: string;
  readonly copNo: string;
  readonly logistics: CustomsParty;
  readonly transportMode: string;
  readonly country: string;
  readonly grossGrams: number;
  /** The agreed price of the carriage; null: none is known, 0 is declared (which customs allow). */
  readonly freight: DeclaredAmount | null;
  readonly exportDate: CalendarDate;
  readonly way: DeclarationWay;
  /** By product id; a product of which nothing was typed is missing. */
  readonly products: ReadonlyMap<string, ProductCustoms>;
  readonly overrides: DeclarationOverrides;
};

/** Packed in a bag; the old packing table of one digit. */
const bag = "6";

/** The parcel as it is declared: goods as they were booked, with their names, codes and units as they are known now. */
export function parcelFactsOf(source: DeclarationSource): ParcelFacts {
  const { booking, overrides } = source;
  const items = booking.packages.flatMap((one) => one.items);
  const currency = items[0]?.currency ?? "USD";
  const destination = isCountryCode(source.country) ? source.country : null;
  if (destination === null) throw new Error(`booked to no country: ${source.country}`);
  return {
    orderNo: source.orderNo,
    logistics: source.logistics,
    waybillNo: source.waybillNo,
    copNo: source.copNo,
    way: source.way,
    exportDate: source.exportDate,
    transport: { mode: source.transportMode, vehicleName: null, voyageNo: null, billNo: null, bagNo: null },
    wrapType: bag,
    packCount: 1,
    destination,
    arrivalCountry: null,
    portOfDestination: null,
    currency,
    orderFreightMinor: 0,
    freight: overrides.freight ?? source.freight ?? { minor: 0, currency },
    insurance: { minor: 0, currency: (overrides.freight ?? source.freight)?.currency ?? currency },
    grossGrams: source.grossGrams,
    licenceNo: null,
    note: overrides.note ?? null,
    goods: items.map((item) => goodsOf(item, source.products.get(item.itemId))),
  };
}

function goodsOf(item: BookingItem, known: ProductCustoms | undefined): GoodsFacts {
  const { itemId, sku, quantity } = item;
  const hsCode = known ? known.hsCode : item.hsCode;
  const pieceMinor = item.currency === "USD" ? (known?.declaredMinor ?? item.unitPriceMinor) : item.unitPriceMinor;
  const times = (perPiece: number | null | undefined) => (perPiece == null ? null : perPiece * quantity);
  return {
    sourceId: itemId,
    // goods without a 商家编码 are named by their id
    itemNo: sku || itemId.replaceAll("-", "").slice(0, 20),
    itemName: item.nameZh,
    declaredName: known?.declaredName || item.nameZh,
    model: known?.elements ?? "",
    description: null,
    barCode: known?.barCode ?? null,
    code: hsCode ? { digits: hsCode, origin: "confirmed_by_person" } : null,
    quantity: quantity * oneE5,
    unit: known?.unit ?? "011",
    legalUnit: known?.legalUnit ?? null,
    secondUnit: known?.secondUnit ?? null,
    legalQuantity: times(known?.legalPerPiece),
    secondQuantity: times(known?.secondPerPiece),
    totalMinor: pieceMinor * quantity,
    netGrams: (known?.netGrams ?? item.weightGrams) * quantity,
  };
}

/** Value of all goods, minor units of the parcel's currency. */
export function goodsValueOf({ goods }: Pick<ParcelFacts, "goods">): number {
  return goods.reduce((sum, { totalMinor }) => sum + totalMinor, 0);
}
