import type { CargoKind } from "#lib/carriers/cargo-kinds";
import type { UndeliverableChoice } from "#lib/carriers/requests";
import { type Fingerprintable, fingerprint } from "#lib/kit/fingerprint";
import type { Currency } from "#lib/kit/money";
import type { CalendarDate } from "#lib/kit/time";

/** Rises with every change of what a frozen label looks like: bytes of an old version are never mixed with a new one. */
export const labelLayoutVersion = 1;

export type LabelParty = {
  readonly name: string;
  readonly phone: string;
  readonly detail: string;
  readonly district: string;
  readonly city: string;
  readonly state: string;
  readonly postalCode: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
};

export type LabelItem = {
  readonly nameEn: string;
  readonly nameZh: string;
  readonly quantity: number;
  /** Of all pieces together. */
  readonly weightGrams: number;
  readonly valueMinor: number;
  readonly hsCode: string | null;
  readonly originCountry: string | null;
};

/** The boxes of a CN 22. Source: Universal Postal Convention, form CN 22. */
export const labelCategories = ["gift", "documents", "sample", "returned", "sale", "other"] as const;
export type LabelCategory = (typeof labelCategories)[number];

export type LabelCustoms = {
  readonly category: LabelCategory;
  readonly currency: Currency;
  readonly items: readonly LabelItem[];
  /** Gross, of the whole parcel. */
  readonly weightGrams: number;
  readonly valueMinor: number;
  /** The day on which the sender declares, in China. */
  readonly date: CalendarDate;
};

/** 配货信息: what the packer takes from the shelf. */
export type LabelPicking = {
  readonly lines: readonly { readonly sku: string; readonly title: string; readonly quantity: number }[];
  readonly remark: string;
};

/** Everything that a label shows, frozen when the waybill is settled: later changes of order or address do not reach it. */
export type LabelData = {
  /** 运单号: the barcode. */
  readonly trackingNumber: string;
  /** 物流订单号. */
  readonly orderCode: string;
  /** The carrier's sorting lane, printed largest; null when it gave none. */
  readonly laneCode: string | null;
  readonly sortingCode: string | null;
  readonly lastMileCarrier: string | null;
  readonly solution: { readonly code: string; readonly nameZh: string; readonly nameEn: string };
  readonly cargo: readonly CargoKind[];
  readonly destination: { readonly country: string; readonly nameZh: string; readonly nameEn: string };
  readonly orderNumber: string;
  /** How many further orders' goods are in the parcel; left out where there are none. */
  readonly otherOrders?: number;
  readonly recipient: LabelParty;
  readonly recipientTaxId: string | null;
  readonly sender: LabelParty;
  readonly undeliverable: UndeliverableChoice;
  readonly customs: LabelCustoms;
  /** Null when the seller prints none. */
  readonly picking: LabelPicking | null;
  /** Place in the list that was printed; null for a label of its own. */
  readonly batch: { readonly position: number; readonly of: number } | null;
  /** A label of the first-order test: it says on every page that it must not be sent. Missing on all others. */
  readonly isRehearsal?: true;
};

/** 64 hex digits over the frozen data and the layout that draws it. */
export function labelHash(data: LabelData): string {
  return fingerprint({ layout: labelLayoutVersion, data: data as Fingerprintable });
}
