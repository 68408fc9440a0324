import type { Currency } from "#lib/kit/money";

/** A postal address as any carrier needs it. */
export type CarrierAddress = {
  readonly name: string;
  readonly mobile: string;
  readonly phone?: string;
  readonly email?: string;
  readonly postalCode: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly state: string;
  readonly city: string;
  readonly district?: string;
  readonly street?: string;
  readonly detail: string;
};

export type BookingItem = {
  readonly itemId: string;
  readonly sku: string;
  readonly quantity: number;
  readonly nameEn: string;
  readonly nameZh: string;
  readonly unitPriceMinor: number;
  readonly currency: Currency;
  /** 6 to 10 digits; a carrier refuses or asks where it needs one. */
  readonly hsCode?: string;
  readonly originCountry?: string;
  /** Weight of one piece, grams. */
  readonly weightGrams: number;
  readonly url?: string;
  readonly battery?: boolean;
};

export type BookingPackage = {
  readonly lengthMm: number;
  readonly widthMm: number;
  readonly heightMm: number;
  readonly weightGrams: number;
  readonly items: readonly BookingItem[];
};

/** What happens to a parcel that cannot be delivered: 退回 or 销毁. */
export type UndeliverableChoice = "return" | "destroy";

/**
 * One parcel to be booked, in no carrier's language. `waybillId` is the idempotency key: made at confirmation and reused
 * by every retry. `serviceCode` is the solution's code in the carrier's own list.
 */
export type BookingRequest = {
  readonly waybillId: string;
  readonly orderNumber: string;
  /** When the buyer ordered and paid, epoch ms. */
  readonly orderedAt: number;
  readonly paidAt: number;
  readonly serviceCode: string;
  readonly packages: readonly BookingPackage[];
  readonly sender: CarrierAddress;
  readonly receiver: CarrierAddress;
  readonly returner: CarrierAddress;
  readonly recipientTaxId?: string;
  readonly sellerTaxId?: string;
  readonly undeliverable: UndeliverableChoice;
  /** True when the carrier picks up at the door (上门揽收), false when the seller brings or posts the parcel. */
  readonly doorPickup: boolean;
};

/** A correction of a booked parcel: only what changes. */
export type BookingChange = {
  readonly waybillId: string;
  readonly orderCode: string;
  readonly packages?: readonly BookingPackage[];
  readonly receiver?: CarrierAddress;
  readonly recipientTaxId?: string;
};

/** Names a booked parcel for cancel, number, label and track calls. */
export type BookedParcel = {
  readonly waybillId: string;
  readonly orderCode: string;
};
