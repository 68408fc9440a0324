import { describe, expect, it } from "vitest";
import { resolveBuyerService } from "#lib/carriers/buyer-service";
import { officialSolutions } from "#lib/carriers/solutions";
import type { Msds } from "#lib/products/msds";
import { noFacts } from "#lib/products/product";
import { plainParcel } from "#lib/rates/quote";
import { hindrance } from "#lib/routing/hindrance";
import { plainRouting, type Recommendation, type RoutingBook, recommend } from "#lib/routing/recommend";
import type { OrderFacts } from "./facts.ts";
import { msdsBlockers } from "./msds-blockers.ts";

const today = "2026-12-01";
const old: Msds = {
  ...{ id: "m", fileName: "m.pdf", validUntil: "2026-11-30", cellType: "lithium_ion", energyMilliwattHours: 10_000 },
  ...{ lithiumMilligrams: null, cellCount: 1 },
};
const phone = { ...noFacts, id: "p1", sku: "PHONE", cargoKind: "built_in_battery", msds: null } as const;
const line = {
  ...{ lineNumber: 1, lineKey: "sku:PHONE", sku: "PHONE", title: "Phone", attributes: "", quantity: 1, service: "" },
  ...{ isWarehouseShipped: false, product: phone },
};
const order = (change: Partial<OrderFacts> = {}): OrderFacts => ({
  ...{ id: "o1", orderNumber: "3001", storeId: "s1", state: "waiting", holdReason: null, holdNote: "" },
  ...{ shipByAt: 0, orderedAt: 0, paidAt: 0, paidMinor: 1299, currency: "USD", isMasked: false, remark: "" },
  buyerService: "",
  recipient: {
    ...{ country: "US", countryText: "", name: "", province: "", city: "", address: "", postalCode: "", phone: "" },
    ...{ mobile: "", taxId: "" },
  },
  ...{ overrides: [], choice: null, lines: [line], services: null, past: new Map() },
  ...change,
});

type Ranked = Recommendation["ranked"][number];
const missing = hindrance("msds_missing", { cargoKind: "built_in_battery" });
const heavy = hindrance("overweight", { grams: 3000, limitGrams: 2000 });
const candidate = (solutionCode: string, standing: Ranked["standing"], hindrances: Ranked["hindrances"]) =>
  ({ solutionCode, standing, hindrances }) as unknown as Ranked;
const answer = (why: Recommendation["why"], ranked: readonly Ranked[]): Recommendation => ({
  ...{ why, ranked, chosen: null, reasons: [] },
});
const choice = { solutionCode: "B", consentNote: null, reason: "" };

describe("ERR-403", () => {
  it.each<[string, Recommendation, OrderFacts, readonly string[]]>([
    [
      "all that is left needs an MSDS",
      answer("nothing_allowed", [candidate("A", "out", [missing]), candidate("B", "out", [missing, heavy])]),
      order(),
      ["p1"],
    ],
    ["too heavy all the same", answer("nothing_allowed", [candidate("B", "out", [missing, heavy])]), order(), []],
    ["nothing to do with batteries", answer("nothing_allowed", [candidate("B", "out", [heavy])]), order(), []],
    [
      "another may be picked",
      answer("needs_choice", [candidate("A", "offered", []), candidate("B", "out", [missing])]),
      order(),
      [],
    ],
    [
      "another needs the buyer's consent",
      answer("needs_consent", [candidate("A", "needs_consent", []), candidate("B", "out", [missing])]),
      order(),
      [],
    ],
    [
      "the picked one needs an MSDS",
      answer("choice_not_allowed", [candidate("A", "eligible", []), candidate("B", "out", [missing])]),
      order({ choice }),
      ["p1"],
    ],
    [
      "the picked one is too heavy too",
      answer("choice_not_allowed", [candidate("A", "eligible", []), candidate("B", "out", [missing, heavy])]),
      order({ choice }),
      [],
    ],
    ["it goes", answer("chosen", [candidate("A", "eligible", [])]), order(), []],
  ])("%s", (_, recommendation, facts, products) => {
    const blockers = msdsBlockers(facts, recommendation, today);
    expect(blockers.map(({ code, subject }) => [code, subject])).toEqual(products.map((id) => ["ERR-403", id]));
  });

  it("names each of the goods once, and says which MSDS ran out when", () => {
    const other = { ...line, lineNumber: 2, sku: "WATCH", product: { ...phone, id: "p2", sku: "WATCH", msds: old } };
    const lines = [line, line, other, { ...line, product: { ...phone, id: "p3", cargoKind: "general" as const } }];
    const found = msdsBlockers(order({ lines }), answer("nothing_allowed", [candidate("A", "out", [missing])]), today);
    expect(found.map(({ subject, detail, values }) => [subject, detail, values])).toEqual([
      ["p1", "msds_missing", { goods: "PHONE", on: "" }],
      ["p2", "msds_expired", { goods: "WATCH", on: "2026-11-30" }],
    ]);
  });
});

describe("what routing makes of the papers", () => {
  const book: RoutingBook = {
    ...{ solutions: officialSolutions, cards: new Map(), rules: [], exchangeRates: null, certifications: null },
    ...{ lanes: new Map(), today },
  };
  const parcel = { ...plainParcel, country: "US", weightGrams: 200, cargoKinds: ["built_in_battery"] } as const;
  const asked = { ...plainRouting, parcel, paidUsdMinor: 1000, buyerService: resolveBuyerService(""), shipOn: today };
  const codesWith = (papers: Parameters<typeof recommend>[1]["papers"]) =>
    recommend(book, { ...asked, papers }).ranked.map(({ solutionCode, hindrances }) => ({
      solution: officialSolutions.find(({ code }) => code === solutionCode),
      codes: hindrances.map(({ code }) => code),
    }));

  it.each([
    ["missing", "msds_missing"],
    ["expired", "msds_expired"],
    ["valid", null],
  ] as const)("%s: every solution that asks for one says so, no other", (msds, code) => {
    for (const { solution, codes } of codesWith({ msds })) {
      const asks = solution?.papers.built_in_battery?.includes("msds") ?? false;
      expect(codes.filter((one) => one === "msds_missing" || one === "msds_expired")).toEqual(
        asks && code ? [code] : [],
      );
    }
  });

  it("a battery above the limits goes by no small-parcel line that asks what is in it", () => {
    const found = codesWith({ msds: "valid", batteries: "above_limits" });
    expect(found.some(({ codes }) => codes.includes("batteries_above_limits"))).toBe(true);
    for (const { solution, codes } of found) {
      const isClosed = solution?.small !== null && (solution?.papers.built_in_battery ?? []).length > 0;
      expect(codes.includes("batteries_above_limits")).toBe(isClosed);
    }
  });
});
