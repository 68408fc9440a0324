import { randomUUID } from "node:crypto";
import * as proofs from "../queries/account-proofs.ts";
import * as expiries from "../queries/expiries.ts";
import * as mails from "../queries/message-mails.ts";
import { asDoor, asJob, asSeller, asStaff, type CallsOf, open } from "./crossing.ts";

const now = Date.UTC(2026, 10, 28);
const ofSweeps = "the sweeps ask for every seller and then work inside one seller's scope each";

const proofCalls = {
  getAccountProof: asStaff((db) => proofs.getAccountProof(db)),
  lockLatestProof: asSeller((db) => proofs.lockLatestProof(db)),
  lockProof: asJob((db, { proofId }) => proofs.lockProof(db, proofId)),
  getProof: asJob((db, { proofId }) => proofs.getProof(db, proofId)),
  countProofsSince: asSeller((db) => proofs.countProofsSince(db, 0), "counted"),
  saveNewProof: asSeller((db) => {
    const sealed = { accountSealed: "stranger's", amountSealed: "stranger's", codeSealed: "stranger's" };
    const proof = { id: randomUUID(), accountHint: "stranger's", ...sealed, triesLeft: 3, dueAt: now };
    return proofs.saveNewProof(db, proof, now);
  }),
  updateProof: asJob((db, { proofId }) => proofs.updateProof(db, proofId, { reason: "stranger's" })),
  listSellersWithDueProofs: open(
    ofSweeps,
    asDoor((db) => proofs.listSellersWithDueProofs(db, now, now)),
  ),
} satisfies CallsOf<typeof proofs>;

const expiryCalls = {
  saveExpiries: asStaff((db) => expiries.saveExpiries(db, [{ subject: "card", expiresOn: "2031-01-01" }])),
  listExpiries: asSeller((db) => expiries.listExpiries(db), "counted"),
  lockExpiries: asJob((db) => expiries.lockExpiries(db)),
  saveTold: asJob((db) => expiries.saveTold(db, [{ subject: "licence", toldDays: 7 }])),
  listSellersWithExpiries: open(
    ofSweeps,
    asDoor((db) => expiries.listSellersWithExpiries(db, "2030-01-01")),
  ),
} satisfies CallsOf<typeof expiries>;

const mailCalls = {
  getMessageOfSeller: asJob((db, { messageId }) => mails.getMessageOfSeller(db, messageId)),
  claimMail: asJob((db, { messageId }) => mails.claimMail(db, messageId, [], now)),
  hasOpenMails: asJob((db, { messageId }) => mails.hasOpenMails(db, messageId), "counted"),
  saveMailOutcome: asJob((db, { messageId, ownerId }) =>
    mails.saveMailOutcome(db, messageId, ownerId, { kind: "refused", text: "stranger's" }),
  ),
  getMailAddressee: open(
    "where somebody is written to stands in its own row; the worker asks for readers of one seller's message alone",
    asDoor((db, { ownerId }) => mails.getMailAddressee(db, ownerId)),
  ),
} satisfies CallsOf<typeof mails>;

export const proofCallsByModule = {
  "account-proofs": proofCalls,
  expiries: expiryCalls,
  "message-mails": mailCalls,
};
