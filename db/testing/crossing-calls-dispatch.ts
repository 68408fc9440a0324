import { randomUUID } from "node:crypto";
import { allWaybills } from "#lib/dispatch/waybill-search";
import { defaultNoticeLayout } from "#lib/orders/notice-layout";
import * as batches from "../queries/batches.ts";
import * as carrierQueues from "../queries/carrier-queues.ts";
import * as dispatchFacts from "../queries/dispatch-facts.ts";
import * as notices from "../queries/notices.ts";
import * as papers from "../queries/papers.ts";
import * as rates from "../queries/rates.ts";
import * as saveDispatch from "../queries/save-dispatch.ts";
import * as settlements from "../queries/settlements.ts";
import { getTaxIdOrders } from "../queries/tax-ids.ts";
import * as waybillList from "../queries/waybill-list.ts";
import * as waybillTries from "../queries/waybill-tries.ts";
import * as waybills from "../queries/waybills.ts";
import { asDoor, asJob, asSeller, type CallsOf, open } from "./crossing.ts";
import { sameKeys } from "./twin-keys.ts";
import type { TwinIds } from "./twins.ts";
import { aBooking } from "./waybills.ts";

/** Later than anything that the fixtures write, so that all of it is due. */
const now = Date.UTC(2100, 0, 1);
const { requestKey, paperKey, trackingNumber, waitingOrder, bookedOrder, queuedOrder, link } = sameKeys;
const solutionCode = "CAINIAO_STANDARD";

const batchCalls = {
  getBatch: asSeller((db, { batchId }) => batches.getBatch(db, batchId)),
  listBatches: asSeller(async (db, { batchId }) => [
    await batches.listBatches(db, { limit: 100 }),
    await batches.listBatches(db, { limit: 100, after: batchId }),
  ]),
  listBatchHeads: asSeller((db) => batches.listBatchHeads(db, 100)),
  lockBatch: asSeller((db, { batchId }) => batches.lockBatch(db, batchId)),
  saveBatchPause: asSeller((db, { batchId }) => batches.saveBatchPause(db, batchId, { at: now, by: "stranger" })),
  listHeldOfBatch: asSeller((db, { batchId }) => batches.listHeldOfBatch(db, batchId)),
} satisfies CallsOf<typeof batches>;

const carrierQueueCalls = {
  listCarrierQueues: asSeller((db) => carrierQueues.listCarrierQueues(db), "counted"),
  listCarrierRoads: open(
    "circuits are the platform's, the same for every seller",
    asDoor((db) => carrierQueues.listCarrierRoads(db)),
  ),
} satisfies CallsOf<typeof carrierQueues>;

const factCalls = {
  lockOrders: asSeller((db, { waitingOrderId }) => dispatchFacts.lockOrders(db, [waitingOrderId])),
  lockOrdersAndMembers: asSeller((db, { waitingOrderId }) => dispatchFacts.lockOrdersAndMembers(db, [waitingOrderId])),
  listWaitingOrderIds: asSeller((db) => dispatchFacts.listWaitingOrderIds(db)),
  // With the caller's own orders, to which the other's could be joined. What was asked for is repeated in the answer.
  readDispatchFacts: asSeller(async (db, { waitingOrderId }) => {
    const own = await getTaxIdOrders(db, { numbers: [waitingOrder, bookedOrder], ids: [] });
    const ids = [waitingOrderId, ...own.map((order) => order.orderId)];
    const { asked: _, ...facts } = await dispatchFacts.readDispatchFacts(db, ids, now);
    return facts;
  }),
} satisfies CallsOf<typeof dispatchFacts>;

const noticeCalls = {
  listOpenNotices: asSeller(async (db, { storeId }) => [
    await notices.listOpenNotices(db, { storeId: null, limit: 100 }),
    await notices.listOpenNotices(db, { storeId, limit: 100 }),
  ]),
  countNotices: asSeller((db) => notices.countNotices(db, now), "counted"),
  lockPendingNotices: asSeller((db, { storeId }) => notices.lockPendingNotices(db, storeId)),
  saveNoticesExported: asSeller((db, { bookedId }) => notices.saveNoticesExported(db, [bookedId], null, now)),
  saveNoticeExport: asSeller((db, { storeId }) =>
    notices.saveNoticeExport(db, { storeId, format: "csv", count: 1, createdBy: "stranger" }, now),
  ),
  getNoticeExport: asSeller((db, { exportId }) => notices.getNoticeExport(db, exportId)),
  listNoticeLayouts: asSeller((db) => notices.listNoticeLayouts(db)),
  getNoticeLayout: asSeller((db, { storeId }) => notices.getNoticeLayout(db, storeId)),
  saveLayout: asSeller((db, { storeId }) => notices.saveLayout(db, storeId, defaultNoticeLayout, "stranger", now)),
  lockNoticesOfOrders: asSeller((db, { bookedOrderId }) => notices.lockNoticesOfOrders(db, [bookedOrderId])),
  saveNoticeChanges: asSeller((db, { bookedId: waybillId, bookedOrderId: orderId }) => {
    const platform = { platformNumber: trackingNumber, platformService: "stranger's" };
    return notices.saveNoticeChanges(
      db,
      [{ waybillId, orderId, noticeOrderId: orderId, state: "declared", difference: null, ...platform }],
      now,
    );
  }),
} satisfies CallsOf<typeof notices>;

const paperCalls = {
  getLabelContexts: asSeller((db, { bookedId }) => papers.getLabelContexts(db, [bookedId])),
  saveLabelPapers: asSeller((db, { queuedId }) =>
    papers.saveLabelPapers(db, [{ waybillId: queuedId, data: {}, layoutVersion: 1, hash: "stranger's" }]),
  ),
  getBatchLabels: asSeller((db, { batchId }) => papers.getBatchLabels(db, batchId)),
  getBatchLabelHashes: asSeller((db, { batchId }) => papers.getBatchLabelHashes(db, batchId)),
  getLabelData: asSeller((db, { bookedId }) => papers.getLabelData(db, [bookedId])),
  getWaybillLabel: asSeller((db, { bookedId }) => papers.getWaybillLabel(db, bookedId)),
  getLabelState: asSeller(async (db, { bookedId }) => (await papers.getLabelState(db, bookedId)) !== null, "counted"),
  countBatchLabels: asSeller((db, { batchId }) => papers.countBatchLabels(db, batchId), "counted"),
  getPaperFile: asSeller((db) => papers.getPaperFile(db, paperKey)),
  savePaperFile: asSeller((db) => papers.savePaperFile(db, { key: "another", pages: 1, content: Buffer.from("x") })),
  saveLabelsPrinted: asSeller((db, { bookedId }) => papers.saveLabelsPrinted(db, [bookedId], now)),
} satisfies CallsOf<typeof papers>;

const rateCalls = {
  getRoutingBook: open(
    "solutions, price lists and rules are the platform's, the same for every seller",
    asSeller((db) => rates.getRoutingBook(db, now)),
  ),
} satisfies CallsOf<typeof rates>;

const aParcel = { position: 0, country: "US", weightGrams: 1, solutionCode, quote: {} };

const saveDispatchCalls = {
  getReceipt: asSeller((db) => saveDispatch.getReceipt(db, requestKey)),
  saveBatch: asSeller((db, { waitingOrderId: orderId, storeId }) => {
    const [batchId, parcelId] = [randomUUID(), randomUUID()];
    const waybill = { id: randomUUID(), batchId, parcelId, orderId, storeId, country: "US", solutionCode };
    return saveDispatch.saveBatch(
      db,
      { id: batchId, createdBy: "stranger", parcelCount: 1, requestKey: "another", receipt: {} },
      [{ ...aParcel, id: parcelId, batchId, orderId }],
      [{ ...waybill, carrierCode: "cainiao", environment: "sandbox", state: "queued", booking: {} }],
      now,
    );
  }),
  saveHold: asSeller((db, { waitingOrderId }) =>
    saveDispatch.saveHold(db, [waitingOrderId], "by_person", "stranger's note", now),
  ),
  saveChoices: asSeller((db, { waitingOrderId }) => saveDispatch.saveChoices(db, [waitingOrderId], null, now)),
  saveOrderWeights: asSeller((db, { waitingOrderId }) => saveDispatch.saveOrderWeights(db, [waitingOrderId], 777, now)),
  raiseOrderVersions: asSeller((db, { waitingOrderId }) => saveDispatch.raiseOrderVersions(db, [waitingOrderId], now)),
  getOrderEdits: asSeller((db, { waitingOrderId }) => saveDispatch.getOrderEdits(db, [waitingOrderId])),
  saveServices: asSeller((db, { waitingOrderId }) => saveDispatch.saveServices(db, waitingOrderId, null, now)),
} satisfies CallsOf<typeof saveDispatch>;

/** The other's queued waybill as a job that read it would hold it. */
function heldRow(other: TwinIds): waybills.WaybillRow {
  return {
    ...{ id: other.queuedId, orderId: other.queuedOrderId, storeId: other.storeId, parcelId: other.queuedParcelId },
    ...{ carrierCode: "cainiao", environment: "sandbox", solutionCode, country: "US" },
    ...{ state: "queued", lpNumber: null, trackingNumber: null, laneCode: null, attempts: 0, outcomeUnclear: false },
    booking: aBooking(other.queuedId, queuedOrder),
    ...{ cancelReason: null, unclearSince: null, failureCode: null },
  };
}

const failure = { code: "ERR-9", text: "stranger's" };

const settlementCalls = {
  saveExchanges: asJob((db, { bookedId: waybillId }) =>
    settlements.saveExchanges(
      db,
      [
        {
          ...{ direction: "in", gateway: "cainiao", environment: "sandbox", messageType: "push", waybillId },
          ...{ request: "stranger's", response: "", status: 200, durationMs: 1, outcome: "ok" },
        },
      ],
      now,
    ),
  ),
  saveOrdersLabelled: asJob((db, { bookedOrderId }) => settlements.saveOrdersLabelled(db, [bookedOrderId], now)),
  saveOrdersWaiting: asJob((db, { bookedOrderId: orderId }) =>
    settlements.saveOrdersWaiting(db, [{ orderId, failure }], now),
  ),
  saveOrderFailures: asJob((db, { bookedOrderId: orderId }) =>
    settlements.saveOrderFailures(db, [{ orderId, failure }]),
  ),
  saveNotices: asJob((db, other) =>
    settlements.saveNotices(db, [{ waybill: heldRow(other), trackingNumber: "LX700000002CN" }], now),
  ),
  saveNoticeCancelled: asJob((db, { bookedId }) => settlements.saveNoticeCancelled(db, bookedId)),
  saveNumberTerms: asJob((db, { queuedOrderId }) =>
    settlements.saveNumberTerms(db, [{ orderId: queuedOrderId, numbers: [bookedOrder] }]),
  ),
} satisfies CallsOf<typeof settlements>;

const waybillListCalls = {
  listWaybills: asSeller(async (db, { queuedId }) => [
    await waybillList.listWaybills(db, allWaybills),
    await waybillList.listWaybills(db, { ...allWaybills, text: "LP007" }),
    await waybillList.listWaybills(db, { ...allWaybills, text: "8170" }),
    await waybillList.listWaybills(db, { ...allWaybills, after: queuedId }),
  ]),
  countWaybills: asSeller(
    async (db) => [
      await waybillList.countWaybills(db, allWaybills),
      await waybillList.countWaybills(db, { ...allWaybills, text: "LP007" }),
    ],
    "counted",
  ),
} satisfies CallsOf<typeof waybillList>;

const waybillTryCalls = {
  listWaybillTries: asSeller((db, { bookedId }) => waybillTries.listWaybillTries(db, bookedId), "counted"),
} satisfies CallsOf<typeof waybillTries>;

const waybillCalls = {
  getWaybills: asJob((db, { bookedId, queuedId }) => waybills.getWaybills(db, [bookedId, queuedId])),
  lockWaybills: asJob((db, { bookedId, queuedId }) => waybills.lockWaybills(db, [bookedId, queuedId])),
  lockWaybillsForSending: asJob((db, { queuedId }) => waybills.lockWaybillsForSending(db, [queuedId], now)),
  saveWaybill: asJob((db, other) => waybills.saveWaybill(db, heldRow(other), { failureText: link }, now)),
  saveWaybills: asJob((db, { queuedId: id }) => waybills.saveWaybills(db, [{ id, failureText: link }], now)),
  listStuckWaybills: asJob((db) => waybills.listStuckWaybills(db, now, ["cainiao/production"], 100)),
  listUnclearToAsk: asJob(
    (db) => waybills.listUnclearToAsk(db, { bornBefore: now, youngSince: now, oldSince: now }, 10),
    "unseen",
  ),
  listBearers: asJob((db) => waybills.listBearers(db, [trackingNumber])),
} satisfies CallsOf<typeof waybills>;

export const dispatchCalls = {
  batches: batchCalls,
  "carrier-queues": carrierQueueCalls,
  "dispatch-facts": factCalls,
  notices: noticeCalls,
  papers: paperCalls,
  rates: rateCalls,
  "save-dispatch": saveDispatchCalls,
  settlements: settlementCalls,
  "waybill-list": waybillListCalls,
  "waybill-tries": waybillTryCalls,
  waybills: waybillCalls,
};
