import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { sheetOf } from "#lib/kit/sheet";
import { acceptedCode } from "../hs-view.ts";
import { compareTables } from "./compare-tables.ts";
import { elementsText, knownElement } from "./declaration-elements.ts";
import type { NationalCode } from "./national-code.ts";
import { readNationalTable } from "./read-table.ts";
import { readSeedFile } from "./seed-file.ts";
import { nationalSheet } from "./table-sheet.ts";

const units = [
  ["件", "011"],
  ["千克", "035"],
  ["双", "025"],
] as const;
const knowledge = { unitCodes: new Map<string, string>(units), subheadings: new Set(["610910", "640411", "010121"]) };
const header = ["商品编码", "商品名称", "法定第一单位", "法定第二单位", "申报要素", "出口退税率", "监管条件"];
const read = (...rows: string[][]) => {
  const reading = readNationalTable([sheetOf([header, ...rows])], knowledge);
  if (!reading.ok) throw new Error(reading.refusal.code);
  return reading.value;
};

describe("a national table", () => {
  it("is read with what is known, and unknown stays unknown", () => {
    const { rows, refused } = read(
      ["6109.1000.10", "T恤", "件", "千克", "1:品牌类型;2:出口享惠情况;3:成分含量", "13%", "A/B"],
      ["64041100", "运动鞋", "", "", "", "", "无"],
    );
    expect(refused).toEqual([]);
    expect(rows).toEqual([
      {
        ...{ code: "6109100010", nameZh: "T恤", nameEn: "", firstUnit: "011", secondUnit: "035" },
        ...{ elements: ["品牌类型", "出口享惠情况", "成分含量"], refundBasisPoints: 1_300, supervision: "AB" },
      },
      {
        ...{ code: "64041100", nameZh: "运动鞋", nameEn: "", firstUnit: null, secondUnit: null },
        ...{ elements: null, refundBasisPoints: null, supervision: "" },
      },
    ]);
  });

  it.each([
    ["a zero lost by the spreadsheet", ["101210010", "马"], "code_length"],
    ["six digits", ["610910", "T恤"], "code_length"],
    ["letters", ["61O9100010", "T恤"], "code_not_digits"],
    ["a subheading that does not exist", ["9999990000", "x"], "code_subheading_unknown"],
    ["no code", ["", "T恤"], "code_missing"],
    ["no name", ["6109100010", ""], "name_missing"],
    ["a unit that customs do not know", ["6109100010", "T恤", "只只"], "unit_unknown"],
    ["a second unit alone", ["6109100010", "T恤", "", "千克"], "second_without_first"],
    ["a rate in words", ["6109100010", "T恤", "件", "", "", "十三"], "refund_unreadable"],
  ])("refuses %s, by row", (_, row, code) => {
    const { rows, refused } = read(row, ["6404110000", "运动鞋", "双"]);
    expect(refused).toMatchObject([{ row: 2, problems: [{ code }] }]);
    expect(rows).toHaveLength(1);
  });

  it("refuses the second row of one code", () => {
    expect(read(["6109100010", "T恤"], ["6109100010", "汗衫"]).refused).toMatchObject([
      { row: 3, problems: [{ code: "code_twice", values: { row: 2 } }] },
    ]);
  });

  it("reads back what it writes", () => {
    const row: NationalCode = {
      ...{ code: "6109100010", nameZh: "T恤", nameEn: "T-shirts", firstUnit: "011", secondUnit: "035" },
      ...{ elements: ["品牌类型", "成分含量"], refundBasisPoints: 1_300, supervision: "" },
      ...{ origin: "imported", confidence: null, source: "x", validFrom: "2026-01-01", validUntil: null },
    };
    const names = new Map<string, string>(units.map(([name, code]) => [code, name]));
    const sheet = nationalSheet([row], names, "zh");
    const reading = readNationalTable([sheetOf([sheet.header, ...sheet.rows])], knowledge);
    const { origin: _o, confidence: _c, source: _s, validFrom: _f, validUntil: _u, ...facts } = row;
    expect(reading).toMatchObject({ ok: true, value: { rows: [facts], refused: [] } });
    expect(compareTables([row], [facts], true)).toMatchObject({ added: [], changed: [], same: 1, ended: [] });
    const other = { ...facts, secondUnit: null };
    expect(compareTables([row], [other], true).changed).toMatchObject([{ facts: ["secondUnit"] }]);
    expect(compareTables([row], [], true).ended).toEqual([row]);
    expect(compareTables([row], [], false).ended).toEqual([]);
  });
});

describe("the seed", () => {
  const seed = readSeedFile(JSON.parse(readFileSync("data/nomenclature/seed.json", "utf8")));
  const subheadings = new Set(
    readFileSync("data/hs/codes.csv", "utf8")
      .split("\n")
      .map((line) => line.split(",")[0] ?? ""),
  );
  it("has at least 150 codes of ten digits, each once, under subheadings of HS 2022, and says that it is not verified", () => {
    expect(seed.rows.filter(({ code }) => code.length === 10).length).toBeGreaterThanOrEqual(150);
    expect(new Set(seed.rows.map(({ code }) => code)).size).toBe(seed.rows.length);
    expect(seed.rows.filter(({ code }) => !subheadings.has(code.slice(0, 6)))).toEqual([]);
    expect(seed.source).toContain("未与现行税则核对");
  });
});

describe("what accepting a candidate saves", () => {
  it.each([
    ["the subheading where the table knows nothing", [], "610910"],
    ["the only national code", ["6109100010"], "6109100010"],
    ["the subheading where there are several", ["6109100010", "6109100020"], "610910"],
    ["the subheading where a line of 8 digits may be divided", ["61091000"], "610910"],
    ["the subheading where a line stands beside a code", ["61091000", "6109100010"], "610910"],
  ])("%s", (_, codes, expected) => {
    expect(
      acceptedCode(
        "610910",
        codes.map((code) => ({ code })),
      ),
    ).toBe(expected);
  });
});

describe("declaration elements", () => {
  it("are one text in their order; empty ones in between keep their place", () => {
    const of = (...values: string[]) => elementsText(values.map((value, at) => ({ name: `e${at}`, value })));
    expect(of("1", "", "棉|涤", "")).toBe("1||棉/涤");
    expect(of("", "")).toBe("");
  });

  it.each([
    ["品牌类型", ""],
    ["出口享惠情况", ""],
    ["品牌", "无牌"],
    ["成分含量", "棉"],
    ["用途", "穿着"],
    ["GTIN", ""],
  ])("%s begins with what the product says", (name, expected) => {
    expect(knownElement(name, { material: "棉", usedFor: "穿着", brand: "无牌" })).toBe(expected);
  });
});
