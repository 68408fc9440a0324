import { randomUUID } from "node:crypto";
import * as frozen from "../queries/frozen-declarations.ts";
import * as downloads from "../queries/paper-downloads.ts";
import * as trade from "../queries/trade-papers.ts";
import { asDoor, asJob, asSeller, type CallsOf, open } from "./crossing.ts";

const now = Date.UTC(2027, 1, 1);
const span = { from: 0, to: now };
const ofSweeps = "the sweep asks for every seller and then works inside one seller's scope each";

const tradeCalls = {
  getTradeContexts: asJob((db, { bookedId }) => trade.getTradeContexts(db, [bookedId])),
  getNetGrams: asJob((db, { productId }) => trade.getNetGrams(db, [productId])),
  saveTradePapers: asJob((db, { queuedId }) =>
    trade.saveTradePapers(
      db,
      [{ waybillId: queuedId, data: {}, layoutVersion: 1, hash: "stranger's", frozenBy: "stranger" }],
      now,
    ),
  ),
  getWaybillTrade: asSeller((db, { bookedId }) => trade.getWaybillTrade(db, bookedId)),
  getBatchTrades: asSeller((db, { batchId }) => trade.getBatchTrades(db, batchId)),
  countBatchTrades: asSeller((db, { batchId }) => trade.countBatchTrades(db, batchId), "counted"),
  countTradesIn: asSeller((db) => trade.countTradesIn(db, span), "counted"),
  listTradesIn: asSeller((db) => trade.listTradesIn(db, span, null, 10)),
} satisfies CallsOf<typeof trade>;

const downloadCalls = {
  listDownloads: asSeller((db) => downloads.listDownloads(db, 10)),
  countOpenDownloads: asSeller((db) => downloads.countOpenDownloads(db), "counted"),
  getDownload: asSeller((db, { downloadId }) => downloads.getDownload(db, downloadId, true)),
  saveDownload: asSeller((db) => {
    const one = { id: randomUUID(), period: "2026-11-20", contents: ["invoice" as const], language: "both" as const };
    return downloads.saveDownload(db, { ...one, total: 1, createdBy: "stranger" }, now);
  }),
  updateDownload: asJob((db, { downloadId }) => downloads.updateDownload(db, downloadId, { state: "failed" })),
  listDownloadParts: asSeller((db, { downloadId }) => downloads.listDownloadParts(db, downloadId)),
  saveDownloadPart: asJob((db, { downloadId }) => {
    const part = { fileId: randomUUID(), position: 7, keySealed: "stranger's", byteLength: 1 };
    return downloads.saveDownloadPart(db, downloadId, part);
  }),
  deleteDownloadParts: asJob((db, { downloadId }) => downloads.deleteDownloadParts(db, downloadId)),
  listSellersWithOldDownloads: open(
    ofSweeps,
    asDoor((db) => downloads.listSellersWithOldDownloads(db, now)),
  ),
  lockOldDownloads: asJob((db) => downloads.lockOldDownloads(db, now)),
} satisfies CallsOf<typeof downloads>;

const frozenCalls = {
  getFrozenDeclarations: asSeller((db, { bookedId }) => frozen.getFrozenDeclarations(db, [bookedId])),
} satisfies CallsOf<typeof frozen>;

export const paperCallsByModule = {
  "frozen-declarations": frozenCalls,
  "trade-papers": tradeCalls,
  "paper-downloads": downloadCalls,
};
