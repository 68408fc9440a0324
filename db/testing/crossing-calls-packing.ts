import * as picking from "../queries/picking.ts";
import * as station from "../queries/scan-station.ts";
import { asSeller, type CallsOf } from "./crossing.ts";
import { sameKeys } from "./twin-keys.ts";

const now = Date.UTC(2026, 10, 20);

const stationCalls = {
  findWaybillsByNumber: asSeller((db) => station.findWaybillsByNumber(db, sameKeys.trackingNumber)),
  findWaybillsOfOrder: asSeller((db) => station.findWaybillsOfOrder(db, sameKeys.bookedOrder)),
  lockNextForSku: asSeller((db) => station.lockNextForSku(db, "CUP-01", now, now), "unseen"),
  countWaitingForSku: asSeller((db) => station.countWaitingForSku(db, "CUP-01", now, now), "unseen"),
  isKnownSku: asSeller((db) => station.isKnownSku(db, "CUP-01"), "counted"),
  getTableParcel: asSeller((db, { bookedId }) => station.getTableParcel(db, bookedId)),
  savePackingHold: asSeller((db, { queuedId }) => station.savePackingHold(db, queuedId, "stranger", now)),
  takePackingHold: asSeller((db, { queuedId }) =>
    station.takePackingHold(db, queuedId, "stranger", { now, heldSince: now }),
  ),
  deletePackingHold: asSeller((db, { bookedId }) => station.deletePackingHold(db, bookedId, "stranger"), "unseen"),
  savePackingCheck: asSeller((db, { bookedId }) =>
    station.savePackingCheck(db, { waybillId: bookedId, contents: null, grams: 999 }, "stranger", now),
  ),
  countPackedSince: asSeller((db) => station.countPackedSince(db, 0), "counted"),
  countPackable: asSeller((db) => station.countPackable(db, now), "unseen"),
} satisfies CallsOf<typeof station>;

const pickingCalls = {
  listBatchBookings: asSeller((db, { batchId }) => picking.listBatchBookings(db, batchId)),
  listPackableBookings: asSeller((db) => picking.listPackableBookings(db, now), "unseen"),
  getSellerName: asSeller((db) => picking.getSellerName(db)),
} satisfies CallsOf<typeof picking>;

export const packingCallsByModule = { "scan-station": stationCalls, picking: pickingCalls };
