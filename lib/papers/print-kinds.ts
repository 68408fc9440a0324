/** Why a label was printed: with its batch, alone, at the scan station. */
export const printReasons = ["batch", "single", "scan"] as const;
export type PrintReason = (typeof printReasons)[number];
