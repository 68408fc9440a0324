import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sumGoods, totalsOf } from "./totals.ts";
import { ofParcel, ofParcels } from "./trade/consignment.ts";
import { draftGoods, mergeGoods } from "./trade/merge-trade.ts";
import { aTrade, someGoods } from "./trade/trade-samples.ts";

/** Three parcels of one batch, added up with pencil and paper. */
const first = aTrade({
  goods: [
    someGoods({ sku: "A", quantity: 3, unitPriceMinor: 333, weightGrams: 300, valueMinor: 999 }),
    someGoods({ sku: "B", quantity: 1, unitPriceMinor: 1, weightGrams: 5, valueMinor: 1 }),
  ],
  packages: [{ lengthMm: 300, widthMm: 200, heightMm: 100, grossGrams: 350, cubicMm: 6_000_000 }],
});
const second = aTrade({
  goods: [someGoods({ sku: "A", quantity: 7, unitPriceMinor: 333, weightGrams: 700, valueMinor: 2331 })],
  packages: [
    { lengthMm: 100, widthMm: 100, heightMm: 100, grossGrams: 400, cubicMm: 1_000_000 },
    { lengthMm: 200, widthMm: 100, heightMm: 50, grossGrams: 410, cubicMm: 1_000_000 },
  ],
});
const third = aTrade({
  goods: [someGoods({ sku: "A", quantity: 2, unitPriceMinor: 400, weightGrams: 200, valueMinor: 800 })],
  packages: [{ lengthMm: 123, widthMm: 45, heightMm: 67, grossGrams: 255, cubicMm: 370_845 }],
});

describe("totals, by hand", () => {
  it.each([
    [
      "the first parcel",
      [first],
      { parcels: 1, packages: 1, lines: 2, pieces: 4, net: 305, gross: 350, cubic: 6_000_000, usd: 1000 },
    ],
    [
      "the second",
      [second],
      { parcels: 1, packages: 2, lines: 1, pieces: 7, net: 700, gross: 810, cubic: 2_000_000, usd: 2331 },
    ],
    [
      "the third",
      [third],
      { parcels: 1, packages: 1, lines: 1, pieces: 2, net: 200, gross: 255, cubic: 370_845, usd: 800 },
    ],
    [
      "all three",
      [first, second, third],
      { parcels: 3, packages: 4, lines: 4, pieces: 13, net: 1205, gross: 1415, cubic: 8_370_845, usd: 4131 },
    ],
  ])("of %s", (_, parcels, { net, gross, cubic, usd, ...counts }) => {
    expect(totalsOf(parcels)).toEqual({
      ...counts,
      ...{ netGrams: net, grossGrams: gross, cubicMm: cubic, values: [{ currency: "USD", minor: usd }] },
    });
  });

  it("of no parcel are nothing, and say no currency", () => {
    expect(totalsOf([])).toEqual({
      ...{ parcels: 0, packages: 0, lines: 0, pieces: 0, netGrams: 0, grossGrams: 0, cubicMm: 0, values: [] },
    });
  });

  it("never add two currencies", () => {
    const euro = aTrade({ currency: "EUR", goods: [someGoods({ valueMinor: 500 })] });
    expect(totalsOf([first, euro, first]).values).toEqual([
      { currency: "USD", minor: 2000 },
      { currency: "EUR", minor: 500 },
    ]);
  });
});

describe("goods that are gathered", () => {
  it("become one line where everything printed is alike, and two where the price differs", () => {
    const merged = mergeGoods([first, second, third]);
    expect(
      merged.map(({ sku, quantity, weightGrams, valueMinor }) => [sku, quantity, weightGrams, valueMinor]),
    ).toEqual([
      ["A", 10, 1000, 3330],
      ["B", 1, 5, 1],
      ["A", 2, 200, 800],
    ]);
  });

  it("become one position of a declaration draft whatever their price, and two where the destination differs", () => {
    const abroad = { ...third, destination: { country: "US", name: { zh: "美国", en: "United States" } } };
    const positions = draftGoods([first, second, third, abroad]);
    expect(positions.map(({ destination, quantity, valueMinor }) => [destination, quantity, valueMinor])).toEqual([
      ["FR", 13, 4131],
      ["US", 2, 800],
    ]);
  });

  it("come to the same as their parcels", () => {
    const goods = fc.record({
      sku: fc.constantFrom("A", "B", "C"),
      quantity: fc.integer({ min: 1, max: 999 }),
      unitPriceMinor: fc.constantFrom(1, 99, 333),
      weightGrams: fc.integer({ min: 1, max: 30_000 }),
    });
    const parcel = fc
      .array(goods, { minLength: 1, maxLength: 8 })
      .map((list) =>
        aTrade({ goods: list.map((one) => someGoods({ ...one, valueMinor: one.unitPriceMinor * one.quantity })) }),
      );
    fc.assert(
      fc.property(fc.array(parcel, { minLength: 1, maxLength: 12 }), (parcels) => {
        const totals = totalsOf(parcels);
        for (const merged of [mergeGoods(parcels), draftGoods(parcels)]) {
          const { pieces, weightGrams, valueMinor } = sumGoods(merged);
          expect([pieces, weightGrams, valueMinor]).toEqual([totals.pieces, totals.netGrams, totals.values[0]?.minor]);
        }
      }),
    );
  });
});

describe("a consignment", () => {
  it("of one parcel bears the parcel's number, of many its own and the latest day", () => {
    expect(ofParcel(first)).toMatchObject({ number: first.number, date: "2026-11-25", isMerged: false });
    const late = { ...third, date: "2026-11-27" };
    expect(ofParcels([first, late, second], "B1")).toMatchObject({ number: "B1", date: "2026-11-27", isMerged: true });
  });
});
