import { randomUUID } from "node:crypto";
import { asc, sql } from "drizzle-orm";
import type { Sql } from "postgres";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { connect } from "#db/client";
import { getCard, listCards } from "#db/queries/rate-cards";
import { getRoutingBook } from "#db/queries/rates";
import { platformAudit } from "#db/schema/people";
import { inScope } from "#db/scope";
import { createTestDatabase, type TestDatabase } from "#db/testing/database";
import { testStaffScope } from "#db/testing/scopes";
import { aSeller, type TestSeller } from "#db/testing/sellers";
import { countStatements } from "#db/testing/statements";
import { cardFileInput } from "#lib/rates/card-schema";
import { writeRateSheet } from "#lib/rates/rate-sheet-write";
import { writeXlsx } from "../files/write-sheet.ts";
import { changePercent } from "./change-percent.ts";
import { confirmRateCard, previewRateCard } from "./import-rate-card.ts";

let database: TestDatabase;
let owner: Sql;
let seller: TestSeller;
beforeAll(async () => {
  database = await createTestDatabase();
  owner = connect(database.ownerUrl, { max: 1, name: "test" });
  seller = await aSeller();
});
afterAll(async () => {
  await owner.end();
  await database.close();
});

const solutionCode = "E_EMS";
const staff = testStaffScope(randomUUID(), "carrier_manager");
const now = Date.UTC(2026, 10, 25, 2);
const header = [
  "国家/地区",
  "货物",
  "重量从(g)",
  "重量到(g)",
  "计费方式",
  "首重(g)",
  "首重价",
  "续重单位(g)",
  "单价",
  "每件费",
];
const line = (country: string, from: number, to: number, price: string) =>
  [country, "普货", String(from), String(to), "按克", "", "", "", price, "18.5"] as const;
const usual = [line("US", 1, 2000, "90"), line("DE", 1, 2000, "80"), line("FR", 1, 2000, "82")];
const book = (rows: readonly (readonly string[])[] = usual) => writeXlsx({ name: "价格", header, rows });
const typed = (change: object = {}) =>
  cardFileInput.parse({
    name: "e特快.xlsx",
    validFrom: "2026-12-01",
    currency: "CNY",
    source: "承运商邮件",
    ...change,
  });
const dropped = (bytes: Uint8Array, change: object = {}) => ({ solutionCode, bytes, input: typed(change) });
const preview = async (bytes: Uint8Array, change: object = {}) => {
  const answer = await previewRateCard(staff, dropped(bytes, change), now);
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer.value;
};
const confirm = async (bytes: Uint8Array, change: object = {}) => {
  const { seen } = await preview(bytes, change);
  return confirmRateCard(staff, dropped(bytes, { ...change, seen, warnings: "seen" }), now);
};
const cards = async () =>
  (await inScope(staff, (db) => listCards(db, solutionCode))).map(({ id, validFrom, validTo, rows, importedBy }) => ({
    id,
    validFrom,
    validTo,
    rows,
    importedBy,
  }));
const stored = () => owner`select
    (select count(*)::int from rate_cards where solution_code = ${solutionCode}) as cards,
    (select count(*)::int from rate_rows r join rate_cards c on c.id = r.card_id where c.solution_code = ${solutionCode}) as rows,
    (select count(*)::int from platform_audit where event like 'rate_card_%') as entries`;
const cardAt = async (day: number) =>
  (await inScope(seller.ownerScope, (db) => getRoutingBook(db, day))).cards.get(solutionCode)?.id ?? null;

beforeEach(async () => {
  await owner`delete from rate_rows where card_id in (select id from rate_cards where solution_code = ${solutionCode})`;
  await owner`delete from rate_cards where solution_code = ${solutionCode}`;
});

describe("a card's file", () => {
  test("is looked at without a trace: what it holds, what it changes, what parcels cost", async () => {
    const before = await stored();
    const seen = await preview(await book());
    expect(seen).toMatchObject({
      card: { version: 1, currency: "CNY", validFrom: "2026-12-01", validTo: null, rows: 3, countries: 3 },
      ...{ errorCount: 0, isSavable: true, before: null },
      diff: { added: 3, removed: 0, changed: 0 },
    });
    const [lane] = seen.samples.filter(({ country }) => country === "US");
    // 90 per kg × 0.5 kg + 18.50 = 63.50 CNY; at 7.2 it is 8.82 USD
    expect(lane?.prices[1]).toMatchObject({
      ...{ grams: 500, before: null },
      after: { status: "confirmed", minor: 6350, currency: "CNY", usdMinor: 882 },
    });
    expect(await stored()).toEqual(before);
  });

  test("names sheet, row and column of every error, and is not saved", async () => {
    const bytes = await book([
      line("US", 1, 2000, "ninety"),
      line("Atlantis", 1, 2000, "80"),
      line("DE", 2000, 1, "80"),
      line("FR", 1, 500, "82"),
      line("FR", 400, 2000, "82"),
    ]);
    const { card, errors, isSavable, seen } = await preview(bytes);
    expect({ card, isSavable }).toEqual({ card: null, isSavable: false });
    expect(errors.map(({ sheet, row, column, code }) => `${sheet} ${row} ${column} ${code}`)).toEqual([
      "价格 2 单价 number_unreadable",
      "价格 3 国家/地区 country_unknown",
      "价格 4 重量到(g) band_reversed",
      "价格 6 重量从(g) bands_overlap",
    ]);
    const before = await stored();
    expect(await confirmRateCard(staff, dropped(bytes, { seen, warnings: "seen" }), now)).toMatchObject({
      refusal: { code: "card_has_errors" },
    });
    expect(await stored()).toEqual(before);
  });

  test.each([
    ["days reversed", { validTo: "2026-11-30" }, "dates_reversed"],
    ["a currency without a rate", { currency: "CLP" }, "no_exchange_rate"],
  ])("with %s is refused, and nothing is kept", async (_, change, code) => {
    const { isSavable, findings, notes, seen } = await preview(await book(), change);
    expect(isSavable).toBe(false);
    expect([...findings, ...notes].filter(({ level }) => level === "error").map((one) => one.code)).toEqual([code]);
    const before = await stored();
    expect(await confirmRateCard(staff, dropped(await book(), { ...change, seen }), now)).toMatchObject({ ok: false });
    expect(await stored()).toEqual(before);
  });

  test("of another solution is not taken for this one", async () => {
    const about = { name: "说明", header: ["项目", "内容"], rows: [["方案代码", "DHL"]] };
    const { isSavable, notes } = await preview(await writeXlsx(about, { name: "价格", header, rows: usual }));
    expect(isSavable).toBe(false);
    expect(notes).toContainEqual({
      level: "error",
      code: "solution_differs",
      values: { file: "DHL", here: solutionCode },
    });
  });

  test.each([
    ["nothing", new Uint8Array(), "file_empty"],
    ["a picture", Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), "file_not_spreadsheet"],
  ])("that is %s is refused by name", async (_, bytes, code) => {
    expect(await previewRateCard(staff, dropped(bytes), now)).toMatchObject({ refusal: { code } });
    expect(await confirmRateCard(staff, dropped(bytes), now)).toMatchObject({ refusal: { code } });
  });

  test("for a solution that is gone is refused", async () => {
    const gone = { ...dropped(await book()), solutionCode: "NEVER_WAS" };
    expect(await previewRateCard(staff, gone, now)).toMatchObject({ refusal: { code: "solution_gone" } });
    expect(await confirmRateCard(staff, gone, now)).toMatchObject({ refusal: { code: "solution_gone" } });
  });
});

describe("a confirmed card", () => {
  test("holds from its first day, and the one before ends the day before", async () => {
    expect(await confirm(await book(), { validFrom: "2026-11-25" })).toEqual({
      ok: true,
      value: { cardId: "E_EMS-2026-11-25-v1" },
    });
    expect(await cardAt(now)).toBe("E_EMS-2026-11-25-v1");
    const dearer = await book([line("US", 1, 2000, "99"), line("DE", 1, 2000, "80")]);
    const seen = await preview(dearer);
    expect(seen).toMatchObject({
      before: { id: "E_EMS-2026-11-25-v1" },
      diff: { added: 0, removed: 1, changed: 1, same: 1 },
      hasWarnings: true,
    });
    expect(seen.notes).toContainEqual({
      level: "warning",
      code: "destinations_lost",
      values: { count: 1, countries: "FR" },
    });
    expect(seen.diff?.countries.find(({ country }) => country === "US")).toMatchObject({ mostBasisPoints: 907 });
    expect(await confirm(dearer)).toMatchObject({ ok: true });
    expect(await cards()).toEqual([
      { id: "E_EMS-2026-12-01-v1", validFrom: "2026-12-01", validTo: null, rows: 2, importedBy: "平台 Staff" },
      { id: "E_EMS-2026-11-25-v1", validFrom: "2026-11-25", validTo: "2026-11-30", rows: 3, importedBy: "平台 Staff" },
    ]);
    expect(await cardAt(Date.UTC(2026, 10, 30, 15))).toBe("E_EMS-2026-11-25-v1");
    expect(await cardAt(Date.UTC(2026, 10, 30, 17))).toBe("E_EMS-2026-12-01-v1");
    const old = await inScope(seller.ownerScope, (db) => getCard(db, "E_EMS-2026-11-25-v1"));
    expect(old?.rows).toHaveLength(3);
  });

  test("of the same day is the next version; one with an end lies above, and the other holds again after it", async () => {
    await confirm(await book());
    expect(await confirm(await book([line("US", 1, 2000, "91")]))).toMatchObject({
      value: { cardId: "E_EMS-2026-12-01-v2" },
    });
    const peak = { validFrom: "2026-12-10", validTo: "2026-12-20" };
    expect(await confirm(await book([line("US", 1, 2000, "120")]), peak)).toMatchObject({ ok: true });
    const on = (day: number) => cardAt(Date.UTC(2026, 11, day, 2));
    expect([await on(9), await on(10), await on(20), await on(21)]).toEqual([
      "E_EMS-2026-12-01-v2",
      "E_EMS-2026-12-10-v1",
      "E_EMS-2026-12-10-v1",
      "E_EMS-2026-12-01-v2",
    ]);
  });

  test("needs the eyes of whoever confirms, on this very file and this very state", async () => {
    const bytes = await book();
    const odd = await book([...usual, line("GB", 100, 2000, "82")]);
    const { seen, hasWarnings } = await preview(odd);
    expect(hasWarnings).toBe(true);
    const before = await stored();
    expect(await confirmRateCard(staff, dropped(odd, { seen }), now)).toMatchObject({
      refusal: { code: "warnings_unseen" },
    });
    expect(await confirmRateCard(staff, dropped(bytes, { seen, warnings: "seen" }), now)).toMatchObject({
      refusal: { code: "changed_meanwhile" },
    });
    expect(await confirmRateCard(staff, dropped(odd, { seen, note: "other", warnings: "seen" }), now)).toMatchObject({
      refusal: { code: "changed_meanwhile" },
    });
    expect(await stored()).toEqual(before);
    expect(await confirm(bytes)).toMatchObject({ ok: true });
    // the same confirmation again finds another state
    expect(await confirmRateCard(staff, dropped(odd, { seen, warnings: "seen" }), now)).toMatchObject({
      refusal: { code: "changed_meanwhile" },
    });
  });

  test("several at once become one: the others are told that something changed", async () => {
    const bytes = await book();
    const { seen } = await preview(bytes);
    await Promise.all([1, 2, 3].map(() => cards()));
    const both = await Promise.all(
      [1, 2, 3].map(() => confirmRateCard(staff, dropped(bytes, { seen, warnings: "seen" }), now)),
    );
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await cards()).toHaveLength(1);
  });

  test("is saved whole or not at all", async () => {
    const bytes = await book();
    const { seen } = await preview(bytes);
    const before = await stored();
    // a row of the card is there already: the last statement fails
    await owner`insert into rate_cards (id, solution_code, currency, valid_from, source, content_hash)
      values ('elsewhere', 'ELSEWHERE', 'CNY', '2026-01-01', 'test', 'x')`;
    await owner.unsafe(
      `alter table rate_rows add constraint refuse_germany check (country <> 'DE' or card_id not like 'E_EMS%')`,
    );
    await expect(confirmRateCard(staff, dropped(bytes, { seen, warnings: "seen" }), now)).rejects.toThrow();
    await owner.unsafe("alter table rate_rows drop constraint refuse_germany");
    expect(await stored()).toEqual(before);
  });

  test("costs as many statements with two thousand rows as with three", async () => {
    const countries = [
      "US",
      "DE",
      "FR",
      "GB",
      "ES",
      "IT",
      "PL",
      "NL",
      "BR",
      "CL",
      "MX",
      "CA",
      "AU",
      "JP",
      "KR",
      "SE",
      "NO",
      "FI",
      "DK",
      "PT",
    ];
    const many = countries.flatMap((country) =>
      Array.from({ length: 100 }, (_, band) => line(country, band * 20 + 1, band * 20 + 20, "90")),
    );
    const statements = async (bytes: Uint8Array) => {
      const { seen } = await preview(bytes);
      return countStatements(() => confirmRateCard(staff, dropped(bytes, { seen, warnings: "seen" }), now));
    };
    const few = await statements(await book());
    await owner`delete from rate_rows where card_id like 'E_EMS%'`;
    await owner`delete from rate_cards where solution_code = ${solutionCode}`;
    expect(await statements(await book(many))).toBe(few);
    expect((await cards()).map(({ rows }) => rows)).toEqual([2000]);
  });

  test("is exported as the workbook that brings it back", async () => {
    await confirm(await book());
    const card = await inScope(staff, (db) => getCard(db, "E_EMS-2026-12-01-v1"));
    if (!card) throw new Error("no card");
    const bytes = await writeXlsx(...writeRateSheet(card, "en"));
    const again = await preview(bytes, { validFrom: "2027-01-01" });
    expect(again).toMatchObject({ errorCount: 0, diff: { added: 0, removed: 0, changed: 0, same: 3 } });
    expect(again.notes).toContainEqual({ level: "warning", code: "same_as_current", values: {} });
  });
});

test("a percentage is not changed on a card that another one has followed by then", async () => {
  await confirm(await book(), { validFrom: "2026-11-25" });
  await confirm(await book([line("US", 1, 2000, "99")]));
  const asked = { solutionCode, cardId: "E_EMS-2026-11-25-v1", place: -1, percent: "16.5", source: "test" };
  expect(await changePercent(staff, { ...asked, validFrom: "2026-12-08" }, now)).toMatchObject({
    refusal: { code: "other_card_then", field: "validFrom", values: { id: "E_EMS-2026-12-01-v1" } },
  });
  expect(await changePercent(staff, { ...asked, validFrom: "2026-11-28" }, now)).toMatchObject({ ok: true });
  expect((await cards()).map(({ id, validTo }) => [id, validTo])).toEqual([
    ["E_EMS-2026-12-01-v1", null],
    ["E_EMS-2026-11-28-v1", "2026-11-30"],
    ["E_EMS-2026-11-25-v1", "2026-11-30"],
  ]);
});

describe("a percentage that changes", () => {
  const asked = (change: object = {}) => ({
    ...{ solutionCode, cardId: "E_EMS-2026-12-01-v1", place: -1, percent: "16.5", validFrom: "2026-12-08" },
    source: "fuel table of December",
    ...change,
  });
  const cardNamed = (id: string) => inScope(staff, (db) => getCard(db, id));

  test("copies the card with it, and the card before is kept", async () => {
    await confirm(await book());
    expect(await changePercent(staff, asked(), now)).toEqual({ ok: true, value: { cardId: "E_EMS-2026-12-08-v1" } });
    const fuel = await cardNamed("E_EMS-2026-12-08-v1");
    expect(fuel?.surcharges).toMatchObject([{ code: "fuel", amount: { percentMillionths: 165_000, of: ["freight"] } }]);
    expect(fuel?.rows).toEqual((await cardNamed("E_EMS-2026-12-01-v1"))?.rows);
    expect(await cardNamed("E_EMS-2026-12-01-v1")).toMatchObject({ validTo: "2026-12-07", surcharges: [] });
    const next = { cardId: "E_EMS-2026-12-08-v1", place: 0, percent: "18 %", validFrom: "2026-12-15" };
    expect(await changePercent(staff, asked(next), now)).toMatchObject({ ok: true });
    const none = { cardId: "E_EMS-2026-12-15-v1", place: 0, percent: "0", validFrom: "2026-12-22" };
    expect(await changePercent(staff, asked(none), now)).toMatchObject({ ok: true });
    expect((await cardNamed("E_EMS-2026-12-22-v1"))?.surcharges).toEqual([]);
    const entries = await inScope(staff, (db) =>
      db.select().from(platformAudit).where(sql`event = 'rate_card_percent_changed'`).orderBy(asc(platformAudit.at)),
    );
    expect(entries.slice(-3).map(({ data }) => data.percent)).toEqual(["16.5000", "18.0000", "0.0000"]);
  });

  test.each([
    [{ percent: "a lot" }, "percent_unreadable", "percent"],
    [{ percent: "-1" }, "percent_unreadable", "percent"],
    [{ percent: "16.55555" }, "percent_unreadable", "percent"],
    [{ percent: "165" }, "percent_too_high", "percent"],
    [{ percent: "0" }, "percent_same", "percent"],
    [{ validFrom: "2026-11-24" }, "day_over", "validFrom"],
    [{ place: 3 }, "surcharge_unknown", undefined],
    [{ cardId: "E_EMS-2020-01-01-v1" }, "changed_meanwhile", undefined],
    [{ validFrom: "2026-11-26" }, "changed_meanwhile", undefined],
    [{ solutionCode: "NEVER_WAS" }, "solution_gone", undefined],
  ])("with %o is refused, and nothing is kept", async (change, code, field) => {
    await confirm(await book());
    const before = await stored();
    const answer = await changePercent(staff, asked(change), now);
    expect(answer).toMatchObject({ ok: false, refusal: field ? { code, field } : { code } });
    expect(await stored()).toEqual(before);
  });
});
