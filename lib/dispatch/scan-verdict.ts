import type { WaybillState } from "./states.ts";

/** Why what was scanned must not be packed now. Each is alarmed with its words in the namespace `scan`. */
export const scanAlarms = [
  "unknown",
  "not_booked",
  "no_label",
  "cancelled",
  "replaced",
  "cancelling",
  "handed_over",
  "in_bag",
  "left_waiting",
  "order_changed",
  "no_order_needs",
] as const;
export type ScanAlarm = (typeof scanAlarms)[number];

/** A waybill as a scan finds it. */
export type ScannedWaybill = {
  readonly waybillId: string;
  readonly orderNumber: string;
  readonly state: WaybillState;
  readonly trackingNumber: string | null;
  readonly hasLabel: boolean;
  /** The bag it lies in, and the list by which that was handed over. */
  readonly bag: { readonly code: string; readonly isHandedOver: boolean; readonly handOverCode: string | null } | null;
  /** The platform no longer waits for the order: the buyer cancelled, most often. */
  readonly isOrderGone: boolean;
  /** What a file changed of its order since it was booked, and nobody decided on yet; left out or null: nothing. */
  readonly conflict?: string | null;
  /** Verified or weighed before. */
  readonly isPacked: boolean;
};

export type ScanVerdict =
  | { readonly isAllowed: true; readonly waybill: ScannedWaybill }
  | { readonly isAllowed: false; readonly code: ScanAlarm; readonly values: Readonly<Record<string, string>> };

/** One waybill named by its number. `others`: further waybills of its order, by which a cancelled one may be replaced. */
export function judgeWaybill(waybill: ScannedWaybill, others: readonly ScannedWaybill[] = []): ScanVerdict {
  const { state, orderNumber, trackingNumber, bag } = waybill;
  const alarm = (code: ScanAlarm, more: Readonly<Record<string, string>> = {}): ScanVerdict => ({
    ...{ isAllowed: false, code, values: { order: orderNumber, number: trackingNumber ?? "", ...more } },
  });
  if (state === "cancelled") {
    const next = others.find((one) => one.state === "booked" && one.trackingNumber !== null);
    return next ? alarm("replaced", { next: next.trackingNumber ?? "" }) : alarm("cancelled");
  }
  if (state === "cancelling") return alarm("cancelling");
  if (state !== "booked") return alarm("not_booked", { state });
  if (bag?.isHandedOver) return alarm("handed_over", { list: bag.handOverCode ?? bag.code });
  if (trackingNumber === null || !waybill.hasLabel) return alarm("no_label");
  if (waybill.isOrderGone) return alarm("left_waiting");
  if (waybill.conflict) return alarm("order_changed", { change: waybill.conflict });
  if (bag) return alarm("in_bag", { bag: bag.code });
  return { isAllowed: true, waybill };
}

/**
 * An order named by its number: the first of its parcels that may be packed and is not yet, else one that was packed, else
 * why its newest waybill may not. `waybills`: in the order of its parcels, newest attempt last.
 */
export function judgeOrderScan(orderNumber: string, waybills: readonly ScannedWaybill[]): ScanVerdict {
  const verdicts = waybills.map((one) => judgeWaybill(one, waybills));
  const allowed = verdicts.filter((verdict) => verdict.isAllowed);
  const chosen = allowed.find(({ waybill }) => !waybill.isPacked) ?? allowed[0];
  if (chosen) return chosen;
  const live = verdicts.filter((_, at) => !["cancelled", "failed"].includes(waybills[at]?.state ?? ""));
  const none: ScanVerdict = {
    ...{ isAllowed: false, code: "not_booked", values: { order: orderNumber, number: "", state: "none" } },
  };
  return live[0] ?? verdicts.at(-1) ?? none;
}
