import { randomUUID } from "node:crypto";
import { parseDailySearch } from "#lib/dispatch/daily-search";
import { parseReportSearch } from "#lib/dispatch/failure-report";
import { parseLabelledSearch } from "#lib/dispatch/labelled-search";
import * as dailyScreen from "../queries/daily-screen.ts";
import * as spells from "../queries/failure-spells.ts";
import * as goods from "../queries/goods-to-code.ts";
import * as marks from "../queries/judge-marks.ts";
import * as basis from "../queries/judging-basis.ts";
import * as labelled from "../queries/labelled-parcels.ts";
import * as repairs from "../queries/repairs.ts";
import * as views from "../queries/saved-views.ts";
import * as standings from "../queries/standings.ts";
import * as tags from "../queries/tags.ts";
import * as unmapped from "../queries/unmapped-codes.ts";
import { asSeller, asStaff, type CallsOf, open } from "./crossing.ts";
import { sameKeys } from "./twin-keys.ts";

const now = Date.UTC(2100, 0, 1);
const ever = { from: 0, until: now };
const everything = parseDailySearch({});
const repair = parseDailySearch({ lane: "repair" });

const dailyScreenCalls = {
  listDailyRows: asSeller((db) => dailyScreen.listDailyRows(db, repair, { after: null, limit: 100, now })),
  listDailyIds: asSeller((db) => dailyScreen.listDailyIds(db, repair, 100, now)),
  listInLane: asSeller((db, { waitingOrderId }) => dailyScreen.listInLane(db, "repair", [waitingOrderId])),
  getDailyRows: asSeller((db, { waitingOrderId }) => dailyScreen.getDailyRows(db, [waitingOrderId])),
  countDailyCells: asSeller(
    async (db) => [
      await dailyScreen.countDailyCells(db, everything, now),
      await dailyScreen.countDailyCells(db, { ...repair, text: sameKeys.waitingOrder }, now),
      await dailyScreen.countDailyCells(db, { ...repair, failure: "ERR-502", subject: "x" }, now),
    ],
    "counted",
  ),
  countReasons: asSeller(async (db, { storeId }) => [
    await dailyScreen.countReasons(db, repair, now),
    await dailyScreen.countReasons(db, { ...repair, store: storeId }, now),
  ]),
  getDailyNames: asSeller((db) => dailyScreen.getDailyNames(db)),
} satisfies CallsOf<typeof dailyScreen>;

const standingCalls = {
  lockStandings: asSeller((db) => standings.lockStandings(db, "stranger's", now)),
  takeJudgeMarks: asSeller((db) => standings.takeJudgeMarks(db, now)),
  needsJudging: asSeller((db) => standings.needsJudging(db, "stranger's"), "unseen"),
  listToJudge: asSeller((db) => standings.listToJudge(db, "stranger's", 100)),
  countToJudge: asSeller((db) => standings.countToJudge(db, "stranger's"), "counted"),
  saveStandings: asSeller((db, { waitingOrderId }) =>
    standings.saveStandings(db, [waitingOrderId], [], "stranger's", now),
  ),
  getOrderWords: asSeller((db, { waitingOrderId }) => standings.getOrderWords(db, [waitingOrderId])),
  getCarrierFailures: asSeller((db, { waitingOrderId }) => standings.getCarrierFailures(db, [waitingOrderId])),
} satisfies CallsOf<typeof standings>;

const repairCalls = {
  countReach: asSeller((db, { productId }) => repairs.countReach(db, [productId]), "unseen"),
  listReached: asSeller((db, { productId }) => repairs.listReached(db, productId, 10), "unseen"),
  getHsCandidates: asSeller((db, { productId }) => repairs.getHsCandidates(db, [productId])),
  countOrigins: asSeller((db) => repairs.countOrigins(db), "counted"),
  listLikelyProducts: asSeller((db) => repairs.listLikelyProducts(db, [{ sku: sameKeys.sku, title: "" }])),
  listSiblingFiles: asSeller((db, { productId }) => repairs.listSiblingFiles(db, [productId], "2026-01-01"), "unseen"),
  listSameRecipient: asSeller((db, { waitingOrderId }) => repairs.listSameRecipient(db, waitingOrderId), "unseen"),
} satisfies CallsOf<typeof repairs>;

const spellCalls = {
  followFailures: asSeller((db, { waitingOrderId: orderId }) =>
    spells.followFailures(
      db,
      [orderId],
      [{ orderId, code: "ERR-303", subject: "", country: "DE", source: "plan" }],
      now,
    ),
  ),
  endFailures: asSeller((db, { waitingOrderId }) => spells.endFailures(db, [waitingOrderId], now)),
  followCustoms: asSeller((db, { waitingOrderId: orderId, declarationId }) =>
    spells.followCustoms(db, [{ declarationId, orderId, country: "DE", code: "ERR-811" }], now),
  ),
  beginCarrierFailures: asSeller((db, { waitingOrderId: orderId }) =>
    spells.beginCarrierFailures(db, [{ orderId, code: "ERR-722", country: "DE" }], now),
  ),
  listSpells: asSeller((db) => spells.listSpells(db, ever, parseReportSearch({}, now), 100)),
  countSpells: asSeller((db) => spells.countSpells(db, ever), "counted"),
  rankSpells: asSeller((db) => spells.rankSpells(db, ever, 10), "unseen"),
} satisfies CallsOf<typeof spells>;

const codes = "codes that nobody mapped are the platform's, and name no seller";

const unmappedCalls = {
  listUnmapped: open(
    codes,
    asStaff((db) => unmapped.listUnmapped(db, 10)),
  ),
  countUnmappedCodes: open(
    codes,
    asStaff((db) => unmapped.countUnmappedCodes(db)),
  ),
} satisfies CallsOf<typeof unmapped>;

const markCalls = {
  markForJudging: asSeller((db, { waitingOrderId }) => marks.markForJudging(db, "order", [waitingOrderId])),
} satisfies CallsOf<typeof marks>;

const basisCalls = {
  getJudgingBasis: asSeller((db) => basis.getJudgingBasis(db, now), "unseen"),
} satisfies CallsOf<typeof basis>;

const labelledCalls = {
  countHandOverLane: asSeller((db) => labelled.countHandOverLane(db), "unseen"),
  countLabelledCells: asSeller((db) => labelled.countLabelledCells(db, ""), "unseen"),
  listLabelledParcels: asSeller((db) => labelled.listLabelledParcels(db, parseLabelledSearch({})), "unseen"),
} satisfies CallsOf<typeof labelled>;

const tagCalls = {
  listTags: asSeller((db) => tags.listTags(db)),
  lockTags: asSeller((db) => tags.lockTags(db)),
  saveTag: asSeller((db) => tags.saveTag(db, { id: randomUUID(), name: "stranger's" }, now)),
  deleteTag: asSeller((db, { tagId }) => tags.deleteTag(db, tagId)),
  saveOrderTags: asSeller((db, { waitingOrderId, tagId }) =>
    tags.saveOrderTags(db, [waitingOrderId], { put: [], take: [tagId] }),
  ),
} satisfies CallsOf<typeof tags>;

const viewCalls = {
  listSavedViews: asSeller((db) => views.listSavedViews(db, "dispatch")),
  saveSavedView: asSeller((db, { viewId: id }) =>
    views.saveSavedView(
      db,
      { id, screen: "dispatch", name: "stranger's", query: "", columns: null, isShared: true, isDefault: true },
      now,
    ),
  ),
  deleteSavedView: asSeller((db, { viewId }) => views.deleteSavedView(db, viewId), "unseen"),
} satisfies CallsOf<typeof views>;

const goodsCalls = {
  listGoodsToCode: asSeller((db, { waitingOrderId }) => goods.listGoodsToCode(db, [waitingOrderId])),
} satisfies CallsOf<typeof goods>;

export const dailyCallsByModule = {
  "daily-screen": dailyScreenCalls,
  "failure-spells": spellCalls,
  "goods-to-code": goodsCalls,
  "judge-marks": markCalls,
  "judging-basis": basisCalls,
  "labelled-parcels": labelledCalls,
  repairs: repairCalls,
  "saved-views": viewCalls,
  standings: standingCalls,
  tags: tagCalls,
  "unmapped-codes": unmappedCalls,
};
