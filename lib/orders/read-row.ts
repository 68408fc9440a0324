import { resolveCountry } from "#lib/kit/country";
import type { Currency } from "#lib/kit/money";
import { readAmount } from "#lib/kit/read-amount";
import { type CellMark, cellText, type SheetRow } from "#lib/kit/sheet";
import type { OrderContent, OrderField, OrderLineContent, RefusedRow, RowProblem, RowWarning } from "./draft.ts";
import type { ExportColumn } from "./export-columns.ts";
import { type CellProduct, parseProductsCell } from "./products-cell.ts";
import { readOrderNumber } from "./read-order-number.ts";
import { readDate, readTime } from "./read-time.ts";
import { parseShipmentsCell } from "./shipments-cell.ts";
import { platformStatusOf } from "./status.ts";
import { isWarehouseShipped } from "./warehouse-shipped.ts";

/** A row read by itself, before rows of one order come together. */
export type ReadRow = {
  readonly row: SheetRow;
  readonly content: OrderContent;
  readonly products: readonly CellProduct[];
  readonly warnings: readonly RowWarning[];
};

type Columns = ReadonlyMap<ExportColumn, number>;

/** Longer than any field of the platform; the database and the labels have their limits too. */
const maxCellLength = 20_000;

/** One row to an order, or to all that is wrong with it. */
export function readRow(row: SheetRow, columns: Columns): ReadRow | RefusedRow {
  const text = (column: ExportColumn) => cellText(row, columns.get(column)).trim();
  const problems: RowProblem[] = cellProblems(row, columns);
  const order = readOrderNumber(text("orderNumber"), markOf(row, columns, "orderNumber"));
  if (!order.ok) problems.push({ column: "orderNumber", ...order.refusal });
  const orderNumber = order.ok ? order.value : text("orderNumber");
  const statusText = text("status");
  if (statusText === "") problems.push({ column: "status", code: "status_missing" });
  const money = readMoney(text, problems);
  const dates = readDates(text, problems);
  const products = readProducts(text("products"), problems);
  if (problems.length > 0) return { row: row.number, orderNumber, cells: row.cells, problems };
  const shipments = parseShipmentsCell(text("shipments"));
  const content: OrderContent = {
    orderNumber,
    platformStatus: platformStatusOf(statusText),
    platformStatusText: statusText,
    ...dates,
    ...money,
    ...readRecipient(text),
    buyerName: text("buyerName"),
    buyerEmail: text("buyerEmail"),
    remark: text("remark"),
    buyerService: text("buyerService"),
    lines: products.map(lineOf),
    shipped: shipments.shipped,
  };
  return { row, content, products, warnings: warningsOf(row, columns, content, shipments.unread) };
}

export function isRefused(read: ReadRow | RefusedRow): read is RefusedRow {
  return "problems" in read;
}

type TextOf = (column: ExportColumn) => string;

function readMoney(
  text: TextOf,
  problems: RowProblem[],
): Pick<OrderContent, "paidMinor" | "goodsMinor" | "shippingMinor" | "currency"> {
  const currencies = new Set<Currency>();
  const read = (column: ExportColumn): number | null => {
    if (text(column) === "") return null;
    const amount = readAmount(text(column));
    if (!amount.ok) problems.push({ column, ...amount.refusal, values: { text: clip(text(column)) } });
    else if (amount.value.minor !== 0 || column === "paidAmount") currencies.add(amount.value.currency);
    return amount.ok ? amount.value.minor : null;
  };
  if (text("paidAmount") === "") problems.push({ column: "paidAmount", code: "amount_missing" });
  const paidMinor = read("paidAmount") ?? 0;
  const goodsMinor = read("goodsAmount");
  const shippingMinor = read("shippingAmount");
  const [currency = "USD", other] = [...currencies];
  if (other)
    problems.push({ column: "paidAmount", code: "currency_mixed", values: { first: currency, second: other } });
  return { paidMinor, goodsMinor, shippingMinor, currency };
}

function readDates(text: TextOf, problems: RowProblem[]): Pick<OrderContent, "shipByDate" | "orderedAt" | "paidAt"> {
  const read = <T>(column: ExportColumn, parse: (text: string) => T | null): T | null => {
    if (text(column) === "") return null;
    const value = parse(text(column));
    if (value === null) problems.push({ column, code: "date_unreadable", values: { text: clip(text(column)) } });
    return value;
  };
  return {
    shipByDate: read("shipBy", readDate),
    orderedAt: read("orderedAt", readTime),
    paidAt: read("paidAt", readTime),
  };
}

function readProducts(text: string, problems: RowProblem[]): readonly CellProduct[] {
  const products = parseProductsCell(text);
  if (products.ok) return products.value;
  problems.push({ column: "products", ...products.refusal });
  return [];
}

export function lineOf(product: CellProduct): OrderLineContent {
  const { title, attributes, sku, quantity, unit, service } = product;
  return { title, attributes, sku, quantity, unit, service, isWarehouseShipped: isWarehouseShipped(service) };
}

type Recipient = Pick<
  OrderContent,
  | "recipientName"
  | "country"
  | "countryText"
  | "province"
  | "city"
  | "address"
  | "postalCode"
  | "phone"
  | "mobile"
  | "isMasked"
>;

function readRecipient(text: TextOf): Recipient {
  const recipient = {
    recipientName: text("recipientName"),
    countryText: text("country"),
    province: text("province"),
    city: text("city"),
    address: text("address"),
    postalCode: text("postalCode"),
    phone: text("phone"),
    mobile: text("mobile"),
  };
  const isMasked = Object.values(recipient).some((value) => /[*＊]{2,}/.test(value));
  return { ...recipient, country: resolveCountry(recipient.countryText), isMasked };
}

function warningsOf(row: SheetRow, columns: Columns, content: OrderContent, unread: readonly string[]): RowWarning[] {
  const found: Omit<RowWarning, "row" | "orderNumber">[] = [];
  if (content.isMasked) found.push({ column: "recipientName", code: "recipient_masked" });
  if (content.country === null) {
    found.push({ column: "country", code: "country_unknown", values: { text: clip(content.countryText) } });
  }
  if (content.platformStatus === "unknown") {
    found.push({ column: "status", code: "status_unknown", values: { text: clip(content.platformStatusText) } });
  }
  if (content.platformStatus === "waiting_shipment" && content.shipByDate === null && columns.has("shipBy")) {
    found.push({ column: "shipBy", code: "deadline_missing" });
  }
  if (content.lines.some((line) => line.isWarehouseShipped)) {
    found.push({ column: "products", code: "warehouse_shipped" });
  }
  for (const part of unread) found.push({ column: "shipments", code: "shipment_unread", values: { text: clip(part) } });
  for (const [column, index] of columns) {
    if (row.marks?.[index] === "formula") found.push({ column, code: "formula_taken" });
  }
  return found.map((warning) => ({ row: row.number, orderNumber: content.orderNumber, ...warning }));
}

function cellProblems(row: SheetRow, columns: Columns): RowProblem[] {
  const problems: RowProblem[] = [];
  for (const [column, index] of columns) {
    const mark = row.marks?.[index];
    if (mark === "formula_without_result") problems.push({ column, code: "formula_without_result" });
    if (mark === "error") problems.push({ column, code: "cell_error", values: { text: clip(cellText(row, index)) } });
    if (cellText(row, index).length > maxCellLength) {
      problems.push({ column, code: "cell_too_long", values: { limit: maxCellLength } });
    }
  }
  return problems;
}

function markOf(row: SheetRow, columns: Columns, column: ExportColumn): CellMark | null {
  const index = columns.get(column);
  return index === undefined ? null : (row.marks?.[index] ?? null);
}

function clip(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** What the file cannot tell, since it has no such column: kept as known, never overwritten by nothing. */
export function absentFields(columns: Columns): OrderField[] {
  const sources: readonly (readonly [OrderField, ExportColumn])[] = [
    ["shipByDate", "shipBy"],
    ["orderedAt", "orderedAt"],
    ["paidAt", "paidAt"],
    ["buyerName", "buyerName"],
    ["buyerEmail", "buyerEmail"],
    ["goodsMinor", "goodsAmount"],
    ["shippingMinor", "shippingAmount"],
    ["province", "province"],
    ["phone", "phone"],
    ["mobile", "mobile"],
    ["remark", "remark"],
    ["shipped", "shipments"],
  ];
  return sources.filter(([, column]) => !columns.has(column)).map(([field]) => field);
}
