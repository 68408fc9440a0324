import type { RepairPlace } from "#lib/customs/tables/repair-places";

/** What a declaration is about, to find the very thing that is to be repaired. */
export type RepairSubject = {
  readonly orderNumber: string;
  readonly waybillNo: string;
  /** The goods line at fault: the product by ALP's id, and its 商家编码; null where it is not one line's. */
  readonly goods: { readonly sourceId: string; readonly itemNo: string } | null;
};

/** The field of a product's panel that a place opens on. */
const productFields: Readonly<Partial<Record<RepairPlace, string>>> = {
  product_code: "hsCode",
  product_names: "nameZh",
  product_elements: "hsCode",
  product_units: "hsCode",
  product_weight: "netGrams",
  product_number: "sku",
  declared_value: "declaredMinor",
  parcel_weight: "weightGrams",
};

/** True for what stands on a product's panel. */
export function isProductPlace(place: RepairPlace): boolean {
  return productFields[place] !== undefined;
}

/** Where a value of the messages is repaired: an address of the app; null where it is not the seller's to change. */
export function repairPlaceAddress(sellerId: string, place: RepairPlace, subject: RepairSubject): string | null {
  const base = `/s/${sellerId}`;
  const find = (path: string, text: string) => `${base}/${path}?q=${encodeURIComponent(text)}`;
  const field = productFields[place];
  if (field !== undefined) return subject.goods ? productAddress(base, subject.goods, field) : `${base}/products`;
  switch (place) {
    case "order":
    case "destination":
      return find("orders", subject.orderNumber);
    case "waybill":
      return find("waybills", subject.waybillNo);
    case "transport":
    case "parameters":
    case "card":
      return `${base}/settings/declaration`;
    default:
      return null;
  }
}

/** The product's panel, open on the field. */
function productAddress(base: string, goods: NonNullable<RepairSubject["goods"]>, field: string): string {
  const query = new URLSearchParams({ q: goods.itemNo, edit: goods.sourceId, field });
  return `${base}/products?${query}`;
}

/** Where a closed gate is opened; null: only staff can. */
export function closureAddress(sellerId: string, closure: string): string | null {
  if (closure === "parameters_missing") return `/s/${sellerId}/settings/declaration`;
  return closure === "no_exchange_connection" || closure === "carrier_without_customs_code"
    ? null
    : `/s/${sellerId}/opening`;
}
