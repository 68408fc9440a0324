import { randomUUID } from "node:crypto";
import * as msds from "../queries/msds.ts";
import { asDoor, asJob, asSeller, type CallsOf, open } from "./crossing.ts";
import { sameKeys } from "./twin-keys.ts";

const now = Date.UTC(2027, 1, 1);
const today = "2027-02-01";
const ofSweeps = "the sweep asks for every seller and then works inside one seller's scope each";
const facts = {
  ...{ validUntil: "2028-01-01", cellType: "lithium_ion" as const, energyMilliwattHours: 2, lithiumMilligrams: null },
  cellCount: 1,
};

const msdsCalls = {
  listMsds: asSeller((db) => msds.listMsds(db, { show: "all", after: null }, today)),
  countMsds: asSeller((db) => msds.countMsds(db, today), "counted"),
  listMsdsChoices: asSeller((db) => msds.listMsdsChoices(db, today)),
  getMsdsOfProducts: asSeller((db, { productId }) => msds.getMsdsOfProducts(db, [productId])),
  getMsds: asSeller((db, { msdsId }) => msds.getMsds(db, msdsId)),
  lockMsds: asSeller((db, { msdsId }) => msds.lockMsds(db, msdsId)),
  findMsdsByHash: asSeller((db) => msds.findMsdsByHash(db, sameKeys.fileHash)),
  saveMsds: asSeller((db) => {
    const file = { id: randomUUID(), fileName: "stranger's.pdf", byteLength: 1, pages: 1, sha256: "other" };
    return msds.saveMsds(db, { ...facts, ...file, keySealed: "stranger's", uploadedBy: "stranger" }, now);
  }),
  saveMsdsFacts: asSeller((db, { msdsId }) => msds.saveMsdsFacts(db, msdsId, facts)),
  lockProductsOfMsds: asSeller((db, { productId }) => msds.lockProductsOfMsds(db, [productId])),
  saveMsdsLinks: asSeller((db, { msdsId, productId }) => msds.saveMsdsLinks(db, msdsId, [productId], "stranger", now)),
  moveMsdsLinks: asSeller((db, { msdsId }) => msds.moveMsdsLinks(db, msdsId, msdsId, "stranger", now)),
  countMsdsProducts: asSeller((db, { msdsId }) => msds.countMsdsProducts(db, msdsId), "counted"),
  deleteMsdsLinks: asSeller((db, { productId }) => msds.deleteMsdsLinks(db, [productId])),
  archiveMsdsFile: asSeller((db, { msdsId }) => msds.archiveMsdsFile(db, msdsId, now)),
  listSellersWithMsds: open(
    ofSweeps,
    asDoor((db) => msds.listSellersWithMsds(db, "2030-01-01")),
  ),
  lockMsdsRunningOut: asJob((db) => msds.lockMsdsRunningOut(db, "2030-01-01")),
  saveMsdsTold: asJob((db, { msdsId }) => msds.saveMsdsTold(db, [{ id: msdsId, toldDays: 7 }])),
} satisfies CallsOf<typeof msds>;

export const msdsCallsByModule = { msds: msdsCalls };
