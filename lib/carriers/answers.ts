import type { OutsideFault } from "#lib/kit/outside-fault";

/**
 * What any carrier can answer, normalised. `refused` is a decision of the carrier about this parcel or this account;
 * `fault` is a failure of the road between us. Unknown stays unknown: `text` is always the carrier's own wording.
 */
export type CarrierAnswer<Accepted> = Accepted | CarrierRefusal | CarrierFault;

export const refusalClasses = [
  /** Signature or account refused: staff's key, never the seller's parcel. */
  "wrong_credentials",
  /** Route, message type or account set up wrongly at the carrier or here. */
  "wrong_setup",
  /** The content of this parcel; `fields` names what the carrier named. */
  "invalid_content",
  "not_found",
  /** The order exists but is closed for this action (picked up, finished, cancelled). */
  "closed",
  /** ALP did not ask: the seller may not dispatch. */
  "seller_barred",
  /** ALP did not ask: the carrier's certification does not hold (any more). */
  "carrier_uncertified",
  /** Final without a known cause. */
  "final",
] as const;

export type RefusalClass = (typeof refusalClasses)[number];

/** Who can put it right. */
export type RefusalFault = "carrier" | "staff" | "seller" | "alp";

/** Fields of a request that a carrier's refusal can name; the screen knows where each is repaired. */
export const refusalFields = [
  "receiver.name",
  "receiver.mobile",
  "receiver.postalCode",
  "receiver.country",
  "receiver.state",
  "receiver.city",
  "receiver.detail",
  "receiver.email",
  "receiver.taxId",
  "sender.name",
  "sender.mobile",
  "sender.postalCode",
  "sender.detail",
  "returner.detail",
  "package.weight",
  "package.size",
  "item.hsCode",
  "item.nameEn",
  "item.nameZh",
  "item.unitPrice",
  "item.quantity",
  "service",
  "orderNumber",
] as const;

export type RefusalField = (typeof refusalFields)[number];

export type CarrierRefusal = {
  readonly kind: "refused";
  /** The carrier's own code, as sent; empty when it sent none. */
  readonly code: string;
  readonly text: string;
  readonly class: RefusalClass;
  readonly whoseFault: RefusalFault;
  readonly fields: readonly RefusalField[];
};

export type CarrierFault = OutsideFault;

export type Booked = {
  readonly kind: "accepted";
  /** 物流订单号, the carrier's own order code. */
  readonly orderCode: string;
  /** 运单号; null while the carrier still makes it, or when what came cannot be a number: that is `oddNumber`. */
  readonly trackingNumber: string | null;
  readonly oddNumber?: string;
  readonly laneCode: string | null;
};

export type BookingAnswer = CarrierAnswer<Booked>;

export type Waybill = {
  readonly kind: "accepted";
  readonly trackingNumber: string | null;
  /** What came instead of a number, as it came. */
  readonly oddNumber?: string;
  /** The carrier's label as base64 PDF, when asked for and ready. */
  readonly labelPdfBase64: string | null;
  readonly laneCode: string | null;
  readonly laneName: string | null;
  readonly lastMileCarrier: string | null;
  readonly sortingCode: string | null;
};

export type WaybillAnswer = CarrierAnswer<Waybill>;
export type CancelAnswer = CarrierAnswer<{ readonly kind: "accepted" }>;
export type ChangeAnswer = CarrierAnswer<{ readonly kind: "accepted" }>;
