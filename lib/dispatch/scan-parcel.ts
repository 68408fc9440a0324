import type { ScanAlarm } from "./scan-verdict.ts";

/** Goods of one kind that belong into a parcel. */
export type ScanLine = {
  readonly sku: string;
  readonly name: string;
  readonly quantity: number;
  /** Folded codes by which a piece of it is known (`skuKeyOf`); none: it cannot be scanned and is counted by a key. */
  readonly codes: readonly string[];
};

/** A parcel on the packing table. */
export type ScanParcel = {
  readonly waybillId: string;
  readonly orderNumber: string;
  readonly trackingNumber: string;
  readonly country: string;
  readonly solutionCode: string;
  readonly shipByAt: number | null;
  readonly remark: string;
  readonly declaredGrams: number;
  readonly printCount: number;
  readonly lines: readonly ScanLine[];
  /** Checked before, by whom and when. */
  readonly packed: { readonly by: string; readonly at: number; readonly grams: number | null } | null;
  /** Another has it in hand at this very time. */
  readonly takenBy: string | null;
};

/** What the server answers to a scan. `others`: further parcels that wait for this SKU. */
export type ScanAnswer =
  | {
      readonly kind: "parcel";
      readonly by: "waybill" | "order" | "sku";
      readonly parcel: ScanParcel;
      readonly others: number;
    }
  /** A known SKU, asked while another parcel is open: it does not belong into that. */
  | { readonly kind: "foreign_sku"; readonly sku: string }
  | { readonly kind: "alarm"; readonly code: ScanAlarm; readonly values: Readonly<Record<string, string>> };

/** What the table's own parcel is while one scans on: no other is taken from the shelf while one is half packed. */
export const insides = ["none", "unstarted", "started"] as const;
export type Inside = (typeof insides)[number];

/** What another weight means for the price, where the price of the parcel is known. */
export type WeightPrice =
  | { readonly kind: "more"; readonly minor: number; readonly currency: string }
  /** The price list has no price at this weight: the carrier may refuse it. */
  | { readonly kind: "no_price" }
  /** Booked without a published price, or its list is gone. */
  | { readonly kind: "unknown" };
