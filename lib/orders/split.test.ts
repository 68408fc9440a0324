import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shareByWeight } from "./share.ts";
import { partOrderNumber, redistribute, type SplitLine, type StandingPart, splitOrder } from "./split.ts";

const line = (lineNumber: number, quantity: number, more: Partial<SplitLine> = {}): SplitLine => ({
  ...{ lineNumber, quantity, declaredMinor: 500, isWarehouseShipped: false, ...more },
});
const money = { paidMinor: 1000, goodsMinor: 900, shippingMinor: null };

describe("shareByWeight", () => {
  it.each([
    [100, [1, 1, 1], [34, 33, 33]],
    [1000, [599, 1198], [333, 667]],
    [5, [0, 0], [3, 2]],
    [0, [3, 4], [0, 0]],
    [7, [0, 1], [0, 7]],
  ])("shares %i by %j", (amount, weights, shares) => expect(shareByWeight(amount, weights)).toEqual(shares));

  it("gives out exactly the amount, nobody more than a unit beside his part", () => {
    const weights = fc.array(fc.nat(1e9), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(fc.nat(1e12), weights, (amount, list) => {
        const shares = shareByWeight(amount, list);
        expect(shares.reduce((sum, one) => sum + one, 0)).toBe(amount);
        const total = list.reduce((sum, one) => sum + one, 0);
        if (total === 0) return;
        for (const [at, share] of shares.entries()) {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(Math.abs(share - (amount * (list[at] ?? 0)) / total)).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});

describe("splitOrder", () => {
  const two = [line(1, 3), line(2, 1)];
  it("leaves with the first part what the others do not take", () => {
    expect(splitOrder(two, money, [[{ lineNumber: 1, quantity: 2 }]])).toEqual({
      ok: true,
      value: [
        {
          lines: [
            { lineNumber: 1, quantity: 1 },
            { lineNumber: 2, quantity: 1 },
          ],
          ...{ paidMinor: 500, goodsMinor: 450, shippingMinor: null },
        },
        { lines: [{ lineNumber: 1, quantity: 2 }], paidMinor: 500, goodsMinor: 450, shippingMinor: null },
      ],
    });
  });

  it("shares by pieces while a value is unknown", () => {
    const lines = [line(1, 3, { declaredMinor: null }), line(2, 1)];
    const split = splitOrder(lines, money, [[{ lineNumber: 2, quantity: 1 }]]);
    expect(split.ok && split.value.map(({ paidMinor }) => paidMinor)).toEqual([750, 250]);
  });

  it.each([
    ["nothing for the second parcel", two, [[]], "split_part_empty"],
    ["no second parcel", two, [], "split_part_empty"],
    ["more than there is", two, [[{ lineNumber: 1, quantity: 4 }]], "split_too_much"],
    [
      "more than there is over two parcels",
      two,
      [[{ lineNumber: 1, quantity: 2 }], [{ lineNumber: 1, quantity: 2 }]],
      "split_too_much",
    ],
    ["a line that is not there", two, [[{ lineNumber: 3, quantity: 1 }]], "split_line_unknown"],
    [
      "what the platform ships",
      [line(1, 1), line(2, 1, { isWarehouseShipped: true })],
      [[{ lineNumber: 2, quantity: 1 }]],
      "split_line_unknown",
    ],
    ["half a piece", two, [[{ lineNumber: 1, quantity: 0.5 }]], "split_quantity_invalid"],
    ["less than nothing", two, [[{ lineNumber: 1, quantity: -1 }]], "split_quantity_invalid"],
    [
      "everything for the others",
      [line(1, 1), line(2, 1, { isWarehouseShipped: true })],
      [[{ lineNumber: 1, quantity: 1 }]],
      "split_first_empty",
    ],
  ] as const)("refuses %s", (_, lines, further, code) => {
    expect(splitOrder(lines, money, further)).toMatchObject({ ok: false, refusal: { code } });
  });

  it("conserves every quantity and every cent, or refuses", () => {
    const amounts = fc.record({
      paidMinor: fc.option(fc.nat(1e7)),
      goodsMinor: fc.option(fc.nat(1e7)),
      shippingMinor: fc.option(fc.nat(1e7)),
    });
    const sold = fc.array(
      fc.record({ quantity: fc.integer({ min: 1, max: 9 }), declaredMinor: fc.option(fc.nat(1e5)) }),
      { minLength: 1, maxLength: 6 },
    );
    const wish = fc.array(
      fc.array(fc.record({ lineNumber: fc.integer({ min: 1, max: 6 }), quantity: fc.nat(3) }), { maxLength: 4 }),
      { minLength: 1, maxLength: 4 },
    );
    fc.assert(
      fc.property(sold, amounts, wish, (list, amount, further) => {
        const lines = list.map((one, at) => ({ ...one, lineNumber: at + 1, isWarehouseShipped: false }));
        const split = splitOrder(lines, amount, further);
        if (!split.ok) return;
        expect(split.value).toHaveLength(further.length + 1);
        for (const { lineNumber, quantity } of lines) {
          const parts = split.value.flatMap((part) => part.lines.filter((one) => one.lineNumber === lineNumber));
          expect(parts.reduce((sum, one) => sum + one.quantity, 0)).toBe(quantity);
        }
        for (const part of split.value) expect(part.lines.length).toBeGreaterThan(0);
        for (const key of ["paidMinor", "goodsMinor", "shippingMinor"] as const) {
          const shares = split.value.map((part) => part[key]);
          if (amount[key] === null) expect(shares.every((one) => one === null)).toBe(true);
          else expect(shares.reduce<number>((sum, one) => sum + (one ?? 0), 0)).toBe(amount[key]);
        }
      }),
    );
  });

  it("numbers parts behind the platform's number", () => {
    expect([1, 2, 11].map((part) => partOrderNumber("8190001", part))).toEqual(["8190001", "8190001-2", "8190001-11"]);
  });
});

describe("redistribute", () => {
  const part = (id: string, isFixed: boolean, quantity: number): StandingPart => ({
    ...{ id, isFixed, lines: quantity > 0 ? [{ lineNumber: 1, lineKey: "sku:A", quantity }] : [] },
  });
  const file = (quantity: number, lineKey = "sku:A") => [{ lineNumber: 1, lineKey, quantity }];
  const counts = (parts: readonly StandingPart[], lines: ReturnType<typeof file>) =>
    [...redistribute(parts, lines).values()].map((goods) => goods[0]?.quantity ?? 0);

  it.each([
    ["the same", [part("a", false, 2), part("b", false, 1)], file(3), [2, 1]],
    ["more goes to the first", [part("a", false, 2), part("b", false, 1)], file(5), [4, 1]],
    ["more goes to one that is not booked", [part("a", true, 2), part("b", false, 1)], file(5), [2, 3]],
    ["less comes from one that is not booked", [part("a", true, 2), part("b", false, 1)], file(2), [2, 0]],
    ["still less comes from the booked one too", [part("a", true, 2), part("b", false, 1)], file(1), [1, 0]],
    ["other goods go to the first", [part("a", false, 2), part("b", false, 1)], file(2, "sku:B"), [2, 0]],
  ] as const)("%s", (_, parts, lines, expected) => expect(counts(parts, lines)).toEqual(expected));

  it("always holds exactly what the file says", () => {
    const keyed = fc.record({ lineKey: fc.constantFrom("a", "b"), quantity: fc.integer({ min: 1, max: 9 }) });
    const lines = fc.array(keyed, { minLength: 1, maxLength: 5 });
    const numbered = (list: readonly { lineKey: string; quantity: number }[]) =>
      list.map((one, at) => ({ ...one, lineNumber: at + 1 }));
    const standing = fc.array(fc.record({ isFixed: fc.boolean(), lines }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(standing, lines, (list, told) => {
        const parts = list.map((one, at) => ({ isFixed: one.isFixed, id: String(at), lines: numbered(one.lines) }));
        const laid = [...redistribute(parts, numbered(told)).values()].flat();
        for (const { lineNumber, quantity } of numbered(told)) {
          const sum = laid.filter((one) => one.lineNumber === lineNumber).reduce((all, one) => all + one.quantity, 0);
          expect(sum).toBe(quantity);
        }
        expect(laid.every((one) => one.lineNumber <= told.length && one.quantity > 0)).toBe(true);
      }),
    );
  });
});
