import { listBearers } from "#db/queries/waybills";
import type { SellerDb } from "#db/scope";
import { disownNumbers } from "#lib/dispatch/own-numbers";
import type { BookingDone, GaveUp, Retry } from "#lib/dispatch/settle";
import type { Settlement } from "./settle-booking.ts";

type Step = BookingDone | Retry | GaveUp;

/** Bookings answered with a number of another parcel, in the same answer or long ago, are not believed; see `disownNumbers`. */
export async function withOwnNumbers(
  db: SellerDb,
  settlements: readonly Settlement<Step>[],
  now: number,
): Promise<readonly Settlement<Step>[]> {
  const numbers = settlements.flatMap(({ step }) =>
    step.kind === "booked" ? [step.orderCode, ...(step.trackingNumber === null ? [] : [step.trackingNumber])] : [],
  );
  const bearers = await listBearers(db, numbers);
  const bearerOf = new Map<string, string>();
  for (const { id, lpNumber, trackingNumber } of bearers) {
    if (lpNumber !== null) bearerOf.set(lpNumber, id);
    if (trackingNumber !== null) bearerOf.set(trackingNumber, id);
  }
  return settlements.map((one) => {
    if (one.step.kind !== "booked") return one;
    return { ...one, step: disownNumbers(one.waybill.id, one.step, bearerOf, now) };
  });
}
