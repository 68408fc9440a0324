import { randomUUID } from "node:crypto";
import { and, asc, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { countReviews, listDecidedReviews, listReviewQueue } from "#db/queries/reviews";
import { applicationFields, applicationFindings, applications } from "#db/schema/onboarding";
import { staffMessages } from "#db/schema/people";
import { auditEntries, messages } from "#db/schema/sellers";
import { inScope, type SellerScope, type StaffSellerScope } from "#db/scope";
import { createTestDatabase, type TestDatabase } from "#db/testing/database";
import { testStaffScope, testStaffSellerScope } from "#db/testing/scopes";
import { aSeller, type TestSeller } from "#db/testing/sellers";
import { hourMs, minuteMs } from "#lib/kit/time";
import type { FieldOutcome } from "#lib/onboarding/states";
import { sealedPlace } from "../sealed-places.ts";
import { seal } from "../vault.ts";
import { claimReview } from "./claim-review.ts";
import { concludeReview } from "./conclude-review.ts";
import { decideField } from "./decide-field.ts";
import { readReview } from "./read-review.ts";
import { releaseReview } from "./release-review.ts";
import { sweepReviews } from "./sweep-reviews.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await database.close();
});

const [firstId, secondId] = [randomUUID(), randomUUID()];
const submitted = Date.UTC(2026, 10, 25, 2);
const minutesIn = (minutes: number) => submitted + minutes * minuteMs;
const pass = (path: string, note = "") => ({ path, decision: "pass", reason: null, note }) as const;
const refusal = (path: string) => ({ path, decision: "refuse", reason: "blurred", note: "" }) as const;
const codeOf = (answer: Awaited<ReturnType<typeof decideField>>) => (answer.ok ? "ok" : answer.refusal.code);

type Review = TestSeller & { readonly first: StaffSellerScope; readonly second: StaffSellerScope };

/** A seller whose application waits for a person, with one finding per path; two reviewers act on it. */
async function aReview(findings: Readonly<Record<string, FieldOutcome>>): Promise<Review> {
  const seller = await aSeller("待审商家");
  const { sellerId } = seller;
  await inScope(seller.ownerScope, async (db) => {
    await db.insert(applications).values({
      ...{ sellerId, state: "in_review", round: 1, submittedAt: submitted, reviewDueAt: submitted + hourMs },
    });
    const rows = Object.entries(findings).map(([path, outcome]) => ({ path, outcome }));
    await db
      .insert(applicationFindings)
      .values(rows.map((row) => ({ ...row, sellerId, round: 1, code: "uscc_pilot", values: {} })));
  });
  return {
    ...seller,
    first: testStaffSellerScope(firstId, "reviewer", sellerId),
    second: testStaffSellerScope(secondId, "reviewer", sellerId),
  };
}

const stateOf = (scope: SellerScope) =>
  inScope(scope, async (db) => {
    const [row] = await db
      .select({ state: applications.state, openFields: applications.openFields, claimedBy: applications.claimedBy })
      .from(applications);
    return row;
  });
const told = (scope: SellerScope) =>
  inScope(scope, async (db) => {
    const rows = await db.select({ kind: messages.kind }).from(messages).orderBy(asc(messages.id));
    return rows.map(({ kind }) => kind);
  });

describe("the claim", () => {
  test("goes to one of two who ask at once, and back to the queue", async () => {
    const { first, second, ownerScope } = await aReview({ "licence.uscc": "ask" });
    const answers = await Promise.all([claimReview(first, minutesIn(1)), claimReview(second, minutesIn(1))]);
    expect(answers.map(codeOf).sort()).toEqual(["held_by_other", "ok"]);
    const [winner, loser] = answers[0].ok ? [first, second] : [second, first];
    expect((await stateOf(ownerScope))?.claimedBy).toBe(winner.personId);
    expect(codeOf(await decideField(loser, pass("licence.uscc"), minutesIn(2)))).toBe("not_claimed");
    expect(codeOf(await releaseReview(loser))).toBe("not_claimed");
    expect(codeOf(await releaseReview(winner))).toBe("ok");
    expect(codeOf(await claimReview(loser, minutesIn(2)))).toBe("ok");
  });

  test("may be taken over after half an hour without a decision", async () => {
    const { first, second } = await aReview({ "licence.uscc": "ask", "account.accountName": "ask" });
    await claimReview(first, minutesIn(1));
    await decideField(first, pass("licence.uscc"), minutesIn(10));
    expect(codeOf(await claimReview(second, minutesIn(39)))).toBe("held_by_other");
    expect(codeOf(await claimReview(second, minutesIn(40)))).toBe("ok");
    expect(codeOf(await decideField(first, pass("account.accountName"), minutesIn(41)))).toBe("not_claimed");
  });
});

test("nobody judges an application of one's own seller, not even as the second person", async () => {
  const { ownerId, sellerId, first } = await aReview({ "account.accountName": "refuse" });
  const own = testStaffSellerScope(ownerId, "reviewer", sellerId);
  expect(codeOf(await claimReview(own, minutesIn(1)))).toBe("own_seller");
  await claimReview(first, minutesIn(1));
  await decideField(first, pass("account.accountName", "已核对"), minutesIn(2));
  expect(codeOf(await decideField(own, pass("account.accountName"), minutesIn(3)))).toBe("own_seller");
});

describe("a review ends", () => {
  test("with exactly what was refused given back", async () => {
    const { first, ownerScope, sellerId } = await aReview({
      ...{ "licence.uscc": "ask", "licence.licence_scan": "pass", "account.accountName": "ask" },
      "representative.id_front": "ask",
    });
    await claimReview(first, minutesIn(1));
    await decideField(first, pass("licence.uscc"), minutesIn(2));
    await decideField(first, refusal("representative.id_front"), minutesIn(2));
    const seen = { outcome: "return", returned: 1 } as const;
    expect(await concludeReview(first, seen, minutesIn(3))).toMatchObject({
      refusal: { code: "still_open", values: { count: 1 } },
    });
    await decideField(first, pass("account.accountName"), minutesIn(4));
    await decideField(first, refusal("licence.licence_scan"), minutesIn(4));
    expect(codeOf(await concludeReview(first, seen, minutesIn(5)))).toBe("changed_meanwhile");
    expect(codeOf(await concludeReview(first, { outcome: "return", returned: 2 }, minutesIn(5)))).toBe("ok");
    expect(await stateOf(ownerScope)).toEqual({
      ...{ state: "returned", openFields: ["licence.licence_scan", "representative.id_front"], claimedBy: null },
    });
    expect(await told(ownerScope)).toEqual(["application_returned"]);
    expect(codeOf(await decideField(first, pass("licence.uscc"), minutesIn(6)))).toBe("not_in_review");
    const events = await inScope(ownerScope, (db) =>
      db
        .select({ event: auditEntries.event, data: auditEntries.data })
        .from(auditEntries)
        .where(and(eq(auditEntries.sellerId, sellerId), eq(auditEntries.actorKind, "staff"))),
    );
    expect(events.filter(({ event }) => event === "application_field_decided")).toHaveLength(4);
    expect(events).toContainEqual({
      event: "application_field_decided",
      data: { field: "licence.licence_scan", decision: "refuse", reason: "blurred" },
    });
  });

  test("with a refusal of the rules lifted by two persons, never by one", async () => {
    const { first, second, ownerScope } = await aReview({ "account.accountName": "refuse" });
    const [path, seen] = ["account.accountName", { outcome: "approve", returned: 0 }] as const;
    await claimReview(first, minutesIn(1));
    expect(codeOf(await decideField(first, pass(path), minutesIn(2)))).toBe("note_missing");
    expect(codeOf(await decideField(first, pass(path, "银行函件已核对"), minutesIn(2)))).toBe("ok");
    expect(codeOf(await concludeReview(first, seen, minutesIn(3)))).toBe("needs_second_person");
    expect(codeOf(await decideField(first, pass(path, "我再确认"), minutesIn(3)))).toBe("same_person");
    expect(codeOf(await concludeReview(first, seen, minutesIn(3)))).toBe("needs_second_person");
    expect(codeOf(await decideField(second, pass(path), minutesIn(4)))).toBe("ok");
    expect(codeOf(await concludeReview(second, seen, minutesIn(5)))).toBe("not_claimed");
    expect(codeOf(await concludeReview(first, seen, minutesIn(5)))).toBe("ok");
    expect(await stateOf(ownerScope)).toMatchObject({ state: "approved", openFields: null });
    expect(await told(ownerScope)).toEqual(["application_approved"]);
  });

  test("where the second person says no, with the field given back", async () => {
    const { first, second, ownerScope } = await aReview({ "account.accountName": "refuse" });
    await claimReview(first, minutesIn(1));
    await decideField(first, pass("account.accountName", "看起来一致"), minutesIn(2));
    expect(codeOf(await decideField(second, refusal("account.accountName"), minutesIn(3)))).toBe("ok");
    expect(codeOf(await concludeReview(first, { outcome: "return", returned: 1 }, minutesIn(4)))).toBe("ok");
    expect(await stateOf(ownerScope)).toMatchObject({ openFields: ["account.accountName"] });
  });
});

describe("what a reviewer sees", () => {
  test("is the numbers in full while a person decides, the card's password never; the opening is audited once", async () => {
    const { first, ownerScope, sellerId } = await aReview({ "representative.idNumber": "ask" });
    const secrets = { idNumber: "110101199003074514", cardPassword: "hunter2-card" };
    await inScope(ownerScope, async (db) => {
      const rows = [
        { section: "representative", key: "idNumber", text: secrets.idNumber, hint: "•••• 4514" },
        { section: "card", key: "cardPassword", text: secrets.cardPassword, hint: "" },
      ].map(({ text, ...row }) => ({
        ...{ ...row, sellerId },
        sealed: seal(sealedPlace.applicationField(sellerId, row.section, row.key), text),
      }));
      await db
        .insert(applicationFields)
        .values([...rows, { sellerId, section: "representative", key: "idKind", value: "resident_id" }]);
    });
    const openings = () =>
      inScope(ownerScope, async (db) =>
        (await db.select().from(auditEntries)).filter(({ event }) => event === "application_opened_by_staff"),
      );
    const seen = await readReview(first, Date.now());
    await readReview(first, Date.now());
    expect(JSON.stringify(seen)).toContain(secrets.idNumber);
    expect(JSON.stringify(seen)).not.toContain(secrets.cardPassword);
    expect(JSON.stringify(seen)).not.toContain("v1.");
    expect(await openings()).toHaveLength(1);
    await claimReview(first, minutesIn(1));
    await decideField(first, refusal("representative.idNumber"), minutesIn(1));
    await concludeReview(first, { outcome: "return", returned: 1 }, minutesIn(2));
    const afterwards = JSON.stringify(await readReview(first, Date.now() + hourMs));
    expect(afterwards).not.toContain(secrets.idNumber);
    expect(afterwards).toContain("4514");
    expect(await openings()).toHaveLength(1);
  });

  test("of a seller without an application is nothing", async () => {
    const { sellerId } = await aSeller("没有申请");
    expect(await readReview(testStaffSellerScope(firstId, "reviewer", sellerId))).toBeNull();
    expect(codeOf(await claimReview(testStaffSellerScope(firstId, "reviewer", sellerId)))).toBe("application_gone");
  });
});

test("the queue counts what is open, and who has what", async () => {
  const { first, sellerId } = await aReview({
    "licence.uscc": "ask",
    "account.accountName": "refuse",
    "card.x": "pass",
  });
  const staff = testStaffScope(firstId, "reviewer");
  await claimReview(first, minutesIn(1));
  await decideField(first, pass("account.accountName", "已核对"), minutesIn(2));
  const own = () => inScope(staff, (db) => listReviewQueue(db, { claimedBy: firstId }));
  expect((await own()).find((row) => row.sellerId === sellerId)).toMatchObject({
    ...{ openCount: 1, unconfirmedCount: 1, sellerName: "待审商家", dueAt: submitted + hourMs, claimedBy: firstId },
  });
  const before = await inScope(staff, countReviews);
  await decideField(first, refusal("licence.uscc"), minutesIn(3));
  await decideField(first, refusal("account.accountName"), minutesIn(3));
  await concludeReview(first, { outcome: "return", returned: 2 }, minutesIn(55));
  expect(await inScope(staff, countReviews)).toEqual({ waiting: before.waiting - 1, mine: before.mine - 1 });
  const [latest] = await inScope(staff, (db) => listDecidedReviews(db, { after: null, limit: 1 }));
  expect(latest).toMatchObject({ refusedCount: 2, decider: "person", deciderName: "平台 Staff", state: "returned" });
});

test("the reviewers are warned at 45 minutes, once, whoever sweeps", async () => {
  const { sellerId } = await aReview({ "licence.uscc": "ask" });
  const warnings = () =>
    inScope(testStaffScope(firstId, "reviewer"), (db) =>
      db
        .select({ kind: staffMessages.kind, values: staffMessages.values })
        .from(staffMessages)
        .where(eq(staffMessages.link, `/staff/reviews/${sellerId}`)),
    );
  await sweepReviews(minutesIn(44));
  expect(await warnings()).toEqual([]);
  await Promise.all([sweepReviews(minutesIn(46)), sweepReviews(minutesIn(46)), sweepReviews(minutesIn(46))]);
  await sweepReviews(minutesIn(90));
  expect(await warnings()).toEqual([{ kind: "review_late", values: { seller: "待审商家", minutes: 46 } }]);
});

test("who acts on one seller reaches no other's application", async () => {
  const { ownerScope, sellerId } = await aReview({ "licence.uscc": "ask" });
  const elsewhere = testStaffSellerScope(firstId, "reviewer", (await aSeller("别家")).sellerId);
  expect(codeOf(await decideField(elsewhere, pass("licence.uscc")))).toBe("application_gone");
  expect(codeOf(await claimReview(elsewhere))).toBe("application_gone");
  // staff that act on nobody may read the queue and change nothing
  const changed = await inScope(testStaffScope(firstId, "reviewer"), (db) =>
    db.update(applications).set({ state: "approved" }).where(eq(applications.sellerId, sellerId)).returning(),
  );
  expect(changed).toEqual([]);
  expect(await stateOf(ownerScope)).toMatchObject({ state: "in_review", claimedBy: null });
});
