import { listStaffMeanings } from "#db/queries/staff-meanings";
import type { SellerDb } from "#db/scope";
import { type StaffReceipts, staffReceiptsOf } from "#lib/customs/staff-receipts";
import { type AnswerMeanings, answerMeaningsOf } from "#lib/dispatch/answer-meanings";
import { type StaffMeanings, staffMeaningsOf } from "#lib/tracking/vocabulary";

/** How long a process may go on reading codes as they meant before; what it read so is read again by a job after that. */
export const staffMeaningsKeptMs = 3_000;

type Kept = {
  readonly events: StaffMeanings;
  readonly answers: AnswerMeanings;
  readonly receipts: StaffReceipts;
};
let kept: (Kept & { readonly at: number }) | null = null;

/** Meanings that staff gave to tracking codes, the same for every seller, kept per process for a few seconds. */
export async function staffMeanings(db: SellerDb): Promise<StaffMeanings> {
  return (await allMeanings(db)).events;
}

/** The same for refusals of carriers. */
export async function staffAnswers(db: SellerDb): Promise<AnswerMeanings> {
  return (await allMeanings(db)).answers;
}

/** The same for customs' return codes. */
export async function staffReceipts(db: SellerDb): Promise<StaffReceipts> {
  return (await allMeanings(db)).receipts;
}

async function allMeanings(db: SellerDb): Promise<Kept> {
  const at = performance.now();
  if (kept === null || at - kept.at > staffMeaningsKeptMs) {
    const rows = await listStaffMeanings(db);
    const [events, answers] = [staffMeaningsOf(rows), answerMeaningsOf(rows)];
    kept = { events, answers, receipts: staffReceiptsOf(rows), at };
  }
  return kept;
}

/** What was mapped anew holds at once in this process. */
export function forgetStaffMeanings(): void {
  kept = null;
}
