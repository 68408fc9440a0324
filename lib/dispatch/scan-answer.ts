import type { Result } from "#lib/kit/result";
import type { BagKind, ScanRefusal } from "./hand-over.ts";
import type { BagState } from "./hand-over-kinds.ts";

/** A bag after a scan, as the screen counts it. */
export type ScannedBag = {
  readonly id: string;
  readonly code: string;
  readonly state: BagState;
  readonly count: number;
  readonly weightGrams: number;
};

/** What the scanner is told. `number`: the declaration's, with which the parcel leaves. */
export type ScanAnswer =
  | { readonly kind: "bag"; readonly typed: string; readonly bag: ScannedBag }
  | {
      readonly kind: "parcel";
      readonly typed: string;
      readonly verdict: Result<string, ScanRefusal>;
      readonly parcel: {
        readonly waybillId: string;
        readonly orderNumber: string;
        readonly trackingNumber: string | null;
        readonly country: string;
        readonly weightGrams: number;
      } | null;
      /** The bag that it went into, or that was asked. */
      readonly bag: ScannedBag | null;
      /** An open bag that it belongs into instead. */
      readonly fits: { readonly id: string; readonly code: string } | null;
      /** The bag to be opened for it, where none is open. */
      readonly proposal: BagKind | null;
    };

/** A scanned text as numbers are kept: capitals without blanks. */
export function scannedText(typed: string): string {
  return typed.replace(/\s+/g, "").toUpperCase();
}

/** Whether a scanned text is the code on a bag's label. */
export function isBagCode(text: string): boolean {
  return /^B\d{8}-\d{2,4}$/.test(text);
}
