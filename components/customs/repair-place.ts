import type { RepairPlace } from "#lib/customs/tables/repair-places";

/** What a declaration is about, to find the very thing that is to be repaired. */
export type RepairSubject = {
  readonly orderNumber: string;
  readonly waybillNo: string;
  /** 商家编码 of the goods line at fault; null where it is not one line's. */
  readonly sku: string | null;
};

/** Where a value of the messages is repaired: an address of the app; null where it is not the seller's to change. */
export function repairPlaceAddress(sellerId: string, place: RepairPlace, subject: RepairSubject): string | null {
  const base = `/s/${sellerId}`;
  const find = (path: string, text: string | null) => `${base}/${path}${text ? `?q=${encodeURIComponent(text)}` : ""}`;
  switch (place) {
    case "product_code":
    case "product_names":
    case "product_elements":
    case "product_units":
    case "product_weight":
    case "product_number":
    case "declared_value":
    case "parcel_weight":
      return find("products", subject.sku);
    case "order":
    case "destination":
      return find("orders", subject.orderNumber);
    case "waybill":
      return find("waybills", subject.waybillNo);
    case "transport":
    case "parameters":
    case "card":
      return `${base}/settings/declaration`;
    case "carrier":
    case "numbers":
    case "resend":
      return null;
  }
}

/** Where a closed gate is opened; null: only staff can. */
export function closureAddress(sellerId: string, closure: string): string | null {
  if (closure === "parameters_missing") return `/s/${sellerId}/settings/declaration`;
  return closure === "no_exchange_connection" || closure === "carrier_without_customs_code"
    ? null
    : `/s/${sellerId}/opening`;
}
