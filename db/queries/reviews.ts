import { and, asc, count, desc, eq, gte, isNotNull, isNull, lte, or, type SQL, sql } from "drizzle-orm";
import { claimLastsMs } from "#lib/onboarding/review-clock";
import type { ReviewFinding } from "#lib/onboarding/review-view";
import type { ApplicationState, Decider } from "#lib/onboarding/states";
import type { SellerKind } from "#lib/sellers/kinds";
import { applicationFindings, applications } from "../schema/onboarding.ts";
import { auditEntries, members, sellers } from "../schema/sellers.ts";
import type { DoorDb, ScopedDb, StaffDb, StaffSellerScope } from "../scope.ts";

type StaffSellerDb = ScopedDb<StaffSellerScope>;

export type QueuedReview = {
  readonly sellerId: string;
  readonly sellerName: string;
  readonly sellerKind: SellerKind;
  readonly round: number;
  readonly isDisputed: boolean;
  readonly submittedAt: number | null;
  readonly dueAt: number | null;
  readonly claimedBy: string | null;
  readonly claimedByName: string;
  readonly claimedAt: number | null;
  /** Questions of the rules without an answer. */
  readonly openCount: number;
  /** Refusals of the rules that no person has said anything on. */
  readonly refusedCount: number;
  /** Refusals of the rules that one person lifted and no second one has agreed to. */
  readonly unconfirmedCount: number;
};

const ofRound = sql`f.seller_id = ${applications.sellerId} and f.round = ${applications.round}`;
const countFindings = (condition: SQL) =>
  sql<number>`(select count(*)::int from application_findings f where ${ofRound} and ${condition})`;

/** Applications that wait for a person, the longest waiting first; `claimedBy`: of one reviewer alone. At most 200. */
export async function listReviewQueue(
  db: StaffDb,
  { claimedBy }: { readonly claimedBy: string | null },
): Promise<QueuedReview[]> {
  return db
    .select({
      sellerId: applications.sellerId,
      sellerName: sellers.name,
      sellerKind: sellers.kind,
      round: applications.round,
      isDisputed: applications.isDisputed,
      submittedAt: applications.submittedAt,
      dueAt: applications.reviewDueAt,
      claimedBy: applications.claimedBy,
      claimedByName: applications.claimedByName,
      claimedAt: applications.claimedAt,
      openCount: countFindings(sql`f.outcome = 'ask' and f.decision is null`),
      refusedCount: countFindings(sql`f.outcome = 'refuse' and f.decision is null`),
      unconfirmedCount: countFindings(sql`f.outcome = 'refuse' and f.decision = 'pass' and f.confirmed_by is null`),
    })
    .from(applications)
    .innerJoin(sellers, eq(sellers.sellerId, applications.sellerId))
    .where(
      and(eq(applications.state, "in_review"), claimedBy === null ? undefined : eq(applications.claimedBy, claimedBy)),
    )
    .orderBy(asc(applications.submittedAt), asc(applications.sellerId))
    .limit(200);
}

/** How many applications wait for a person, and how many of them the asking person has claimed. */
export async function countReviews(db: StaffDb): Promise<{ readonly waiting: number; readonly mine: number }> {
  const [row] = await db
    .select({
      waiting: count(),
      mine: sql<number>`(count(*) filter (where ${applications.claimedBy} = ${db.scope.personId}::uuid))::int`,
    })
    .from(applications)
    .where(eq(applications.state, "in_review"));
  return row ?? { waiting: 0, mine: 0 };
}

export type DecidedReview = {
  readonly sellerId: string;
  readonly sellerName: string;
  readonly sellerKind: SellerKind;
  readonly state: ApplicationState;
  readonly round: number;
  readonly submittedAt: number | null;
  readonly decidedAt: number;
  readonly decider: Decider | null;
  /** The person who decided last in that round; "" where the rules alone did. */
  readonly deciderName: string;
  readonly refusedCount: number;
};

/** What was decided, the latest first; `after`: the seller that ended the page before. */
export async function listDecidedReviews(
  db: StaffDb,
  { after, limit }: { readonly after: string | null; readonly limit: number },
): Promise<DecidedReview[]> {
  const below = sql`(${applications.decidedAt}, ${applications.sellerId}) <
    (select a.decided_at, a.seller_id from applications a where a.seller_id = ${after}::uuid)`;
  const rows = await db
    .select({
      sellerId: applications.sellerId,
      sellerName: sellers.name,
      sellerKind: sellers.kind,
      state: applications.state,
      round: applications.round,
      submittedAt: applications.submittedAt,
      decidedAt: applications.decidedAt,
      decider: applications.decider,
      deciderName: sql<string>`coalesce((select f.decided_by_name from application_findings f
        where ${ofRound} and f.decided_at is not null order by f.decided_at desc limit 1), '')`,
      refusedCount: countFindings(sql`(f.decision = 'refuse' or (f.outcome = 'refuse' and f.decision is null))`),
    })
    .from(applications)
    .innerJoin(sellers, eq(sellers.sellerId, applications.sellerId))
    .where(and(isNotNull(applications.decidedAt), after === null ? undefined : below))
    .orderBy(desc(applications.decidedAt), desc(applications.sellerId))
    .limit(limit);
  return rows.map((row) => ({ ...row, decidedAt: row.decidedAt ?? 0 }));
}

export type ReviewHead = {
  readonly sellerName: string;
  readonly sellerKind: SellerKind;
  readonly state: ApplicationState;
  readonly round: number;
  readonly isDisputed: boolean;
  readonly submittedAt: number | null;
  readonly dueAt: number | null;
  readonly claimedBy: string | null;
  readonly claimedByName: string;
  readonly claimedAt: number | null;
  readonly decidedAt: number | null;
  readonly decider: Decider | null;
  readonly approvedAt: number | null;
};

const head = {
  state: applications.state,
  round: applications.round,
  isDisputed: applications.isDisputed,
  submittedAt: applications.submittedAt,
  dueAt: applications.reviewDueAt,
  claimedBy: applications.claimedBy,
  claimedByName: applications.claimedByName,
  claimedAt: applications.claimedAt,
  decidedAt: applications.decidedAt,
  decider: applications.decider,
  approvedAt: applications.approvedAt,
};

/** The application of the scope's seller with its claim; null when there is none. */
export async function getReviewHead(db: StaffSellerDb): Promise<ReviewHead | null> {
  const [row] = await db
    .select({ ...head, sellerName: sellers.name, sellerKind: sellers.kind })
    .from(applications)
    .innerJoin(sellers, eq(sellers.sellerId, applications.sellerId))
    .where(eq(applications.sellerId, db.scope.sellerId));
  return row ?? null;
}

/** The same row locked, for whoever decides: state, round and claim stay as they are until the end. */
export async function lockReview(
  db: StaffSellerDb,
): Promise<Pick<ReviewHead, "state" | "round" | "claimedBy" | "claimedByName"> | null> {
  const { state, round, claimedBy, claimedByName } = head;
  const [row] = await db
    .select({ state, round, claimedBy, claimedByName })
    .from(applications)
    .where(eq(applications.sellerId, db.scope.sellerId))
    .for("update");
  return row ?? null;
}

/** Findings of every round with who decided what, the latest round first. */
export async function listReviewFindings(db: StaffSellerDb): Promise<ReviewFinding[]> {
  return db
    .select({
      round: applicationFindings.round,
      path: applicationFindings.path,
      outcome: applicationFindings.outcome,
      code: applicationFindings.code,
      values: applicationFindings.values,
      decision: applicationFindings.decision,
      reason: applicationFindings.reason,
      note: applicationFindings.note,
      decidedBy: applicationFindings.decidedBy,
      decidedByName: applicationFindings.decidedByName,
      decidedAt: applicationFindings.decidedAt,
      confirmedBy: applicationFindings.confirmedBy,
      confirmedByName: applicationFindings.confirmedByName,
    })
    .from(applicationFindings)
    .where(eq(applicationFindings.sellerId, db.scope.sellerId))
    .orderBy(desc(applicationFindings.round), asc(applicationFindings.path));
}

/**
 * Gives the claim to the scope's person: when it is nobody's, its own already, or was left lying. One statement, so of two
 * who ask at once one wins. Answers whether it was given.
 */
export async function saveClaim(db: StaffSellerDb, now: number): Promise<boolean> {
  const { sellerId, personId, personName } = db.scope;
  const rows = await db
    .update(applications)
    .set({ claimedBy: personId, claimedByName: personName, claimedAt: now })
    .where(
      and(
        eq(applications.sellerId, sellerId),
        eq(applications.state, "in_review"),
        or(
          isNull(applications.claimedBy),
          eq(applications.claimedBy, personId),
          isNull(applications.claimedAt),
          lte(applications.claimedAt, now - claimLastsMs),
        ),
      ),
    )
    .returning({ sellerId: applications.sellerId });
  return rows.length > 0;
}

/** Whoever works on an application keeps its claim: only one left lying may be taken over. */
export async function saveClaimTouched(db: StaffSellerDb, now: number): Promise<void> {
  await db.update(applications).set({ claimedAt: now }).where(ownClaim(db));
}

/** Gives the person's own claim back; answers whether there was one. */
export async function deleteClaim(db: StaffSellerDb): Promise<boolean> {
  const rows = await db
    .update(applications)
    .set({ claimedBy: null, claimedByName: "", claimedAt: null })
    .where(and(ownClaim(db), eq(applications.state, "in_review")))
    .returning({ sellerId: applications.sellerId });
  return rows.length > 0;
}

const ownClaim = (db: StaffSellerDb) =>
  and(eq(applications.sellerId, db.scope.sellerId), eq(applications.claimedBy, db.scope.personId));

/** Whether the scope's person is a member of the seller: nobody judges an application of one's own. */
export async function isOwnSeller(db: StaffSellerDb): Promise<boolean> {
  const { sellerId, personId } = db.scope;
  const [row] = await db
    .select({ role: members.role })
    .from(members)
    .where(and(eq(members.sellerId, sellerId), eq(members.personId, personId)));
  return row !== undefined;
}

export type FindingDecision = {
  readonly decision: "pass" | "refuse";
  readonly reason: string;
  readonly note: string;
};

const thisFinding = (db: StaffSellerDb, { round, path }: { readonly round: number; readonly path: string }) =>
  and(
    eq(applicationFindings.sellerId, db.scope.sellerId),
    eq(applicationFindings.round, round),
    eq(applicationFindings.path, path),
  );

/** The scope's person decides; an agreement with an earlier decision falls away. */
export async function saveDecision(
  db: StaffSellerDb,
  at: { readonly round: number; readonly path: string },
  decision: FindingDecision,
  now: number,
): Promise<void> {
  const { personId, personName } = db.scope;
  const decided = { decidedBy: personId, decidedByName: personName, decidedAt: now };
  await db
    .update(applicationFindings)
    .set({ ...decision, ...decided, confirmedBy: null, confirmedByName: "" })
    .where(thisFinding(db, at));
}

/** The scope's person agrees with the decision that stands. */
export async function saveConfirmation(
  db: StaffSellerDb,
  at: { readonly round: number; readonly path: string },
): Promise<void> {
  const { personId, personName } = db.scope;
  await db
    .update(applicationFindings)
    .set({ confirmedBy: personId, confirmedByName: personName })
    .where(thisFinding(db, at));
}

/** Whether the audit says since an instant that the scope's person opened the application. */
export async function hasOpenedSince(db: StaffSellerDb, since: number): Promise<boolean> {
  const { sellerId, personId } = db.scope;
  const [row] = await db
    .select({ id: auditEntries.id })
    .from(auditEntries)
    .where(
      and(
        eq(auditEntries.sellerId, sellerId),
        eq(auditEntries.subjectKind, "application"),
        eq(auditEntries.subjectId, sellerId),
        gte(auditEntries.at, since),
        eq(auditEntries.event, "application_opened_by_staff"),
        eq(auditEntries.actorId, personId),
      ),
    )
    .limit(1);
  return row !== undefined;
}

/** Sellers whose application waits for a person, falls due before an instant, and that nobody was warned of. */
export async function listLateReviews(db: DoorDb, dueBefore: number): Promise<string[]> {
  const rows = await db
    .select({ sellerId: applications.sellerId })
    .from(applications)
    .where(
      and(
        eq(applications.state, "in_review"),
        lte(applications.reviewDueAt, dueBefore),
        isNull(applications.reviewWarnedAt),
      ),
    )
    .orderBy(asc(applications.reviewDueAt))
    .limit(200);
  return rows.map((row) => row.sellerId);
}

/** Marks the application of the door's seller as warned of; null when another sweeper did, or it was decided meanwhile. */
export async function saveReviewWarned(
  db: DoorDb,
  now: number,
): Promise<{ readonly sellerName: string; readonly submittedAt: number } | null> {
  const { sellerId } = db.scope;
  if (sellerId === null) throw new Error("this door names no seller");
  const [warned] = await db
    .update(applications)
    .set({ reviewWarnedAt: now })
    .where(
      and(
        eq(applications.sellerId, sellerId),
        eq(applications.state, "in_review"),
        isNull(applications.reviewWarnedAt),
      ),
    )
    .returning({ submittedAt: applications.submittedAt });
  if (!warned) return null;
  const [seller] = await db.select({ name: sellers.name }).from(sellers).where(eq(sellers.sellerId, sellerId));
  return { sellerName: seller?.name ?? "", submittedAt: warned.submittedAt ?? now };
}
