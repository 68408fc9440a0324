import { randomUUID } from "node:crypto";
import { allDeclarations } from "#lib/customs/declaration-search";
import * as carrierCustoms from "../queries/carrier-customs.ts";
import * as customsMessages from "../queries/customs-messages.ts";
import * as customsReceipts from "../queries/customs-receipts.ts";
import * as customsSettings from "../queries/customs-settings.ts";
import * as customsSummaries from "../queries/customs-summaries.ts";
import * as declarationFacts from "../queries/declaration-facts.ts";
import * as declarationList from "../queries/declaration-list.ts";
import * as declarations from "../queries/declarations.ts";
import * as exchange from "../queries/exchange-connections.ts";
import * as withdrawals from "../queries/withdrawals.ts";
import type { SellerDb } from "../scope.ts";
import { asDoor, asJob, asSeller, asStaff, type CallsOf, open } from "./crossing.ts";
import { sameKeys } from "./twin-keys.ts";

const now = Date.UTC(2030, 0, 1);
const day = "2026-11-20";
const month = "2026-11";
const environment = "sandbox" as const;
const { customsGuid: guid, copNo, invtNo, sumNo, declSeqNo } = sameKeys;

const declarationListCalls = {
  listDeclarations: asSeller((db) => declarationList.listDeclarations(db, allDeclarations)),
  countDeclarations: asSeller((db) => declarationList.countDeclarations(db, day), "counted"),
  countListedDeclarations: asSeller((db) => declarationList.countListedDeclarations(db, allDeclarations), "counted"),
  getDeclaration: asSeller((db, { declarationId }) => declarationList.getDeclaration(db, declarationId)),
  getCustomsMessageXml: asSeller((db) => declarationList.getCustomsMessageXml(db, guid)),
  getCustomsReceiptXml: asSeller((db, { receiptId }) => declarationList.getCustomsReceiptXml(db, receiptId)),
  listUnknownReceipts: asSeller((db) => declarationList.listUnknownReceipts(db)),
  listDeclarationsOfOrder: asSeller((db, { bookedOrderId }) =>
    declarationList.listDeclarationsOfOrder(db, bookedOrderId),
  ),
} satisfies CallsOf<typeof declarationList>;

/** A declaration as the caller itself would write it, of the other's waybill. */
function ofStranger(waybillId: string, orderId: string): declarations.NewDeclaration {
  return {
    ...{ id: randomUUID(), waybillId, orderId, environment, carrierCode: "cainiao", country: "US", way: "A" },
    ...{ lane: "ready", orderNumber: "1", orderNo: "1", orderPart: 1, waybillNo: "1", copNo: `stranger ${now}` },
    ...{ facts: {}, layoutVersion: 1, hash: "", currency: "USD", valueMinor: 1, day },
  };
}

const declarationCalls = {
  saveNewDeclarations: asJob((db, { waitingOrderId, queuedId }) =>
    declarations.saveNewDeclarations(db, [ofStranger(queuedId, waitingOrderId)]),
  ),
  lockReadyDeclarations: asJob((db) => declarations.lockReadyDeclarations(db, environment, 10), "unseen"),
  lockDeclarations: asJob((db, { declarationId }) => declarations.lockDeclarations(db, [declarationId])),
  lockDeclarationOfWaybill: asJob((db, { bookedId }) => declarations.lockDeclarationOfWaybill(db, bookedId)),
  lockGatedDeclarations: asJob((db) => declarations.lockGatedDeclarations(db, 10), "unseen"),
  lockCancelledDeclarations: asJob((db) => declarations.lockCancelledDeclarations(db, 10), "unseen"),
  listGoneReturned: asJob((db) => declarations.listGoneReturned(db, 10), "unseen"),
  lockLateWaybills: asJob((db) => declarations.lockLateWaybills(db, now)),
  updateDeclarations: asJob(async (db, { declarationId }) => {
    const blank = { facts: {}, hash: "stranger's", version: 9, updatedAt: now, laneSince: now };
    const row = { ...(ofStranger(randomUUID(), randomUUID()) as declarations.DeclarationRecord), ...blank };
    const changed = { ...row, id: declarationId, state: "draft", orderState: "draft", listState: "draft" } as const;
    await declarations.updateDeclarations(db, [
      {
        ...changed,
        isWithdrawing: false,
        submissions: 0,
        appType: "1",
        words: "",
        closures: [],
        findings: [],
        overrides: {},
        logisticsCode: "",
        cancelReason: "",
      },
    ]);
  }),
  listLives: asJob((db, { declarationId }) => declarations.listLives(db, [declarationId])),
  listWithdrawals: asJob((db, { declarationId }) => declarations.listWithdrawals(db, [declarationId])),
  updateDocuments: asJob((db) =>
    declarations.updateDocuments(db, [
      { guid, state: "closed", status: "1", words: "stranger's", preNo: null, invtNo: null, answeredAt: now },
    ]),
  ),
  listHandedOver: asJob((db, { bookedId }) => declarations.listHandedOver(db, [bookedId]), "unseen"),
  listDeclarationsOfWaybills: asSeller((db, { bookedId }) => declarations.listDeclarationsOfWaybills(db, [bookedId])),
  findDeclarationsByNumber: asJob((db) =>
    declarations.findDeclarationsByNumber(db, { orderNos: [sameKeys.bookedOrder], waybillNos: [], copNos: [copNo] }),
  ),
  listUndeclaredWaybills: asJob((db) => declarations.listUndeclaredWaybills(db, 0, 10), "unseen"),
  hasReadyDeclarations: asJob((db) => declarations.hasReadyDeclarations(db, environment), "unseen"),
} satisfies CallsOf<typeof declarations>;

const declarationFactsCalls = {
  getDeclarationFacts: asJob(async (db, { bookedId }) => {
    const facts = await declarationFacts.getDeclarationFacts(db, [bookedId], now);
    return { ...facts, terminals: [...facts.terminals] };
  }),
} satisfies CallsOf<typeof declarationFacts>;

const sign = (db: SellerDb) => customsMessages.saveSignedMessage(db, guid, "stranger's", "stranger's");

const customsMessagesCalls = {
  saveMessages: asJob((db, { declarationId }) => {
    const own = `${guid.slice(0, -1)}F`;
    const message = { guid: own, kind: "CEB603" as const, environment, mandateOf: null, documentCount: 1, xml: "x" };
    const document = { guid: own, kind: "CEB603" as const, appType: "1", messageGuid: own, subjectId: declarationId };
    return customsMessages.saveMessages(
      db,
      [{ ...message, hash: "x", createdAt: now }],
      [{ ...document, part: 1, submission: 1, sentAt: now, contentHash: "" }],
    );
  }),
  listOpenMessages: asJob((db) => customsMessages.listOpenMessages(db, environment, now, 10), "counted"),
  getNextAttempt: asJob((db) => customsMessages.getNextAttempt(db, environment), "unseen"),
  getOpenMessage: asJob((db) => customsMessages.getOpenMessage(db, guid)),
  saveSignedMessage: asJob(sign),
  saveMessageAnswer: asJob(async (db) => {
    await sign(db);
    return customsMessages.saveMessageAnswer(db, guid, { state: "accepted" }, now);
  }),
  saveMessagePutOff: asJob((db) => customsMessages.saveMessagePutOff(db, guid, "stranger's", now)),
  saveFormatRefused: asJob((db) => customsMessages.saveFormatRefused(db, [guid])),
} satisfies CallsOf<typeof customsMessages>;

const customsReceiptsCalls = {
  saveReceipts: asJob(async (db, { declarationId }) => {
    const kept = await customsReceipts.saveReceipts(db, [
      {
        ...{ id: randomUUID(), fingerprint: "stranger's", environment, kind: "CEB604", guid, subjectId: declarationId },
        ...{ isKnown: true, status: "2", words: "", time: "", preNo: null, invtNo: null, sumNo: null, rawIn: null },
        ...{ receivedAt: now, raw: "stranger's" },
      },
    ]);
    return kept.length;
  }),
  listKnownFingerprints: asJob((db) => customsReceipts.listKnownFingerprints(db, [sameKeys.fileHash]), "counted"),
  listSubjectsAnswered: asJob((db) => customsReceipts.listSubjectsAnswered(db, "2", null, 10)),
  unsettleDocuments: asJob((db, other) => customsReceipts.unsettleDocuments(db, [other.declarationId], "2")),
  countUnknownStatuses: open(
    "codes are counted for the platform, without whose they were",
    asJob((db) => customsReceipts.countUnknownStatuses(db, [{ status: "777", words: "x" }], now)),
  ),
  findDocuments: asJob((db) => customsReceipts.findDocuments(db, [guid])),
} satisfies CallsOf<typeof customsReceipts>;

const withdrawalCalls = {
  saveWithdrawal: asSeller(async (db, { declarationId, withdrawalId }) => {
    await withdrawals.settleWithdrawals(db, [{ id: withdrawalId, state: "returned", words: "", settledAt: now }]);
    const withdrawal = { id: randomUUID(), declarationId, copNo: "W", invtNo, reason: "stranger's" };
    // a stranger's declaration is no declaration: the foreign key says so
    return withdrawals.saveWithdrawal(db, { ...withdrawal, createdBy: "stranger", createdAt: now });
  }),
  settleWithdrawals: asJob((db, { withdrawalId }) =>
    withdrawals.settleWithdrawals(db, [{ id: withdrawalId, state: "returned", words: "stranger's", settledAt: now }]),
  ),
  listDeclarationsOfWithdrawals: asJob((db, { withdrawalId }) =>
    withdrawals.listDeclarationsOfWithdrawals(db, [withdrawalId]),
  ),
} satisfies CallsOf<typeof withdrawals>;

const export_ = {
  ...{ declSeqNo, summaryId: null, sumNo, entryId: "stranger's", decState: "1", decTmpNo: null, decPreNo: null },
  ...{ customsCode: "5304", declarantCode: "", grossWeight: "1", netWeight: "1", opDate: "2", receivedAt: now },
};

const customsSummariesCalls = {
  lockMasterListCandidates: asSeller((db) => customsSummaries.lockMasterListCandidates(db, { day })),
  saveMasterList: asSeller((db, { declarationId }) => {
    const head = { id: randomUUID(), environment, day, copNo: "M", billNo: "1", logisticsCode: "1", parcelCount: 1 };
    const rest = { logisticsName: "1", transport: {}, source: "person" as const, grossGrams: 1, createdBy: "stranger" };
    return customsSummaries.saveMasterList(db, { ...head, ...rest }, [declarationId]);
  }),
  lockMasterLists: asJob((db, { masterListId }) => customsSummaries.lockMasterLists(db, [masterListId])),
  updateMasterLists: asJob((db, { masterListId }) =>
    customsSummaries.updateMasterLists(db, [
      { id: masterListId, state: "returned", words: "stranger's", preNo: null, frees: true },
    ]),
  ),
  listMasterLists: asSeller((db) => customsSummaries.listMasterLists(db)),
  listSummaryCandidates: asSeller((db) => customsSummaries.listSummaryCandidates(db, month)),
  lockSummaryCandidates: asSeller((db) => customsSummaries.lockSummaryCandidates(db, month)),
  saveSummary: asSeller((db, { declarationId }) => {
    const head = { id: randomUUID(), environment, month, copNo: "S", declarantCode: "1", declarantName: "1" };
    const rest = { byOwner: true, byItemName: false, listCount: 1, createdBy: "stranger" };
    return customsSummaries.saveSummary(db, { ...head, ...rest }, [declarationId]);
  }),
  lockSummaries: asJob((db, { summaryId }) => customsSummaries.lockSummaries(db, [summaryId])),
  updateSummaries: asJob((db, { summaryId }) =>
    customsSummaries.updateSummaries(db, [
      { id: summaryId, state: "returned", words: "stranger's", preNo: null, sumNo: null, frees: true },
    ]),
  ),
  listSummaries: asSeller((db) => customsSummaries.listSummaries(db)),
  countUnsummarised: asJob((db) => customsSummaries.countUnsummarised(db, month), "unseen"),
  findOfResult: asJob((db) => customsSummaries.findOfResult(db, { sumNos: [sumNo], invtNos: [invtNo] })),
  saveExportDeclarations: asJob((db) => customsSummaries.saveExportDeclarations(db, [export_], [])),
  listExportDeclarations: asSeller((db) => customsSummaries.listExportDeclarations(db)),
  listExportDeclarationLines: asSeller((db) => customsSummaries.listExportDeclarationLines(db, declSeqNo)),
  findSubjectsByCopNo: asJob((db) => customsSummaries.findSubjectsByCopNo(db, [copNo])),
} satisfies CallsOf<typeof customsSummaries>;

const settings = {
  ...{
    taxBranch: null,
    codeForm: "letters" as const,
    mayPadHeading: true,
    platformCode: "1",
    platformName: "stranger's",
  },
  ...{ declarantCode: "", declarantName: "" },
};

const customsSettingsCalls = {
  getCustomsSettings: asSeller((db) => customsSettings.getCustomsSettings(db)),
  saveCustomsSettings: asSeller((db) => customsSettings.saveCustomsSettings(db, settings, "stranger", now)),
  getProductCustoms: asSeller((db, { productId }) => customsSettings.getProductCustoms(db, productId)),
  saveProductCustoms: asSeller((db, { productId }) => {
    const names = { declaredName: "stranger's", elements: "", barCode: null, unit: "011", legalUnit: null };
    const rest = { secondUnit: null, legalPerPiece: null, secondPerPiece: null, updatedBy: "stranger" };
    return customsSettings.saveProductCustoms(db, productId, { ...names, ...rest }, now);
  }),
} satisfies CallsOf<typeof customsSettings>;

const terminal = {
  ...{ environment, dxpId: "DXPENT0000000009", copCode: "stranger's", copName: "stranger's", secretSealed: "s" },
  ...{ keySealed: "k", certificate: "c" },
};

const exchangeCalls = {
  getExchangeConnection: asJob((db) => exchange.getExchangeConnection(db, environment)),
  saveExchangeConnection: asJob((db) => exchange.saveExchangeConnection(db, terminal, now)),
  saveExchangeRead: asJob(async (db) => {
    const from = (await exchange.getExchangeConnection(db, environment))?.cursor ?? "";
    return exchange.saveExchangeRead(db, environment, { from, to: "stranger's", nextAt: now, quietReads: 9 }, now);
  }),
  saveExchangeReadDue: asJob((db) => exchange.saveExchangeReadDue(db, environment, now)),
  listExchanges: open(
    "the sweep asks for every terminal and then wakes one seller's job each",
    asDoor((db) => exchange.listExchanges(db, null)),
  ),
} satisfies CallsOf<typeof exchange>;

const platforms = "carriers and their mandates are the platform's";
const carrier = {
  carrierCode: "cainiao",
  logisticsCode: "3301960AB1",
  logisticsName: "n",
  mandatedOn: null,
  isMandated: false,
};

const carrierCustomsCalls = {
  listCarrierCustoms: open(
    platforms,
    asSeller((db) => carrierCustoms.listCarrierCustoms(db)),
  ),
  getCarrierCustoms: open(
    platforms,
    asStaff((db) => carrierCustoms.getCarrierCustoms(db, "cainiao")),
  ),
  hasCarrierTerminal: open(
    platforms,
    asStaff((db) => carrierCustoms.hasCarrierTerminal(db, "cainiao")),
  ),
  saveCarrierCustoms: open(
    platforms,
    asStaff((db) => carrierCustoms.saveCarrierCustoms(db, carrier, now)),
  ),
  saveCarrierMandate: open(
    platforms,
    asStaff((db) => carrierCustoms.saveCarrierMandate(db, { ...terminal, carrierCode: "cainiao" }, now)),
  ),
  getCarrierMandate: open(
    platforms,
    asDoor((db) => carrierCustoms.getCarrierMandate(db, "cainiao", environment)),
  ),
  listCarrierMandates: open(
    platforms,
    asDoor((db) => carrierCustoms.listCarrierMandates(db)),
  ),
  saveMandateRead: open(
    platforms,
    asDoor((db) =>
      carrierCustoms.saveMandateRead(
        db,
        { carrierCode: "cainiao", environment },
        { from: "", to: "1", quietReads: 0 },
        now,
      ),
    ),
  ),
  saveMandatedDocuments: open(
    "names the scope's own seller",
    asDoor((db) => carrierCustoms.saveMandatedDocuments(db, "cainiao", [randomUUID()])),
  ),
  listMandatedSellers: open(
    "a carrier's receipts find their sellers by guids that nobody can guess",
    asDoor((db) => carrierCustoms.listMandatedSellers(db, [guid])),
  ),
} satisfies CallsOf<typeof carrierCustoms>;

export const customsCallsByModule = {
  "declaration-list": declarationListCalls,
  declarations: declarationCalls,
  "declaration-facts": declarationFactsCalls,
  "customs-messages": customsMessagesCalls,
  "customs-receipts": customsReceiptsCalls,
  withdrawals: withdrawalCalls,
  "customs-summaries": customsSummariesCalls,
  "customs-settings": customsSettingsCalls,
  "exchange-connections": exchangeCalls,
  "carrier-customs": carrierCustomsCalls,
};
