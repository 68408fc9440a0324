/** Rows of one bill: a month of a large shop; whoever has more imports it in parts. */
export const maxBillRows = 50_000;
