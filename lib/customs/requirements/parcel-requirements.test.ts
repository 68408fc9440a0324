import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CountryCode, countryCodes } from "#lib/kit/country";
import { exchangeRatesOf } from "#lib/rates/exchange-rate";
import { euMembers } from "#lib/rates/tables/eu-members";
import type { RequirementFacts, RequirementLine } from "./facts.ts";
import { isPlatformsOwn } from "./field.ts";
import { fixes } from "./fixes.ts";
import { countNeeds, needsOf } from "./needs.ts";
import { parcelRequirements } from "./parcel-requirements.ts";
import { productRequirements } from "./product-requirements.ts";

const usd = (minor: number) => ({ minor, currency: "USD", isCustomsCurrency: true });
/** Goods that lack nothing anywhere. */
const cup: RequirementLine = {
  ...{ goods: "CUP", sku: "CUP", quantity: 1, nameZh: "陶瓷杯", nameEn: "ceramic cup", hsCode: "691110" },
  ...{ originCountry: "CN", weightGrams: 120, netGrams: 110, declared: usd(599), hsUs: "6911101000" },
  ...{ makerItemNo: "K-1", gtin: "4006381333931", makerName: "Deya", makerAddress: "1 Taoci Rd, Chaozhou, China" },
  ...{ makerContact: "qa@deya.example", hsFault: "", legalUnits: { first: "011", second: "035" } },
};
const rates = exchangeRatesOf(
  [
    { base: "USD", quote: "EUR", day: "2026-11-01", rateMicros: 900_000, source: "test" },
    { base: "USD", quote: "CNY", day: "2026-11-01", rateMicros: 7_200_000, source: "test" },
  ],
  "2026-11-29",
);
const given = { state: "met", value: "529.982.247-25" } as const;
const members: ReadonlySet<string> = new Set(euMembers);

function to(country: CountryCode | null, ...lines: Partial<RequirementLine>[]): RequirementFacts {
  return {
    destination: { country, isEuMember: country !== null && members.has(country) },
    recipient: { taxId: given, phone: given },
    lines: (lines.length > 0 ? lines : [{}]).map((line) => ({ ...cup, ...line })),
    rates,
  };
}

/** What is not met, as "effect fix", of each once. */
function open(facts: RequirementFacts, today: string): string[] {
  const found = parcelRequirements(facts, today).filter(({ state }) => state !== "met");
  return [...new Set(found.map(({ effect, fix }) => `${effect} ${fix?.code}`))].sort();
}
const blocking = (facts: RequirementFacts, today = "2026-11-29") =>
  open(facts, today).filter((one) => one.startsWith("blocks"));

describe("what a parcel needs", () => {
  it("goods that lack nothing may go anywhere, today and always", () => {
    for (const country of [...countryCodes, null]) {
      for (const today of ["2019-01-01", "2026-07-23", "2026-11-29", "2030-01-01"]) {
        expect(open(to(country), today)).toEqual([]);
      }
    }
  });

  it.each<[string, Partial<RequirementLine>, string]>([
    ["no HS code", { hsCode: null }, "hs_code_missing"],
    ["an HS code of 7 digits", { hsCode: "6911100" }, "hs_code_digits"],
    ["an HS code of 9 digits", { hsCode: "691110000" }, "hs_code_digits"],
    ["the reserved chapter", { hsCode: "770100" }, "hs_code_chapter"],
    ["a heading that ends in 00", { hsCode: "850000" }, "hs_code_chapter"],
    ["no Chinese name", { nameZh: null }, "name_zh_missing"],
    ["a Chinese name in English", { nameZh: "cup" }, "name_zh_no_hanzi"],
    ["a Chinese name that says nothing", { nameZh: "礼品" }, "name_zh_vague"],
    ["no English name", { nameEn: " " }, "name_en_missing"],
    ["an English name in Chinese", { nameEn: "陶瓷杯" }, "name_en_not_latin"],
    ["an English name with an emoji", { nameEn: "cup 🎁" }, "name_en_not_latin"],
    ["an English name of one letter", { nameEn: "A-1" }, "name_en_short"],
    ["an English name that says nothing", { nameEn: "Gift" }, "name_en_vague"],
    ["no pieces", { quantity: 0 }, "quantity_wrong"],
    ["half a piece", { quantity: 0.5 }, "quantity_wrong"],
    ["a weight of nothing", { weightGrams: 0, netGrams: null }, "weight_not_positive"],
    ["a net weight of nothing", { netGrams: 0 }, "net_not_positive"],
    ["net above gross", { netGrams: 121 }, "net_above_gross"],
    ["no value", { declared: null }, "value_missing"],
    ["a value of 0", { declared: usd(0) }, "value_not_positive"],
    [
      "a currency that customs do not know",
      { declared: { minor: 599, currency: "XAU", isCustomsCurrency: false } },
      "currency_unknown",
    ],
  ])("%s is refused wherever it goes", (_, change, code) => {
    expect(blocking(to(null, change))).toContain(`blocks ${code}`);
    expect(blocking(to("GB", change))).toContain(`blocks ${code}`);
  });

  it("net weight equal to gross passes; an unknown one is asked for and stops nothing", () => {
    expect(open(to("GB", { netGrams: 120 }), "2026-11-29")).toEqual([]);
    expect(open(to("GB", { netGrams: null }), "2026-11-29")).toEqual(["warns net_missing"]);
  });

  it("a code that no table knows is noted, as is that there is no table", () => {
    expect(open(to("GB", { legalUnits: null }), "2026-11-29")).toEqual(["notes legal_units_unknown"]);
    expect(open(to("GB", { legalUnits: "no_table" }), "2026-11-29")).toEqual(["notes legal_units_no_table"]);
  });
});

describe("origin above 50 USD declared in one line", () => {
  const without = (...lines: Partial<RequirementLine>[]) =>
    blocking(to("GB", ...lines.map((line) => ({ originCountry: null, ...line }))));
  const cny = (minor: number) => ({ declared: { minor, currency: "CNY", isCustomsCurrency: true } });

  it.each<[string, readonly Partial<RequirementLine>[], boolean]>([
    ["50.00 passes", [{ declared: usd(50_00) }], false],
    ["50.01 does not", [{ declared: usd(50_01) }], true],
    ["10 × 5.00 passes", [{ declared: usd(5_00), quantity: 10 }], false],
    ["10 × 5.01 does not", [{ declared: usd(5_01), quantity: 10 }], true],
    ["two lines of 30.00 each pass", [{ declared: usd(30_00) }, { declared: usd(30_00) }], false],
    ["360.00 CNY at 7.2 is 50.00 USD and passes", [cny(360_00)], false],
    ["360.01 CNY rounds to 50.00 USD and is above it", [cny(360_01)], true],
    [
      "a currency without a rate is taken for more",
      [{ declared: { minor: 1, currency: "RUB", isCustomsCurrency: true } }],
      true,
    ],
  ])("%s", (_, lines, isStopped) => {
    expect(without(...lines)).toEqual(isStopped ? ["blocks origin_missing"] : []);
  });

  it("with an origin any value passes", () => {
    expect(blocking(to("GB", { declared: usd(900_00) }))).toEqual([]);
  });
});

describe("what destinations ask, by day", () => {
  const bare = {
    ...{ sku: null, makerItemNo: null, gtin: null, hsUs: null, netGrams: 110 },
    ...{ makerName: null, makerAddress: null, makerContact: null },
  };
  const makers = ["warns maker_address_missing", "warns maker_contact_missing", "warns maker_name_missing"];

  it.each<[string, CountryCode, string, readonly string[]]>([
    ["Germany before product safety", "DE", "2024-12-12", []],
    ["Germany under product safety", "DE", "2024-12-13", makers],
    ["Germany on the last day without identifiers", "DE", "2026-10-31", makers],
    [
      "Germany since the identifiers",
      "DE",
      "2026-11-01",
      ["blocks maker_item_no_missing", "blocks sku_missing", "notes gtin_missing", ...makers],
    ],
    ["the United States on the last day of the six digits", "US", "2026-07-23", []],
    ["the United States since the ten digits", "US", "2026-07-24", ["blocks us_code_missing"]],
    ["the United Kingdom, which asks for none of it", "GB", "2026-11-29", []],
    ["Switzerland, which is no member", "CH", "2026-11-29", []],
  ])("%s", (_, country, today, expected) => {
    expect(open(to(country, bare), today)).toEqual(expected);
  });

  it("origin to the United States is asked for at any value, and stops nothing below 50 USD", () => {
    const rule = (today: string) =>
      parcelRequirements(to("US", { originCountry: null }), today)
        .filter(({ field }) => field === "originCountry")
        .map((one) => [one.rule, one.state, one.effect]);
    expect(rule("2025-08-28")).toEqual([["cn22", "missing", "warns"]]);
    expect(rule("2025-08-29")).toEqual([
      ["cn22", "missing", "warns"],
      ["us_entry", "missing", "warns"],
    ]);
  });

  it.each<[string, Partial<RequirementLine>, string]>([
    ["nine digits", { hsUs: "691110100" }, "us_code_digits"],
    ["another article's code", { hsUs: "6912004400" }, "us_code_differs"],
  ])("a US code of %s is refused there and of no account elsewhere", (_, change, code) => {
    expect(blocking(to("US", change))).toEqual([`blocks ${code}`]);
    expect(blocking(to("FR", change))).toEqual([]);
  });

  it("a wrong barcode is refused by the EU", () => {
    expect(blocking(to("FR", { gtin: "4006381333932" }))).toEqual(["blocks gtin_wrong"]);
  });

  it.each<[CountryCode, string, string, string]>([
    ["BR", "2024-07-31", "2024-08-01", "blocks tax_id_missing"],
    ["KR", "2018-12-31", "2019-01-01", "blocks tax_id_missing"],
    ["MX", "2025-08-14", "2025-08-15", "blocks tax_id_missing"],
    ["TR", "2024-07-31", "2024-08-01", "blocks tax_id_missing"],
    ["CL", "2025-10-24", "2025-10-25", "warns tax_id_missing"],
  ])("%s asks for the recipient's number from its day", (country, before, from, expected) => {
    const facts: RequirementFacts = {
      ...to(country),
      recipient: { taxId: { state: "missing", value: "" }, phone: given },
    };
    expect(open(facts, before)).toEqual([]);
    expect(open(facts, from)).toEqual([expected]);
  });

  it("the platform gives its own numbers, up to the value for which they are", () => {
    const fields = (country: CountryCode, minor: number, today = "2026-11-29") =>
      parcelRequirements(to(country, { declared: usd(minor) }), today).flatMap(({ field }) =>
        isPlatformsOwn(field) ? field : [],
      );
    // 150.00 EUR at 0.9 is 166.66… USD
    expect(fields("DE", 166_66)).toEqual(["ioss", "declarant"]);
    expect(fields("DE", 166_67)).toEqual(["declarant"]);
    expect(fields("JP", 599)).toEqual(["platformName"]);
    expect(fields("JP", 599, "2025-10-11")).toEqual([]);
    expect(fields("CL", 599)).toEqual(["platformTaxNumber", "platformName"]);
  });

  it("a duty that has ended asks for nothing any more", () => {
    const asks = (today: string) => parcelRequirements(to("DE"), today).some(({ rule }) => rule === "eu_duty");
    expect([asks("2026-06-30"), asks("2026-07-01"), asks("2028-06-30"), asks("2028-07-01")]).toEqual([
      ...[false, true, true, false],
    ]);
  });

  it.each<[string, Partial<RequirementLine>, string]>([
    ["390.00 USD and 2 kg", { declared: usd(390_00), weightGrams: 2000 }, "cn22"],
    ["390.01 USD", { declared: usd(390_01) }, "cn23"],
    ["2,001 g", { weightGrams: 2001 }, "cn23"],
    ["a weight that is not known", { weightGrams: null, netGrams: null }, "cn23"],
  ])("the postal form for %s", (_, change, form) => {
    const rules = parcelRequirements(to("GB", change), "2026-11-29").map(({ rule }) => rule);
    expect([...new Set(rules)].filter((rule) => rule.startsWith("cn2"))).toEqual([form]);
  });
});

describe("fixing what is named", () => {
  const orNull = <T>(...values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: null });
  const anyLine: fc.Arbitrary<RequirementLine> = fc.record({
    goods: fc.constant("X"),
    sku: orNull("A-1", " "),
    quantity: fc.integer({ min: -1, max: 9 }),
    nameZh: orNull("陶瓷杯", "礼品", "cup", ""),
    nameEn: orNull("ceramic cup", "parts", "杯", "x"),
    hsFault: fc.constantFrom("", "hs_code_deleted"),
    hsCode: orNull("691110", "69111019", "6911100", "770100", "8500001234"),
    originCountry: orNull<CountryCode>("CN", "VN"),
    legalUnits: fc.constant({ first: "011", second: null }),
    weightGrams: orNull(0, 1, 120, 2500),
    netGrams: orNull(-1, 0, 1, 121),
    declared: orNull(usd(0), usd(599), usd(90_00), { minor: 100, currency: "XXX", isCustomsCurrency: false }),
    hsUs: orNull("6911101000", "9999999999", "123"),
    makerItemNo: orNull("K-1", ""),
    gtin: orNull("4006381333931", "1"),
    makerName: orNull("Deya"),
    makerAddress: orNull("1 Taoci Rd"),
    makerContact: orNull("qa@deya.example", "phone"),
  });
  const standing = fc.constantFrom(given, { state: "missing", value: "" }, { state: "wrong", value: "1" } as const);
  const anyFacts: fc.Arbitrary<RequirementFacts> = fc
    .record({
      country: fc.constantFrom<CountryCode | null>(null, "US", "DE", "GB", "BR", "KR", "JP", "CL", "MX", "TR", "AU"),
      recipient: fc.record({ taxId: standing, phone: standing }) as fc.Arbitrary<RequirementFacts["recipient"]>,
      lines: fc.array(anyLine, { minLength: 1, maxLength: 3 }),
    })
    .map(({ country, recipient, lines }) => ({ ...to(country), recipient, lines }));
  const anyDay = fc.constantFrom("2024-12-13", "2026-07-24", "2026-11-01", "2026-11-29", "2029-01-01");

  /** A right value for a field, given the line as it stands by then. */
  function repair(line: RequirementLine, field: string): RequirementLine {
    if (field === "hsUs") return { ...line, hsUs: `${(line.hsCode ?? "691110").slice(0, 6)}0000` };
    if (field === "hsCode") return { ...line, hsCode: cup.hsCode, hsFault: "" };
    if (field === "netGrams") return { ...line, netGrams: 1 };
    if (field === "declaredMinor" || field === "currency") return { ...line, declared: usd(599) };
    return { ...line, [field]: cup[field as keyof RequirementLine] };
  }

  /** The facts with everything put right that is named. */
  function repaired(facts: RequirementFacts, today: string): RequirementFacts {
    const found = parcelRequirements(facts, today).filter(({ state }) => state !== "met");
    for (const { field, effect, fix } of found) {
      expect(effect).not.toBeNull();
      expect(fix && fixes[fix.code].field).toBe(field);
    }
    const named = (line: number | null) => found.filter((one) => one.line === line).map(({ field }) => field);
    const order = Object.values(fixes).map(({ field }) => field as string);
    const byOrder = (a: string, b: string) => order.indexOf(a) - order.indexOf(b);
    return {
      ...facts,
      lines: facts.lines.map((line, index) => [...new Set<string>(named(index))].sort(byOrder).reduce(repair, line)),
      recipient: facts.recipient && {
        taxId: named(null).includes("taxId") ? given : facts.recipient.taxId,
        phone: named(null).includes("phone") ? given : facts.recipient.phone,
      },
    };
  }

  it("makes it met for good, and after three rounds nothing is left", () => {
    // a weight or code once known may show another to differ; a value once right may call for another form
    const comparisons = ["net_above_gross", "us_code_differs"];
    const named = (facts: RequirementFacts, today: string) =>
      parcelRequirements(facts, today).flatMap(({ line, field, fix }) =>
        fix && !comparisons.includes(fix.code) ? `${line} ${field}` : [],
      );
    fc.assert(
      fc.property(anyFacts, anyDay, (facts, today) => {
        const first = repaired(facts, today);
        const before = new Set(named(facts, today));
        expect(named(first, today).filter((one) => before.has(one))).toEqual([]);
        expect(open(repaired(repaired(first, today), today), today)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

describe("the list on the screen", () => {
  it("says each field once, with every rule that asks for it, what stops the parcel first", () => {
    const requirements = parcelRequirements(to("US", { hsUs: null, originCountry: null }, {}), "2026-11-29");
    const needs = needsOf(requirements);
    expect(needs.slice(0, 2).map(({ field, lines, effect, rules }) => [field, lines, effect, rules])).toEqual([
      ["hsUs", [0], "blocks", ["us_tariff_code"]],
      ["originCountry", [0], "warns", ["cn22", "us_entry"]],
    ]);
    expect(needs.find(({ field }) => field === "nameEn")).toMatchObject({
      ...{ lines: [0, 1], state: "met", rules: ["advance_data", "cn22", "us_tariff_code"] },
    });
    expect(countNeeds(needs)).toEqual({ met: needs.length - 2, warns: 1, blocks: 1 });
  });

  it("what is only noted is said once for all goods, last and uncounted", () => {
    const facts = to("GB", { legalUnits: "no_table" }, { legalUnits: "no_table" });
    const needs = needsOf(parcelRequirements(facts, "2026-11-29"));
    expect(needs.at(-1)).toMatchObject({ field: "legalUnits", lines: [0, 1], effect: "notes" });
    expect(countNeeds(needs)).toEqual({ met: needs.length - 1, warns: 0, blocks: 0 });
  });

  it("a product is looked at as though it went everywhere", () => {
    const { goods: _goods, sku: _sku, quantity: _quantity, declared: _declared, legalUnits: _units, ...facts } = cup;
    const own = { category: null, material: null, usedFor: null, brand: null };
    const sides = { ...own, lengthMm: 1, widthMm: 1, heightMm: 1, cargoKind: "general", declaredMinor: 599 } as const;
    const list = productRequirements({ ...facts, ...sides, hsUs: null, makerItemNo: null }, "", "2026-11-29");
    const codes = list.flatMap(({ effect, fix }) => (effect === "blocks" ? fix?.code : []));
    expect(codes.sort()).toEqual(["maker_item_no_missing", "sku_missing", "us_code_missing"]);
  });
});
