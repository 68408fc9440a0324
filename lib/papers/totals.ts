import { type Currency, currencies, type Money } from "#lib/kit/money";

/** Goods of one kind as every paper counts them: weight and value are of all pieces together. */
export type CountedGoods = { readonly quantity: number; readonly weightGrams: number; readonly valueMinor: number };

/** What goods come to. `weightGrams` is net: of the goods without their packing. */
export type GoodsSum = {
  readonly lines: number;
  readonly pieces: number;
  readonly weightGrams: number;
  readonly valueMinor: number;
};

/** The one place where goods are summed: label, invoice, packing list, customs forms and spreadsheets all print this. */
export function sumGoods(goods: readonly CountedGoods[]): GoodsSum {
  const sum = { lines: goods.length, pieces: 0, weightGrams: 0, valueMinor: 0 };
  for (const one of goods) {
    sum.pieces += one.quantity;
    sum.weightGrams += one.weightGrams;
    sum.valueMinor += one.valueMinor;
  }
  return sum;
}

/** A parcel as totals count it. */
export type CountedParcel = {
  readonly currency: Currency;
  readonly goods: readonly CountedGoods[];
  readonly packages: readonly { readonly grossGrams: number; readonly cubicMm: number }[];
};

/** What one parcel or many come to. `values`: one amount per currency, never added across currencies. */
export type Totals = {
  readonly parcels: number;
  readonly packages: number;
  readonly lines: number;
  readonly pieces: number;
  readonly netGrams: number;
  readonly grossGrams: number;
  readonly cubicMm: number;
  readonly values: readonly Money[];
};

/** Totals of parcels; those of none are zero, without any amount. */
export function totalsOf(parcels: readonly CountedParcel[]): Totals {
  const values = new Map<Currency, number>();
  const sum = { parcels: parcels.length, packages: 0, lines: 0, pieces: 0, netGrams: 0, grossGrams: 0, cubicMm: 0 };
  for (const { currency, goods, packages } of parcels) {
    const { lines, pieces, weightGrams, valueMinor } = sumGoods(goods);
    sum.lines += lines;
    sum.pieces += pieces;
    sum.netGrams += weightGrams;
    values.set(currency, (values.get(currency) ?? 0) + valueMinor);
    sum.packages += packages.length;
    for (const one of packages) {
      sum.grossGrams += one.grossGrams;
      sum.cubicMm += one.cubicMm;
    }
  }
  const amounts = currencies.filter((one) => values.has(one));
  return { ...sum, values: amounts.map((currency) => ({ currency, minor: values.get(currency) ?? 0 })) };
}
