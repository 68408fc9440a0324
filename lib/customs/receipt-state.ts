import type { StaffReceipts } from "./staff-receipts.ts";
import type { DocumentState } from "./states.ts";
import { type ReceiptStateRow, receiptStateRows } from "./tables/receipt-states.ts";

const rows = new Map<string, ReceiptStateRow>(receiptStateRows.map((row) => [row[0], row]));

/**
 * The state that a return code puts a document into; null for a code that nobody has mapped, which stays visible. The table
 * comes before staff.
 */
export function stateOfReceipt(status: string, staff?: StaffReceipts): DocumentState | null {
  return rows.get(status)?.[1] ?? (isErrorStatus(status) ? "refused" : (staff?.get(status) ?? null));
}

/** Below zero: an error of processing. */
export function isErrorStatus(status: string): boolean {
  return /^-\d{1,9}$/.test(status) && Number(status) < 0;
}

/** Customs' name of a return code; null for errors and unknown codes. */
export function receiptStateName(status: string, language: "zh" | "en"): string | null {
  return rows.get(status)?.[language === "zh" ? 2 : 3] ?? null;
}
