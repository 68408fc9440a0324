import type { Instant } from "#lib/kit/time";
import { waitBefore } from "./back-off.ts";
import type { BookingDone, GaveUp } from "./settle.ts";

/**
 * What a booking's answer is worth when its numbers stand on another parcel. Another parcel's order code: nothing of it is
 * believed, the outcome is unclear and only the same key is sent again. Another parcel's tracking number: the booking
 * stands, its number is asked for once more, since two labels with one barcode send one parcel to two buyers. Adds the
 * numbers that it believes to `bearerOf` (number to waybill id).
 */
export function disownNumbers(
  waybillId: string,
  step: BookingDone,
  bearerOf: Map<string, string>,
  now: Instant,
): BookingDone | GaveUp {
  const { orderCode, trackingNumber } = step;
  const isOthers = (number: string) => (bearerOf.get(number) ?? waybillId) !== waybillId;
  if (isOthers(orderCode)) return others(orderCode);
  bearerOf.set(orderCode, waybillId);
  if (trackingNumber !== null && isOthers(trackingNumber)) {
    const wait = waitBefore("number_outstanding", 1, 0.5) ?? 0;
    return { ...step, trackingNumber: null, askNumberAt: now + wait };
  }
  if (trackingNumber !== null) bearerOf.set(trackingNumber, waybillId);
  return step;
}

function others(orderCode: string): GaveUp {
  return {
    ...{ kind: "gave_up", failure: "ERR-723", state: "unclear", whoseFault: "carrier", fields: [] },
    ...{ code: "number_of_another", text: orderCode },
  };
}
