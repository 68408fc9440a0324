import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decideKind, type KnownAttributes } from "./decide-kind";
import type { Family } from "./decision-tables";

const dresses: Family = {
  key: "apparel",
  attributes: ["material", "make"],
  rows: [
    { kind: "dress", cells: [["cotton"], ["knit"]], code: "610442" },
    { kind: "dress", cells: [["synthetic"], ["knit"]], code: "610443" },
    { kind: "dress", cells: [["cotton"], ["woven"]], code: "620442" },
    { kind: "dress", cells: [["synthetic"], ["woven"]], code: "620443" },
    { kind: "dress", cells: [[], ["woven"]], code: "620449" },
  ],
  priors: new Map([
    [
      "",
      new Map([
        [
          "material",
          new Map([
            ["polyester", 0.7],
            ["cotton", 0.3],
          ]),
        ],
        [
          "make",
          new Map([
            ["knit", 0.3],
            ["woven", 0.7],
          ]),
        ],
      ]),
    ],
  ]),
};
const within = new Map([
  ["polyester", "synthetic"],
  ["denim", "cotton"],
]);

const told = (attribute: string, value: string): [string, { shares: Map<string, number>; trust: number }] => [
  attribute,
  { shares: new Map([[value, 1]]), trust: 0.97 },
];
const decide = (known: KnownAttributes, implied = {}, onlyCode: string | null = null) =>
  decideKind(dresses, "dress", known, implied, within, onlyCode).codes;
const first = (codes: ReadonlyMap<string, number>) => [...codes].sort((a, b) => b[1] - a[1])[0]?.[0];

describe("a kind's subheadings by its attributes", () => {
  it.each([
    ["what is usual, when nothing is told", new Map(), {}, "620443"],
    ["what the word implies", new Map(), { make: "knit" }, "610443"],
    ["what is told before what is implied", new Map([told("make", "woven")]), { make: "knit" }, "620443"],
    ["a value that belongs to the table's", new Map([told("material", "denim")]), {}, "620442"],
    ["both", new Map([told("material", "cotton"), told("make", "knit")]), {}, "610442"],
  ])("follows %s", (_, known, implied, expected) => expect(first(decide(known, implied))).toBe(expected));

  it("keeps the alternatives of what is open", () => {
    const codes = decide(new Map([told("material", "cotton")]));
    expect(codes.get("620442")).toBeGreaterThan(codes.get("610442") ?? 1);
    expect(codes.get("610442")).toBeGreaterThan(0.2);
  });

  it("pays no heed to a value that no row and no habit of the kind knows", () => {
    expect(decide(new Map([told("material", "glass")]))).toEqual(decide(new Map()));
  });

  it("starts from the subheading that a phrase names, and leaves it when told otherwise", () => {
    expect(first(decide(new Map(), {}, "610442"))).toBe("610442");
    expect(first(decide(new Map([told("make", "woven")]), {}, "610442"))).toBe("620442");
    expect(decide(new Map(), {}, "999999").size).toBe(0);
  });

  it("shares out exactly one, whatever is told", () => {
    const values = fc.constantFrom("cotton", "polyester", "denim", "glass", "");
    fc.assert(
      fc.property(
        fc.dictionary(values, fc.double({ min: 0.01, max: 1, noNaN: true })),
        fc.boolean(),
        (shares, knit) => {
          const known = new Map([["material", { shares: new Map(Object.entries(shares)), trust: 0.88 }]]);
          const sum = [...decide(known, knit ? { make: "knit" } : {}).values()].reduce((all, share) => all + share, 0);
          expect(sum).toBeCloseTo(1, 6);
        },
      ),
    );
  });
});
