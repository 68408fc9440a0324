import { type Fingerprintable, fingerprint } from "#lib/kit/fingerprint";
import type { Instant } from "#lib/kit/time";
import type { Bilingual, TradeData, TradeParty } from "./trade-data.ts";

/** Rises with every change of what frozen hand-over lists look like. */
export const handOverLayoutVersion = 1;

/** A parcel on a hand-over list; weight gross, in grams, on the scales where it was weighed. */
export type HandOverLine = {
  readonly trackingNumber: string;
  /** 物流订单号. */
  readonly number: string;
  readonly orderNumber: string;
  readonly solution: Bilingual;
  readonly country: string;
  readonly packages: number;
  readonly grossGrams: number;
  /** The code of its bag; empty on a batch's list, which knows no bags. */
  readonly bag: string;
  /** The declaration's number with which it left; empty where the list does not ask for it. */
  readonly declarationNumber: string;
};

/** Everything that a hand-over list shows, frozen when the carrier takes over. */
export type HandOverData = {
  readonly code: string;
  readonly at: Instant;
  readonly seller: TradeParty;
  readonly carrier: { readonly code: string; readonly name: Bilingual };
  readonly method: "pickup" | "drop_off" | "courier";
  readonly warehouse: string;
  readonly courierName: string;
  readonly courierNumber: string;
  readonly bags: readonly { readonly code: string; readonly parcels: number; readonly grossGrams: number }[];
  readonly parcels: readonly HandOverLine[];
};

/** 64 hex digits over the frozen data and the layout that draws it. */
export function handOverHash(data: HandOverData): string {
  return fingerprint({ layout: handOverLayoutVersion, handOver: data as Fingerprintable });
}

/** A parcel of a batch as its hand-over list shows it. */
export function lineOfTrade({
  trackingNumber,
  number,
  orderNumber,
  solution,
  destination,
  packages,
}: TradeData): HandOverLine {
  return {
    ...{ trackingNumber, number, orderNumber, solution: solution.name, country: destination.country },
    packages: packages.length,
    grossGrams: packages.reduce((sum, one) => sum + one.grossGrams, 0),
    ...{ bag: "", declarationNumber: "" },
  };
}
