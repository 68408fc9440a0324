import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type FreeLine, matchInvoices, type OpenGoods } from "./match-invoices.ts";

const piece = 100_000;

function goods(change: Partial<OpenGoods> = {}): OpenGoods {
  return {
    ...{ declSeqNo: "D1", position: 1, skuKey: "CUP", unit: "011", openE5: 10 * piece, accepts: "special" },
    ...{ declaredOn: "2026-11-15", ...change },
  };
}

function line(change: Partial<FreeLine> = {}): FreeLine {
  const all = {
    ...{ invoiceId: "i1", lineNumber: 1, number: "1", kind: "special" as const, issuedOn: "2026-10-10", skuKey: "CUP" },
    ...{ unit: "件", unitCode: "011", quantityE5: 10 * piece, netFen: 10_000, ...change },
  };
  return { freeE5: all.quantityE5, freeNetFen: all.netFen, ...all };
}

const shown = (plan: ReturnType<typeof matchInvoices>) => ({
  taken: plan.allocations.map(
    (one) =>
      `${one.declSeqNo}/${one.position} ${one.invoiceId}/${one.lineNumber} ${one.quantityE5 / piece} ${one.netFen}`,
  ),
  gaps: plan.gaps.map(({ goods: of, missingE5, reason }) => `${of.declSeqNo} ${missingE5 / piece} ${reason}`),
  surplus: plan.surplus.map(({ line: of, freeE5, freeNetFen }) => `${of.invoiceId} ${freeE5 / piece} ${freeNetFen}`),
});

describe("invoices set to exported goods", () => {
  it.each<[string, OpenGoods[], FreeLine[], ReturnType<typeof shown>]>([
    ["one covers the other", [goods()], [line()], { taken: ["D1/1 i1/1 10 10000"], gaps: [], surplus: [] }],
    [
      "what is too much stays free, with its share of the amount",
      [goods({ openE5: 3 * piece })],
      [line()],
      { taken: ["D1/1 i1/1 3 3000"], gaps: [], surplus: ["i1 7 7000"] },
    ],
    [
      "what is too little stays a gap",
      [goods()],
      [line({ quantityE5: 4 * piece })],
      { taken: ["D1/1 i1/1 4 10000"], gaps: ["D1 6 no_invoice"], surplus: [] },
    ],
    [
      "the oldest declaration first, from the oldest invoice, over several of them",
      [goods({ declSeqNo: "D2", declaredOn: "2026-11-20" }), goods()],
      [line({ invoiceId: "late", issuedOn: "2026-11-01" }), line({ quantityE5: 4 * piece })],
      {
        taken: ["D1/1 i1/1 4 10000", "D1/1 late/1 6 6000", "D2/1 late/1 4 4000"],
        gaps: ["D2 6 no_invoice"],
        surplus: [],
      },
    ],
    [
      "another unit does not fit, and is said",
      [goods()],
      [line({ unit: "套", unitCode: "006" })],
      { taken: [], gaps: ["D1 10 unit_differs"], surplus: ["i1 10 10000"] },
    ],
    [
      "a unit that customs do not know does not fit",
      [goods()],
      [line({ unit: "打包", unitCode: null })],
      { taken: [], gaps: ["D1 10 unit_differs"], surplus: ["i1 10 10000"] },
    ],
    [
      "an invoice without a unit fits",
      [goods()],
      [line({ unit: "", unitCode: null })],
      { taken: ["D1/1 i1/1 10 10000"], gaps: [], surplus: [] },
    ],
    [
      "an ordinary invoice brings no refund",
      [goods()],
      [line({ kind: "ordinary" })],
      { taken: [], gaps: ["D1 10 kind_differs"], surplus: ["i1 10 10000"] },
    ],
    [
      "an exemption takes the ordinary one and leaves the special one for a refund",
      [goods({ accepts: "any" })],
      [line(), line({ invoiceId: "o", kind: "ordinary", issuedOn: "2026-11-11" })],
      { taken: ["D1/1 o/1 10 10000"], gaps: [], surplus: ["i1 10 10000"] },
    ],
    [
      "a refund comes before an older exemption",
      [goods({ declSeqNo: "E", accepts: "any", declaredOn: "2026-01-01" }), goods()],
      [line()],
      { taken: ["D1/1 i1/1 10 10000"], gaps: ["E 10 no_invoice"], surplus: [] },
    ],
    [
      "another SKU is another SKU",
      [goods({ skuKey: "BOWL" })],
      [line()],
      { taken: [], gaps: ["D1 10 no_invoice"], surplus: ["i1 10 10000"] },
    ],
  ])("%s", (_, open, lines, expected) => {
    expect(shown(matchInvoices(open, lines))).toEqual(expected);
  });

  it("thirds of an amount that does not divide come to the whole", () => {
    const plan = matchInvoices(
      ["A", "B", "C"].map((declSeqNo) => goods({ declSeqNo, openE5: piece })),
      [line({ quantityE5: 3 * piece, netFen: 10_000 })],
    );
    expect(plan.allocations.map(({ netFen }) => netFen)).toEqual([3_333, 3_333, 3_334]);
  });
});

const sku = fc.constantFrom("CUP", "BOWL", "FORK");
const openGoods = fc
  .array(
    fc.record({
      skuKey: sku,
      openE5: fc.integer({ min: 1, max: 5_000_000 }),
      accepts: fc.constantFrom("special", "any"),
    }),
  )
  .map((list) =>
    list.map((one, index) => goods({ ...one, declSeqNo: `D${index % 3}`, position: index } as Partial<OpenGoods>)),
  );
const freeLines = fc
  .array(
    fc.record({
      ...{
        skuKey: sku,
        quantityE5: fc.integer({ min: 1, max: 5_000_000 }),
        netFen: fc.integer({ min: 0, max: 1_000_000 }),
      },
      ...{ kind: fc.constantFrom("special", "ordinary"), unitCode: fc.constantFrom("011", "006") },
      used: fc.integer({ min: 0, max: 99 }),
    }),
  )
  .map((list) =>
    list.map(({ used, ...one }, index) => {
      const of = line({ ...one, invoiceId: `i${index}` } as Partial<FreeLine>);
      const [usedE5, usedNet] = [Math.floor((of.quantityE5 * used) / 100), Math.floor((of.netFen * used) / 100)];
      return { ...of, freeE5: of.quantityE5 - usedE5, freeNetFen: of.netFen - usedNet };
    }),
  );
const sum = <T>(list: readonly T[], value: (one: T) => number) => list.reduce((all, one) => all + value(one), 0);

describe("whatever goods and invoices", () => {
  it("nothing is taken beyond what is open or free, and everything is taken, a gap or a surplus", () => {
    fc.assert(
      fc.property(openGoods, freeLines, (open, lines) => {
        const { allocations, gaps, surplus } = matchInvoices(open, lines);
        for (const one of allocations) expect([one.quantityE5 > 0, one.netFen >= 0]).toEqual([true, true]);
        for (const one of open) {
          const taken = allocations.filter((of) => of.declSeqNo === one.declSeqNo && of.position === one.position);
          const gap = gaps.find((of) => of.goods === one)?.missingE5 ?? 0;
          expect(sum(taken, ({ quantityE5 }) => quantityE5) + gap).toBe(one.openE5);
        }
        for (const one of lines) {
          const taken = allocations.filter((of) => of.invoiceId === one.invoiceId);
          const rest = surplus.find((of) => of.line === one);
          expect(sum(taken, ({ quantityE5 }) => quantityE5) + (rest?.freeE5 ?? 0)).toBe(one.freeE5);
          if (one.freeE5 > 0) {
            expect(sum(taken, ({ netFen }) => netFen) + (rest?.freeNetFen ?? 0)).toBe(one.freeNetFen);
          }
        }
      }),
    );
  });

  it("only a gap of another SKU, unit or kind is left beside something free", () => {
    fc.assert(
      fc.property(openGoods, freeLines, (open, lines) => {
        const { gaps, surplus } = matchInvoices(open, lines);
        for (const { goods: one } of gaps) {
          const fits = ({ line: of }: (typeof surplus)[number]) =>
            of.skuKey === one.skuKey && of.unitCode === one.unit && (one.accepts === "any" || of.kind === "special");
          expect(surplus.filter(fits)).toEqual([]);
        }
      }),
    );
  });

  it("the order in which they come does not matter", () => {
    fc.assert(
      fc.property(openGoods, freeLines, (open, lines) => {
        expect(matchInvoices([...open].reverse(), [...lines].reverse())).toEqual(matchInvoices(open, lines));
      }),
    );
  });
});
