import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatMinor } from "#lib/kit/money";
import { sheetOf } from "#lib/kit/sheet";
import { maxBillRows } from "./bill-limits.ts";
import { type BillProblem, foldNumber, readBill } from "./read-bill.ts";

const header = ["运单号", "金额", "币种", "计费重(g)", "日期"];
const read = (rows: readonly (readonly string[])[], head: readonly string[] = header) =>
  readBill([sheetOf([head, ...rows])], "CNY");

function lineOf(cells: readonly string[], head?: readonly string[]) {
  const result = read([cells], head);
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value.lines[0] ?? result.value.problems.map(({ column, code }) => `${column} ${code}`);
}

describe("a row", () => {
  it.each<[string, string[], Record<string, unknown>]>([
    [
      "all columns",
      ["LX700000001CN", "12.30", "CNY", "350", "2026-11-20"],
      { billedMinor: 1230, currency: "CNY", billedGrams: 350, day: "2026-11-20" },
    ],
    [
      "a number with spaces and hyphens",
      ["lx 7000-00001 cn", "1", "", "", ""],
      { trackingNumber: "LX700000001CN", billedMinor: 100, currency: "CNY" },
    ],
    [
      "full width",
      ["ＬＸ７００００００１", "１２．３０", "", "", ""],
      { trackingNumber: "LX70000001", billedMinor: 1230 },
    ],
    [
      "a sign before the amount",
      ["LX700000001CN", "US $1,234.56", "", "", ""],
      { billedMinor: 123_456, currency: "USD" },
    ],
    ["a code behind the amount", ["LX700000001CN", "12.30 USD", "", "", ""], { billedMinor: 1230, currency: "USD" }],
    ["a word for the currency", ["LX700000001CN", "12.30", "人民币", "", ""], { currency: "CNY" }],
    ["a credit", ["LX700000001CN", "-3.20", "", "", ""], { billedMinor: -320 }],
    ["a credit in brackets", ["LX700000001CN", "(3.20)", "", "", ""], { billedMinor: -320 }],
    ["a credit with a sign", ["LX700000001CN", "-¥3.20", "", "", ""], { billedMinor: -320, currency: "CNY" }],
    ["what a spreadsheet computed", ["LX700000001CN", "12.339999999999999", "", "", ""], { billedMinor: 1234 }],
    ["kilograms in the cell", ["LX700000001CN", "1", "", "0.352kg", ""], { billedGrams: 352 }],
    ["no weight", ["LX700000001CN", "1", "", "0", ""], { billedGrams: null }],
    ["Excel's number of a day", ["LX700000001CN", "1", "", "", "46346"], { day: "2026-11-20" }],
  ])("with %s", (_, cells, expected) => {
    expect(lineOf(cells)).toMatchObject(expected);
  });

  it.each<[string, string[], string[]]>([
    ["no number", ["", "12.30", "", "", ""], ["trackingNumber tracking_missing"]],
    ["a number that is none", ["？", "12.30", "", "", ""], ["trackingNumber tracking_unreadable"]],
    ["no amount", ["LX700000001CN", "", "", "", ""], ["amount amount_missing"]],
    ["text for the amount", ["LX700000001CN", "见附件", "", "", ""], ["amount amount_unreadable"]],
    ["three decimals", ["LX700000001CN", "1.234", "", "", ""], ["amount amount_unreadable"]],
    ["a million", ["LX700000001CN", "1000000.01", "", "", ""], ["amount amount_too_large"]],
    ["an unknown currency", ["LX700000001CN", "1", "比特币", "", ""], ["currency currency_unknown"]],
    ["text for the weight", ["LX700000001CN", "1", "", "轻", ""], ["weight weight_unreadable"]],
    ["a date in two meanings", ["LX700000001CN", "1", "", "", "05/06/2026"], ["day date_unreadable"]],
    [
      "everything at once",
      ["", "x", "y", "z", "w"],
      [
        "trackingNumber tracking_missing",
        "currency currency_unknown",
        "amount amount_unreadable",
        "weight weight_unreadable",
        "day date_unreadable",
      ],
    ],
  ])("with %s is named with its cell", (_, cells, problems) => {
    expect(lineOf(cells)).toEqual(problems);
  });

  it("whose weight has no unit anywhere is not guessed at", () => {
    const head = ["运单号", "金额", "计费重"];
    expect(lineOf(["LX700000001CN", "1", "350"], head)).toEqual(["weight weight_unit_missing"]);
    expect(lineOf(["LX700000001CN", "1", "350"], ["运单号", "金额", "计费重（克）"])).toMatchObject({
      billedGrams: 350,
    });
  });
});

describe("a bill", () => {
  it("is read in English, with a title above, its sums left out, its rows counted as Excel does", () => {
    const rows = [
      ["Statement November"],
      [],
      ["Tracking number", "Weight (kg)", "Amount (USD)"],
      ["LX700000001CN", "0.35", "3.10"],
      ["Total", "", "3.10"],
      ["", "合计", "3.10"],
    ];
    const result = readBill([sheetOf(rows)], "CNY");
    expect(result).toMatchObject({ ok: true, value: { currency: "USD", sumRows: 2, problems: [] } });
    expect(result.ok && result.value.lines).toMatchObject([{ rowNumber: 4, billedMinor: 310, billedGrams: 350 }]);
  });

  it("of two currencies is not taken, and says which row is the other one", () => {
    const result = read([
      ["LX700000001CN", "1", "CNY", "", ""],
      ["LX700000002CN", "1", "USD", "", ""],
    ]);
    const expected: BillProblem = {
      row: 3,
      column: "currency",
      code: "currency_mixed",
      values: { text: "USD", first: "CNY" },
    };
    expect(result.ok && result.value.problems).toEqual([expected]);
  });

  it.each<[string, readonly (readonly string[])[], readonly string[], string]>([
    ["without the columns", [["a", "b"]], ["编号", "备注"], "bill_header_not_found"],
    ["without an amount", [["LX700000001CN", "CNY"]], ["运单号", "币种"], "bill_header_not_found"],
    ["with two columns of amounts", [["LX700000001CN", "1", "2"]], ["运单号", "金额", "金额"], "bill_column_twice"],
    ["without rows", [], header, "bill_empty"],
  ])("%s is refused", (_, rows, head, code) => {
    expect(read(rows, head)).toMatchObject({ ok: false, refusal: { code } });
  });

  it("of more than 50,000 rows is refused with both numbers", () => {
    const rows = Array.from({ length: maxBillRows + 1 }, (_, index) => [`LX${index + 100_000}`, "1", "", "", ""]);
    expect(read(rows)).toMatchObject({ refusal: { code: "bill_too_long", values: { rows: 50_001, limit: 50_000 } } });
  });

  it("gives every row back as it was written", () => {
    const line = fc.record({
      number: fc.stringMatching(/^[A-Z0-9]{6,20}$/),
      minor: fc.integer({ min: -9_999_999, max: 9_999_999 }),
      grams: fc.option(fc.integer({ min: 1, max: 70_000 })),
    });
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 30 }), (lines) => {
        const rows = lines.map(({ number, minor, grams }) => [
          number,
          formatMinor(minor, "CNY"),
          "CNY",
          grams === null ? "" : `${grams}`,
          "",
        ]);
        const result = read(rows);
        expect(result.ok && result.value.problems).toEqual([]);
        expect(
          result.ok &&
            result.value.lines.map(({ trackingNumber, billedMinor, billedGrams }) => [
              trackingNumber,
              billedMinor,
              billedGrams,
            ]),
        ).toEqual(lines.map(({ number, minor, grams }) => [foldNumber(number), minor, grams]));
      }),
    );
  });
});
