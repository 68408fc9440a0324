import { findHeader } from "#lib/kit/header";
import { mulDivRound } from "#lib/kit/money";
import { ok, type Result, refuse } from "#lib/kit/result";
import { cellText, type SheetRow, type SheetTable } from "#lib/kit/sheet";
import type { CalendarDate } from "#lib/kit/time";
import { readDate } from "#lib/orders/read-time";
import { skuKeyOf } from "#lib/products/line-key";
import { type InvoiceColumn, invoiceColumns } from "./invoice-columns.ts";
import { fenOf, quantityOf, rateOf, unitCodeOf } from "./invoice-figures.ts";
import type { InvoiceKind } from "./invoice-kinds.ts";
import { maxInvoiceRows } from "./invoice-limits.ts";
import { type InvoiceLine, invoiceKey, type PurchaseInvoice } from "./purchase-invoice.ts";

export const invoiceProblemCodes = [
  "number_missing",
  "number_unreadable",
  "number_lost_digits",
  "code_missing",
  "code_unreadable",
  "kind_unknown",
  "date_missing",
  "date_unreadable",
  "date_ahead",
  "sku_missing",
  "quantity_missing",
  "quantity_unreadable",
  "net_missing",
  "net_unreadable",
  "amount_too_large",
  "line_negative",
  "tax_rate_missing",
  "tax_rate_unknown",
  "tax_unreadable",
  "tax_differs",
  "status_not_normal",
  "head_differs",
  "cell_error",
] as const;
export type InvoiceProblemCode = (typeof invoiceProblemCodes)[number];

/** What is wrong with one cell, and where: the row as the spreadsheet program counts. */
export type InvoiceProblem = {
  readonly row: number;
  readonly column: InvoiceColumn;
  readonly code: InvoiceProblemCode;
  readonly values: Readonly<Record<string, string | number>>;
};

export type InvoiceReading = {
  /** Whole and right; one with a problem in any row is left out with all of its rows. */
  readonly invoices: readonly PurchaseInvoice[];
  readonly problems: readonly InvoiceProblem[];
  /** Invoices left out for their problems. */
  readonly leftOut: number;
  /** A row without a readable number may belong to any invoice: nothing can be taken until it is mended. */
  readonly isUnplaced: boolean;
  readonly sumRows: number;
};

export type InvoiceRefusal =
  | { readonly code: "invoice_header_not_found" | "invoices_empty" }
  | { readonly code: "invoice_column_missing" | "invoice_column_twice"; readonly values: { readonly column: string } }
  | { readonly code: "invoices_too_long"; readonly values: { readonly rows: number; readonly limit: number } };

type Columns = ReadonlyMap<InvoiceColumn, number>;
type Report = (column: InvoiceColumn, code: InvoiceProblemCode, values?: Record<string, string | number>) => void;
type Head = Omit<PurchaseInvoice, "lines">;

const sumWords = /^(?:合计|总计|小计|sum|total|subtotal)\s*[:：]?$/i;
const maxFen = 10_000_000_000;
const needed = ["issuedOn", "quantity", "net"] as const;

/**
 * A sheet of purchase invoices, one row per line, to invoices. `fallback`: the kind where the sheet has no column for it;
 * `today`: no invoice is of a later day. Every row is a line, a problem or a sum.
 */
export function readInvoices(
  tables: readonly SheetTable[],
  { fallback, today }: { readonly fallback: InvoiceKind; readonly today: CalendarDate },
): Result<InvoiceReading, InvoiceRefusal> {
  const found = findHeader(tables, invoiceColumns, 3);
  if (!found) return refuse({ code: "invoice_header_not_found" });
  const { columns } = found;
  const missing = missingColumn(columns);
  if (missing) return refuse({ code: "invoice_column_missing", values: { column: missing } });
  const [twice] = found.twice;
  if (twice) return refuse({ code: "invoice_column_twice", values: { column: invoiceColumns[twice].zh } });
  if (found.rows.length > maxInvoiceRows) {
    return refuse({ code: "invoices_too_long", values: { rows: found.rows.length, limit: maxInvoiceRows } });
  }
  const rows = found.rows.filter((row) => !isSum(row, columns));
  const read = rows.map((row) => readRow(row, columns, fallback, today));
  if (read.length === 0) return refuse({ code: "invoices_empty" });
  return ok({ ...gather(read), sumRows: found.rows.length - rows.length });
}

function missingColumn(columns: Columns): string | null {
  if (!columns.has("number") && !columns.has("digitalNumber")) return invoiceColumns.number.zh;
  if (!columns.has("sku") && !columns.has("model")) return invoiceColumns.sku.zh;
  if (!columns.has("taxRate") && !columns.has("tax")) return invoiceColumns.taxRate.zh;
  const column = needed.find((one) => !columns.has(one));
  return column ? invoiceColumns[column].zh : null;
}

/** A sum says so, and bears no number. */
function isSum(row: SheetRow, columns: Columns): boolean {
  const number = cellText(row, columns.get("digitalNumber")) + cellText(row, columns.get("number"));
  return row.cells.some((cell) => sumWords.test(cell.trim())) && !/\d/.test(number);
}

type ReadRow = {
  readonly row: number;
  readonly head: Head | null;
  /** Its number, known even where something else is wrong. */
  readonly key: string | null;
  readonly line: Omit<InvoiceLine, "lineNumber"> | null;
  readonly problems: readonly InvoiceProblem[];
};

function readRow(row: SheetRow, columns: Columns, fallback: InvoiceKind, today: CalendarDate): ReadRow {
  const problems: InvoiceProblem[] = [];
  const report: Report = (column, code, values = {}) => problems.push({ row: row.number, column, code, values });
  const cell = (column: InvoiceColumn): string => {
    const index = columns.get(column);
    if (index !== undefined && row.marks?.[index] === "error") report(column, "cell_error");
    return cellText(row, index).normalize("NFKC").trim();
  };
  const isCut = (column: InvoiceColumn) => row.marks?.[columns.get(column) ?? -1] === "long_number";
  const id = numberOf(cell, isCut, report);
  const status = cell("status");
  if (status !== "" && !/^(?:正常|normal)$/i.test(status)) {
    report("status", "status_not_normal", { text: status.slice(0, 30) });
  }
  const kind = kindOf(cell("kind"), columns.has("kind"), fallback, report);
  const issuedOn = dayOf(cell("issuedOn"), today, report);
  const line = lineOf(cell, report);
  const head =
    id && kind && issuedOn
      ? {
          ...{ ...id, kind, issuedOn, supplierName: cell("supplierName").slice(0, 120) },
          supplierTaxNo: cell("supplierTaxNo").slice(0, 30),
        }
      : null;
  return { row: row.number, head, key: id && invoiceKey(id), line, problems };
}

/** 20 digits stand alone (数电票); 8 digits go with a code of 10 or 12. */
function numberOf(
  cell: (column: InvoiceColumn) => string,
  isCut: (column: InvoiceColumn) => boolean,
  report: Report,
): { readonly number: string; readonly code: string } | null {
  const digital = cell("digitalNumber");
  const column = digital === "" ? "number" : "digitalNumber";
  const number = (digital || cell("number")).replace(/[\s']+/g, "");
  if (isCut(column)) report(column, "number_lost_digits", { text: number });
  else if (number === "") report("number", "number_missing");
  else if (/^\d{20}$/.test(number)) return { number, code: "" };
  else if (!/^\d{8}$/.test(number)) report(column, "number_unreadable", { text: number.slice(0, 40) });
  else {
    const code = cell("code").replace(/[\s']+/g, "");
    if (/^(?:\d{10}|\d{12})$/.test(code)) return { number, code };
    if (code === "") report("code", "code_missing", { number });
    else report("code", "code_unreadable", { text: code.slice(0, 40) });
  }
  return null;
}

function kindOf(text: string, isGiven: boolean, fallback: InvoiceKind, report: Report): InvoiceKind | null {
  if (text === "" && !isGiven) return fallback;
  if (/专用|专票|special/i.test(text)) return "special";
  if (/普通|普票|ordinary/i.test(text)) return "ordinary";
  report("kind", "kind_unknown", { text: text.slice(0, 40) });
  return null;
}

function dayOf(text: string, today: CalendarDate, report: Report): CalendarDate | null {
  const day = text === "" ? null : readDate(text);
  if (text === "") report("issuedOn", "date_missing");
  else if (day === null) report("issuedOn", "date_unreadable", { text: text.slice(0, 40) });
  else if (day > today) report("issuedOn", "date_ahead", { text: day });
  else return day;
  return null;
}

function lineOf(cell: (column: InvoiceColumn) => string, report: Report): Omit<InvoiceLine, "lineNumber"> | null {
  const sku = (cell("sku") || cell("model")).slice(0, 100);
  const skuKey = skuKeyOf(sku);
  if (skuKey === null) report("sku", "sku_missing");
  const quantityE5 = quantityIn(cell("quantity"), report);
  const netFen = netIn(cell("net"), report);
  const tax = netFen === null ? null : taxIn(cell("taxRate"), cell("tax"), netFen, report);
  if (skuKey === null || quantityE5 === null || netFen === null || tax === null) return null;
  const unit = cell("unit").slice(0, 20);
  return {
    ...{ sku, skuKey, name: cell("name").slice(0, 200), unit, unitCode: unitCodeOf(unit) },
    ...{ quantityE5, netFen, ...tax },
  };
}

function quantityIn(text: string, report: Report): number | null {
  const quantityE5 = quantityOf(text);
  if (text === "") report("quantity", "quantity_missing");
  else if (quantityE5 === null) report("quantity", "quantity_unreadable", { text: text.slice(0, 40) });
  else if (quantityE5 < 0) report("quantity", "line_negative", { text });
  else if (quantityE5 === 0) report("quantity", "quantity_missing");
  else return quantityE5;
  return null;
}

function netIn(text: string, report: Report): number | null {
  const netFen = fenOf(text);
  if (text === "") report("net", "net_missing");
  else if (netFen === null) report("net", "net_unreadable", { text: text.slice(0, 40) });
  else if (netFen < 0) report("net", "line_negative", { text });
  else if (netFen === 0) report("net", "net_missing");
  else if (netFen > maxFen) report("net", "amount_too_large", { text });
  else return netFen;
  return null;
}

/** Rate and VAT prove each other within 6 fen, which is how far off one line of a tax invoice may be rounded. */
function taxIn(
  rateText: string,
  taxText: string,
  netFen: number,
  report: Report,
): { readonly taxRateBp: number; readonly taxFen: number } | null {
  const taxFen = fenOf(taxText);
  if (taxText !== "" && !/^\*+$/.test(taxText) && (taxFen === null || taxFen < 0)) {
    report("tax", "tax_unreadable", { text: taxText.slice(0, 40) });
    return null;
  }
  const taxRateBp = rateText === "" ? rateBehind(netFen, taxFen) : rateOf(rateText);
  if (taxRateBp === null) {
    if (rateText === "") report("taxRate", "tax_rate_missing");
    else report("taxRate", "tax_rate_unknown", { text: rateText.slice(0, 40) });
    return null;
  }
  const due = mulDivRound(netFen, taxRateBp, 10_000);
  if (taxFen !== null && Math.abs(taxFen - due) > taxTolerance) {
    report("tax", "tax_differs", { tax: taxText, rate: rateText, due: due / 100 });
    return null;
  }
  return { taxRateBp, taxFen: taxFen ?? due };
}

const taxTolerance = 6;

function rateBehind(netFen: number, taxFen: number | null): number | null {
  if (taxFen === null) return null;
  return rateOf(`${Math.round((taxFen / netFen) * 100)}%`);
}

function gather(rows: readonly ReadRow[]): Omit<InvoiceReading, "sumRows"> {
  const problems = rows.flatMap((row) => row.problems);
  const groups = Map.groupBy(
    rows.filter(({ key }) => key !== null),
    ({ key }) => key,
  );
  const invoices: PurchaseInvoice[] = [];
  let leftOut = 0;
  for (const of of groups.values()) {
    const invoice = wholeInvoice(of, problems);
    if (invoice) invoices.push(invoice);
    else leftOut++;
  }
  return { invoices, problems, leftOut, isUnplaced: rows.some(({ key }) => key === null) };
}

/** The rows of one number as an invoice; null, with the reason among the problems, where they are not whole. */
function wholeInvoice(rows: readonly ReadRow[], problems: InvoiceProblem[]): PurchaseInvoice | null {
  const first = rows.find(({ head }) => head !== null)?.head ?? null;
  let isWhole = first !== null && rows.every((row) => row.problems.length === 0);
  for (const { row, head } of rows) {
    const field = first && head ? headFields.find((one) => first[one] !== head[one]) : undefined;
    if (!first || !head || !field) continue;
    const values = { number: first.number, text: head[field], first: first[field] };
    problems.push({ row, column: field, code: "head_differs", values });
    isWhole = false;
  }
  if (!first || !isWhole) return null;
  const lines = rows.flatMap(({ line }) => (line ? [line] : []));
  return { ...first, lines: lines.map((line, index) => ({ ...line, lineNumber: index + 1 })) };
}

const headFields = ["kind", "issuedOn", "supplierName", "supplierTaxNo"] as const;
