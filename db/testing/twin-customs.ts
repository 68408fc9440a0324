import { randomUUID } from "node:crypto";
import { insertMany } from "../bulk.ts";
import {
  customsDocuments,
  customsMessages,
  customsReceipts,
  customsSettings,
  declarations,
  exchangeConnections,
  exportDeclarationLines,
  exportDeclarations,
  masterLists,
  productCustoms,
  summaries,
  withdrawals,
} from "../schema/customs.ts";
import { incidents } from "../schema/incidents.ts";
import type { ScopedDb, SellerScope } from "../scope.ts";
import { sameKeys } from "./twin-keys.ts";

type Ids = {
  readonly sellerId: string;
  readonly productId: string;
  readonly bookedId: string;
  readonly bookedOrderId: string;
};

const day = "2026-11-20";
const at = Date.UTC(2026, 10, 20);
const environment = "sandbox" as const;

/** The booked parcel's declaration with everything around it; answers the ids. */
export async function fillCustoms(db: ScopedDb<SellerScope>, ids: Ids, mark: string) {
  const { sellerId, productId, bookedId, bookedOrderId } = ids;
  const [declarationId, withdrawalId, masterListId] = [randomUUID(), randomUUID(), randomUUID()];
  const [summaryId, receiptId, incidentId] = [randomUUID(), randomUUID(), randomUUID()];
  const { customsGuid: guid, copNo, invtNo, declSeqNo, trackingNumber, bookedOrder } = sameKeys;
  await insertMany(db, exchangeConnections, [
    {
      ...{ sellerId, environment, state: "active" as const, dxpId: "DXPENT0000000001", copCode: mark, copName: mark },
      ...{ secretSealed: mark, keySealed: mark, certificate: mark, cursor: mark, readNextAt: at },
    },
  ]);
  await insertMany(db, customsSettings, [{ sellerId, platformName: mark, updatedBy: mark }]);
  await insertMany(db, productCustoms, [{ sellerId, productId, elements: mark, updatedBy: mark }]);
  await insertMany(db, declarations, [
    {
      ...{ sellerId, id: declarationId, waybillId: bookedId, orderId: bookedOrderId, environment, country: "US" },
      ...{ carrierCode: "cainiao", way: "B" as const, lane: "awaiting_waybill" as const, state: "pending" as const },
      ...{ orderState: "accepted" as const, listState: "pending" as const, orderNumber: bookedOrder },
      ...{ orderNo: bookedOrder, orderPart: 1, waybillNo: trackingNumber, copNo, invtNo, words: mark },
      ...{ facts: { mark }, layoutVersion: 1, hash: mark, currency: "USD", valueMinor: mark.length, day },
      ...{ submissions: 1, laneSince: at, waybillAwaitedAt: at, closedMonth: "2026-11", masterListId, summaryId },
    },
  ]);
  await insertMany(db, withdrawals, [
    { sellerId, id: withdrawalId, declarationId, copNo: `${mark} W`, invtNo, reason: mark, createdBy: mark },
  ]);
  await insertMany(db, incidents, [
    {
      ...{ sellerId, id: incidentId, kind: "declaration_returned" as const, severity: "high" as const },
      ...{ waybillId: bookedId, orderNumber: bookedOrder, waybillNo: trackingNumber, subjectId: declarationId },
      ...{ subjectKind: "declaration" as const, words: mark, lastEvent: mark, happenedAt: at, receivedAt: at },
      ...{ lastAt: at, raisedAt: at, dueAt: at },
    },
  ]);
  await insertMany(db, masterLists, [
    {
      ...{ sellerId, id: masterListId, environment, day, copNo, billNo: mark, logisticsCode: mark, parcelCount: 1 },
      ...{ logisticsName: mark, transport: { mark }, source: "person" as const, grossGrams: 1, createdBy: mark },
    },
  ]);
  await insertMany(db, summaries, [
    {
      ...{ sellerId, id: summaryId, environment, month: "2026-11", copNo, declarantCode: mark, declarantName: mark },
      ...{ byOwner: true, byItemName: false, sumNo: sameKeys.sumNo, listCount: 1, createdBy: mark },
    },
  ]);
  await insertMany(db, exportDeclarations, [
    {
      ...{ sellerId, declSeqNo, summaryId, sumNo: sameKeys.sumNo, entryId: mark, decState: "1", customsCode: "5304" },
      ...{ declarantCode: mark, grossWeight: "1", netWeight: "1", opDate: "", receivedAt: at },
    },
  ]);
  await insertMany(db, exportDeclarationLines, [
    { sellerId, declSeqNo, invtNo, gnum: "1", gseqno: "1", gcode: mark, logisticsNo: trackingNumber, declarationId },
  ]);
  await insertMany(db, customsMessages, [
    {
      ...{ sellerId, guid, kind: "CEB603" as const, environment, documentCount: 1, xml: mark, hash: mark },
      ...{ nextAttemptAt: at, answer: mark },
    },
  ]);
  const document = { sellerId, guid, kind: "CEB603" as const, appType: "1", messageGuid: guid, sentAt: at };
  await insertMany(db, customsDocuments, [
    { ...document, subjectId: declarationId, submission: 1, state: "pending" as const, status: "2", words: mark },
  ]);
  await insertMany(db, customsReceipts, [
    {
      ...{
        sellerId,
        id: receiptId,
        fingerprint: sameKeys.fileHash,
        environment,
        kind: "CEB604",
        guid,
        subjectId: declarationId,
      },
      ...{ isKnown: true, status: "2", words: mark, receivedAt: at, raw: mark },
    },
    {
      ...{
        sellerId,
        id: randomUUID(),
        fingerprint: `${mark} unknown`,
        environment,
        kind: "CEB604",
        guid: mark,
        subjectId: null,
      },
      ...{ isKnown: false, status: "2", words: mark, receivedAt: at, raw: mark },
    },
  ]);
  return { declarationId, withdrawalId, masterListId, summaryId, receiptId, incidentId };
}
