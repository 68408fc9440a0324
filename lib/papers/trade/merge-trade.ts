import type { TradeData, TradeGoods } from "./trade-data.ts";

/** Goods of several parcels gathered: those alike in every printed word, price and origin become one line, in order of first sight. */
export function mergeGoods(parcels: readonly Pick<TradeData, "goods">[]): TradeGoods[] {
  const merged = new Map<string, TradeGoods>();
  for (const goods of parcels.flatMap((parcel) => parcel.goods)) {
    const { sku, name, hsCode, originCountry, unitPriceMinor } = goods;
    const key = JSON.stringify([sku, name.zh, name.en, hsCode, originCountry, unitPriceMinor]);
    const known = merged.get(key);
    merged.set(key, known ? added(known, goods) : goods);
  }
  return [...merged.values()];
}

/** A position of a declaration draft: goods of one code, name, origin and destination, whatever their price. */
export type DraftGoods = Omit<TradeGoods, "sku" | "unitPriceMinor"> & { readonly destination: string };

/** 归并: goods as positions of one declaration draft. */
export function draftGoods(parcels: readonly Pick<TradeData, "goods" | "destination">[]): DraftGoods[] {
  const merged = new Map<string, DraftGoods>();
  for (const { goods, destination } of parcels) {
    for (const { sku: _, unitPriceMinor: __, ...one } of goods) {
      const key = JSON.stringify([one.hsCode, one.name.zh, one.name.en, one.originCountry, destination.country]);
      const known = merged.get(key);
      merged.set(key, known ? added(known, one) : { ...one, destination: destination.country });
    }
  }
  return [...merged.values()];
}

type Addable = { readonly quantity: number; readonly weightGrams: number; readonly valueMinor: number };

function added<T extends Addable>(a: T, b: Addable): T {
  return {
    ...a,
    quantity: a.quantity + b.quantity,
    weightGrams: a.weightGrams + b.weightGrams,
    valueMinor: a.valueMinor + b.valueMinor,
  };
}

/** Parcels by a property, in order of first sight: a paper names one seller and one currency, a hand-over list one carrier. */
export function groupsOf<T>(parcels: readonly T[], by: (parcel: T) => string): readonly (readonly [T, ...T[]])[] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const parcel of parcels) {
    const key = by(parcel);
    const known = groups.get(key);
    if (known) known.push(parcel);
    else groups.set(key, [parcel]);
  }
  return [...groups.values()];
}
