import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyOrders, anyText } from "#db/testing/arbitrary-orders";
import { type SheetTable, sheetOf } from "#lib/kit/sheet";
import type { OrderContent } from "./draft.ts";
import { exportColumns } from "./export-columns.ts";
import { readOrderTable } from "./intake.ts";
import { renderOrderExport } from "./order-export.ts";

const example: OrderContent = {
  orderNumber: "3031265788145237",
  platformStatus: "waiting_shipment",
  platformStatusText: "等待您发货",
  shipByDate: "2026-11-30",
  orderedAt: Date.parse("2026-11-24T10:22:00+08:00"),
  paidAt: Date.parse("2026-11-24T10:25:00+08:00"),
  buyerName: "Ivan P",
  buyerEmail: "",
  paidMinor: 1234,
  goodsMinor: 1000,
  shippingMinor: 234,
  currency: "USD",
  recipientName: "Иван Петров",
  country: "RU",
  countryText: "Russian Federation",
  province: "Moscow",
  city: "Moscow",
  address: "ул. Тверская 1, кв. 2",
  postalCode: "012345",
  phone: "+7 495 1234567",
  mobile: "9161234567",
  isMasked: false,
  remark: "请尽快发货 😀",
  buyerService: "AliExpress Standard Shipping",
  lines: [
    {
      title: "Case (for phone) 【NEW】\nsecond line",
      attributes: "颜色:红色 (dark)",
      sku: "SKU-1",
      quantity: 2,
      unit: "piece",
      service: "标准类物流&AliExpress Standard Shipping",
      isWarehouseShipped: false,
    },
  ],
  shipped: [],
};

function read(rows: string[][]) {
  const result = readOrderTable([sheetOf(rows)]);
  if (!result.ok) throw new Error(`refused: ${result.refusal.code}`);
  return result.value;
}

/** Sets cells of one order row by column name and reads it back. */
function readWith(cells: Partial<Record<keyof typeof exportColumns, string>>) {
  const [header = [], row = []] = renderOrderExport([example]);
  for (const [column, text] of Object.entries(cells)) {
    row[header.indexOf(exportColumns[column as keyof typeof exportColumns].zh)] = text;
  }
  return read([header, row]);
}

describe("an order of the export", () => {
  it("reads back as it was written, with line breaks in the header", () => {
    const intake = read(renderOrderExport([example]));
    expect(intake.refused).toEqual([]);
    expect(intake.orders).toEqual([{ rows: [2], content: example, absent: ["buyerEmail"] }]);
  });

  it.each([
    ["", "order_number_missing"],
    ["3.03127E+15", "order_number_rounded"],
    ["30312", "order_number_malformed"],
    ["order 1", "order_number_malformed"],
  ])("refuses the order number %j as %s", (orderNumber, code) => {
    const { orders, refused } = readWith({ orderNumber });
    expect(orders).toEqual([]);
    expect(refused[0]?.problems).toMatchObject([{ column: "orderNumber", code }]);
  });

  it.each([
    ["-$5.00", "amount_negative"],
    ["$-5.00", "amount_negative"],
    ["($5.00)", "amount_negative"],
    ["$99999999999999999999", "amount_too_large"],
    ["$1,000,000.01", "amount_too_large"],
    ["12,34", "amount_unreadable"],
    ["免费", "amount_unreadable"],
    ["$1.234", "amount_unreadable"],
    ["", "amount_missing"],
  ])("refuses the amount %j as %s", (paidAmount, code) => {
    expect(readWith({ paidAmount }).refused[0]?.problems).toMatchObject([{ column: "paidAmount", code }]);
  });

  it.each([
    ["$12.34", 1234, "USD"],
    ["US $1,234.56", 123456, "USD"],
    ["US$1,000,000.00", 100000000, "USD"],
    ["12.3", 1230, "USD"],
    ["12.339999999999999", 1234, "USD"],
    ["＄0.01", 1, "USD"],
    ["0", 0, "USD"],
  ])("reads the amount %j", (paidAmount, minor, currency) => {
    expect(readWith({ paidAmount }).orders[0]?.content).toMatchObject({ paidMinor: minor, currency });
  });

  it("refuses amounts in two currencies", () => {
    expect(readWith({ goodsAmount: "€ 3.00" }).refused[0]?.problems).toMatchObject([{ code: "currency_mixed" }]);
  });

  it.each([
    ["2026-11-30", "2026-11-30"],
    ["2026.11.30", "2026-11-30"],
    ["2026/11/3", "2026-11-03"],
    ["2026-11-30 08:00:00", "2026-11-30"],
    ["46356", "2026-11-30"],
    ["46356.5", "2026-11-30"],
    ["", null],
  ])("reads the deadline %j as %s", (shipBy, date) => {
    expect(readWith({ shipBy }).orders[0]?.content.shipByDate).toBe(date);
  });

  it.each(["05/06/2026", "2026-02-30", "30.11.2026", "tomorrow", "2026.11.30 25:00", "1"])(
    "refuses the deadline %j",
    (shipBy) => {
      expect(readWith({ shipBy }).refused[0]?.problems).toMatchObject([{ column: "shipBy", code: "date_unreadable" }]);
    },
  );

  it("reads a serial number as the wall clock that Excel shows", () => {
    expect(readWith({ paidAt: "46350.4340277778" }).orders[0]?.content.paidAt).toBe(example.paidAt);
  });

  it("keeps an unknown status and never guesses it", () => {
    const { orders, warnings } = readWith({ status: "卖家备货中" });
    expect(orders[0]?.content).toMatchObject({ platformStatus: "unknown", platformStatusText: "卖家备货中" });
    expect(warnings).toMatchObject([{ code: "status_unknown", values: { text: "卖家备货中" } }]);
  });

  it("imports masked recipients with a mark", () => {
    const { orders, warnings } = readWith({ recipientName: "I***v", mobile: "***" });
    expect(orders[0]?.content.isMasked).toBe(true);
    expect(warnings).toMatchObject([{ code: "recipient_masked" }]);
  });

  it("keeps a country name that nobody knows", () => {
    const { orders, warnings } = readWith({ country: "Atlantis" });
    expect(orders[0]?.content).toMatchObject({ country: null, countryText: "Atlantis" });
    expect(warnings).toMatchObject([{ code: "country_unknown" }]);
  });

  it("names every problem of a row at once", () => {
    const { refused } = readWith({ orderNumber: "x", paidAmount: "-1", shipBy: "?", products: "" });
    expect(refused[0]?.problems.map((problem) => problem.code)).toEqual([
      "order_number_malformed",
      "amount_negative",
      "date_unreadable",
      "products_missing",
    ]);
  });

  it("marks lines that the platform's warehouse ships", () => {
    const line = { ...example.lines[0], service: "半托管&AliExpress Selection Standard" };
    const { orders, warnings } = read(renderOrderExport([{ ...example, lines: [line as (typeof example.lines)[0]] }]));
    expect(orders[0]?.content.lines[0]?.isWarehouseShipped).toBe(true);
    expect(warnings.map((warning) => warning.code)).toContain("warehouse_shipped");
  });
});

describe("the file", () => {
  it("finds its header below a title, in English, with other spacing and brackets", () => {
    const [, row = []] = renderOrderExport([example]);
    const header = renderOrderExport([], "current", "en")[0]?.map((name) => `  ${name.toUpperCase()} （*）`) ?? [];
    expect(read([["2026 订单导出"], [], header, row]).orders[0]?.content).toEqual(example);
  });

  it("names the columns that are missing", () => {
    const rows = renderOrderExport([example]).map((cells) => cells.filter((_, index) => index !== 0 && index !== 10));
    const result = readOrderTable([sheetOf(rows)]);
    expect(result).toMatchObject({ ok: false, refusal: { code: "columns_missing", values: { count: 2 } } });
    expect(JSON.stringify(result)).toContain("订单号 (Order ID)");
  });

  it("says when there is no header and when there are no rows", () => {
    expect(
      readOrderTable([
        sheetOf([
          ["a", "b"],
          ["1", "2"],
        ]),
      ]),
    ).toMatchObject({ refusal: { code: "header_not_found" } });
    expect(readOrderTable([sheetOf(renderOrderExport([]))])).toMatchObject({ refusal: { code: "no_rows" } });
  });

  it("prefers the visible sheet that has the header", () => {
    const notes: SheetTable = sheetOf([["how to use this file"]], "notes");
    const hidden: SheetTable = { ...sheetOf(renderOrderExport([{ ...example, paidMinor: 1 }]), "old"), isHidden: true };
    const result = readOrderTable([hidden, notes, sheetOf(renderOrderExport([example]), "orders")]);
    expect(result).toMatchObject({ ok: true, value: { sheet: "orders" } });
  });

  it("counts a row that stands twice once", () => {
    const intake = read(renderOrderExport([example, example]));
    expect(intake.orders).toMatchObject([{ rows: [2, 3] }]);
    expect(intake.orders[0]?.content).toEqual(example);
  });

  it("refuses rows that contradict each other, naming each other", () => {
    const intake = read(renderOrderExport([example, { ...example, city: "Tver" }]));
    expect(intake.orders).toEqual([]);
    expect(intake.refused.map((one) => [one.row, one.problems[0]?.code, one.problems[0]?.values?.rows])).toEqual([
      [2, "order_twice", "3"],
      [3, "order_twice", "2"],
    ]);
  });

  it("merges an order that stands on several rows, also when only the products are repeated", () => {
    const [line] = example.lines;
    if (!line) throw new Error("no line");
    const other = { ...line, sku: "SKU-2", title: "Cable", quantity: 1 };
    const [header = [], row = []] = renderOrderExport([{ ...example, lines: [line, other] }]);
    const cell = header.indexOf(exportColumns.products.zh);
    const [first = "", second = ""] = (row[cell] ?? "").split(/\n(?=【2】)/);
    const repeated = read([header, row.with(cell, first), row.with(cell, second)]);
    const blanks = row.map((_, index) => (index === cell ? second : ""));
    const continued = read([header, row.with(cell, first), blanks]);
    for (const intake of [repeated, continued]) {
      expect(intake.orders).toMatchObject([{ rows: [2, 3], content: { lines: [line, other] } }]);
    }
  });

  it("does not double products under a merged cell", () => {
    const rows = renderOrderExport([example, example]);
    const cell = rows[0]?.indexOf(exportColumns.products.zh) ?? 0;
    const table = sheetOf(rows);
    const merged = {
      ...table,
      rows: table.rows.map((row) => (row.number === 3 ? { ...row, marks: { [cell]: "merged" as const } } : row)),
    };
    expect(readOrderTable([merged])).toMatchObject({
      ok: true,
      value: { orders: [{ rows: [2, 3], content: example }] },
    });
  });

  it("refuses 16 digits that Excel has rounded, and keeps those that it has not", () => {
    const rows = renderOrderExport([example, { ...example, orderNumber: "3031265788145230" }]);
    const table = sheetOf(rows);
    const marked = { ...table, rows: table.rows.map((row) => ({ ...row, marks: { 0: "long_number" as const } })) };
    const result = readOrderTable([marked]);
    expect(result).toMatchObject({
      ok: true,
      value: { orders: [{ content: { orderNumber: "3031265788145237" } }], refused: [{ row: 3 }] },
    });
  });
});

describe("any orders", () => {
  it("read back the same from both layouts, both languages and any order of columns", () => {
    fc.assert(
      fc.property(
        anyOrders,
        fc.constantFrom("zh" as const, "en" as const),
        fc.infiniteStream(fc.nat()),
        (orders, language, dice) => {
          const rows = renderOrderExport(orders, "with_email", language);
          const places = rows[0]?.map((_, index) => ({ index, key: dice.next().value })) ?? [];
          const order = places.sort((a, b) => a.key - b.key).map((place) => place.index);
          const intake = read(rows.map((cells) => order.map((index) => cells[index] ?? "")));
          expect(intake.refused).toEqual([]);
          expect(intake.orders.map((one) => one.content)).toEqual(orders);
        },
      ),
      { numRuns: 150 },
    );
  });

  it("stand in exactly one list, whatever the rows hold", () => {
    const cell = fc.oneof(
      anyText(12),
      fc.constantFrom("3031265788145237", "$1.00", "-1", "【1】a (产品数量:1 piece)", "等待您发货", "2026-11-30"),
    );
    const rows = fc.array(fc.array(cell, { minLength: 26, maxLength: 26 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(rows, (cells) => {
        const filled = cells.filter((row) => row.some((one) => one !== ""));
        fc.pre(filled.length > 0);
        const [header = []] = renderOrderExport([]);
        const intake = read([header, ...filled]);
        const seen = [...intake.orders.flatMap((order) => order.rows), ...intake.refused.map((row) => row.row)];
        expect(seen.sort((a, b) => a - b)).toEqual(filled.map((_, index) => index + 2));
      }),
    );
  });
});
