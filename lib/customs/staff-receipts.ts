import { type DeclarationFailure, failureOfState } from "./declaration-failures.ts";
import type { DocumentState } from "./states.ts";

/** States that staff gave to return codes which no table knows, by code. */
export type StaffReceipts = ReadonlyMap<string, DocumentState>;

/** Under which vocabulary customs' return codes are counted. */
export const customsVocabulary = "customs";

/**
 * What staff can say of a return code: customs say no, keep it, or work on it. That a parcel may go on is said by customs
 * alone: only 800 is 放行 and only 899 is 结关.
 */
export const staffReceiptStates = [
  ...(["returned", "refused", "send_failed"] as const),
  ...(["review", "held", "pending", "accepted"] as const),
] as const satisfies readonly DocumentState[];
export type StaffReceiptState = (typeof staffReceiptStates)[number];

export function staffReceiptStateOf(text: string): StaffReceiptState | null {
  return staffReceiptStates.find((state) => state === text) ?? null;
}

/** The failure that a declaration has in that state; null: it waits, and nobody has failed. */
export function failureOfReceiptState(state: StaffReceiptState): DeclarationFailure | null {
  return failureOfState(state);
}

/** Staff's mappings as receipts are read by them; a state that is no choice any more is left out. */
export function staffReceiptsOf(
  rows: readonly { readonly vocabulary: string; readonly code: string; readonly meaning: string }[],
): StaffReceipts {
  return new Map(
    rows.flatMap(({ vocabulary, code, meaning }) => {
      const state = vocabulary === customsVocabulary ? staffReceiptStateOf(meaning) : null;
      return state === null ? [] : [[code, state] as const];
    }),
  );
}
