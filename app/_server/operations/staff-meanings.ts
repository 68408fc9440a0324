import { listStaffMeanings } from "#db/queries/staff-meanings";
import type { SellerDb } from "#db/scope";
import { type StaffMeanings, staffMeaningsOf } from "#lib/tracking/vocabulary";

/** How long a process may go on reading codes as they meant before; what it read so is folded again by then. */
export const staffMeaningsKeptMs = 3_000;
let kept: { readonly meanings: StaffMeanings; readonly at: number } | null = null;

/** Meanings that staff gave to codes, the same for every seller, kept per process for a few seconds. */
export async function staffMeanings(db: SellerDb): Promise<StaffMeanings> {
  const at = performance.now();
  if (kept === null || at - kept.at > staffMeaningsKeptMs) {
    kept = { meanings: staffMeaningsOf(await listStaffMeanings(db)), at };
  }
  return kept.meanings;
}

/** What was mapped anew holds at once in this process. */
export function forgetStaffMeanings(): void {
  kept = null;
}
