import type { CalendarDate } from "#lib/kit/time";
import { type Totals, totalsOf } from "../totals.ts";
import { mergeGoods } from "./merge-trade.ts";
import type { TradeData, TradeGoods } from "./trade-data.ts";

/** What one invoice or packing list is about: a parcel, or several parcels of one seller in one currency. */
export type Consignment = {
  readonly number: string;
  readonly date: CalendarDate;
  readonly parcels: readonly [TradeData, ...TradeData[]];
  readonly goods: readonly TradeGoods[];
  readonly totals: Totals;
  readonly isMerged: boolean;
};

/** The number of a batch's gathered papers: its day and the beginning of its id. */
export function batchNumber(batchId: string, date: CalendarDate): string {
  return `B${date.replaceAll("-", "")}-${batchId.slice(0, 8).toUpperCase()}`;
}

/** A parcel on its own paper, under its own number. */
export function ofParcel(parcel: TradeData): Consignment {
  const { number, date, goods } = parcel;
  return { number, date, parcels: [parcel], goods, totals: totalsOf([parcel]), isMerged: false };
}

/** Parcels gathered under a number of their own, with the day on which the last of them was frozen. */
export function ofParcels(parcels: readonly [TradeData, ...TradeData[]], number: string): Consignment {
  const dates = parcels.map((one) => one.date).sort();
  return {
    number,
    date: dates.at(-1) ?? parcels[0].date,
    parcels,
    goods: mergeGoods(parcels),
    totals: totalsOf(parcels),
    isMerged: true,
  };
}
