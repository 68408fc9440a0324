import { type Blocker, repairOf } from "#lib/dispatch/failures";

/** Where a blocker of an order is repaired: an address of the app, or null where nothing can be done there. */
export function repairAddress(
  seller: string,
  orderId: string,
  blocker: Pick<Blocker, "code" | "values" | "subject" | "field">,
): string | null {
  const base = `/s/${seller}`;
  const panel = `${base}/dispatch?lane=repair&order=${orderId}`;
  switch (repairOf(blocker.code).place) {
    case "own_addresses":
      return blocker.code === "ERR-112" ? `${base}/settings/stores` : `${base}/settings/addresses`;
    case "application":
      return `${base}/opening`;
    case "unknown_products":
      return `${base}/products/unknown`;
    case "product":
      return productAddress(base, blocker);
    case "tax_id":
      return `${base}/orders/tax-ids`;
    case "recipient":
    case "solution":
    case "order_hold":
      return panel;
    case "waybill":
      return `${base}/waybills`;
    case "platform_staff":
    case "order_export":
    case "nowhere":
      return null;
  }
}

/** The product's panel, open on the field. */
function productAddress(
  base: string,
  { values, subject, field }: Pick<Blocker, "values" | "subject" | "field">,
): string {
  const query = new URLSearchParams({ q: String(values.goods ?? "") });
  if (subject) query.set("edit", subject);
  if (subject && field) query.set("field", field);
  return `${base}/products?${query.toString()}`;
}
