import type { BusinessDocument } from "./messages/read.ts";

export type Kind = "order" | "waybill" | "list" | "cancel" | "master" | "summary";

/** What the number of a message says about its documents. */
export const kinds = {
  "303": "order",
  "505": "waybill",
  "603": "list",
  "605": "cancel",
  "607": "master",
  "701": "summary",
} as const;

/**
 * Where a document stands. Numbers are customs' return states; `withdrawn` and `deleted` are documents that no longer count,
 * `replaced` are those that a later document with the same key took the place of.
 */
export type State = 1 | 2 | 3 | 4 | 100 | 120 | 300 | 399 | 500 | 800 | 899 | "withdrawn" | "deleted" | "replaced";

export const returnStates = [1, 2, 3, 4, 100, 120, 300, 399, 500, 800, 899] as const;

/** An account at the data exchange: whose it is, how it signs envelopes and messages. */
export type AccountRecord = {
  readonly type: "account";
  readonly at: number;
  readonly dxpId: string;
  readonly secret: string;
  readonly copCode: string;
  readonly copName: string;
  /** PEM; null: signed messages cannot be verified. */
  readonly certificate: string | null;
};

/** How a logistics company reports its waybills. */
export type CarrierRecord = {
  readonly type: "carrier";
  readonly at: number;
  readonly logisticsCode: string;
  /** The user of the exchange that reports for it; null: it reports by itself. */
  readonly mandate: string | null;
  /** It reports nothing at all. */
  readonly isSilent: boolean;
  /** Seconds from the list to its report; null: as everybody. */
  readonly delaySeconds: number | null;
};

export type DocumentRecord = {
  readonly type: "document";
  readonly at: number;
  readonly id: number;
  readonly kind: Kind;
  /** Null: reported by a logistics company that gets its receipts elsewhere. */
  readonly dxpId: string | null;
  readonly copMsgId: string;
  readonly guid: string;
  readonly state: State;
  readonly info: string;
  readonly preNo: string;
  readonly document: BusinessDocument;
  /** What customs will find wrong with it as it stands, each in customs' words. */
  readonly findings: readonly string[];
  /** How many times its business key was declared before. */
  readonly earlier: number;
};

export type MovedRecord = {
  readonly type: "moved";
  readonly at: number;
  readonly id: number;
  readonly state: State;
  readonly info: string;
  readonly invtNo?: string;
  readonly sumNo?: string;
  /** A fate that struck here, for fates that strike so many times. */
  readonly fated?: string;
};

/** A receipt as it was written; it can be read once it is issued. */
export type WrittenRecord = {
  readonly type: "written";
  readonly at: number;
  readonly id: number;
  readonly dxpId: string;
  readonly messageType: string;
  /** The whole envelope. */
  readonly xml: string;
  /** Held back: until the next one has been issued, until an instant, or without end. */
  readonly held: { readonly until: "next" | "lifted" | number } | null;
};

export type Entry = { readonly entryId: string; readonly invtNos: readonly string[] };

export type Fate =
  | "returned"
  | "returned_late"
  | "not_sent"
  | "review"
  | "inspection"
  | "inspection_held"
  | "inspection_returned"
  | "suspended"
  | "withdrawal_refused";

export const fates: readonly Fate[] = [
  "returned",
  "returned_late",
  "not_sent",
  "review",
  "inspection",
  "inspection_held",
  "inspection_returned",
  "suspended",
  "withdrawal_refused",
];

export type Behaviour = {
  readonly kind: "silent" | "repeat" | "swap" | "slow" | "garbage";
  /** One account; all when absent. */
  readonly dxpId?: string;
  /** `CEB604Message` and the like; all when absent. */
  readonly on?: string;
  /** Only receipts that hold this text. */
  readonly match?: string;
  /** Strikes so often; without end when absent. */
  readonly times?: number;
  /** For slow. */
  readonly seconds?: number;
  /** For garbage: which kind. */
  readonly garbage?: string;
};

/** A line of the ledger. What belongs together stands in one line, so that a crash never parts it. */
export type CustomsRecord =
  | AccountRecord
  | CarrierRecord
  | DocumentRecord
  | MovedRecord
  | WrittenRecord
  | { readonly type: "waybills"; readonly at: number; readonly logisticsNos: readonly string[] }
  | { readonly type: "delays"; readonly at: number; readonly seconds: Readonly<Record<string, number>> }
  | {
      readonly type: "fate";
      readonly at: number;
      readonly key: string;
      readonly fate: Fate | null;
      readonly times: number;
    }
  | { readonly type: "behaviours"; readonly at: number; readonly behaviours: readonly Behaviour[] }
  | { readonly type: "struck"; readonly at: number; readonly behaviour: number }
  | { readonly type: "clock"; readonly at: number; readonly aheadMs: number }
  | {
      readonly type: "message";
      readonly at: number;
      readonly dxpId: string;
      readonly copMsgId: string;
      readonly messageType: string;
      /** Base64 of the message. */
      readonly data: string;
      /** `taken`, or why the format check refused it. */
      readonly verdict: string;
    }
  | {
      readonly type: "refused";
      readonly at: number;
      readonly copMsgId: string;
      readonly kind: Kind;
      readonly guid: string;
      /** Below 0, as in its receipt. */
      readonly state: string;
      readonly info: string;
    }
  /** Lists that belong to a summary from now on. */
  | { readonly type: "summarised"; readonly at: number; readonly id: number; readonly invtNos: readonly string[] }
  /** Export declarations that a summary became. */
  | { readonly type: "declared"; readonly at: number; readonly id: number; readonly declarations: readonly Entry[] }
  | { readonly type: "issued"; readonly at: number; readonly id: number }
  | { readonly type: "together"; readonly records: readonly CustomsRecord[] };
