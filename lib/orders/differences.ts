import { canonicalJson } from "#lib/kit/fingerprint";
import { type Currency, formatMinor } from "#lib/kit/money";
import { hourMs, type Instant } from "#lib/kit/time";
import type { OrderContent, OrderField } from "./draft.ts";

/** One field before and after, as text for a person. */
export type FieldDifference = { readonly field: OrderField; readonly before: string; readonly after: string };

/** Where a parcel goes. */
export const recipientFields = [
  "recipientName",
  "country",
  "countryText",
  "province",
  "city",
  "address",
  "postalCode",
  "phone",
  "mobile",
  "isMasked",
] as const satisfies readonly OrderField[];

/** Fields that follow from another one and are named only when that one is the same. */
const derivedFrom: Partial<Record<OrderField, OrderField>> = {
  platformStatus: "platformStatusText",
  country: "countryText",
};

/** The fields in which two contents of an order differ; none when they say the same. */
export function differencesOf(before: OrderContent, after: OrderContent): FieldDifference[] {
  const fields = Object.keys(after) as OrderField[];
  return fields
    .filter((field) => !isEqual(before, after, field))
    .filter((field) => {
      const source = derivedFrom[field];
      return source === undefined || isEqual(before, after, source);
    })
    .map((field) => ({ field, before: fieldText(before, field), after: fieldText(after, field) }));
}

function isEqual(a: OrderContent, b: OrderContent, field: OrderField): boolean {
  const [x, y] = [a[field], b[field]];
  return x === y || (typeof x === "object" && canonicalJson(x) === canonicalJson(y));
}

function fieldText(content: OrderContent, field: OrderField): string {
  switch (field) {
    case "paidMinor":
    case "goodsMinor":
    case "shippingMinor":
      return amountText(content[field], content.currency);
    case "orderedAt":
    case "paidAt":
      return clockText(content[field]);
    case "lines":
      return content.lines.map((line) => `${line.sku || line.title} × ${line.quantity}`).join("; ");
    case "shipped":
      return content.shipped.map(({ service, number }) => `${service}:${number}`).join("; ");
    default:
      return String(content[field] ?? "");
  }
}

function amountText(minor: number | null, currency: Currency): string {
  return minor === null ? "" : `${currency} ${formatMinor(minor, currency)}`;
}

function clockText(at: Instant | null): string {
  return at === null ? "" : new Date(at + 8 * hourMs).toISOString().slice(0, 16).replace("T", " ");
}
