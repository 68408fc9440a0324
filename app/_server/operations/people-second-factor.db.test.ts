import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { getSessionPerson, listSessions } from "#db/queries/people";
import { countRecoveryCodes, getSecondFactor } from "#db/queries/second-factors";
import { inScope } from "#db/scope";
import { connectAsAdmin, createTestDatabase, type TestDatabase } from "#db/testing/database";
import { testDoorScope, testPersonScope } from "#db/testing/scopes";
import { totpCode } from "../totp.ts";
import { beginSecondFactor } from "./begin-second-factor.ts";
import { confirmSecondFactor } from "./confirm-second-factor.ts";
import { endSecondFactor } from "./end-second-factor.ts";
import { passSecondFactor } from "./pass-second-factor.ts";
import { renewRecoveryCodes } from "./renew-recovery-codes.ts";
import { resetSecondFactor } from "./reset-second-factor.ts";
import { signIn } from "./sign-in.ts";
import { signUp } from "./sign-up.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await database.close();
});

const start = Date.UTC(2026, 10, 25, 3);
const minute = 60_000;
const password = "correct horse battery";
const visitor = { address: "198.51.100.7", userAgent: "test" };
const codeOf = <T>(answer: { ok: true; value: T } | { ok: false; refusal: { code: string } }) =>
  answer.ok ? "in" : answer.refusal.code;

let people = 0;
async function somebody() {
  const email = `person-${people++}@example.com`;
  const input = {
    companyName: "义乌晨光贸易有限公司",
    kind: "mainland_company",
    name: "陈晨",
    password,
    email,
  } as const;
  const made = await signUp(input, { address: `203.0.113.${people}`, userAgent: "" }, start);
  if (!made.ok) throw new Error(made.refusal.code);
  return { email, scope: testPersonScope(made.value.personId) };
}

type Somebody = Awaited<ReturnType<typeof somebody>>;
const enter = ({ email }: Somebody, code: string | undefined, now: number, given = password) =>
  signIn({ email, password: given, ...(code === undefined ? {} : { code }) }, visitor, now);

async function begun({ scope, email }: Somebody, now = start) {
  const offer = await beginSecondFactor(scope, { password, account: email }, now);
  if (!offer.ok) throw new Error(offer.refusal.code);
  return offer.value.secret.replaceAll(" ", "");
}

/** Somebody whose factor was confirmed at `start`; the next code that opens is that of a minute later. */
async function protectedPerson() {
  const person = await somebody();
  const secret = await begun(person);
  const sessionId = "00000000-0000-4000-8000-000000000000";
  const confirmed = await confirmSecondFactor(person.scope, { code: totpCode(secret, start), sessionId }, start);
  if (!confirmed.ok) throw new Error(confirmed.refusal.code);
  return { ...person, secret, codes: confirmed.value.codes };
}

/** Lets several begin and holds them at the person's row until all wait there, or went past it. */
async function atOnce<T>({ scope }: Somebody, times: number, work: () => Promise<T>): Promise<T[]> {
  const others = connectAsAdmin(database.name);
  const started: Promise<T>[] = [];
  try {
    await others.begin(async (tx) => {
      await tx`select 1 from second_factors where person_id = ${scope.personId} for update`;
      for (let n = 0; n < times; n++) started.push(work());
      const waiting = async () => {
        const [row] = await tx<{ n: number }[]>`select count(*)::int as n from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock' and query ilike '%second_factors%'`;
        return row?.n ?? 0;
      };
      // within one transaction the statistics stay what they were when first looked at
      while ((await waiting()) < times) await tx`select pg_sleep(0.01), pg_stat_clear_snapshot()`;
    });
    return await Promise.all(started);
  } finally {
    await others.end();
  }
}

describe("setting up", () => {
  test("shows the secret in three ways and keeps it sealed", async () => {
    const person = await somebody();
    const offer = await beginSecondFactor(person.scope, { password, account: person.email }, start);
    if (!offer.ok) throw new Error(offer.refusal.code);
    const { secret, address, qrSvg } = offer.value;
    expect(secret).toMatch(/^(?:[A-Z2-7]{4} ){7}[A-Z2-7]{4}$/);
    expect(new URL(address).searchParams.get("secret")).toBe(secret.replaceAll(" ", ""));
    expect(qrSvg).toMatch(/^<svg /);
    const kept = await inScope(person.scope, getSecondFactor);
    expect(kept?.confirmedAt).toBeNull();
    expect(kept?.secretSealed).toMatch(/^v1\./);
    expect(kept?.secretSealed).not.toContain(secret.replaceAll(" ", ""));
  });

  test("asks for the password, and counts guesses at it", async () => {
    const { scope, email } = await somebody();
    const wrong = () => beginSecondFactor(scope, { password: "wrong", account: email }, start);
    expect(await wrong()).toMatchObject({ refusal: { code: "wrong_password", field: "password" } });
    const more = await Promise.all(Array.from({ length: 8 }, wrong));
    expect(more.map(codeOf).filter((code) => code === "wrong_password")).toHaveLength(4);
  });

  test("counts for nothing until it is confirmed, and may be begun again", async () => {
    const person = await somebody();
    const first = await begun(person);
    const second = await begun(person);
    expect(second).not.toBe(first);
    expect(codeOf(await enter(person, undefined, start))).toBe("in");
    const sessionId = "00000000-0000-4000-8000-000000000000";
    const late = await confirmSecondFactor(person.scope, { code: totpCode(first, start), sessionId }, start);
    expect(codeOf(late)).toBe("second_factor_wrong");
    expect(await inScope(person.scope, countRecoveryCodes)).toBe(0);
  });

  test("gives ten codes, of which only hashes are kept, and ends the other sessions", async () => {
    const person = await somebody();
    const [mine, other] = [await enter(person, undefined, start), await enter(person, undefined, start)];
    if (!mine.ok || !other.ok) throw new Error("not in");
    const { sessionId } = mine.value;
    const code = totpCode(await begun(person), start);
    const confirmed = await confirmSecondFactor(person.scope, { code, sessionId }, start);
    if (!confirmed.ok) throw new Error(confirmed.refusal.code);
    expect(new Set(confirmed.value.codes).size).toBe(10);
    const rows = await inScope(person.scope, (db) => db.query.recoveryCodes.findMany());
    expect(rows).toHaveLength(10);
    for (const one of confirmed.value.codes) {
      expect(JSON.stringify(rows)).not.toContain(one);
      expect(JSON.stringify(rows)).not.toContain(one.replaceAll("-", ""));
    }
    const sessions = await inScope(person.scope, (db) => listSessions(db, start));
    expect(sessions.map(({ id }) => id)).toEqual([sessionId]);
    const found = await inScope(testDoorScope(), (db) => getSessionPerson(db, sessionId, start));
    expect(found).toMatchObject({ hasSecondFactor: true });
  });

  test("cannot replace a factor that is on", async () => {
    const person = await protectedPerson();
    const again = await beginSecondFactor(person.scope, { password, account: person.email }, start);
    expect(codeOf(again)).toBe("second_factor_on");
    expect(codeOf(await enter(person, totpCode(person.secret, start + minute), start + minute))).toBe("in");
  });
});

describe("signing in with a second factor", () => {
  test("needs the code, and says so only to who knows the password", async () => {
    const person = await protectedPerson();
    const plain = await somebody();
    expect(await enter(person, undefined, start)).toEqual({ ok: false, refusal: { code: "second_factor_needed" } });
    expect(codeOf(await enter(person, "", start))).toBe("second_factor_needed");
    const code = totpCode(person.secret, start + minute);
    const guesses = [undefined, code, person.codes[0]];
    for (const guess of guesses) {
      expect(await enter(person, guess, start + minute, "wrong")).toEqual(
        await enter(plain, guess, start + minute, "wrong"),
      );
    }
    expect(codeOf(await enter(person, code, start + 5 * minute))).toBe("second_factor_wrong");
    const later = start + 10 * minute;
    expect(codeOf(await enter(person, totpCode(person.secret, later), later))).toBe("in");
    const [session] = await inScope(person.scope, (db) => listSessions(db, later));
    expect(session).toMatchObject({ address: visitor.address });
  });

  test("opens once per code, even for two at once, and never with an earlier one", async () => {
    const person = await protectedPerson();
    expect(codeOf(await enter(person, totpCode(person.secret, start), start))).toBe("second_factor_wrong");
    const now = start + 10 * minute;
    const code = totpCode(person.secret, now);
    const all = await atOnce(person, 3, () => passSecondFactor(person.scope, code, now));
    expect(all.map(codeOf).sort()).toEqual(["in", "second_factor_wrong", "second_factor_wrong"]);
    const before = totpCode(person.secret, now - 30_000);
    expect(codeOf(await enter(person, before, now))).toBe("second_factor_wrong");
    expect(codeOf(await enter(person, totpCode(person.secret, now + 30_000), now + 30_000))).toBe("in");
  });

  test("opens once with each recovery code, however it is typed", async () => {
    const person = await protectedPerson();
    const [first = "", second = ""] = person.codes;
    const typed = ` ${first.toUpperCase().replaceAll("-", " ")} `;
    const both = await Promise.all([enter(person, typed, start), enter(person, first, start)]);
    expect(both.map(codeOf).sort()).toEqual(["in", "second_factor_wrong"]);
    expect(await inScope(person.scope, countRecoveryCodes)).toBe(9);
    expect(codeOf(await enter(person, second, start))).toBe("in");
    const other = await protectedPerson();
    expect(codeOf(await enter(other, person.codes[2], start))).toBe("second_factor_wrong");
  });

  test("is closed to who guesses codes with the right password, even all at once", async () => {
    const person = await protectedPerson();
    const guesses = await Promise.all(
      Array.from({ length: 12 }, (_, n) => enter(person, String(100_000 + n), start + minute)),
    );
    const tried = guesses.map(codeOf).filter((code) => code === "second_factor_wrong");
    expect(tried.length).toBeGreaterThan(0);
    expect(tried.length).toBeLessThanOrEqual(6);
    let now = start + minute;
    let more = 0;
    for (let guess = 0; guess < 24 * 20; guess++) {
      now += 3 * minute;
      // the password alone, in between, does not clear what was counted
      await enter(person, undefined, now);
      if (codeOf(await enter(person, String(200_000 + guess), now)) === "second_factor_wrong") more += 1;
    }
    expect(tried.length + more).toBeLessThanOrEqual(24);
  });
});

describe("turning off", () => {
  test("needs the password and a code", async () => {
    const person = await protectedPerson();
    const { scope, secret, codes } = person;
    const now = start + 10 * minute;
    const code = totpCode(secret, now);
    expect(codeOf(await endSecondFactor(scope, { password: "wrong", code }, now))).toBe("wrong_password");
    expect(codeOf(await endSecondFactor(scope, { password, code: "000000" }, now))).toBe("second_factor_wrong");
    expect(await inScope(scope, getSecondFactor)).not.toBeNull();
    expect(codeOf(await endSecondFactor(scope, { password, code: codes[4] ?? "" }, now))).toBe("in");
    expect(await inScope(scope, getSecondFactor)).toBeNull();
    expect(await inScope(scope, countRecoveryCodes)).toBe(0);
    expect(codeOf(await enter(person, undefined, now))).toBe("in");
  });

  test("by command ends every session, too", async () => {
    const person = await protectedPerson();
    expect(codeOf(await enter(person, person.codes[0], start))).toBe("in");
    expect(codeOf(await resetSecondFactor("nobody@example.com"))).toBe("no_account");
    expect(codeOf(await resetSecondFactor(` ${person.email.toUpperCase()} `))).toBe("in");
    expect(await inScope(person.scope, (db) => listSessions(db, start))).toEqual([]);
    expect(codeOf(await resetSecondFactor(person.email))).toBe("second_factor_off");
    expect(codeOf(await enter(person, undefined, start))).toBe("in");
  });
});

test("new recovery codes need a code and make the old ones worthless", async () => {
  const person = await protectedPerson();
  const now = start + 10 * minute;
  const wrong = await renewRecoveryCodes(person.scope, { code: "not a code" }, now);
  expect(codeOf(wrong)).toBe("second_factor_wrong");
  const renewed = await renewRecoveryCodes(person.scope, { code: totpCode(person.secret, now) }, now);
  if (!renewed.ok) throw new Error(renewed.refusal.code);
  expect(renewed.value.codes.filter((code) => person.codes.includes(code))).toEqual([]);
  expect(codeOf(await enter(person, person.codes[0], now))).toBe("second_factor_wrong");
  expect(codeOf(await enter(person, renewed.value.codes[0], now))).toBe("in");
});
