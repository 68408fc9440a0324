/** 增值税专用发票 (counts for a refund) and 普通发票 (proves a purchase, refunds nothing). Others are no purchase invoices. */
export const invoiceKinds = ["special", "ordinary"] as const;
export type InvoiceKind = (typeof invoiceKinds)[number];
