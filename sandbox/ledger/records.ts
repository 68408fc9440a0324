import type { Json } from "../link/reading.ts";

/** One thing that a parcel went through, as it is told: wall clock of the place and the zone it bears. */
export type Happening = {
  readonly index: number;
  readonly code: string;
  /** The real instant, epoch ms. */
  readonly instant: number;
  readonly time: string;
  /** Null on notices, whose wall clock is Beijing's. */
  readonly zone: string | null;
  readonly desc: string;
};

export type Created = {
  readonly type: "created";
  readonly at: number;
  /** Counts orders from 0; numbers are made from it. */
  readonly n: number;
  readonly account: string;
  readonly orderCode: string;
  readonly outOrderId: string;
  readonly content: string;
  readonly body: Json;
  readonly solutionCode: string;
  readonly country: string;
  readonly trackingNumber: string;
  readonly laneCode: string;
  /** How many times cnge.waybill.get is asked before the number shows; 0 when it is there at once. */
  readonly numberAfterAsks: number;
  /** Where the parcels' clock stood, hours. */
  readonly bornHours: number;
};

/** A line of the ledger. Everything the sandbox knows after a restart is here. */
export type LedgerRecord =
  | { readonly type: "opened"; readonly at: number; readonly seed: string; readonly version: 1 }
  | Created
  | { readonly type: "repeated"; readonly at: number; readonly orderCode: string }
  | { readonly type: "updated"; readonly at: number; readonly orderCode: string; readonly body: Json }
  | { readonly type: "cancelled"; readonly at: number; readonly orderCode: string }
  | { readonly type: "asked"; readonly at: number; readonly orderCode: string }
  | {
      readonly type: "fated";
      readonly at: number;
      readonly account: string | null;
      readonly key: string;
      readonly outcome: string;
    }
  | {
      readonly type: "happened";
      readonly at: number;
      readonly orderCode: string;
      readonly hours: number;
      readonly happening: Happening;
    }
  | {
      readonly type: "pushed";
      readonly at: number;
      readonly orderCode: string;
      readonly index: number;
      readonly answer: string;
      readonly tries: number;
    }
  | { readonly type: "clock"; readonly at: number; readonly hours: number };
