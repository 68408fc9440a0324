import { approveDocuments } from "#db/queries/application-documents";
import {
  type ApplicationDb,
  type ApplicationRow,
  approveApplicationFields,
  getApplication,
  listApplicationFields,
  listChecks,
  updateApplication,
  updateSellerHead,
} from "#db/queries/applications";
import { saveAudit } from "#db/queries/audit";
import { saveExpiries } from "#db/queries/expiries";
import { raiseLiveCursor } from "#db/queries/live";
import { sendMessage } from "#db/queries/messages";
import { enqueue } from "#db/queue";
import { expiriesOf } from "#lib/onboarding/expiry";
import { reviewDueAt } from "#lib/onboarding/review-clock";
import type { Decider } from "#lib/onboarding/states";
import { plainValues } from "./read-application-facts.ts";

const subjectOf = (db: ApplicationDb) => ({ kind: "application", id: db.scope.sellerId }) as const;
const linkOf = (db: ApplicationDb) => `/onboarding/${db.scope.sellerId}/summary`;

/**
 * Approves what was handed in, in the caller's transaction with the application's row locked: what was written is in force
 * from now on, what runs out is watched, and a seller that is not active yet goes through the first-order test.
 */
export async function approveApplication(db: ApplicationDb, by: Decider, now: number): Promise<void> {
  const [application, fields, checks] = await Promise.all([mustHave(db), listApplicationFields(db), listChecks(db)]);
  await approveApplicationFields(db);
  await approveDocuments(db);
  await updateApplication(db, {
    ...{ state: "approved", openFields: null, decidedAt: now, decider: by, reviewDueAt: null },
    ...{ approvedAt: application.approvedAt ?? now },
    // the checks said so, or a person let pass what they had not said
    ...{ cardBoundAt: now, accountBoundAt: now },
  });
  const values = plainValues(db.scope.sellerId, fields);
  const card = checks.find(({ check }) => check === "card");
  const cardValidUntil = typeof card?.values.validUntil === "string" ? card.values.validUntil : null;
  await saveExpiries(db, expiriesOf(values, { cardValidUntil }));
  const name = values.licence?.registeredName;
  if (name) await updateSellerHead(db, { name });
  await saveAudit(db, [{ event: "application_approved", data: { by }, subject: subjectOf(db) }]);
  await sendMessage(db, { kind: "application_approved", values: {}, link: `/s/${db.scope.sellerId}/opening` });
  const { sellerId } = db.scope;
  // nothing to do there for a seller that is active already
  await enqueue(db, [{ name: "run-rehearsal", data: { sellerId }, singletonKey: `${sellerId}/now` }]);
  await raiseLiveCursor(db);
}

/** Gives the application back with only these paths open, in the caller's transaction. */
export async function returnApplication(
  db: ApplicationDb,
  openPaths: readonly string[],
  by: Decider,
  now: number,
): Promise<void> {
  await updateApplication(db, {
    ...{ state: "returned", openFields: openPaths, decidedAt: now, decider: by, reviewDueAt: null },
  });
  const data = { fields: openPaths };
  await saveAudit(db, [{ event: "application_returned", data, subject: subjectOf(db) }]);
  await sendMessage(db, { kind: "application_returned", values: { count: openPaths.length }, link: linkOf(db) });
  await raiseLiveCursor(db);
}

/** Puts the application before a person, whose hour runs from the submission; the reviewers are told by whoever calls. */
export async function putBeforePerson(db: ApplicationDb, submittedAt: number): Promise<void> {
  await updateApplication(db, {
    ...{ state: "in_review", reviewDueAt: reviewDueAt(submittedAt), reviewWarnedAt: null },
  });
  await sendMessage(db, { kind: "application_in_review", values: {}, link: linkOf(db) });
  await raiseLiveCursor(db);
}

async function mustHave(db: ApplicationDb): Promise<ApplicationRow> {
  const application = await getApplication(db);
  if (!application) throw new Error("no application to settle");
  return application;
}
