import { randomUUID } from "node:crypto";
import { asc, eq } from "drizzle-orm";
import type { Sql } from "postgres";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { connect } from "#db/client";
import { listLastRates } from "#db/queries/exchange-rates";
import { listStaffMessages } from "#db/queries/staff-messages";
import { platformAudit } from "#db/schema/people";
import { inScope } from "#db/scope";
import { createTestDatabase, type TestDatabase } from "#db/testing/database";
import { testStaffScope } from "#db/testing/scopes";
import { control, sandboxForTest, standingClock } from "#sandbox/testing/caller";
import type { GatewayAccount } from "#server/gateways/call";
import { enterExchangeRate } from "./enter-exchange-rate.ts";
import { fetchExchangeRates } from "./fetch-exchange-rates.ts";
import { warnStaleRates } from "./warn-stale-rates.ts";

let database: TestDatabase;
let owner: Sql;
let box: Awaited<ReturnType<typeof sandboxForTest>>;
let account: GatewayAccount;
const friday = Date.UTC(2026, 10, 27, 15);
const clock = standingClock(friday);
beforeAll(async () => {
  database = await createTestDatabase();
  owner = connect(database.ownerUrl, { max: 1, name: "test" });
  box = await sandboxForTest({ now: clock.now });
  account = {
    ...{ gateway: "exchange_rates", environment: "sandbox", providerId: "", secret: "" },
    baseAddress: `${box.url}/exchange-rates`,
  };
});
afterAll(async () => {
  await box.end();
  await owner.end();
  await database.close();
});
beforeEach(async () => {
  await owner`delete from exchange_rates where not (day = '2026-01-01' and quote = 'CNY')`;
  await owner`delete from gateway_states`;
  await control(box, "exchange-rates/faults", { clear: true });
  await control(box, "exchange-rates/rates", { CNY: "8.3520" });
});

const staff = testStaffScope(randomUUID(), "carrier_manager");
const fetched = () => fetchExchangeRates({ clock: clock.now }, account);
const lastRates = async () => {
  const rates = await inScope(staff, (db) => listLastRates(db, "2026-11-27"));
  return new Map(rates.map((rate) => [rate.quote, rate]));
};
const messageKinds = () =>
  inScope(staff, async (db) =>
    (await listStaffMessages(db, { before: null, limit: 50 })).map(({ kind, values }) => ({ kind, values })),
  );
const typed = { quote: "CNY", rate: "7.11", day: "2026-11-27", source: "中国银行", isJumpConfirmed: false } as const;

describe("fetched rates", () => {
  test("are added with how they were made, once", async () => {
    expect(await fetched()).toEqual({ kind: "saved", added: 11, held: [] });
    expect((await lastRates()).get("CNY")).toMatchObject({
      ...{ day: "2026-11-27", rateMicros: 7_200_000, enteredBy: "" },
      source: "sandbox: EUR/CNY 8.3520 ÷ EUR/USD 1.1600",
    });
    expect(await fetched()).toEqual({ kind: "saved", added: 0, held: [] });
  });

  test("never take the place of what staff entered for the day", async () => {
    expect(await enterExchangeRate(staff, typed, friday)).toEqual({ ok: true, value: null });
    expect(await fetched()).toEqual({ kind: "saved", added: 10, held: [] });
    expect((await lastRates()).get("CNY")).toMatchObject({ rateMicros: 7_110_000, source: "中国银行" });
  });

  test("that lie far from the last one are left to staff", async () => {
    await control(box, "exchange-rates/rates", { CNY: "83.52" });
    expect(await fetched()).toEqual({ kind: "saved", added: 10, held: ["CNY"] });
    expect((await lastRates()).get("CNY")).toMatchObject({ day: "2026-01-01", rateMicros: 7_200_000 });
    expect(await messageKinds()).toContainEqual({
      kind: "exchange_rate_jumped",
      values: { currency: "CNY", day: "2026-11-27", rate: "72.000000", percent: "900.0" },
    });
  });

  test.each([
    ["html", "unreadable_answer"],
    ["empty", "empty_answer"],
    ["cut", "cut_off"],
  ])("stay as they are when the source answers with %s", async (kind, code) => {
    await control(box, "exchange-rates/faults", { add: [{ kind, on: "EXR" }] });
    expect(await fetched()).toEqual({ kind: "failed", code });
    expect([...(await lastRates()).keys()]).toEqual(["CNY"]);
  });

  test("are not asked for while the circuit is open, nor where no source is configured", async () => {
    await control(box, "exchange-rates/faults", { add: [{ kind: "html", on: "EXR" }] });
    const outcomes = [];
    for (let count = 0; count < 12; count++) outcomes.push((await fetched()).kind);
    expect(new Set(outcomes)).toEqual(new Set(["failed", "paused"]));
    expect(outcomes.at(-1)).toBe("paused");
    expect(await fetchExchangeRates({ clock: clock.now }, null)).toEqual({ kind: "off" });
  });
});

describe("a rate that staff enter", () => {
  test.each([
    [{ rate: "seven" }, { code: "rate_unreadable", field: "rate" }],
    [{ rate: "0" }, { code: "rate_zero", field: "rate" }],
    [{ rate: "-7.1" }, { code: "rate_negative", field: "rate" }],
    [{ rate: "7.12345678" }, { code: "rate_too_fine", field: "rate" }],
    [{ day: "2026-11-28" }, { code: "day_in_future", field: "day", values: { today: "2026-11-27" } }],
    [
      { rate: "0.139" },
      { code: "rate_jump", field: "rate", values: { percent: "98.1", last: "7.2", day: "2026-01-01" } },
    ],
  ])("%o is refused, and nothing is kept", async (change, refusal) => {
    expect(await enterExchangeRate(staff, { ...typed, ...change }, friday)).toEqual({ ok: false, refusal });
    expect(await owner`select 1 from exchange_rates where day >= '2026-11-01'`).toHaveLength(0);
  });

  test("is taken in spite of a jump once somebody confirmed it, and a correction keeps what stood there", async () => {
    const far = { ...typed, rate: "9.5", isJumpConfirmed: true };
    expect(await enterExchangeRate(staff, far, friday)).toMatchObject({ ok: true });
    expect(await enterExchangeRate(staff, { ...typed, isJumpConfirmed: true }, friday)).toMatchObject({ ok: true });
    expect((await lastRates()).get("CNY")).toMatchObject({ rateMicros: 7_110_000, enteredBy: "平台 Staff" });
    const entries = await inScope(staff, (db) =>
      db
        .select()
        .from(platformAudit)
        .where(eq(platformAudit.event, "exchange_rate_entered"))
        .orderBy(asc(platformAudit.at)),
    );
    expect(entries.at(-1)?.data).toMatchObject({ rateMicros: 7_110_000, corrected: { rateMicros: 9_500_000 } });
  });

  test("may belong to an earlier day, which is compared with what held then", async () => {
    await enterExchangeRate(staff, typed, friday);
    const earlier = { ...typed, day: "2026-02-01", rate: "6.99" };
    expect(await enterExchangeRate(staff, earlier, friday)).toMatchObject({ ok: true });
    expect((await lastRates()).get("CNY")).toMatchObject({ day: "2026-11-27" });
  });
});

test("staff hear once a day of a rate that has grown old", async () => {
  const stale = async () => (await messageKinds()).filter(({ kind }) => kind === "exchange_rates_stale");
  expect(await warnStaleRates(friday)).toBe(true);
  expect(await warnStaleRates(friday)).toBe(false);
  expect(await stale()).toEqual([{ kind: "exchange_rates_stale", values: { currencies: "CNY", days: 330 } }]);
  expect(await warnStaleRates(friday + 86_400_000)).toBe(true);
  await fetched();
  expect(await warnStaleRates(friday + 2 * 86_400_000)).toBe(false);
});
