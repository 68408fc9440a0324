import { foldTracking } from "#lib/tracking/fold";
import { wholeList } from "#lib/tracking/search";
import * as parcelPrice from "../queries/parcel-price.ts";
import * as tracking from "../queries/tracking.ts";
import * as trackingWrites from "../queries/tracking-writes.ts";
import { asJob, asSeller, type CallsOf, open } from "./crossing.ts";
import { sameKeys } from "./twin-keys.ts";
import type { TwinIds } from "./twins.ts";

const now = Date.UTC(2026, 10, 25);
const { lpNumber, trackingNumber, queuedOrder } = sameKeys;

const event = {
  ...({ vocabulary: "cainiao", code: "CC_IM_FAILURE", text: "stranger's", at: now } as const),
  ...{ publishedAt: now, receivedAt: now, timeText: "", raw: {} },
};

const trackingCalls = {
  listParcels: asSeller(async (db) => [
    await tracking.listParcels(db, wholeList),
    await tracking.listParcels(db, { ...wholeList, text: "LX7" }),
    await tracking.listParcels(db, { ...wholeList, text: "LP007" }),
    await tracking.listParcels(db, { ...wholeList, text: "8170" }),
  ]),
  countParcels: asSeller(async (db) => {
    const { total } = await tracking.countParcels(db, { ...wholeList, text: "LP007" });
    return [total, await tracking.countParcels(db, wholeList)];
  }, "counted"),
  getParcel: asSeller((db, { bookedId }) => tracking.getParcel(db, bookedId)),
  listTrackingEvents: asSeller((db, { bookedId }) => tracking.listTrackingEvents(db, bookedId)),
} satisfies CallsOf<typeof tracking>;

function watched({ queuedId }: TwinIds): trackingWrites.WatchedWaybill {
  return {
    ...{ id: queuedId, state: "queued", country: "US", solutionCode: "CAINIAO_STANDARD", trackingNumber: null },
    ...{ lastMileNumber: null, orderNumber: queuedOrder },
  };
}

const trackingWriteCalls = {
  // A message that names the other's waybill in the stranger's own push finds the stranger's parcel of that number.
  getWaybillOfTrace: asJob(async (db, { bookedId }) => [
    await trackingWrites.getWaybillOfTrace(db, { outOrderId: bookedId, orderCode: null, trackingNumber: null }),
    await trackingWrites.getWaybillOfTrace(db, { outOrderId: bookedId, orderCode: lpNumber, trackingNumber }),
  ]),
  lockTrackingTrace: asJob((db, other) =>
    trackingWrites.lockTrackingTrace(db, watched(other), foldTracking(null, []), trackingNumber, now),
  ),
  saveTrackingEvents: asJob((db, { bookedId }) => trackingWrites.saveTrackingEvents(db, bookedId, "push", [event])),
  saveTrackingState: asJob((db, { bookedId }) =>
    trackingWrites.saveTrackingState(
      db,
      bookedId,
      foldTracking(null, [event]),
      { added: 1, isCancelled: false, dueAt: null },
      now,
    ),
  ),
  saveLastMileNumber: asJob((db, { bookedId }) => trackingWrites.saveLastMileNumber(db, bookedId, "stranger's")),
  countUnmappedCodes: open(
    "codes that no vocabulary knows, counted for staff, without a seller",
    asJob((db) => trackingWrites.countUnmappedCodes(db, [event], now)),
  ),
} satisfies CallsOf<typeof trackingWrites>;

const parcelPriceCalls = {
  getParcelPrice: asSeller((db, { bookedId }) => parcelPrice.getParcelPrice(db, bookedId)),
} satisfies CallsOf<typeof parcelPrice>;

export const trackingCallsByModule = {
  "parcel-price": parcelPriceCalls,
  tracking: trackingCalls,
  "tracking-writes": trackingWriteCalls,
};
