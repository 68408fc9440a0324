import fc from "fast-check";
import { describe, expect, it } from "vitest";
import rateCardFile from "#data/rates/cards.json" with { type: "json" };
import { cargoKinds } from "#lib/carriers/cargo-kinds";
import { areaKinds } from "#lib/carriers/solutions";
import { countryCodes } from "#lib/kit/country";
import { currencies } from "#lib/kit/money";
import { type SheetTable, sheetOf } from "#lib/kit/sheet";
import { aRateCard, aRateRow, perKg } from "./cards.test-data.ts";
import { bandStatuses, goodsColumns, type RateCardFacts, type RateRow, type Tariff } from "./rate-card.ts";
import { readRateCardFile } from "./rate-card-file.ts";
import { maxRateLines, type ReadRateSheet, readRateSheet } from "./rate-sheet.ts";
import { writeRateSheet } from "./rate-sheet-write.ts";
import { type Surcharge, surchargeCodes } from "./surcharge.ts";

const head = { solutionCode: "X", currency: "CNY", validFrom: "2026-01-01", source: "test" } as const;
const tablesOf = (facts: RateCardFacts, language: "zh" | "en"): SheetTable[] =>
  writeRateSheet(facts, language).map(({ name, header, rows }) => sheetOf([header, ...rows], name));

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
const prices = (...lines: readonly (readonly string[])[]) => [sheetOf([header, ...lines], "价格")];
/** "价格 2 重量到(g): band_reversed" */
const problems = ({ errors }: ReadRateSheet) =>
  errors.map(({ sheet, row, column, code }) => [sheet, row, column, code].join(" ").replace("  ", " "));
const first = ["US", "普货", "1", "2000", "按克", "", "", "", "72.45", "30.45"];
const changed = (column: string, text: string) => first.map((cell, index) => (header[index] === column ? text : cell));

describe("a card's workbook", () => {
  it.each(["zh", "en"] as const)("in %s reads back as the card that was written", (language) => {
    for (const card of readRateCardFile(rateCardFile)) {
      const { facts, errors } = readRateSheet(tablesOf(card, language));
      expect(errors).toEqual([]);
      expect(facts).toEqual(card);
    }
  });

  it("reads back every card that there can be", () => {
    fc.assert(
      fc.property(anyCard(), fc.constantFrom("zh", "en"), (card, language) => {
        const { facts, errors } = readRateSheet(tablesOf(card, language));
        expect(errors).toEqual([]);
        expect(facts).toEqual(card);
      }),
    );
  });

  it("of one sheet of prices takes what was typed beside it", () => {
    const { facts } = readRateSheet([sheetOf([header, first], "Sheet1")], head);
    expect(facts).toMatchObject({ ...head, id: "X-2026-01-01-v1", version: 1, validTo: null, services: {} });
    expect(facts?.rows).toEqual([aRateRow({ tariff: perKg(7245), perParcelMicros: 30_450_000 })]);
  });

  it("lists several countries in one cell, by code or name, in either language; a comma may be part of a name", () => {
    const cell = "US、德国; France, Korea, Republic of\nJP；其他";
    const { facts, rowNumbers } = readRateSheet(prices(first.with(0, "GB"), changed("国家/地区", cell)), head);
    expect(facts).toBeNull();
    const good = readRateSheet(
      prices(first.with(0, "GB"), changed("国家/地区", cell.replace("France, ", "法国;"))),
      head,
    );
    expect(good.facts?.rows.map(({ country }) => country)).toEqual(["GB", "US", "DE", "FR", "KR", "JP", "*"]);
    expect(good.rowNumbers).toEqual([2, 3, 3, 3, 3, 3, 3]);
    expect(rowNumbers).toEqual([2]);
  });

  it("finds columns by name, wherever they stand, below a title", () => {
    const title = ["无忧物流-标准 2026 运费表"];
    const english = ["Note", "Price", "To (g)", "From (g)", "Countries"];
    const { facts } = readRateSheet(
      [sheetOf([title, english, ["", "72.45", "150", "0", "United States"]], "Rates")],
      head,
    );
    expect(facts?.rows).toEqual([aRateRow({ toGrams: 150, tariff: perKg(7245) })]);
  });

  it("takes numbers as spreadsheets write them", () => {
    const line = changed("单价", "72.449999999999996").with(3, "2,000.0");
    expect(readRateSheet(prices(line), head).facts?.rows[0]?.tariff).toEqual(perKg(7245));
  });
});

describe("each mistake is named with its sheet, row and column", () => {
  it.each<[string, readonly (readonly string[])[], readonly string[]]>([
    ["text in a price", [changed("单价", "七十二")], ["价格 2 单价 number_unreadable"]],
    ["a price with its currency", [changed("单价", "¥72.45")], ["价格 2 单价 number_unreadable"]],
    ["a price to the ten-millionth", [changed("单价", "0.0000001")], ["价格 2 单价 number_unreadable"]],
    ["a negative price", [changed("单价", "-1")], ["价格 2 单价 number_negative"]],
    ["a price of a million and more", [changed("单价", "1000001")], ["价格 2 单价 number_too_large"]],
    ["no price", [changed("单价", "")], ["价格 2 单价 cell_missing"]],
    ["no country", [changed("国家/地区", " ")], ["价格 2 国家/地区 cell_missing"]],
    ["a country that does not exist", [changed("国家/地区", "US、亚特兰蒂斯")], ["价格 2 国家/地区 country_unknown"]],
    ["a country twice in a cell", [changed("国家/地区", "US; 美国")], ["价格 2 国家/地区 country_twice"]],
    ["kilograms for grams", [changed("重量到(g)", "2kg")], ["价格 2 重量到(g) grams_unreadable"]],
    ["half a gram", [changed("重量到(g)", "0.5")], ["价格 2 重量到(g) grams_unreadable"]],
    ["bands reversed", [changed("重量从(g)", "3000")], ["价格 2 重量到(g) band_reversed"]],
    ["goods that nobody knows", [changed("货物", "危险品")], ["价格 2 货物 word_unknown"]],
    ["a billing shape that nobody knows", [changed("计费方式", "按体积")], ["价格 2 计费方式 word_unknown"]],
    ["a first weight where it has no use", [changed("首重(g)", "500")], ["价格 2 首重(g) cell_not_used"]],
    [
      "first weight and steps without their numbers",
      [changed("计费方式", "首重续重")],
      ["价格 2 首重(g) cell_missing", "价格 2 首重价 cell_missing", "价格 2 续重单位(g) cell_missing"],
    ],
    ["steps of 0 g", [changed("计费方式", "按段").with(7, "0")], ["价格 2 续重单位(g) grams_unreadable"]],
    ["bands that overlap", [first, first.with(2, "2000").with(3, "3000")], ["价格 3 重量从(g) bands_overlap"]],
    ["a line twice", [first, [], first], ["价格 4 重量从(g) bands_overlap"]],
    [
      "every mistake of a line, and those of others",
      [changed("单价", "x").with(3, "y"), first, first.with(0, "ZZ")],
      ["价格 2 重量到(g) grams_unreadable", "价格 2 单价 number_unreadable", "价格 4 国家/地区 country_unknown"],
    ],
  ])("%s", (_, lines, expected) => {
    const read = readRateSheet(prices(...lines), head);
    expect(problems(read)).toEqual(expected);
    expect(read.facts).toBeNull();
    expect(read.errorCount).toBe(expected.length);
  });

  it.each<[string, readonly SheetTable[], readonly string[]]>([
    ["no sheet at all", [], ["价格 Rates 0 sheet_missing"]],
    ["several sheets, none of prices", [sheetOf([["x"]], "A"), sheetOf([["x"]], "B")], ["价格 Rates 0 sheet_missing"]],
    [
      "prices without a header",
      [sheetOf([first], "价格")],
      [
        ...["国家/地区 Countries", "重量从(g) From (g)", "重量到(g) To (g)", "单价 Price"].map(
          (column) => `价格 0 ${column} column_missing`,
        ),
      ],
    ],
    ["prices without lines", prices(), ["价格 0 rows_missing"]],
  ])("%s", (_, tables, expected) => {
    expect(problems(readRateSheet(tables, head))).toEqual(expected);
  });

  const card = (change: Readonly<Record<string, string>>) => {
    const lines = { 物流方案代码: "X", 币种: "CNY", 生效日期: "2026-01-01", 来源: "test", ...change };
    return [sheetOf(Object.entries(lines), "说明"), ...prices(first)];
  };
  it.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    ["an unknown currency", { 币种: "ABC" }, ["说明 2 币种 Currency currency_unknown"]],
    ["a day that does not exist", { 生效日期: "2026-02-30" }, ["说明 3 生效日期 Valid from day_unreadable"]],
    ["days reversed", { 失效日期: "2025-12-31" }, ["说明 5 失效日期 Valid to days_reversed"]],
    ["a version that is no number", { 版本: "二" }, ["说明 5 版本 Version number_unreadable"]],
    [
      "nothing filled in",
      { 物流方案代码: "", 币种: "", 生效日期: "", 来源: "" },
      ["币种 Currency", "物流方案代码 Solution code", "生效日期 Valid from", "来源 Source"].map(
        (column, index) => `说明 ${[2, 1, 3, 4][index]} ${column} cell_missing`,
      ),
    ],
  ])("%s", (_, change, expected) => {
    expect(problems(readRateSheet(card(change)))).toEqual(expected);
  });

  it("days and currencies in other spellings are read", () => {
    const { facts } = readRateSheet(card({ 币种: "人民币", 生效日期: "2026/1/5", 失效日期: "2026年12月31日" }));
    expect(facts).toMatchObject({ currency: "CNY", validFrom: "2026-01-05", validTo: "2026-12-31" });
  });

  const surcharges = (...lines: readonly (readonly string[])[]) => [
    ...prices(first),
    sheetOf(
      [["附加费种类", "邮编范围", "货物类型", "百分比(%)", "百分比基数", "开始日期", "结束日期"], ...lines],
      "附加费",
    ),
  ];
  it.each<[string, readonly string[], string]>([
    ["an unknown kind", ["过路费", "", "", "10"], "附加费 2 附加费种类 word_unknown"],
    ["postal codes without their country", ["偏远", "99500-99999", "", "10"], "附加费 2 邮编范围 postal_unreadable"],
    ["postal codes reversed", ["偏远", "US 999-995", "", "10"], "附加费 2 邮编范围 postal_reversed"],
    ["an unknown kind of goods", ["带电", "", "榴莲", "10"], "附加费 2 货物类型 cargo_kind_unknown"],
    ["a percentage in words", ["燃油", "", "", "百分之十"], "附加费 2 百分比(%) percent_unreadable"],
    ["no amount at all", ["燃油", "", "", ""], "附加费 2 每件 Per parcel amount_missing"],
    ["a percentage of itself", ["燃油", "", "", "10%", "燃油"], "附加费 0 百分比基数 surcharges_circular"],
    ["days reversed", ["旺季", "", "", "10", "", "2026-12-31", "2026-10-01"], "附加费 2 结束日期 days_reversed"],
  ])("of surcharges: %s", (_, line, expected) => {
    expect(problems(readRateSheet(surcharges(line), head))).toEqual([expected]);
  });

  it.each<[string, readonly (readonly string[])[], string]>([
    [
      "a service twice",
      [
        ["保险", "", "1"],
        ["insurance", "", "2"],
      ],
      "服务 3 服务项目 service_twice",
    ],
    ["a share for a return label", [["退货面单", "5", "1"]], "服务 2 百分比(%) cell_not_used"],
    ["insurance without its share", [["保险", "", ""]], "服务 2 百分比(%) cell_missing"],
  ])("of services: %s", (_, lines, expected) => {
    const tables = [...prices(first), sheetOf([["服务项目", "每件", "百分比(%)"], ...lines], "服务")];
    expect(problems(readRateSheet(tables, head))).toEqual([expected]);
  });

  it("says what a formula left behind", () => {
    const [table] = prices(first);
    if (!table) throw new Error("no table");
    const rows = table.rows.map((row) => (row.number === 2 ? { ...row, marks: { 8: "error" as const } } : row));
    expect(problems(readRateSheet([{ ...table, rows }], head))).toEqual(["价格 2 单价 cell_error"]);
  });
});

describe("a very long sheet", () => {
  const many = (count: number, line: (index: number) => readonly string[]) =>
    prices(...Array.from({ length: count }, (_, index) => line(index)));

  it("of 100,000 lines is read, and one of them that overlaps is found", () => {
    const lines = many(maxRateLines, (index) => {
      const from = index === 99_999 ? 5 : 1 + 5 * index;
      return ["DE", "", String(from), String(from + 4), "", "", "", "", "10", "1"];
    });
    const read = readRateSheet(lines, head);
    expect(problems(read)).toContain("价格 100001 重量从(g) bands_overlap");
  });

  it("of more lines is refused as a whole", () => {
    const read = readRateSheet(
      many(maxRateLines + 1, () => first),
      head,
    );
    expect(read.errors).toMatchObject([{ code: "rows_too_many", values: { rows: 100_001, most: 100_000 } }]);
  });

  it("full of mistakes keeps two hundred of them and counts all", () => {
    const read = readRateSheet(
      many(1000, () => changed("单价", "x")),
      head,
    );
    expect([read.errors.length, read.errorCount]).toEqual([200, 1000]);
  });
});

function anyCard(): fc.Arbitrary<RateCardFacts> {
  const micros = fc.integer({ min: 0, max: 900_000_000 });
  const grams = fc.integer({ min: 1, max: 30_000 });
  const step = fc.integer({ min: 100, max: 1000 });
  const words = fc.constantFrom("", "来源：官方", "two words", "a；b, c", "1.5");
  const tariff: fc.Arbitrary<Tariff> = fc.oneof(
    fc.record({ shape: fc.constant("per_gram" as const), perKgMicros: micros }),
    fc.record({ shape: fc.constant("per_step" as const), stepGrams: step, perStepMicros: micros }),
    fc.record({
      ...{ shape: fc.constant("first_and_step" as const), firstGrams: grams, firstMicros: micros },
      ...{ stepGrams: step, perStepMicros: micros },
    }),
    fc.record({ shape: fc.constant("flat" as const), priceMicros: micros }),
  );
  const row = fc.record({
    country: fc.constantFrom("*", ...countryCodes),
    goods: fc.constantFrom(...goodsColumns),
    tariff,
    perParcelMicros: micros,
    minimumMicros: fc.option(micros),
    minimumGrams: fc.option(grams),
    status: fc.constantFrom(...bandStatuses),
    note: words,
  });
  // one band for each destination and goods, so that none overlap
  const rows = fc
    .uniqueArray(row, { selector: ({ country, goods }) => `${country} ${goods}`, minLength: 1, maxLength: 12 })
    .map((list) =>
      list.map((one, index): RateRow => ({ ...one, parcel: "small", fromGrams: 1 + index, toGrams: 2000 })),
    );
  const some = <T>(list: readonly T[]) => fc.uniqueArray(fc.constantFrom(...list), { minLength: 1, maxLength: 3 });
  const when = fc.record(
    {
      countries: some(countryCodes),
      postal: fc.constant([{ country: "US", from: "995", to: "999" }]),
      areas: some(areaKinds),
      cargoKinds: some(cargoKinds).map((kinds) => cargoKinds.filter((kind) => kinds.includes(kind))),
      sideOverMm: fc.integer({ min: 1, max: 3000 }),
      gramsOver: grams,
      from: fc.constant("2026-10-01"),
      to: fc.constant("2026-12-31"),
    },
    { requiredKeys: [] },
  );
  const amount = fc
    .record(
      {
        perKgMicros: micros,
        percentMillionths: fc.integer({ min: 1, max: 3_000_000 }),
        of: fc.constant(["freight" as const]),
        minimumMicros: micros,
      },
      { requiredKeys: ["percentMillionths"] },
    )
    .map((parts) => ({ perParcelMicros: 1_500_000, ...parts }));
  const surcharge: fc.Arbitrary<Surcharge> = fc.record({
    code: fc.constantFrom(...surchargeCodes),
    nameZh: fc.constantFrom("燃油附加费", "偏远"),
    nameEn: fc.constantFrom("Fuel surcharge", "Remote, far"),
    when,
    amount,
  });
  const services = fc.record(
    {
      insurance: fc.record({
        percentMillionths: fc.integer({ min: 0, max: 1_000_000 }),
        minimumMicros: micros,
        maxCoverageUsdMinor: fc.option(fc.integer({ min: 0, max: 1_000_000 })),
      }),
      duty_prepaid: fc.record({ perParcelMicros: micros, percentMillionths: fc.integer({ min: 0, max: 1_000_000 }) }),
      return_label: fc.record({ perParcelMicros: micros }),
    },
    { requiredKeys: [] },
  );
  return fc
    .record({
      ...{ rows, services, surcharges: fc.array(surcharge, { maxLength: 3 }), note: words },
      currency: fc.constantFrom(...currencies),
      version: fc.integer({ min: 1, max: 99 }),
      validTo: fc.option(fc.constant("2027-01-31")),
    })
    .map((change) => aRateCard(change));
}
