import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listMembers, listOwnSellers } from "#db/queries/members";
import {
  deleteDeadSessions,
  getAccount,
  getSessionPerson,
  listSessions,
  savePerson,
  sessionIdleMs,
} from "#db/queries/people";
import { listInvitations } from "#db/queries/team";
import { inScope } from "#db/scope";
import { createTestDatabase, type TestDatabase } from "#db/testing/database";
import { testDoorScope, testPersonScope, testSellerScope } from "#db/testing/scopes";
import { aSeller } from "#db/testing/sellers";
import { changeMemberRole } from "./change-member-role.ts";
import { changePassword } from "./change-password.ts";
import { giveStaffRole } from "./give-staff-role.ts";
import { inviteMember } from "./invite-member.ts";
import { joinSeller, readInvitation } from "./join-seller.ts";
import { removeMember } from "./remove-member.ts";
import { revokeInvitation } from "./revoke-invitation.ts";
import { signIn } from "./sign-in.ts";
import { signUp } from "./sign-up.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await database.close();
});

const now = Date.UTC(2026, 10, 25, 3);
const password = "correct horse battery";
const company = { companyName: "义乌晨光贸易有限公司", kind: "mainland_company" as const, name: "陈晨", password };
let visitors = 0;
const visitor = () => ({ address: `198.51.100.${visitors++ % 250}`, userAgent: "test" });

async function anOwner(email: string) {
  const made = await signUp({ ...company, email }, visitor(), now);
  if (!made.ok) throw new Error(made.refusal.code);
  return made.value;
}

const personOf = (sessionId: string, at = now) => inScope(testDoorScope(), (db) => getSessionPerson(db, sessionId, at));

describe("signing up", () => {
  test("makes a seller and its owner, who can sign in", async () => {
    const { sellerId, personId } = await anOwner("One@Example.com");
    const signedIn = await signIn({ email: " one@example.COM", password }, visitor(), now);
    expect(signedIn).toMatchObject({ ok: true, value: { personId } });
    const team = await inScope(testSellerScope(sellerId, personId), listMembers);
    expect(team).toMatchObject([{ personId, role: "owner", email: "One@Example.com" }]);
  });

  test("under a taken address is refused, unless its password is given", async () => {
    const { personId, sellerId } = await anOwner("two@example.com");
    const stranger = await signUp(
      { ...company, email: "TWO@example.com", password: "another password" },
      visitor(),
      now,
    );
    expect(stranger).toMatchObject({ ok: false, refusal: { code: "email_taken", field: "email" } });
    const same = await signUp({ ...company, email: "two@example.com" }, visitor(), now);
    expect(same).toMatchObject({ ok: true, value: { personId, sellerId } });
    const second = { ...company, companyName: "义乌晨光贸易二店", email: "two@example.com" };
    const further = await signUp(second, visitor(), now);
    expect(further).toMatchObject({ ok: true, value: { personId } });
    expect(await inScope(testPersonScope(personId), listOwnSellers)).toHaveLength(2);
  });

  test("twice at once makes one account", async () => {
    const both = await Promise.all(
      ["first password", "second password"].map((one) =>
        signUp({ ...company, email: "both@example.com", password: one }, visitor(), now),
      ),
    );
    expect(both.filter((one) => one.ok)).toHaveLength(1);
  });
});

describe("signing in", () => {
  test("says the same of a wrong password and of nobody", async () => {
    await anOwner("three@example.com");
    const wrong = await signIn({ email: "three@example.com", password: "wrong" }, visitor(), now);
    const nobody = await signIn({ email: "nobody@example.com", password: "wrong" }, visitor(), now);
    expect(wrong).toEqual(nobody);
    expect(wrong).toMatchObject({ ok: false, refusal: { code: "wrong_credentials" } });
  });

  test("is closed to guessers of one account from many addresses, even all at once, and opens again", async () => {
    await anOwner("four@example.com");
    const guesses = await Promise.all(
      Array.from({ length: 12 }, (_, n) =>
        signIn({ email: "four@example.com", password: `guess ${n}` }, visitor(), now),
      ),
    );
    const codes = guesses.map((guess) => (guess.ok ? "in" : guess.refusal.code));
    expect(codes.filter((code) => code === "wrong_credentials")).toHaveLength(5);
    const right = { email: "four@example.com", password };
    expect(await signIn(right, visitor(), now)).toMatchObject({ refusal: { code: "too_many_attempts" } });
    expect(await signIn(right, visitor(), now + 31_000)).toMatchObject({ ok: true });
    expect(await signIn(right, visitor(), now + 31_000)).toMatchObject({ ok: true });
  });

  test("is closed to an address that tries many accounts", async () => {
    const from = { address: "203.0.113.7", userAgent: "" };
    const codes: string[] = [];
    for (let n = 0; n < 32; n++) {
      const guess = await signIn({ email: `spray-${n}@example.com`, password: "summer2026!" }, from, now);
      codes.push(guess.ok ? "in" : guess.refusal.code);
    }
    expect(codes.filter((code) => code === "wrong_credentials")).toHaveLength(30);
    expect(codes.at(-1)).toBe("too_many_attempts");
  });

  test("keeps no clear address and no password in the table of failures", async () => {
    const rows = await inScope(testDoorScope(), (db) => db.query.throttles.findMany());
    expect(rows.length).toBeGreaterThan(3);
    expect(JSON.stringify(rows)).not.toMatch(/example\.com|203\.0\.113|guess/);
  });
});

describe("a session", () => {
  test("ends when it is not used for two weeks, and lives on while it is", async () => {
    const { personId } = await anOwner("five@example.com");
    const signedIn = await signIn({ email: "five@example.com", password }, visitor(), now);
    if (!signedIn.ok) throw new Error("not in");
    const { sessionId } = signedIn.value;
    expect(await personOf(sessionId)).toMatchObject({ id: personId, name: "陈晨" });
    const later = now + sessionIdleMs - 1000;
    expect(await personOf(sessionId, later)).not.toBeNull();
    expect(await personOf(sessionId, later + sessionIdleMs - 1000)).not.toBeNull();
    expect(await personOf(sessionId, now + 3 * sessionIdleMs)).toBeNull();
  });

  test("is swept away when it is dead, and only then", async () => {
    const { personId } = await anOwner("swept@example.com");
    const signedIn = await signIn({ email: "swept@example.com", password }, visitor(), now);
    if (!signedIn.ok) throw new Error("not in");
    const sweep = (at: number) => inScope(testDoorScope(), (db) => deleteDeadSessions(db, at));
    await sweep(now + sessionIdleMs - 1000);
    expect(await inScope(testPersonScope(personId), (db) => listSessions(db, now))).toHaveLength(1);
    expect(await sweep(now + sessionIdleMs + 1000)).toBeGreaterThan(0);
    expect(await inScope(testPersonScope(personId), (db) => listSessions(db, now))).toEqual([]);
  });

  test("knows at once that its person became staff", async () => {
    await anOwner("staff@example.com");
    const signedIn = await signIn({ email: "staff@example.com", password }, visitor(), now);
    if (!signedIn.ok) throw new Error("not in");
    expect(await giveStaffRole("nobody-here@example.com", "reviewer")).toMatchObject({
      refusal: { code: "no_account" },
    });
    expect(await giveStaffRole(" Staff@example.com", "reviewer")).toMatchObject({ ok: true });
    expect(await personOf(signedIn.value.sessionId)).toMatchObject({ staffRole: "reviewer" });
    await giveStaffRole("staff@example.com", null);
    expect(await personOf(signedIn.value.sessionId)).toMatchObject({ staffRole: null });
  });

  test("ends everywhere when the password changes", async () => {
    const { personId } = await anOwner("six@example.com");
    const sessions: string[] = [];
    for (let n = 0; n < 3; n++) {
      const one = await signIn({ email: "six@example.com", password }, visitor(), now);
      if (one.ok) sessions.push(one.value.sessionId);
    }
    const scope = testPersonScope(personId);
    const wrong = await changePassword(scope, { current: "wrong", next: "a new password 1" }, now);
    expect(wrong).toMatchObject({ refusal: { code: "wrong_password", field: "current" } });
    const same = await changePassword(scope, { current: password, next: password }, now);
    expect(same).toMatchObject({ refusal: { code: "same_password", field: "next" } });
    expect(await inScope(scope, (db) => listSessions(db, now))).toHaveLength(3);
    const changed = await changePassword(scope, { current: password, next: "a new password 1" }, now);
    expect(changed).toMatchObject({ ok: true, value: { endedSessions: 3 } });
    expect(await Promise.all(sessions.map((id) => personOf(id)))).toEqual([null, null, null]);
    expect(await signIn({ email: "six@example.com", password }, visitor(), now)).toMatchObject({ ok: false });
    expect(await signIn({ email: "six@example.com", password: "a new password 1" }, visitor(), now)).toMatchObject({
      ok: true,
    });
  });
});

describe("an invitation", () => {
  const account = { name: "小王", password: "another password" };
  async function anInvitation(email: string, role: "dispatcher" | "owner" = "dispatcher") {
    const seller = await aSeller();
    const invited = await inviteMember(seller.ownerScope, { email, role }, now);
    if (!invited.ok) throw new Error(invited.refusal.code);
    const [, , sellerId = "", token = ""] = invited.value.path.split("/");
    return { seller, sellerId, token };
  }

  test("makes its holder a member once, with the role that was given", async () => {
    const { seller, sellerId, token } = await anInvitation("new@example.com");
    expect(await readInvitation(sellerId, token, now)).toMatchObject({ email: "new@example.com", role: "dispatcher" });
    const both = await Promise.all([1, 2].map(() => joinSeller({ sellerId, token, account }, null, now)));
    expect(both.filter((one) => one.ok)).toHaveLength(1);
    expect(both.find((one) => !one.ok)).toMatchObject({ refusal: { code: "invitation_gone" } });
    const team = await inScope(seller.ownerScope, listMembers);
    expect(team.map((member) => [member.email, member.role])).toContainEqual(["new@example.com", "dispatcher"]);
    expect(await readInvitation(sellerId, token, now)).toBeNull();
  });

  test("opens nothing at another seller, with another token, too late, or revoked", async () => {
    const { seller, sellerId, token } = await anInvitation("late@example.com");
    const other = await aSeller();
    expect(await readInvitation(other.sellerId, token, now)).toBeNull();
    expect(await readInvitation(sellerId, `${token.slice(0, -1)}_`, now)).toBeNull();
    expect(await readInvitation(sellerId, token, now + 8 * 24 * 3600_000)).toBeNull();
    const [open] = await inScope(seller.ownerScope, (db) => listInvitations(db, now));
    expect(await revokeInvitation(other.ownerScope, { invitationId: open?.id ?? "" })).toMatchObject({ ok: false });
    const revoked = await revokeInvitation(seller.ownerScope, { invitationId: open?.id ?? "" });
    expect(revoked.ok).toBe(Date.now() < now + 7 * 24 * 3600_000);
  });

  test("to an address with an account must be opened by that account, and stays open", async () => {
    const { personId } = await anOwner("has@example.com");
    const { sellerId, token } = await anInvitation("has@example.com");
    const asStranger = await joinSeller({ sellerId, token, account }, null, now);
    expect(asStranger).toMatchObject({ refusal: { code: "email_taken" } });
    const row = await inScope(testDoorScope(), (db) => getAccount(db, "has@example.com"));
    expect(await joinSeller({ sellerId, token, account: null }, row, now)).toMatchObject({ ok: true });
    expect(row?.id).toBe(personId);
  });
});

describe("a team", () => {
  test("keeps an owner, whatever two owners do to each other at once", async () => {
    const seller = await aSeller();
    const otherId = await inScope(testDoorScope(), (db) =>
      savePerson(db, { email: "o2@example.com", emailKey: "o2@example.com", name: "二", passwordHash: "none" }),
    );
    const invited = await inviteMember(seller.ownerScope, { email: "o2@example.com", role: "owner" }, now);
    const token = invited.ok ? (invited.value.path.split("/")[3] ?? "") : "";
    const person = await inScope(testDoorScope(), (db) => getAccount(db, "o2@example.com"));
    await joinSeller({ sellerId: seller.sellerId, token, account: null }, person, now);
    const otherScope = testSellerScope(seller.sellerId, otherId ?? "");
    const answers = await Promise.all([
      removeMember(seller.ownerScope, { personId: otherId ?? "" }),
      changeMemberRole(otherScope, { personId: seller.ownerId, role: "viewer" }),
    ]);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    const team = await inScope(seller.ownerScope, listMembers);
    expect(team.filter((member) => member.role === "owner")).toHaveLength(1);
  });

  test("of another seller is out of reach", async () => {
    const [mine, theirs] = [await aSeller(), await aSeller()];
    expect(await removeMember(mine.ownerScope, { personId: theirs.ownerId })).toMatchObject({
      refusal: { code: "member_gone" },
    });
    expect(await inScope(theirs.ownerScope, listMembers)).toHaveLength(1);
  });
});
