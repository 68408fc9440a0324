import { randomUUID } from "node:crypto";
import * as hsWork from "../queries/hs-work.ts";
import * as nomenclature from "../queries/nomenclature.ts";
import { asSeller, asStaff, type CallsOf, open } from "./crossing.ts";

const now = Date.UTC(2027, 1, 1);
const today = "2027-02-01";
const ofAll = "the national table is the platform's own: every seller reads it";
const row = {
  ...{ code: "6911101900", nameZh: "瓷餐具", nameEn: "", firstUnit: null, secondUnit: null, elements: null },
  ...{ refundBasisPoints: null, supervision: null },
};
const edition = {
  ...{ validFrom: today, isComplete: false, source: "stranger's", note: "", fileName: "", fileHash: "" },
  ...{ rowCount: 1, importedBy: "stranger" },
};

const nomenclatureCalls = {
  getNationalCodes: open(
    ofAll,
    asSeller((db) => nomenclature.getNationalCodes(db, ["6911101900"], today)),
  ),
  listNationalCodes: open(
    ofAll,
    asSeller((db) => nomenclature.listNationalCodes(db, ["691110"], today)),
  ),
  getNomenclatureState: open(
    ofAll,
    asSeller((db) => nomenclature.getNomenclatureState(db, today)),
  ),
  listNomenclatureEditions: open(
    ofAll,
    asStaff((db) => nomenclature.listNomenclatureEditions(db, 5)),
  ),
  searchNationalCodes: open(
    ofAll,
    asSeller((db) => nomenclature.searchNationalCodes(db, { q: "瓷", after: "", limit: 5 }, today)),
  ),
  lockImportedCodes: open(
    ofAll,
    asStaff((db) => nomenclature.lockImportedCodes(db, today)),
  ),
  saveNomenclature: open(
    ofAll,
    asStaff((db) => nomenclature.saveNomenclature(db, { ...edition, id: randomUUID() }, [row], [], now)),
  ),
} satisfies CallsOf<typeof nomenclature>;

const search = { q: "", need: "all", sureness: "all", waiting: false, after: null } as const;
const judgement = {
  ...{ need: "code" as const, fault: "", confidence: 1, uncertainty: 9_999, isSure: false, productVersion: 1 },
  ...{ candidates: [], questions: [] },
};
const confirmed = { hsConfirmedBy: "stranger", hsConfirmedAt: now, hsProposal: null };

const hsWorkCalls = {
  listProductsToJudge: asSeller((db) => hsWork.listProductsToJudge(db, "another", 10)),
  getProductsToJudge: asSeller((db, { productId }) => hsWork.getProductsToJudge(db, [productId])),
  listLikeProducts: asSeller((db, { productId }) => hsWork.listLikeProducts(db, productId, 10), "unseen"),
  saveHsProposals: asSeller((db, { productId }) =>
    hsWork.saveHsProposals(db, [{ ...judgement, productId }], "stranger's", now),
  ),
  getConfirmedStamp: asSeller((db) => hsWork.getConfirmedStamp(db), "counted"),
  listConfirmed: asSeller((db) => hsWork.listConfirmed(db, 10)),
  listHsWork: asSeller((db) => hsWork.listHsWork(db, search)),
  countHsWorkFound: asSeller((db) => hsWork.countHsWorkFound(db, search), "counted"),
  countHsWork: asSeller((db) => hsWork.countHsWork(db, "another"), "counted"),
  lockHsProduct: asSeller((db, { productId }) => hsWork.lockHsProduct(db, productId)),
  saveHsCodes: asSeller((db, { productId }) =>
    hsWork.saveHsCodes(db, [{ id: productId, hsCode: "691110", ...confirmed }], now),
  ),
  saveHsConfirmations: asSeller((db, { productId }) =>
    hsWork.saveHsConfirmations(db, [{ id: productId, ...confirmed }]),
  ),
  saveHsAnswer: asSeller((db, { productId }) =>
    hsWork.saveHsAnswer(db, productId, { material: "stranger's", usedFor: null }, now),
  ),
  saveElementValues: asSeller((db, { productId }) =>
    hsWork.saveElementValues(db, productId, { elements: "stranger's", updatedBy: "stranger" }, now),
  ),
  getProductNames: asSeller((db, { productId }) => hsWork.getProductNames(db, [productId])),
  getProductHs: asSeller((db, { productId }) => hsWork.getProductHs(db, productId)),
} satisfies CallsOf<typeof hsWork>;

export const nomenclatureCallsByModule = { nomenclature: nomenclatureCalls, "hs-work": hsWorkCalls };
