import type { CarrierFacts } from "#lib/carriers/carrier";
import { noLaneCounts } from "#lib/routing/lane-counts";
import * as carriers from "../queries/carriers.ts";
import * as effects from "../queries/certification-effects.ts";
import * as certifications from "../queries/certifications.ts";
import * as lanes from "../queries/lane-counts.ts";
import { asDoor, asSeller, asStaff, type CallsOf, open } from "./crossing.ts";

const now = Date.UTC(2026, 10, 25);
const ofReference = "reference tables: carriers and their certifications say nothing of a seller";

const facts: CarrierFacts = {
  ...{ nameZh: "新", nameEn: "New", kind: "line" },
  ...{ website: "", contact: "", note: "", isPending: false },
};

/** The shipped certification of a carrier, as any staff person finds it. */
async function shipped(db: Parameters<typeof certifications.listCertificationRows>[0]): Promise<string> {
  const [row] = await certifications.listCertificationRows(db, { carrierCode: "yanwen" });
  return row?.id ?? "";
}

const carrierCalls = {
  listCarriers: open(
    ofReference,
    asSeller((db) => carriers.listCarriers(db)),
  ),
  getCarrier: open(
    ofReference,
    asStaff((db) => carriers.getCarrier(db, "yanwen")),
  ),
  lockCarrier: open(
    ofReference,
    asStaff((db) => carriers.lockCarrier(db, "yanwen")),
  ),
  saveNewCarrier: open(
    ofReference,
    asStaff((db) => carriers.saveNewCarrier(db, "new", facts, now)),
  ),
  saveCarrier: open(
    ofReference,
    asStaff((db) => carriers.saveCarrier(db, "yanwen", facts, now)),
  ),
} satisfies CallsOf<typeof carriers>;

const certificationCalls = {
  listCertifications: open(
    ofReference,
    asSeller((db) => certifications.listCertifications(db)),
  ),
  listCertificationsOf: open(
    ofReference,
    asSeller((db) => certifications.listCertificationsOf(db, "yanwen")),
  ),
  listCertificationRows: open(
    ofReference,
    asStaff((db) => certifications.listCertificationRows(db)),
  ),
  lockCertification: open(
    ofReference,
    asStaff(async (db) => certifications.lockCertification(db, await shipped(db))),
  ),
  saveNewCertification: open(
    ofReference,
    asStaff((db) => certifications.saveNewCertification(db, "yanwen", now)),
  ),
  saveCertification: open(
    ofReference,
    asStaff(async (db) => certifications.saveCertification(db, await shipped(db), { state: "suspended" }, now)),
  ),
  saveSandboxResult: open(
    ofReference,
    asStaff(async (db) => {
      const result = { passed: true, at: now, by: "x", how: "manual", note: "" } as const;
      await certifications.saveSandboxResult(db, await shipped(db), result);
    }),
  ),
  saveCertificationStep: open(
    ofReference,
    asStaff(async (db) => {
      const certificationId = await shipped(db);
      const step = { certificationId, fromState: "certified", toState: "suspended", reason: "x" } as const;
      await certifications.saveCertificationStep(db, step, now);
    }),
  ),
  listCertificationSteps: open(
    ofReference,
    asStaff((db) => certifications.listCertificationSteps(db, "yanwen")),
  ),
  getLastStep: open(
    ofReference,
    asStaff(async (db) => certifications.getLastStep(db, await shipped(db))),
  ),
  saveCertificationDocument: open(
    ofReference,
    asStaff(async (db) => {
      const content = Uint8Array.of(1);
      const file = {
        kind: "contract",
        fileName: "a.pdf",
        fileKind: "pdf",
        sha256: "0",
        content,
        validTo: null,
      } as const;
      return certifications.saveCertificationDocument(db, { certificationId: await shipped(db), ...file }, now);
    }),
  ),
  getCertificationDocument: open(
    ofReference,
    asStaff((db, { documentId }) => certifications.getCertificationDocument(db, documentId)),
  ),
  saveDocumentTold: open(
    ofReference,
    asStaff((db, { documentId }) => certifications.saveDocumentTold(db, documentId, 30)),
  ),
  saveTold: open(
    ofReference,
    asStaff(async (db) => certifications.saveTold(db, await shipped(db), 30)),
  ),
  listSolutionCodesOf: open(
    ofReference,
    asStaff((db) => certifications.listSolutionCodesOf(db, "cainiao")),
  ),
} satisfies CallsOf<typeof certifications>;

const effectCalls = {
  getBoundCarriers: asSeller((db) => effects.getBoundCarriers(db), "counted"),
  hurryQueuedWaybills: asSeller((db) => effects.hurryQueuedWaybills(db, "cainiao", 0), "unseen"),
  listCargoKindsOf: asSeller((db, { bookedOrderId }) => effects.listCargoKindsOf(db, bookedOrderId), "unseen"),
} satisfies CallsOf<typeof effects>;

const ofAll = "the nightly sum over all sellers: lanes and counts, without saying whose";
const year = { since: 0, until: Date.UTC(2100, 0, 1), after: null, limit: 50 };
const lane = { ...{ solutionCode: "CAINIAO_STANDARD", country: "US" }, counts: noLaneCounts };

const laneCalls = {
  listPromises: open(
    ofReference,
    asSeller((db) => lanes.listPromises(db)),
  ),
  listBookedParcels: asSeller((db) => lanes.listBookedParcels(db, year)),
  saveLaneCounts: asSeller((db) => lanes.saveLaneCounts(db, [lane], now)),
  listOwnLanes: asSeller((db) => lanes.listOwnLanes(db)),
  listAllLaneCounts: open(
    ofAll,
    asDoor((db) => lanes.listAllLaneCounts(db)),
  ),
  saveLaneHistories: open(
    ofAll,
    asDoor((db) => lanes.saveLaneHistories(db, [lane], now)),
  ),
  listLaneHistories: open(
    ofAll,
    asSeller((db) => lanes.listLaneHistories(db)),
  ),
} satisfies CallsOf<typeof lanes>;

export const carrierCallsByModule = {
  carriers: carrierCalls,
  certifications: certificationCalls,
  "certification-effects": effectCalls,
  "lane-counts": laneCalls,
};
