import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { cargoKinds } from "#lib/carriers/cargo-kinds";
import { officialSolutions } from "#lib/carriers/solutions";
import { type CountryCode, countryCodes } from "#lib/kit/country";
import { sheetOf } from "#lib/kit/sheet";
import { compareTemplateSheet } from "./compare-template-sheet.ts";
import { countryGroupsOf } from "./country-groups.ts";
import { shippedBook } from "./routing.test-data.ts";
import { predefinedGroups } from "./tables/country-groups.ts";
import type { Template, TemplateFields } from "./template.ts";
import { templateBookOf } from "./template-book.ts";
import { changedFields, fieldsOf } from "./template-changes.ts";
import { readTemplateSheet, writeTemplateSheet } from "./template-sheet.ts";
import { aTemplate, to, worldwide } from "./templates.test-data.ts";

const groups = countryGroupsOf(predefinedGroups, [
  { id: "3f1c2a1e-0000-4000-8000-000000000001", name: "热销国", countries: ["US", "BR"], version: 1 },
]);
const book = templateBookOf({ ...shippedBook([]), cards: new Map() }, null);

const header = [
  "模板名称",
  "目的地",
  "除外",
  "起始重量(g)",
  "截止重量",
  "货物类型",
  "订单金额不超过(USD)",
  "物流方案",
  "启用",
];
const good = ["【美国-标准】", "美国", "", "1", "2kg", "", "", "CAINIAO_STANDARD", ""];
const reading = (...rows: string[][]) => {
  const read = readTemplateSheet([sheetOf([header, ...rows])], groups, officialSolutions);
  if (!read.ok) throw new Error(read.refusal.code);
  return read.value;
};

describe("a cell that cannot be read is named by row and column", () => {
  it.each<[string, Readonly<Record<number, string>>, string[]]>([
    ["as it should be", {}, []],
    ["no name", { 0: "" }, ["2 name cell_missing"]],
    ["no destination", { 1: "" }, ["2 destinations cell_missing"]],
    ["a place that does not exist", { 1: "美国、亚特兰蒂斯" }, ["2 destinations destination_unknown"]],
    ["a country that does not exist, taken out", { 1: "全球", 2: "Narnia" }, ["2 except country_unknown"]],
    ["text in a number", { 3: "很轻" }, ["2 fromGrams weight_unreadable"]],
    ["no weight", { 4: "" }, ["2 toGrams cell_missing"]],
    ["0 g", { 3: "0" }, ["2 fromGrams weight_unreadable"]],
    ["71 kg", { 4: "71kg" }, ["2 toGrams weight_unreadable"]],
    ["带电 does not say how", { 5: "带电" }, ["2 cargoKinds cargo_kind_unclear"]],
    ["euros", { 6: "€5" }, ["2 upToUsdMinor amount_not_usd"]],
    ["an amount in words", { 6: "五美元" }, ["2 upToUsdMinor amount_unreadable"]],
    ["an unknown solution", { 7: "飞鸽传书" }, ["2 solutionCode solution_not_found"]],
    ["neither yes nor no", { 8: "也许" }, ["2 isActive yes_or_no"]],
    ["several", { 0: "", 7: "" }, ["2 name cell_missing", "2 solutionCode cell_missing"]],
  ])("%s", (_, change, expected) => {
    const row = good.map((cell, index) => change[index] ?? cell);
    expect(reading(row).problems.map(({ row: at, column, code }) => `${at} ${column} ${code}`)).toEqual(expected);
  });

  test("a name twice says where it stood first; the good rows are read all the same", () => {
    const { rows, problems } = reading(good, good.with(0, "【美国-标准】 "), good.with(0, "其他"));
    expect(rows.map(({ row }) => row)).toEqual([2, 4]);
    expect(problems).toEqual([{ row: 3, column: "name", code: "template_twice", values: { row: 2 } }]);
  });

  test.each([
    [
      "no template sheet",
      [
        ["订单号", "金额"],
        ["1", "2"],
      ],
      "template_header_not_found",
    ],
    ["no rows", [header], "no_rows"],
  ])("%s", (_, rows, code) => {
    expect(readTemplateSheet([sheetOf(rows)], groups, officialSolutions)).toMatchObject({ refusal: { code } });
  });
});

describe("words as people write them", () => {
  it.each<[string, Readonly<Record<number, string>>, Partial<TemplateFields>]>([
    [
      "groups and countries, codes and names",
      { 1: "欧盟，US; 热销国" },
      { destinations: { ...to("eu"), groups: ["eu", "3f1c2a1e-0000-4000-8000-000000000001"], countries: ["US"] } },
    ],
    ["a name with a comma in it", { 1: "Hong Kong, China" }, { destinations: to("HK") }],
    ["everywhere but", { 1: "全球", 2: "英国、法国" }, { destinations: { ...worldwide, except: ["GB", "FR"] } }],
    ["kilograms", { 4: "2.5 kg" }, { toGrams: 2500 }],
    ["a solution by its name", { 7: "无忧物流-特惠" }, { solutionCode: "CAINIAO_ECONOMY" }],
    ["and by name and code", { 7: "whatever (DHL)" }, { solutionCode: "DHL" }],
    ["an amount with its sign", { 6: "US $5.00" }, { upToUsdMinor: 500 }],
    ["off", { 8: "停用" }, { isActive: false }],
  ])("%s", (_, change, expected) => {
    const { rows, problems } = reading(good.map((cell, index) => change[index] ?? cell));
    expect(problems).toEqual([]);
    expect(rows[0]?.fields).toMatchObject(expected);
  });
});

const anyFields: fc.Arbitrary<TemplateFields> = fc
  .record({
    name: fc.constantFrom("【美国-标准】", "US, light; small", "模板 1", "A/B"),
    destinations: fc.oneof(
      fc.record({
        worldwide: fc.constant(true),
        groups: fc.constant([]),
        countries: fc.constant([]),
        except: fc.uniqueArray(fc.constantFrom(...countryCodes), { maxLength: 5 }),
      }),
      fc.record({
        worldwide: fc.constant(false),
        groups: fc.uniqueArray(fc.constantFrom(...groups.keys()), { minLength: 1, maxLength: 4 }),
        countries: fc.uniqueArray(fc.constantFrom<CountryCode>(...countryCodes), { maxLength: 8 }),
        except: fc.uniqueArray(fc.constantFrom(...countryCodes), { maxLength: 3 }),
      }),
    ),
    fromGrams: fc.integer({ min: 1, max: 500 }),
    toGrams: fc.integer({ min: 501, max: 70_000 }),
    maxDays: fc.option(fc.integer({ min: 1, max: 120 })),
    cargoKinds: fc.subarray([...cargoKinds]),
    overUsdMinor: fc.option(fc.integer({ min: 0, max: 1000 })),
    upToUsdMinor: fc.option(fc.integer({ min: 1001, max: 99_999_99 })),
    solutionCode: fc.constantFrom(...officialSolutions.map(({ code }) => code)),
    recommendationFirst: fc.boolean(),
    services: fc.record({ insurance: fc.boolean(), duty_prepaid: fc.boolean(), return_label: fc.boolean() }),
    isActive: fc.boolean(),
  })
  .map((change) => fieldsOf(aTemplate(change as Partial<Template>)));

test.each(["zh", "en"] as const)("what is written in %s reads back to the same", (language) => {
  fc.assert(
    fc.property(anyFields, (fields) => {
      const sheet = writeTemplateSheet([fields], groups, officialSolutions, language);
      const read = readTemplateSheet([sheetOf([sheet.header, ...sheet.rows])], groups, officialSolutions);
      if (!read.ok) throw new Error(read.refusal.code);
      expect(read.value.problems).toEqual([]);
      const [back] = read.value.rows;
      expect(back && changedFields(fields, back.fields)).toEqual([]);
    }),
  );
});

describe("a sheet beside the seller's templates", () => {
  const current = [aTemplate({ id: "a", name: "美国" }), aTemplate({ id: "b", name: "英国", destinations: to("GB") })];
  const sheet = (...rows: string[][]) => compareTemplateSheet(book, groups, current, reading(...rows));

  test("says what would be new, changed and the same", () => {
    const plan = sheet(
      ["美国", "美国", "", "1", "30kg", "", "", "CAINIAO_STANDARD", ""],
      ["英国", "英国", "", "1", "30kg", "", "", "CAINIAO_STANDARD", ""],
      ["新的", "巴西", "", "1", "2kg", "", "", "CAINIAO_STANDARD", ""],
    );
    expect(plan.changed.map(({ id, changed }) => [id, changed])).toEqual([["a", ["destinations"]]]);
    expect(plan.same).toEqual([{ row: 3, name: "英国" }]);
    expect(plan.new.map(({ fields }) => fields.name)).toEqual(["新的"]);
    expect(plan.problems).toEqual([]);
  });

  test("holds a row to the platform's rules, at its cell", () => {
    const { problems } = sheet(["英国省", "英国", "", "1", "2kg", "", "", "AE_CN_SUPER_ECONOMY_G", ""]);
    expect(problems).toMatchObject([
      { row: 2, column: "solutionCode", code: "refused", refusal: { code: "rule_broken" } },
    ]);
  });

  test("and to what any template must be, in the order of the rows", () => {
    const { problems } = sheet(
      ["反", "美国", "", "500", "100", "", "", "CAINIAO_STANDARD", ""],
      ["空", "美国", "美国", "1", "100", "", "", "CAINIAO_STANDARD", ""],
      ["", "美国", "", "1", "100", "", "", "CAINIAO_STANDARD", ""],
    );
    expect(problems.map(({ row, column }) => `${row} ${column}`)).toEqual(["2 toGrams", "3 destinations", "4 name"]);
  });
});
