import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AllocatedAmount, estimateRefund, type RefundRate, rateOn } from "./estimate-refund.ts";
import { exportedGoods } from "./exported-goods.ts";

const cup = "6912001000";
const lamp = "9405210000";
const rate = (change: Partial<RefundRate> = {}): RefundRate => ({
  ...{ gcode: cup, validFrom: "2026-01-01", validUntil: null, rateBp: 1300, source: "national_table", ...change },
});
const amount = (change: Partial<AllocatedAmount> = {}): AllocatedAmount => ({
  ...{ gcode: cup, netFen: 100_000, kind: "special", taxRateBp: 1300, ...change },
});
const day = "2026-11-15";

describe("the estimate of a refund", () => {
  it("is the amount without VAT times the code's rate", () => {
    expect(estimateRefund([amount(), amount({ netFen: 1 })], [rate()], day)).toMatchObject({
      ...{ refundFen: 13_000, netFen: 100_001, unknownNetFen: 0, ordinaryNetFen: 0 },
    });
  });

  it("leaves an unknown rate unknown, and says how much stands behind it", () => {
    const { codes, refundFen, unknownNetFen } = estimateRefund(
      [amount(), amount({ gcode: lamp, netFen: 700 })],
      [rate()],
      day,
    );
    expect([refundFen, unknownNetFen]).toEqual([13_000, 700]);
    expect(codes.find(({ gcode }) => gcode === lamp)).toMatchObject({ rateBp: null, refundFen: null });
  });

  it("a known rate of nothing is not an unknown one", () => {
    expect(estimateRefund([amount()], [rate({ rateBp: 0 })], day)).toMatchObject({ refundFen: 0, unknownNetFen: 0 });
  });

  it("counts ordinary invoices apart: they refund nothing", () => {
    expect(estimateRefund([amount({ kind: "ordinary" })], [rate()], day)).toMatchObject({
      ...{ refundFen: 0, ordinaryNetFen: 100_000, codes: [] },
    });
  });

  it("never gives back more than the invoice's own VAT", () => {
    const { codes, refundFen } = estimateRefund([amount(), amount({ taxRateBp: 300 })], [rate()], day);
    expect([refundFen, codes[0]?.isCapped]).toEqual([16_000, true]);
  });

  it("is never above 13 % of the amounts, and never negative", () => {
    const any = fc
      .record({ netFen: fc.nat(10_000_000), taxRateBp: fc.constantFrom(0, 100, 300, 900, 1300) })
      .map(amount);
    fc.assert(
      fc.property(fc.array(any), (amounts) => {
        const { refundFen, netFen } = estimateRefund(amounts, [rate()], day);
        expect([refundFen >= 0, refundFen <= Math.ceil(netFen * 0.13) + amounts.length]).toEqual([true, true]);
      }),
    );
  });

  it.each<[string, RefundRate[], number | null]>([
    ["none", [], null],
    ["of another code", [rate({ gcode: lamp })], null],
    ["of a later day", [rate({ validFrom: "2026-11-16" })], null],
    ["that ended before", [rate({ validUntil: "2026-11-14" })], null],
    ["the later of two", [rate({ rateBp: 900 }), rate({ validFrom: "2026-06-01", rateBp: 600 })], 600],
    ["a person's before a table's", [rate(), rate({ source: "entered_by_person", rateBp: 0 })], 0],
    [
      "an imported table's before the seed's",
      [rate({ source: "seed", validFrom: "2026-09-01", rateBp: 900 }), rate()],
      1300,
    ],
  ])("the rate that holds: %s", (_, rates, expected) => {
    expect(rateOn(rates, cup, day)?.rateBp ?? null).toBe(expected);
  });
});

describe("goods of an export declaration", () => {
  const goods = (change: object = {}) => ({
    ...{ sourceId: "1", itemNo: "Cup-01", itemName: "杯子", declaredName: "杯子", model: "", description: null },
    ...{ barCode: null, code: null, quantity: 300_000, unit: "011", legalUnit: "011", secondUnit: null },
    ...{ legalQuantity: null, secondQuantity: null, totalMinor: 1_000, netGrams: 300, ...change },
  });
  const parcel = (...list: object[]) => ({ currency: "USD", goods: list.map(goods) }) as never;

  it("are summed by SKU, code and unit, over lines that were split for their price too", () => {
    // 10.00 for 3 pieces is declared as 2 at 3.33 and 1 at 3.34
    const lines = [
      { gnum: "1", gcode: cup, parcel: parcel({}, { itemNo: "cup-01 ", quantity: 200_000, totalMinor: 400 }) },
      { gnum: "2", gcode: cup, parcel: parcel({}, { itemNo: "cup-01 ", quantity: 200_000, totalMinor: 400 }) },
      { gnum: "3", gcode: cup, parcel: parcel({}, { itemNo: "cup-01 ", quantity: 200_000, totalMinor: 400 }) },
      { gnum: "1", gcode: lamp, parcel: parcel({ totalMinor: 900 }) },
    ];
    const found = exportedGoods(lines);
    expect(found.goods.map(({ sku, gcode, quantityE5, lineCount }) => [sku, gcode, quantityE5, lineCount])).toEqual([
      ...[
        ["Cup-01", cup, 500_000, 3],
        ["Cup-01", lamp, 300_000, 1],
      ],
    ]);
    expect(found.unknownLines).toBe(0);
  });

  it("that ALP does not know stay unknown", () => {
    const lines = [
      { gnum: "1", gcode: cup, parcel: null },
      { gnum: "9", gcode: cup, parcel: parcel({}) },
      { gnum: "1", gcode: cup, parcel: parcel({ itemNo: " " }) },
    ];
    expect(exportedGoods(lines)).toEqual({ goods: [], unknownLines: 3 });
  });
});
