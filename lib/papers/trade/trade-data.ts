import type { UndeliverableChoice } from "#lib/carriers/requests";
import { type Fingerprintable, fingerprint } from "#lib/kit/fingerprint";
import type { Currency } from "#lib/kit/money";
import type { CalendarDate } from "#lib/kit/time";
import type { CountedGoods } from "../totals.ts";

/** Rises with every change of what frozen trade papers look like: a paper keeps the version that it was frozen with. */
export const tradeLayoutVersion = 1;

/** A text in both languages; empty where nobody wrote it. */
export type Bilingual = { readonly zh: string; readonly en: string };

/** Who sells or buys. `code`: 统一社会信用代码, business registration or recipient's tax id. */
export type TradeParty = {
  readonly name: Bilingual;
  readonly contact: Bilingual;
  /** Street to postal code on one line, without the country. */
  readonly address: Bilingual;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly phone: string;
  readonly email: string;
  readonly code: string | null;
};

/** Goods of one kind; weight (net) and value are of all pieces together. */
export type TradeGoods = CountedGoods & {
  readonly sku: string;
  readonly name: Bilingual;
  readonly hsCode: string | null;
  readonly originCountry: string | null;
  readonly unitPriceMinor: number;
};

export type TradePackage = {
  readonly lengthMm: number;
  readonly widthMm: number;
  readonly heightMm: number;
  readonly grossGrams: number;
  /** Rounded up to what papers print, so that their sums add up. */
  readonly cubicMm: number;
};

/** 申报参数 of the seller when the parcel was booked; null: not given, and left out of the paper. */
export type TradeCustoms = {
  /** 收发货人's customs number, 生产销售单位's code, the declaring company where it is an agent. */
  readonly consignorCode: string | null;
  readonly makerCode: string | null;
  readonly agent: { readonly code: string; readonly name: string } | null;
  readonly declarationOffice: string | null;
  readonly exitOffice: string | null;
  readonly transportMode: string | null;
};

/** Everything that the papers of one parcel show, frozen when its waybill is settled. */
export type TradeData = {
  /** 物流订单号: it is unique, so invoice and packing list bear it as their number. */
  readonly number: string;
  readonly trackingNumber: string;
  readonly orderNumber: string;
  /** Further orders whose goods are in the parcel (合并发货); left out where it holds one order's alone. */
  readonly otherOrders?: readonly string[];
  readonly date: CalendarDate;
  readonly orderedOn: CalendarDate;
  readonly carrier: { readonly code: string; readonly name: Bilingual };
  readonly solution: { readonly code: string; readonly name: Bilingual };
  readonly destination: { readonly country: string; readonly name: Bilingual };
  readonly currency: Currency;
  readonly seller: TradeParty;
  readonly buyer: TradeParty;
  readonly goods: readonly TradeGoods[];
  readonly packages: readonly TradePackage[];
  readonly undeliverable: UndeliverableChoice;
  readonly customs: TradeCustoms;
};

/** Every order whose goods are in the parcel; the one that customs and carrier know it by comes first. */
export function ordersOf({ orderNumber, otherOrders = [] }: Pick<TradeData, "orderNumber" | "otherOrders">): string[] {
  return [orderNumber, ...otherOrders];
}

/** 64 hex digits over the frozen data and the layout that draws it. */
export function tradeHash(data: TradeData): string {
  return fingerprint({ layout: tradeLayoutVersion, trade: data as Fingerprintable });
}
