import type { CalendarDate } from "#lib/kit/time";
import type { InvoiceKind } from "./invoice-kinds.ts";

/** A line of a purchase invoice. Amounts in fen, quantity in hundred-thousandths. */
export type InvoiceLine = {
  readonly lineNumber: number;
  readonly sku: string;
  readonly skuKey: string;
  readonly name: string;
  readonly unit: string;
  readonly unitCode: string | null;
  readonly quantityE5: number;
  readonly netFen: number;
  readonly taxFen: number;
  readonly taxRateBp: number;
};

/** 进项发票 as it was read: known by number and code; a fully digital one (20 digits) has no code. */
export type PurchaseInvoice = {
  readonly code: string;
  readonly number: string;
  readonly kind: InvoiceKind;
  readonly issuedOn: CalendarDate;
  readonly supplierName: string;
  readonly supplierTaxNo: string;
  readonly lines: readonly InvoiceLine[];
};

/** By what an invoice is known. */
export function invoiceKey({ number, code }: Pick<PurchaseInvoice, "number" | "code">): string {
  return `${number} ${code}`;
}

/** Amount without VAT and VAT of all lines. */
export function sumInvoice({ lines }: Pick<PurchaseInvoice, "lines">): {
  readonly netFen: number;
  readonly taxFen: number;
} {
  return {
    netFen: lines.reduce((sum, { netFen }) => sum + netFen, 0),
    taxFen: lines.reduce((sum, { taxFen }) => sum + taxFen, 0),
  };
}
