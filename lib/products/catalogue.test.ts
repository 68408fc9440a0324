import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cargoKinds } from "#lib/carriers/cargo-kinds";
import { countryCodes } from "#lib/kit/country";
import { sheetOf } from "#lib/kit/sheet";
import { catalogueSheet, unknownProductsSheet } from "./catalogue-sheet.ts";
import { compareCatalogue } from "./compare-catalogue.ts";
import { lineKeyOf } from "./line-key.ts";
import { catalogueOf, matchLine } from "./match-line.ts";
import { isNetAboveGross } from "./net-weight.ts";
import { missingFacts, noFacts, type Product, type ProductFacts } from "./product.ts";
import { readCatalogue } from "./read-catalogue.ts";
import { unknownProducts, type WaitingLine } from "./unknown-products.ts";

function read(rows: readonly (readonly string[])[]) {
  const result = readCatalogue([sheetOf(rows)]);
  if (!result.ok) throw new Error(`refused: ${result.refusal.code}`);
  return result.value;
}

const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const loose: fc.Arbitrary<ProductFacts> = fc.record({
  nameZh: orNull(fc.constantFrom("手机壳", "数据线", "LED灯带")),
  nameEn: orNull(fc.constantFrom("Phone case", "USB cable (1m)")),
  hsCode: orNull(fc.stringMatching(/^\d{6,10}$/)),
  originCountry: orNull(fc.constantFrom(...countryCodes)),
  weightGrams: orNull(fc.integer({ min: 1, max: 70_000 })),
  lengthMm: orNull(fc.integer({ min: 1, max: 3000 })),
  widthMm: orNull(fc.integer({ min: 1, max: 3000 })),
  heightMm: orNull(fc.integer({ min: 1, max: 3000 })),
  cargoKind: orNull(fc.constantFrom(...cargoKinds)),
  declaredMinor: orNull(fc.integer({ min: 1, max: 1_000_000 })),
  netGrams: orNull(fc.integer({ min: 1, max: 70_000 })),
  hsUs: orNull(fc.stringMatching(/^\d{10}$/)),
  makerItemNo: orNull(fc.constantFrom("K-100", "7731/B")),
  gtin: orNull(fc.constantFrom("4006381333931", "96385074", "036000291452", "00012345600012")),
  makerName: orNull(fc.constantFrom("深圳星河制造", "Xinghe Mfg. Co., Ltd")),
  makerAddress: orNull(fc.constantFrom("118 Wuhe Ave, Shenzhen, CN")),
  makerContact: orNull(fc.constantFrom("qa@xinghe.example", "https://xinghe.example/contact")),
  category: orNull(fc.constantFrom("手机配件", "Home & Garden")),
  material: orNull(fc.constantFrom("铝合金", "100% cotton")),
  usedFor: orNull(fc.constantFrom("充电", "For car")),
  brand: orNull(fc.constantFrom("无品牌", "Xinghe")),
});
const anyFacts = loose.map((facts) => (isNetAboveGross(facts) ? { ...facts, netGrams: facts.weightGrams } : facts));
const anyProduct: fc.Arbitrary<Product> = fc
  .record({ facts: anyFacts, id: fc.uuid(), sku: fc.stringMatching(/^[A-Z]{2}-\d{1,6}$/), hasSku: fc.boolean() })
  .map(({ facts, id, sku, hasSku }) => ({
    ...facts,
    id,
    sku: hasSku ? sku : null,
    title: `Title ${sku}`,
    attributes: "红色",
  }));
const anyProducts = fc.uniqueArray(anyProduct, { maxLength: 8, selector: (product) => product.title });

describe("a product sheet", () => {
  it("reads back what our own sheet holds, and the same sheet again changes nothing", () => {
    fc.assert(
      fc.property(anyProducts, fc.constantFrom("zh" as const, "en" as const), (products, language) => {
        fc.pre(products.length > 0);
        const { header, rows } = catalogueSheet(products, language);
        const { drafts, refused } = read([header, ...rows]);
        expect(refused).toEqual([]);
        const kept = drafts.map((draft) => ({ ...noFacts, ...draft.facts }));
        expect(kept).toEqual(products.map(({ id: _i, sku: _s, title: _t, attributes: _a, ...facts }) => facts));
        const again = compareCatalogue(drafts, products, new Map());
        expect([again.same.length, again.changed, again.new]).toEqual([products.length, [], []]);
      }),
    );
  });

  it.each(["中国", "China", "CN", "cn", "CHN", "142"])("reads the origin %j as China", (text) => {
    const rows = [
      ["SKU", "原产国"],
      ["A", text],
    ];
    expect(read(rows).drafts[0]?.facts.originCountry).toBe("CN");
  });

  it("refuses a net weight above the gross weight at its field, with both", () => {
    const refusedOf = (net: string) =>
      read([
        ["SKU", "重量(g)", "净重(g)"],
        ["A", "100", net],
      ]).refused;
    expect(refusedOf("100")).toEqual([]);
    expect(refusedOf("101")[0]?.problems).toEqual([
      { column: "netWeight", code: "net_above_gross", values: { text: "101", gross: "100" } },
    ]);
  });

  it("keeps what empty cells do not say", () => {
    const product: Product = {
      ...noFacts,
      id: "1",
      sku: "A-1",
      title: "A",
      attributes: "",
      weightGrams: 50,
      hsCode: "392690",
    };
    const { drafts } = read([
      ["SKU", "重量(g)", "HS编码"],
      ["a-1", "80", ""],
    ]);
    expect(compareCatalogue(drafts, [product], new Map()).changed).toMatchObject([
      { facts: { weightGrams: 80, hsCode: "392690" }, changed: ["weightGrams"] },
    ]);
  });

  it.each([
    ["重量(g)", "120", 120],
    ["重量(kg)", "0.12", 120],
    ["重量", "0.12kg", 120],
    ["Weight (g)", "120克", 120],
    ["Gross Weight", "1.5 KG", 1500],
    ["重量(g)", "0.4", 1],
    ["重量(g)", "1,200", 1200],
  ])("reads a weight under %j of %j", (header, cell, grams) => {
    expect(
      read([
        ["SKU", header],
        ["A", cell],
      ]).drafts[0]?.facts.weightGrams,
    ).toBe(grams);
  });

  it.each([
    ["重量", "0.12", "unit_missing"],
    ["重量(g)", "heavy", "value_unreadable"],
    ["重量(g)", "-5", "value_unreadable"],
    ["重量(g)", "0", "value_not_positive"],
    ["重量(kg)", "71", "value_out_of_range"],
    ["尺寸", "10*20*30", "unit_missing"],
    ["尺寸(cm)", "10*20", "value_unreadable"],
    ["美国HTS编码", "392690", "us_code_digits"],
    ["美国HTS编码", "3926.90.99.8X", "us_code_digits"],
    ["EAN", "4006381333932", "gtin_wrong"],
    ["条形码", "无", "gtin_wrong"],
    ["制造商邮箱或网址", "微信 abc", "contact_unclear"],
    ["制造商名称", "x".repeat(101), "text_too_long"],
    ["净重(g)", "0", "value_not_positive"],
    ["HS编码", "39269", "hs_code_digits"],
    ["HS编码", "39269097001", "hs_code_digits"],
    ["原产国", "Atlantis", "country_unknown"],
    ["货物类型", "带电", "cargo_kind_unclear"],
    ["中文品名", "case", "name_zh_needs_hanzi"],
    ["英文品名", "手机壳", "name_en_needs_latin"],
    ["英文品名", "x".repeat(61), "text_too_long"],
    ["申报价值(USD)", "-3", "amount_negative"],
    ["申报价值(USD)", "¥3.00", "amount_not_usd"],
    ["申报价值(USD)", "20000", "value_out_of_range"],
    ["申报价值(USD)", "0", "value_not_positive"],
    ["申报价值(USD)", "XYZ 3.00", "currency_unknown"],
    ["申报价值(USD)", "3 XYZ", "currency_unknown"],
    ["申报价值(USD)", "three", "value_unreadable"],
    ["原产国", "110", "country_unknown"],
  ])("refuses under %j the value %j as %s", (header, cell, code) => {
    expect(
      read([
        ["SKU", header],
        ["A", cell],
      ]).refused[0]?.problems,
    ).toMatchObject([{ code }]);
  });

  it("reads sizes in one cell, a dotted HS code, countries and kinds by any name", () => {
    const { drafts } = read([
      ["货号", "包装尺寸(cm)", "HS", "产地", "带电类型"],
      ["A", "10*20.5×3", "3926.90 97", "China", "PI966"],
    ]);
    expect(drafts[0]?.facts).toEqual({
      lengthMm: 100,
      widthMm: 205,
      heightMm: 30,
      hsCode: "39269097",
      originCountry: "CN",
      cargoKind: "battery_packed_with",
    });
  });

  it("never pads an HS code", () => {
    expect(
      read([
        ["SKU", "HS编码"],
        ["A", "392690"],
      ]).drafts[0]?.facts.hsCode,
    ).toBe("392690");
  });

  it("refuses the second row of one product and a row without a name", () => {
    const { drafts, refused } = read([
      ["SKU", "重量(g)"],
      ["A-1", "5"],
      ["ａ-1", "6"],
      ["", "7"],
    ]);
    expect(drafts).toHaveLength(1);
    expect(refused.map((row) => [row.row, row.problems[0]?.code])).toEqual([
      [3, "product_twice"],
      [4, "product_unnamed"],
    ]);
  });
});

describe("a line's product", () => {
  const product = (id: string, sku: string | null, title: string, attributes = ""): Product => ({
    ...noFacts,
    id,
    sku,
    title,
    attributes,
  });
  const line = (sku: string, title: string, attributes = "") => ({ sku, title, attributes });
  const catalogue = catalogueOf([
    product("p1", "SKU-1", "A"),
    product("p2", null, "Belt", "Red"),
    product("p3", null, "Twin"),
    product("p4", null, "Twin"),
  ]);

  it.each<[string, ReturnType<typeof line>, string | null]>([
    ["by its 商家编码, whatever its case, width and spaces", line(" ｓku-1 ", "anything"), "p1"],
    ["by title and 产品属性", line("", "  belt", "RED "), "p2"],
    ["not by its title alone", line("", "Belt", "Blue"), null],
    ["not when two products fit", line("", "Twin"), null],
    ["not by its title when it has another 商家编码", line("SKU-9", "Belt", "Red"), null],
  ])("is found %s", (_, one, id) => {
    expect(matchLine(one, catalogue, new Map())).toBe(id);
  });

  it("is what a person once said, for exactly this line", () => {
    const remembered = new Map([
      [lineKeyOf(line("", "Twin")), "p4"],
      [lineKeyOf(line("SKU-9", "x")), "p1"],
    ]);
    expect(matchLine(line("", "twin"), catalogue, remembered)).toBe("p4");
    expect(matchLine(line("sku-9", "y"), catalogue, remembered)).toBe("p1");
    expect(matchLine(line("SKU-1", "Twin"), catalogue, remembered)).toBe("p1");
  });
});

describe("the work list of unknown products", () => {
  const waiting = (orderId: string, sku: string, more: Partial<WaitingLine> = {}): WaitingLine => {
    const one = {
      orderId,
      sku,
      title: `Title ${sku}`,
      attributes: "",
      quantity: 1,
      shipByAt: null,
      product: null,
      ...more,
    };
    return { ...one, lineKey: lineKeyOf(one) };
  };

  it("counts orders, not lines, and puts what blocks most first, then what is due first", () => {
    const list = unknownProducts([
      waiting("1", "B", { shipByAt: 20 }),
      waiting("1", "A"),
      waiting("1", "A", { quantity: 3 }),
      waiting("2", "A"),
      waiting("2", "C", { shipByAt: 10 }),
    ]);
    expect(list.map((one) => [one.sku, one.orders, one.pieces])).toEqual([
      ["A", 2, 5],
      ["C", 1, 1],
      ["B", 1, 1],
    ]);
  });

  it("holds incomplete products with what they lack, and no complete ones", () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const list = unknownProducts([waiting("1", "A", { product: { ...facts, id: "p" } })]);
        expect(list.map((one) => one.missing)).toEqual(missingFacts(facts).length > 0 ? [missingFacts(facts)] : []);
      }),
    );
  });

  it("goes out as a sheet and comes back filled, finding its lines by the key", () => {
    const list = unknownProducts([waiting("1", "", { title: "No code", attributes: "Red" }), waiting("2", "X-1")]);
    const { header, rows, highlight } = unknownProductsSheet(list, "zh");
    expect(read([header, ...rows])).toMatchObject({ drafts: [], untouched: [2, 3] });
    const filled = rows.map((row) => row.with(highlight[0] ?? 0, "手机壳"));
    const { drafts } = read([header, ...filled]);
    expect(compareCatalogue(drafts, [], new Map()).new.map((one) => [one.matches, one.facts.nameZh])).toEqual(
      list.map((one) => [one.lineKey, "手机壳"]),
    );
  });
});
