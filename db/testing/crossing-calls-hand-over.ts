import { randomUUID } from "node:crypto";
import * as bagParcels from "../queries/bag-parcels.ts";
import * as bags from "../queries/bags.ts";
import * as waiting from "../queries/hand-over-waiting.ts";
import { asSeller, type CallsOf } from "./crossing.ts";
import { sameKeys } from "./twin-keys.ts";
import type { TwinIds } from "./twins.ts";

const now = Date.UTC(2026, 10, 20, 8);
const today = "2026-11-20";
const kind = { carrierCode: "cainiao", environment: "sandbox" as const, method: "drop_off" as const, warehouse: "" };

const bagParcelCalls = {
  findScanned: asSeller((db) => bagParcels.findScanned(db, sameKeys.trackingNumber)),
  listHandOverParcels: asSeller((db, { bookedId }) => bagParcels.listHandOverParcels(db, [bookedId])),
  listBagParcels: asSeller((db, { bagId }) => bagParcels.listBagParcels(db, [bagId])),
  lockContents: asSeller((db, { bagId }) => bagParcels.lockContents(db, [bagId]), "unseen"),
  countBagParcels: asSeller((db, { bagId }) => bagParcels.countBagParcels(db, bagId), "counted"),
  saveBagParcel: asSeller(async (db, { bookedId, openBagId, bagId }) => {
    await bagParcels.deleteBagParcel(db, { waybillId: bookedId, bagId });
    return bagParcels.saveBagParcel(db, { waybillId: bookedId, bagId: openBagId, scannedBy: "stranger" }, now);
  }),
  deleteBagParcel: asSeller((db, { bookedId, bagId }) =>
    bagParcels.deleteBagParcel(db, { waybillId: bookedId, bagId }),
  ),
  getHandOverOf: asSeller(async (db, { bookedId }) => [...(await bagParcels.getHandOverOf(db, [bookedId])).values()]),
  listPlaces: asSeller(async (db, { bookedId }) => [...(await bagParcels.listPlaces(db, [bookedId])).values()]),
} satisfies CallsOf<typeof bagParcels>;

const bagCalls = {
  saveNewBag: asSeller((db) => bags.saveNewBag(db, { ...kind, openedBy: "stranger" }, today, now)),
  lockBags: asSeller((db, { bagId }) => bags.lockBags(db, [bagId])),
  listOpenBags: asSeller((db) => bags.listOpenBags(db)),
  findBagByCode: asSeller((db) => bags.findBagByCode(db, "B20261120-01")),
  saveBags: asSeller((db, { openBagId }) => bags.saveBags(db, [openBagId], { warehouse: "stranger's" })),
  deleteBag: asSeller((db, { openBagId }) => bags.deleteBag(db, openBagId)),
  listStandingBags: asSeller((db) => bags.listStandingBags(db)),
  getCountedBag: asSeller((db, { bagId }) => bags.getCountedBag(db, bagId)),
  listBagsOfHandOver: asSeller((db, { handOverId }) => bags.listBagsOfHandOver(db, handOverId)),
  getLastHandOverCode: asSeller((db) => bags.getLastHandOverCode(db, today), "counted"),
  saveHandOver: asSeller((db) =>
    bags.saveHandOver(db, {
      ...{ ...kind, id: randomUUID(), code: "H20261120-99", bagCount: 1, parcelCount: 1, weightGrams: 1 },
      ...{ data: {}, layoutVersion: 1, hash: "stranger's", createdBy: "stranger", createdAt: now },
    }),
  ),
  getHandOver: asSeller((db, { handOverId }) => bags.getHandOver(db, handOverId)),
  listHandOvers: asSeller((db) => bags.listHandOvers(db, { from: 0, to: now + 10 ** 12, limit: 50 })),
} satisfies CallsOf<typeof bags>;

/** The labelled parcel out of its bag, as one that waits. */
const taken = (db: Parameters<typeof bagParcels.deleteBagParcel>[0], { bookedId, bagId }: TwinIds) =>
  bagParcels.deleteBagParcel(db, { waybillId: bookedId, bagId });

const waitingCalls = {
  countWaiting: asSeller(async (db, ids) => {
    await taken(db, ids);
    return waiting.countWaiting(db);
  }, "counted"),
  listWaiting: asSeller(async (db, ids) => {
    await taken(db, ids);
    return waiting.listWaiting(db, "packed", null);
  }),
  listHandOverChoices: asSeller((db) => waiting.listHandOverChoices(db), "counted"),
  countBagTroubles: asSeller(async (db, { queuedId: waybillId, openBagId: bagId }) => {
    await bagParcels.saveBagParcel(db, { waybillId, bagId, scannedBy: "stranger" }, now);
    return [...(await waiting.countBagTroubles(db))];
  }),
} satisfies CallsOf<typeof waiting>;

export const handOverCallsByModule = {
  "bag-parcels": bagParcelCalls,
  bags: bagCalls,
  "hand-over-waiting": waitingCalls,
};
