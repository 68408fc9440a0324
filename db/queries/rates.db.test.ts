import type { Sql } from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { officialSolutions } from "#lib/carriers/solutions";
import { serviceRules } from "#lib/routing/tables/service-rules";
import { connect } from "../client.ts";
import { seedReference } from "../reference-seed.ts";
import { inScope } from "../scope.ts";
import { createTestDatabase, type TestDatabase } from "../testing/database.ts";
import { aSeller, type TestSeller } from "../testing/sellers.ts";
import { getRoutingBook } from "./rates.ts";

let database: TestDatabase;
let seller: TestSeller;
let owner: Sql;
const now = Date.UTC(2026, 10, 25, 2);

beforeAll(async () => {
  database = await createTestDatabase();
  seller = await aSeller();
  owner = connect(database.ownerUrl, { max: 1, name: "test" });
});

afterAll(async () => {
  await owner.end();
  await database.close();
});

const bookAt = (instant: number) => inScope(seller.ownerScope, (db) => getRoutingBook(db, instant));
const written = () =>
  owner<{ what: string; xmin: string }[]>`
    select 'card' as what, string_agg(xmin::text, ',' order by id) as xmin from rate_cards
    union all select 'row', string_agg(xmin::text, ',' order by card_id, country, from_grams) from rate_rows
    union all select 'solution', string_agg(xmin::text, ',' order by code) from solutions`;

describe("the seeded reference tables", () => {
  it("come out of the database as they stand in the code", async () => {
    const book = await bookAt(now);
    expect(book.solutions).toEqual(officialSolutions);
    expect(book.rules).toEqual(serviceRules);
    const cny = book.exchangeRates?.rates.get("CNY");
    expect(cny).toMatchObject({ base: "USD", quote: "CNY", day: "2026-01-01", rateMicros: 7_200_000 });
    const destinations = [...book.cards].map(([code, card]) => [code, card.currency, card.bands.size]);
    expect(destinations).toEqual([
      ["AE_CN_SUPER_ECONOMY_G", "CNY", 153],
      ["CAINIAO_ECONOMY", "USD", 29],
      ["CAINIAO_STANDARD", "CNY", 185],
      ["CAINIAO_SUPER_ECONOMY", "USD", 20],
      ["CN_GLO_EXP", "CNY", 1],
      ["CN_GLO_STD", "CNY", 1],
      ["CN_GLO_STD_BAT", "CNY", 1],
      ["YANWEN_JYT", "CNY", 1],
    ]);
  });

  it("are not written again when the same version migrates twice", async () => {
    const before = await written();
    await seedReference(owner);
    expect(await written()).toEqual(before);
  });

  it("come back to this version's content, and only the differing card's rows are written", async () => {
    await owner`update installation set value = 'older' where key = 'reference'`;
    await owner`update rate_cards set content_hash = 'older' where id = 'CAINIAO_ECONOMY-2026-01'`;
    await owner`update rate_rows set price_micros = 1 where card_id = 'CAINIAO_ECONOMY-2026-01' and country = 'ES'`;
    const standard = () =>
      owner`select xmin::text from rate_rows where card_id = 'CAINIAO_STANDARD-2026-01' order by country, from_grams`;
    const before = await standard();
    await seedReference(owner);
    const rows = await owner`select price_micros::int, parcel_micros::int from rate_rows
      where card_id = 'CAINIAO_ECONOMY-2026-01' and country = 'ES'`;
    expect([...rows]).toEqual([{ price_micros: 8_680_000, parcel_micros: 1_850_000 }]);
    expect(await standard()).toEqual(before);
  });
});

describe("what staff did", () => {
  const older = () => owner`update installation set value = 'older' where key = 'reference'`;
  const rowsOf = (id: string) => owner`select country, price_micros::int from rate_rows where card_id = ${id}`;

  it("stays: their card in the place of a shipped one, under its id or beside it", async () => {
    await older();
    await owner`update rate_cards set imported_by = 'staff', content_hash = 'theirs' where id = 'YANWEN_JYT-2026-01'`;
    await owner`update rate_rows set price_micros = 7 where card_id = 'YANWEN_JYT-2026-01'`;
    await owner`delete from rate_rows where card_id = 'CN_GLO_EXP-2026-01'`;
    await owner`update rate_cards set id = 'EXPRESS-BY-STAFF', imported_by = 'staff' where id = 'CN_GLO_EXP-2026-01'`;
    await seedReference(owner);
    expect([...(await rowsOf("YANWEN_JYT-2026-01"))]).toEqual([{ country: "*", price_micros: 7 }]);
    expect(await rowsOf("CN_GLO_EXP-2026-01")).toHaveLength(0);
    const [count] = await owner`select count(*)::int as cards from rate_cards where solution_code = 'CN_GLO_EXP'`;
    expect(count).toEqual({ cards: 1 });
  });

  it("stays: their exchange rate of the same day, and their words on a solution", async () => {
    await older();
    await owner`update exchange_rates set rate_micros = 7250000, entered_by = 'staff' where day = '2026-01-01'`;
    await owner`update solutions set edited_by = 'staff', offer = offer || '{"nameZh": "改过的名称"}'
      where code = 'CAINIAO_STANDARD'`;
    await seedReference(owner);
    const book = await bookAt(now);
    expect(book.exchangeRates?.rates.get("CNY")?.rateMicros).toBe(7_250_000);
    expect(book.solutions.find(({ code }) => code === "CAINIAO_STANDARD")?.nameZh).toBe("改过的名称");
  });

  it("takes a retired solution out of the book", async () => {
    await owner`update solutions set retired_at = now() where code = 'TNT'`;
    expect((await bookAt(now)).solutions.map(({ code }) => code)).not.toContain("TNT");
    await owner`update solutions set retired_at = null where code = 'TNT'`;
    expect((await bookAt(now)).solutions.map(({ code }) => code)).toContain("TNT");
  });

  it("puts the highest version of a day's cards into the book, with its surcharges, services and every shape", async () => {
    await owner`insert into rate_cards (id, solution_code, currency, valid_from, version, source, content_hash, surcharges, services)
      values ('SAVER-2', 'CAINIAO_ECONOMY', 'USD', '2026-01-01', 2, 'test', 'two',
        '[{"code": "fuel", "nameZh": "燃油", "nameEn": "Fuel", "when": {}, "amount": {"percentMillionths": 165000}}]',
        '{"return_label": {"perParcelMicros": 2000000}}')`;
    await owner`insert into rate_rows (card_id, country, goods, parcel, from_grams, to_grams, shape, first_grams,
        first_micros, step_grams, price_micros, parcel_micros, minimum_micros, minimum_grams, status)
      values ('SAVER-2', 'ES', 'general', 'any', 1, 2000, 'first_and_step', 500, 3000000, 100, 500000, 0, 1000000, 50,
        'confirmed'), ('SAVER-2', '*', 'battery', 'large', 1, 30000, 'flat', null, null, null, 9000000, 0, null, null,
        'confirmed')`;
    const card = (await bookAt(now)).cards.get("CAINIAO_ECONOMY");
    expect(card).toMatchObject({
      id: "SAVER-2",
      version: 2,
      services: { return_label: { perParcelMicros: 2_000_000 } },
    });
    expect(card?.surcharges).toHaveLength(1);
    expect(card?.bands.get("ES")?.[0]?.tariff).toEqual({
      ...{ shape: "first_and_step", firstGrams: 500, firstMicros: 3_000_000, stepGrams: 100, perStepMicros: 500_000 },
    });
    expect(card?.bands.get("*")?.[0]).toMatchObject({ goods: "battery", parcel: "large", minimumGrams: null });
    await owner`delete from rate_rows where card_id = 'SAVER-2'`;
    await owner`delete from rate_cards where id = 'SAVER-2'`;
  });
});

describe("the book of a day", () => {
  it("is compiled once and compiled again as soon as something changes", async () => {
    const first = await bookAt(now);
    expect(await bookAt(now + 60_000)).toBe(first);
    await owner`insert into exchange_rates values ('USD', 'CNY', '2026-11-20', 7110000, 'test')`;
    const second = await bookAt(now);
    expect(second).not.toBe(first);
    expect(second.exchangeRates?.rates.get("CNY")).toMatchObject({ day: "2026-11-20", rateMicros: 7_110_000 });
  });

  it("takes the rate and the card that hold on that day in China, not in London", async () => {
    await owner`insert into exchange_rates values ('USD', 'CNY', '2026-11-26', 7000000, 'test')`;
    await owner`insert into rate_cards (id, solution_code, currency, valid_from, source, content_hash)
      values ('ECONOMY-LATER', 'CAINIAO_ECONOMY', 'USD', '2026-11-26', 'test', 'later')`;
    await owner`insert into rate_rows
      (card_id, country, goods, parcel, from_grams, to_grams, shape, price_micros, parcel_micros, status)
      values ('ECONOMY-LATER', 'ES', 'general', 'small', 1, 2000, 'per_gram', 9000000, 1900000, 'confirmed')`;
    const justBefore = await bookAt(Date.UTC(2026, 10, 25, 15, 59, 59));
    expect(justBefore.exchangeRates?.rates.get("CNY")?.day).toBe("2026-11-20");
    expect(justBefore.cards.get("CAINIAO_ECONOMY")?.id).toBe("CAINIAO_ECONOMY-2026-01");
    const justAfter = await bookAt(Date.UTC(2026, 10, 25, 16));
    expect(justAfter.exchangeRates?.rates.get("CNY")?.day).toBe("2026-11-26");
    expect(justAfter.cards.get("CAINIAO_ECONOMY")?.id).toBe("ECONOMY-LATER");
  });

  it("judges by the rules that hold on that day", async () => {
    const ids = async (instant: number) => (await bookAt(instant)).rules.map(({ id }) => id);
    expect(await ids(now)).toContain("GB-any");
    await owner`update service_rules set valid_to = '2026-11-25' where id = 'GB-any'`;
    await owner`insert into service_rules (id, rule, position, source, valid_from)
      select 'GB-later', jsonb_set(rule, '{id}', '"GB-later"'), position, 'test', '2026-11-26'
        from service_rules where id = 'GB-any'`;
    const british = (list: readonly string[]) => list.filter((id) => id.startsWith("GB"));
    expect(british(await ids(Date.UTC(2026, 10, 25, 15, 59, 59)))).toEqual(["GB-any"]);
    expect(british(await ids(Date.UTC(2026, 10, 25, 16)))).toEqual(["GB-later"]);
  });

  it("leaves out a card that has ended, and refuses a row that is none", async () => {
    await owner`update rate_cards set valid_to = '2026-11-24' where id = 'CAINIAO_ECONOMY-2026-01'`;
    expect((await bookAt(now)).cards.has("CAINIAO_ECONOMY")).toBe(false);
    await owner`update rate_rows set status = 'guessed' where card_id = 'CAINIAO_STANDARD-2026-01' and country = 'US'`;
    await owner`update rate_cards set content_hash = 'changed' where id = 'CAINIAO_STANDARD-2026-01'`;
    await expect(bookAt(now)).rejects.toThrow(/guessed/);
  });
});
