/** Rows of one sheet of invoices: a month of a large shop; whoever has more imports it in parts. */
export const maxInvoiceRows = 20_000;
