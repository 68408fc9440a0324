import { randomUUID } from "node:crypto";
import * as documents from "../queries/application-documents.ts";
import * as applications from "../queries/applications.ts";
import * as firstLabel from "../queries/first-label.ts";
import * as gates from "../queries/gate-facts.ts";
import * as claims from "../queries/seller-claims.ts";
import { asDoor, asJob, asSeller, type CallsOf, open } from "./crossing.ts";
import { sameKeys } from "./twin-keys.ts";

const now = Date.UTC(2026, 10, 25);
const { round, fieldPath: path } = sameKeys;
const field = { section: "licence", key: "uscc", value: "stranger's", sealed: null, hint: "" };
const slot = { section: "licence", slot: "licence_scan", subject: "" };
const document = {
  ...{ ...slot, fileName: "stranger's", kind: "png" as const, byteLength: 1, width: 1, height: 1, pages: 1 },
  ...{ sha256: "", keySealed: "", isBlurred: false, uploadedBy: "stranger's" },
};
const check = {
  ...{ check: "card" as const, state: "failed" as const, asked: "stranger's", code: "stranger's", values: {} },
  checkedAt: now,
};

const applicationCalls = {
  getApplication: asSeller((db) => applications.getApplication(db), "counted"),
  lockApplication: asJob((db) => applications.lockApplication(db), "counted"),
  startApplication: asSeller((db) => applications.startApplication(db, now), "counted"),
  updateApplication: asSeller((db) => applications.updateApplication(db, { consentBy: "stranger's" })),
  getSellerHead: asSeller((db) => applications.getSellerHead(db)),
  updateSellerHead: asSeller((db) => applications.updateSellerHead(db, { name: "stranger's" })),
  listApplicationFields: asSeller((db) => applications.listApplicationFields(db)),
  saveApplicationFieldRows: asSeller((db) => applications.saveApplicationFieldRows(db, [field], "stranger's", now)),
  approveApplicationFields: asJob((db) => applications.approveApplicationFields(db)),
  restoreApprovedFields: asSeller((db) => applications.restoreApprovedFields(db)),
  listApprovedFields: asSeller(async (db) => {
    await applications.approveApplicationFields(db);
    return applications.listApprovedFields(db);
  }),
  listFindings: asSeller((db) => applications.listFindings(db, round), "counted"),
  saveFindings: asSeller((db) =>
    applications.saveFindings(db, round, [{ path, outcome: "refuse", code: "stranger's", values: {} }]),
  ),
  listChecks: asSeller((db) => applications.listChecks(db), "counted"),
  saveCheck: asSeller((db) => applications.saveCheck(db, check)),
  getSealedField: asSeller(async (db) => {
    await applications.saveApplicationFieldRows(db, [{ ...field, sealed: "stranger's" }], "stranger's", now);
    return applications.getSealedField(db, "licence", "uscc");
  }),
  listStuckApplications: open(
    "the sweep asks for every seller and then works at one seller's each",
    asDoor((db) => applications.listStuckApplications(db, now)),
  ),
} satisfies CallsOf<typeof applications>;

const documentCalls = {
  listDocuments: asSeller((db) => documents.listDocuments(db)),
  getDocument: asSeller((db, { documentId }) => documents.getDocument(db, documentId)),
  saveDocument: asSeller((db) => documents.saveDocument(db, { ...document, id: randomUUID() }, now)),
  replaceDocuments: asSeller((db) => documents.replaceDocuments(db, slot, now)),
  approveDocuments: asJob((db) => documents.approveDocuments(db)),
  restoreApprovedDocuments: asSeller((db) => documents.restoreApprovedDocuments(db, now)),
} satisfies CallsOf<typeof documents>;

const gateCalls = {
  getSellerGates: asSeller((db) => gates.getSellerGates(db), "counted"),
} satisfies CallsOf<typeof gates>;

const firstLabelCalls = {
  getFirstLabelFacts: asSeller((db) => firstLabel.getFirstLabelFacts(db), "counted"),
} satisfies CallsOf<typeof firstLabel>;

const claimCalls = {
  saveClaims: open(
    "says that another seller names the same licence or store, and nothing of who it is",
    asDoor((db) => claims.saveClaims(db, [])),
  ),
} satisfies CallsOf<typeof claims>;

export const applicationCallsByModule = {
  applications: applicationCalls,
  "application-documents": documentCalls,
  "first-label": firstLabelCalls,
  "gate-facts": gateCalls,
  "seller-claims": claimCalls,
};
