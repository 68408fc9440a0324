import { type Currency, formatMinor } from "#lib/kit/money";
import { hourMs, type Instant } from "#lib/kit/time";
import type { OrderContent } from "./draft.ts";
import { type ExportColumn, type ExportLayout, exportColumns, exportLayouts } from "./export-columns.ts";
import { renderProductsCell } from "./products-cell.ts";
import { renderShipmentsCell } from "./shipments-cell.ts";

/** What only the real file holds besides; nothing is read from it. */
export type ExportExtras = { readonly operator?: string; readonly sentAt?: Instant; readonly receivedAt?: Instant };

/**
 * Orders as the seller centre's export writes them, header first: all products in one cell, amounts with a dollar sign,
 * `yyyy.MM.dd HH:mm`, the deadline as a date.
 */
export function renderOrderExport(
  orders: readonly (OrderContent & ExportExtras)[],
  layout: ExportLayout = "current",
  language: "zh" | "en" = "zh",
): string[][] {
  const columns = exportLayouts[layout];
  const header = columns.map((column) => exportColumns[column][language]);
  return [header, ...orders.map((order) => columns.map((column) => cellOf(order, column)))];
}

function cellOf(order: OrderContent & ExportExtras, column: ExportColumn): string {
  return cells[column](order);
}

const cells: Readonly<Record<ExportColumn, (order: OrderContent & ExportExtras) => string>> = {
  orderNumber: (order) => order.orderNumber,
  status: (order) => order.platformStatusText,
  operator: (order) => order.operator ?? "",
  buyerName: (order) => order.buyerName,
  buyerEmail: (order) => order.buyerEmail,
  orderedAt: (order) => timeText(order.orderedAt),
  paidAt: (order) => timeText(order.paidAt),
  goodsAmount: (order) => amountText(order.goodsMinor, order.currency),
  shippingAmount: (order) => amountText(order.shippingMinor, order.currency),
  paidAmount: (order) => amountText(order.paidMinor, order.currency),
  discount: () => "",
  products: (order) => renderProductsCell(order.lines),
  remark: (order) => order.remark,
  fullAddress: (order) =>
    [order.address, order.city, order.province, order.countryText, order.postalCode].filter(Boolean).join(", "),
  recipientName: (order) => order.recipientName,
  country: (order) => order.countryText,
  province: (order) => order.province,
  city: (order) => order.city,
  address: (order) => order.address,
  postalCode: (order) => order.postalCode,
  phone: (order) => order.phone,
  mobile: (order) => order.mobile,
  buyerService: (order) => order.buyerService,
  shipBy: (order) => order.shipByDate ?? "",
  shipments: (order) => renderShipmentsCell(order.shipped),
  sentAt: (order) => timeText(order.sentAt ?? null),
  receivedAt: (order) => timeText(order.receivedAt ?? null),
};

function timeText(at: Instant | null): string {
  if (at === null) return "";
  const text = new Date(at + 8 * hourMs).toISOString();
  return `${text.slice(0, 10).replaceAll("-", ".")} ${text.slice(11, 16)}`;
}

function amountText(minor: number | null, currency: Currency): string {
  if (minor === null) return "";
  return currency === "USD" ? `$${formatMinor(minor, currency)}` : `${currency} ${formatMinor(minor, currency)}`;
}
