import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Currency, mulDivRound } from "#lib/kit/money";
import type { BillCause, BillLine } from "./bill-line.ts";
import type { BillVerdict } from "./bill-verdicts.ts";
import { asBookedThousandths, type BillContext, type BilledParcel, compareBill, sumBill } from "./compare-bill.ts";

const line = (change: Partial<BillLine> = {}): BillLine => ({
  ...{ rowNumber: 2, trackingNumber: "LX1", billedMinor: 3000, currency: "CNY", billedGrams: null, day: null },
  ...change,
});
const price = { currency: "CNY", totalMinor: 3000, usdMinor: 417, cardId: "c", chargeableGrams: 300 } as const;
const parcel = (change: Partial<BilledParcel> = {}): BilledParcel => ({
  ...{ waybillId: "w1", country: "US", solutionCode: "CAINIAO_STANDARD", price, isCancelled: false, isBilled: false },
  ...change,
});

/** 7.2 CNY for a USD, 9 HKD for 8 CNY; the card asks 5 fen a gram. */
const context: BillContext = {
  convert: (minor, from, to) =>
    from === "CNY" && to === "HKD"
      ? mulDivRound(minor, 9, 8)
      : from === "CNY" && to === "USD"
        ? mulDivRound(minor, 10, 72)
        : null,
  moreAtWeight: ({ price: booked }, grams) => (booked && grams <= 2000 ? (grams - booked.chargeableGrams) * 5 : null),
};

function verdictOf(change: Partial<BillLine>, of: Partial<BilledParcel> = {}, currency: Currency = "CNY") {
  const [compared] = compareBill([line({ currency, ...change })], new Map([["LX1", parcel(of)]]), context);
  const { verdict, expectedMinor, differenceMinor, cause, explainedMinor } = compared ?? {};
  return { verdict, expectedMinor, differenceMinor, cause, explainedMinor };
}

describe("a line beside the booked price", () => {
  it.each<
    [
      string,
      Partial<BillLine>,
      Partial<BilledParcel>,
      Currency,
      BillVerdict,
      number | null,
      number | null,
      BillCause | null,
    ]
  >([
    ["as booked", { billedMinor: 3000 }, {}, "CNY", "equal", 3000, 0, null],
    [
      "a fen more counts: there is no rate in between",
      { billedMinor: 3001 },
      {},
      "CNY",
      "more",
      3000,
      1,
      "unexplained",
    ],
    ["a fen less counts too", { billedMinor: 2999 }, {}, "CNY", "less", 3000, -1, "unexplained"],
    ["in USD as agreed to in USD", { billedMinor: 417 }, {}, "USD", "equal", 417, 0, null],
    ["in USD, 0.24 % off", { billedMinor: 418 }, {}, "USD", "within_tolerance", 417, 1, "exchange_rate"],
    ["in USD, 0.48 % off", { billedMinor: 419 }, {}, "USD", "more", 417, 2, "unexplained"],
    ["in HKD, 0.3 % to the cent", { billedMinor: 3385 }, {}, "HKD", "within_tolerance", 3375, 10, "exchange_rate"],
    ["in HKD, just above", { billedMinor: 3386 }, {}, "HKD", "more", 3375, 11, "unexplained"],
    ["in HKD, as much below", { billedMinor: 3365 }, {}, "HKD", "within_tolerance", 3375, -10, "exchange_rate"],
    ["no rate to compare with", { billedMinor: 3000 }, {}, "EUR", "unpriced", null, null, null],
    ["booked without a price", { billedMinor: 3000 }, { price: null }, "CNY", "unpriced", null, null, null],
    [
      "heavier, and the card asks just that",
      { billedMinor: 3500, billedGrams: 400 },
      {},
      "CNY",
      "more",
      3000,
      500,
      "weight",
    ],
    [
      "heavier, and more than the card asks",
      { billedMinor: 3600, billedGrams: 400 },
      {},
      "CNY",
      "more",
      3000,
      600,
      "weight_in_part",
    ],
    ["heavier, at the booked price", { billedMinor: 3000, billedGrams: 400 }, {}, "CNY", "equal", 3000, 0, null],
    [
      "lighter, and the card asks just that",
      { billedMinor: 2500, billedGrams: 200 },
      {},
      "CNY",
      "less",
      3000,
      -500,
      "weight",
    ],
    [
      "heavier than any price of the card",
      { billedMinor: 9000, billedGrams: 2001 },
      {},
      "CNY",
      "more",
      3000,
      6000,
      "unexplained",
    ],
    ["the same weight", { billedMinor: 3500, billedGrams: 300 }, {}, "CNY", "more", 3000, 500, "unexplained"],
    ["heavier, in USD", { billedMinor: 487, billedGrams: 400 }, {}, "USD", "more", 417, 70, "weight"],
    ["a cancelled waybill", { billedMinor: 3000 }, { isCancelled: true }, "CNY", "more", 0, 3000, "cancelled"],
    [
      "a cancelled waybill, credited",
      { billedMinor: -3000 },
      { isCancelled: true },
      "CNY",
      "less",
      0,
      -3000,
      "cancelled",
    ],
    ["a cancelled waybill for nothing", { billedMinor: 0 }, { isCancelled: true }, "CNY", "equal", 0, 0, null],
    ["on an earlier bill", { billedMinor: 3000 }, { isBilled: true }, "CNY", "billed_again", 0, 3000, "billed_twice"],
  ])("%s", (_, change, of, currency, verdict, expectedMinor, differenceMinor, cause) => {
    expect(verdictOf(change, of, currency)).toMatchObject({ verdict, expectedMinor, differenceMinor, cause });
  });

  it("of nobody's parcel is told apart, and a parcel's second line on one bill too", () => {
    const lines = [line(), line({ rowNumber: 3, billedMinor: 100 }), line({ rowNumber: 4, trackingNumber: "LX9" })];
    const compared = compareBill(lines, new Map([["LX1", parcel()]]), context);
    expect(compared.map(({ verdict, differenceMinor }) => [verdict, differenceMinor])).toEqual([
      ["equal", 0],
      ["billed_again", 100],
      ["not_found", null],
    ]);
  });

  it("finds one parcel under two of its numbers", () => {
    const lines = [line(), line({ rowNumber: 3, trackingNumber: "LP1" })];
    const both = new Map(["LX1", "LP1"].map((number) => [number, parcel()]));
    expect(compareBill(lines, both, context).map(({ verdict }) => verdict)).toEqual(["equal", "billed_again"]);
  });
});

describe("a bill", () => {
  const anyLine = fc.record({
    number: fc.integer({ min: 0, max: 12 }),
    billedMinor: fc.integer({ min: -5_000, max: 20_000 }),
    billedGrams: fc.option(fc.integer({ min: 1, max: 3_000 })),
  });
  const anyParcel = fc.record({
    price: fc.option(
      fc.record({
        totalMinor: fc.integer({ min: 0, max: 9_000 }),
        chargeableGrams: fc.integer({ min: 1, max: 2_000 }),
      }),
    ),
    isCancelled: fc.boolean(),
    isBilled: fc.boolean(),
  });
  const anyBill = fc.record({
    currency: fc.constantFrom<Currency>("CNY", "USD", "HKD", "EUR"),
    lines: fc.array(anyLine, { maxLength: 40 }),
    parcels: fc.array(anyParcel, { maxLength: 12 }),
  });

  it("differs by the sum of its lines' differences; each line has one verdict, and what is explained is no more than told", () => {
    fc.assert(
      fc.property(anyBill, ({ currency, lines, parcels }) => {
        const booked = parcels.map(({ price: of, ...rest }, index): [string, BilledParcel] => [
          `N${index}`,
          parcel({
            ...{ ...rest, waybillId: `w${index}` },
            price: of && { ...price, ...of, usdMinor: mulDivRound(of.totalMinor, 10, 72) },
          }),
        ]);
        const bill = lines.map(({ number, ...rest }, index) =>
          line({ ...rest, currency, rowNumber: index + 2, trackingNumber: `N${number}` }),
        );
        const compared = compareBill(bill, new Map(booked), context);
        const sums = sumBill(compared);
        const sum = (of: (one: (typeof compared)[number]) => number) => compared.reduce((all, one) => all + of(one), 0);
        expect(sums.differenceMinor).toBe(sum(({ differenceMinor }) => differenceMinor ?? 0));
        expect(sums.differenceMinor).toBe(sums.comparedMinor - sums.expectedMinor);
        expect(sums.billedMinor - sums.comparedMinor).toBe(
          sum(({ verdict, billedMinor }) => (["not_found", "unpriced"].includes(verdict) ? billedMinor : 0)),
        );
        expect(Object.values(sums.verdicts).reduce((all, one) => all + one, 0)).toBe(lines.length);
        for (const { expectedMinor, differenceMinor, cause, billedMinor } of compared) {
          expect(expectedMinor === null).toBe(differenceMinor === null);
          if (expectedMinor !== null) expect(differenceMinor).toBe(billedMinor - expectedMinor);
          expect(cause === null).toBe(differenceMinor === null || differenceMinor === 0);
        }
        const share = asBookedThousandths(sums.verdicts);
        if (share !== null) expect(share >= 0 && share <= 1000).toBe(true);
      }),
    );
  });
});
