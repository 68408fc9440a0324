import { foldTracking } from "#lib/tracking/fold";
import { wholeList } from "#lib/tracking/search";
import * as parcelDesk from "../queries/parcel-desk.ts";
import * as parcelFigures from "../queries/parcel-figures.ts";
import * as parcelMemory from "../queries/parcel-memory.ts";
import * as parcelPrice from "../queries/parcel-price.ts";
import * as refold from "../queries/refold.ts";
import * as staffMeanings from "../queries/staff-meanings.ts";
import * as tracking from "../queries/tracking.ts";
import * as trackingKeeping from "../queries/tracking-keeping.ts";
import * as trackingWatch from "../queries/tracking-watch.ts";
import * as trackingWrites from "../queries/tracking-writes.ts";
import { asDoor, asJob, asSeller, asStaff, type CallsOf, open } from "./crossing.ts";
import { sameKeys } from "./twin-keys.ts";

const basis = { now: Date.UTC(2026, 10, 25), promises: {} };

const now = Date.UTC(2026, 10, 25);
const { lpNumber, trackingNumber } = sameKeys;

const event = {
  ...({ vocabulary: "cainiao", code: "CC_IM_FAILURE", text: "stranger's", at: now } as const),
  ...{ publishedAt: now, receivedAt: now, timeText: "", raw: {} },
};

const trackingCalls = {
  listParcels: asSeller(async (db) => [
    await tracking.listParcels(db, wholeList, basis),
    await tracking.listParcels(db, { ...wholeList, text: "LX7" }, basis),
    await tracking.listParcels(db, { ...wholeList, text: "LP007" }, basis),
    await tracking.listParcels(db, { ...wholeList, text: "8170" }, basis),
  ]),
  countParcels: asSeller(async (db) => {
    const { total } = await tracking.countParcels(db, { ...wholeList, text: "LP007" }, basis);
    return [total, await tracking.countParcels(db, wholeList, basis)];
  }, "counted"),
  findTroubledParcels: asSeller((db) => tracking.findTroubledParcels(db, wholeList, basis)),
  countParcelIncidents: asSeller((db) => tracking.countParcelIncidents(db, wholeList, basis), "counted"),
  getParcel: asSeller((db, { bookedId }) => tracking.getParcel(db, bookedId)),
  listTrackingEvents: asSeller((db, { bookedId }) => tracking.listTrackingEvents(db, bookedId)),
} satisfies CallsOf<typeof tracking>;

const parcelFigureCalls = {
  countFigures: asSeller((db) => parcelFigures.countFigures(db, basis), "counted"),
  countParcelStages: asSeller((db) => parcelFigures.countParcelStages(db), "counted"),
} satisfies CallsOf<typeof parcelFigures>;

const parcelMemoryCalls = {
  withParcels: asSeller(
    (db) => parcelMemory.withParcels(db, ({ size, groups }) => [size, groups.map(({ country }) => country)]),
    "counted",
  ),
  deleteOldParcelChanges: open(
    "what is old is forgotten by night, whoever's it is",
    asDoor((db) => parcelMemory.deleteOldParcelChanges(db, now - 365 * 86_400_000)),
  ),
} satisfies CallsOf<typeof parcelMemory>;

const start = { trackingNumber: "LX700000002CN", nextPollAt: now };

const trackingWatchCalls = {
  // A message that names the other's waybill in the stranger's own push finds the stranger's parcel of that number.
  findWaybillsOfTraces: asJob((db, { bookedId }) =>
    trackingWatch.findWaybillsOfTraces(db, [
      { outOrderId: bookedId, orderCode: null, trackingNumber: null },
      { outOrderId: bookedId, orderCode: lpNumber, trackingNumber },
    ]),
  ),
  beginWatching: asJob((db, { queuedId, bookedId }) =>
    trackingWatch.beginWatching(
      db,
      [
        { waybillId: queuedId, ...start },
        { waybillId: bookedId, ...start },
      ],
      now,
    ),
  ),
  watchAgain: asJob((db, { bookedId }) => trackingWatch.watchAgain(db, [bookedId], now)),
  lockTraces: asJob((db, { bookedId }) => trackingWatch.lockTraces(db, [bookedId])),
  stopWatchingCancelled: asJob((db, { bookedId }) => trackingWatch.stopWatchingCancelled(db, bookedId, now)),
} satisfies CallsOf<typeof trackingWatch>;

const trackingKeepingCalls = {
  makeTrackingMonths: open(
    "months of events hold every seller's; made by the owner's function",
    asDoor((db) => trackingKeeping.makeTrackingMonths(db, 0, 0)),
  ),
  takeFinishedOut: asJob((db) => trackingKeeping.takeFinishedOut(db, { endedBefore: now, heardBefore: 0, limit: 100 })),
  listPollWishes: open(
    "the sweep asks whose parcels are due and then works inside one seller's scope each",
    asDoor((db) => trackingKeeping.listPollWishes(db, 0, 10)),
  ),
  claimPolls: asJob((db) => trackingKeeping.claimPolls(db, "cainiao", 10, now, now)),
} satisfies CallsOf<typeof trackingKeeping>;

const trackingWriteCalls = {
  saveTrackingEvents: asJob((db, { bookedId }) =>
    trackingWrites.saveTrackingEvents(db, [{ waybillId: bookedId, source: "push", events: [event] }]),
  ),
  saveFolds: asJob((db, { bookedId }) =>
    trackingWrites.saveFolds(
      db,
      [
        {
          ...{ waybillId: bookedId, state: foldTracking(null, [event]), added: 1 },
          ...{ nextPollAt: null, dueAt: null, unknownSince: null },
        },
      ],
      now,
    ),
  ),
  saveTraces: asJob((db, { bookedId }) =>
    trackingWrites.saveTraces(db, [{ waybillId: bookedId, state: foldTracking(null, [event]), added: 1 }], now),
  ),
  saveNextPolls: asJob((db, { bookedId }) =>
    trackingWrites.saveNextPolls(db, [{ waybillId: bookedId, nextPollAt: now }]),
  ),
  saveUnknown: asJob((db, { bookedId }) =>
    trackingWrites.saveUnknown(db, { waybillId: bookedId, unknownSince: now, nextPollAt: now, dueAt: now }),
  ),
  saveLastMileNumbers: asJob((db, { bookedId }) =>
    trackingWrites.saveLastMileNumbers(db, [{ waybillId: bookedId, number: "stranger's" }]),
  ),
  countUnmappedCodes: open(
    "codes that no vocabulary knows, counted for staff, without a seller",
    asJob((db) => trackingWrites.countUnmappedCodes(db, [event], now)),
  ),
} satisfies CallsOf<typeof trackingWrites>;

const refoldCalls = {
  listParcelsWithCode: asJob((db) =>
    refold.listParcelsWithCode(db, { vocabulary: "cainiao", code: "CW_INBOUND" }, null, 100),
  ),
  readStoredParcels: asJob(async (db, { bookedId }) => [...(await refold.readStoredParcels(db, [bookedId]))]),
} satisfies CallsOf<typeof refold>;

const codes = "meanings of codes are the platform's, and name no seller";
const code = { vocabulary: "cainiao", code: "STRANGE" };

const staffMeaningCalls = {
  listStaffMeanings: open(
    codes,
    asJob((db) => staffMeanings.listStaffMeanings(db)),
  ),
  listMappedCodes: open(
    codes,
    asStaff((db) => staffMeanings.listMappedCodes(db)),
  ),
  lockUnmappedCode: open(
    codes,
    asStaff((db) => staffMeanings.lockUnmappedCode(db, code)),
  ),
  getStaffMeaning: open(
    codes,
    asStaff((db) => staffMeanings.getStaffMeaning(db, code)),
  ),
  saveStaffMeaning: open(
    codes,
    asStaff((db) =>
      staffMeanings.saveStaffMeaning(db, { ...code, meaning: "import/held//", mappedBy: "x", mappedAt: now }),
    ),
  ),
  deleteStaffMeaning: open(
    codes,
    asStaff((db) => staffMeanings.deleteStaffMeaning(db, code)),
  ),
} satisfies CallsOf<typeof staffMeanings>;

const parcelDeskCalls = {
  getLaneDays: open(
    "promises and histories of lines are everybody's, and name no seller",
    asSeller((db) => parcelDesk.getLaneDays(db, "CAINIAO_STANDARD", "BR")),
  ),
  listAlarmsOfParcel: asSeller((db, { bookedId }) => parcelDesk.listAlarmsOfParcel(db, bookedId)),
} satisfies CallsOf<typeof parcelDesk>;

const parcelPriceCalls = {
  getParcelPrice: asSeller((db, { bookedId }) => parcelPrice.getParcelPrice(db, bookedId)),
} satisfies CallsOf<typeof parcelPrice>;

export const trackingCallsByModule = {
  "parcel-desk": parcelDeskCalls,
  "parcel-figures": parcelFigureCalls,
  "parcel-memory": parcelMemoryCalls,
  "parcel-price": parcelPriceCalls,
  refold: refoldCalls,
  "staff-meanings": staffMeaningCalls,
  tracking: trackingCalls,
  "tracking-keeping": trackingKeepingCalls,
  "tracking-watch": trackingWatchCalls,
  "tracking-writes": trackingWriteCalls,
};
