import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatScaled } from "#lib/kit/money";
import { sheetOf } from "#lib/kit/sheet";
import { type InvoiceColumn, invoiceColumns } from "./invoice-columns.ts";
import { rateOf, unitCodeOf } from "./invoice-figures.ts";
import { type InvoiceProblemCode, readInvoices } from "./read-invoices.ts";

const today = "2026-11-28";
const columns = [
  "number",
  "code",
  "kind",
  "issuedOn",
  "supplierName",
  "sku",
  "unit",
  "quantity",
  "net",
  "taxRate",
  "tax",
  "status",
] as const;
type Cells = Partial<Record<(typeof columns)[number], string>>;
const right = {
  ...{
    number: "26442000000012345678",
    kind: "数电票（增值税专用发票）",
    issuedOn: "2026-10-10",
    supplierName: "景德镇瓷厂",
  },
  ...{ sku: "CUP-01", unit: "件", quantity: "10", net: "1,000.00", taxRate: "13%", tax: "130.00", status: "正常" },
};

function read(rows: readonly Cells[], header: readonly string[] = columns.map((one) => invoiceColumns[one].zh)) {
  const cells = rows.map((row) => columns.map((one) => ({ ...right, ...row })[one] ?? ""));
  return readInvoices([sheetOf([[...header], ...cells])], { fallback: "special", today });
}

function taken(rows: readonly Cells[]) {
  const result = read(rows);
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}

describe("a sheet of purchase invoices", () => {
  it("rows of one number are one invoice with its lines", () => {
    const { invoices, problems } = taken([{}, { sku: "BOWL", quantity: "2.5", net: "50", tax: "6.50" }]);
    expect(problems).toEqual([]);
    expect(invoices).toEqual([
      {
        ...{ number: right.number, code: "", kind: "special", issuedOn: "2026-10-10", supplierName: "景德镇瓷厂" },
        supplierTaxNo: "",
        lines: [
          {
            ...{ lineNumber: 1, sku: "CUP-01", skuKey: "CUP-01", name: "", unit: "件", unitCode: "011" },
            ...{ quantityE5: 1_000_000, netFen: 100_000, taxRateBp: 1300, taxFen: 13_000 },
          },
          {
            ...{ lineNumber: 2, sku: "BOWL", skuKey: "BOWL", name: "", unit: "件", unitCode: "011" },
            ...{ quantityE5: 250_000, netFen: 5_000, taxRateBp: 1300, taxFen: 650 },
          },
        ],
      },
    ]);
  });

  it("a paper invoice is known by code and number together", () => {
    const { invoices } = taken([
      { number: "12345678", code: "4400261130" },
      { number: "12345678", code: "4400261131" },
    ]);
    expect(invoices.map(({ code, number }) => `${code} ${number}`)).toEqual([
      "4400261130 12345678",
      "4400261131 12345678",
    ]);
  });

  it("reads what the tax bureau exports, with an SKU beside it", () => {
    const header = [
      "序号",
      "发票代码",
      "发票号码",
      "数电发票号码",
      "销方识别号",
      "销方名称",
      "购方识别号",
      "购买方名称",
      "开票日期",
    ];
    const more = [
      "税收分类编码",
      "特定业务类型",
      "货物或应税劳务名称",
      "规格型号",
      "单位",
      "数量",
      "单价",
      "金额",
      "税率",
      "税额",
    ];
    const rest = ["价税合计", "发票来源", "发票票种", "发票状态", "是否正数发票", "发票风险等级", "开票人", "备注"];
    const row = ["1", "", "", right.number, "91360200", "景德镇瓷厂", "91440300", "晨光", "2026-10-10 09:12:33"];
    const goods = ["1070101", "", "*日用陶瓷*杯子", "CUP-01", "个", "10", "100", "1000", "13%", "130"];
    const tail = ["1130", "电子发票服务平台", "数电票（增值税专用发票）", "正常", "是", "正常", "王芳", ""];
    const sheet = sheetOf([
      [...header, ...more, ...rest],
      [...row, ...goods, ...tail],
    ]);
    const result = readInvoices([sheet], { fallback: "ordinary", today });
    expect(result.ok && result.value.invoices[0]).toMatchObject({
      ...{ number: right.number, code: "", kind: "special", issuedOn: "2026-10-10" },
      lines: [{ sku: "CUP-01", unitCode: "007", netFen: 100_000 }],
    });
  });

  it.each<[string, Cells, InvoiceColumn, InvoiceProblemCode]>([
    ["no number", { number: "" }, "number", "number_missing"],
    ["a number of 19 digits", { number: "2644200000001234567" }, "number", "number_unreadable"],
    ["8 digits without a code", { number: "12345678" }, "code", "code_missing"],
    ["a code of 11 digits", { number: "12345678", code: "44002611301" }, "code", "code_unreadable"],
    ["a receipt that is no invoice", { kind: "火车票" }, "kind", "kind_unknown"],
    ["no date", { issuedOn: "" }, "issuedOn", "date_missing"],
    ["a date read in two ways", { issuedOn: "05/06/2026" }, "issuedOn", "date_unreadable"],
    ["a date to come", { issuedOn: "2026-11-29" }, "issuedOn", "date_ahead"],
    ["no SKU", { sku: "" }, "sku", "sku_missing"],
    ["no quantity", { quantity: "0" }, "quantity", "quantity_missing"],
    ["words for a quantity", { quantity: "十件" }, "quantity", "quantity_unreadable"],
    ["six decimals", { quantity: "0.333333" }, "quantity", "quantity_unreadable"],
    ["a red invoice", { quantity: "-10", net: "-1000" }, "quantity", "line_negative"],
    ["a discount", { net: "-10.00" }, "net", "line_negative"],
    ["no amount", { net: "" }, "net", "net_missing"],
    ["three decimals", { net: "10.001" }, "net", "net_unreadable"],
    ["a hundred million yuan and a fen", { net: "100000000.01", tax: "" }, "net", "amount_too_large"],
    ["a rate that is none", { taxRate: "12%" }, "taxRate", "tax_rate_unknown"],
    ["neither rate nor VAT", { taxRate: "", tax: "" }, "taxRate", "tax_rate_missing"],
    ["VAT that the rate does not give", { tax: "120.00" }, "tax", "tax_differs"],
    ["VAT in words", { tax: "free" }, "tax", "tax_unreadable"],
    ["one that was reversed", { status: "已红冲-全额" }, "status", "status_not_normal"],
  ])("%s is told at its cell", (_, change, column, code) => {
    const { invoices, problems, leftOut, isUnplaced } = taken([change]);
    expect(problems[0]).toMatchObject({ row: 2, column, code });
    expect(invoices).toEqual([]);
    expect(isUnplaced ? 1 : leftOut).toBe(1);
  });

  it("a wrong row leaves its whole invoice out, and no other", () => {
    const other = "26442000000087654321";
    const { invoices, leftOut, isUnplaced } = taken([{}, { sku: "" }, { number: other }]);
    expect([invoices.map(({ number }) => number), leftOut, isUnplaced]).toEqual([[other], 1, false]);
  });

  it("a row without a number may belong to any invoice", () => {
    expect(taken([{}, { number: "" }]).isUnplaced).toBe(true);
  });

  it("rows of one invoice that contradict each other are told", () => {
    const { problems, invoices } = taken([{}, { supplierName: "另一家" }]);
    expect(problems).toMatchObject([{ row: 3, column: "supplierName", code: "head_differs" }]);
    expect(invoices).toEqual([]);
  });

  it("a number that Excel kept as a number has lost its last digits", () => {
    const sheet = sheetOf([
      columns.map((one) => invoiceColumns[one].zh),
      columns.map((one) => ({ ...right, code: "" })[one]),
    ]);
    const rows = sheet.rows.map((row, index) => (index === 1 ? { ...row, marks: { 0: "long_number" as const } } : row));
    const result = readInvoices([{ ...sheet, rows }], { fallback: "special", today });
    expect(result.ok && result.value.problems[0]?.code).toBe("number_lost_digits");
  });

  it("sums are left out", () => {
    const sum: Cells = {
      number: "合计",
      code: "",
      kind: "",
      issuedOn: "",
      supplierName: "",
      sku: "",
      unit: "",
      quantity: "10",
    };
    expect(taken([{}, sum])).toMatchObject({ sumRows: 1, problems: [] });
  });

  it.each([
    [["a", "b"], "invoice_header_not_found"],
    [["发票号码", "开票日期", "数量", "金额", "税率"], "invoice_column_missing"],
    [["SKU", "开票日期", "数量", "金额", "税率"], "invoice_column_missing"],
    [["发票号码", "开票日期", "SKU", "货号", "数量", "金额", "税率"], "invoice_column_twice"],
    [["发票号码", "开票日期", "SKU", "数量", "金额", "税率"], "invoices_empty"],
  ])("a header of %j is refused as %s", (header, code) => {
    const result = readInvoices([sheetOf([header])], { fallback: "special", today });
    expect(result.ok ? "taken" : result.refusal.code).toBe(code);
  });

  it("whatever right lines come, amounts and quantities are kept to the last fen", () => {
    const anyLine = fc.record({
      quantityE5: fc.integer({ min: 1, max: 10 ** 12 }),
      netFen: fc.integer({ min: 1, max: 10 ** 9 }),
    });
    fc.assert(
      fc.property(fc.array(anyLine, { minLength: 1, maxLength: 8 }), (lines) => {
        const { invoices } = taken(
          lines.map(({ quantityE5, netFen }) => ({
            quantity: formatScaled(quantityE5, 5),
            net: formatScaled(netFen, 2),
            tax: "",
          })),
        );
        expect(invoices[0]?.lines.map(({ quantityE5, netFen }) => ({ quantityE5, netFen }))).toEqual(lines);
      }),
    );
  });
});

describe("figures of invoices", () => {
  it.each([
    ["13%", 1300],
    ["0.13", 1300],
    ["13", 1300],
    ["1%", 100],
    ["0.01", 100],
    ["1", 100],
    ["3", 300],
    ["0.015", 150],
    ["免税", 0],
    ["0", 0],
    ["0.5", 50],
    ["14%", null],
    ["x", null],
    ["-13%", null],
  ])("a rate of %s is %s", (text, bp) => {
    expect(rateOf(text)).toBe(bp);
  });

  it("knows customs' units by their names, and no others", () => {
    expect([unitCodeOf("件"), unitCodeOf(" 个 "), unitCodeOf("千克"), unitCodeOf("打包")]).toEqual([
      "011",
      "007",
      "035",
      null,
    ]);
  });
});
