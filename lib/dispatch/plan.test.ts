import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Certification } from "#lib/carriers/certification";
import { officialSolutions } from "#lib/carriers/solutions";
import { aRateCard, aRateRow, perKg, shippedRates } from "#lib/rates/cards.test-data";
import { compileRateCard, type RateCardFacts } from "#lib/rates/rate-card";
import { noServices } from "#lib/rates/services";
import { serviceRules } from "#lib/routing/tables/service-rules";
import type { Template } from "#lib/routing/template";
import { aTemplate, to } from "#lib/routing/templates.test-data";
import type { DispatchFacts, LineFacts, OrderFacts, SenderAddress, StoreFacts } from "./facts.ts";
import { planDispatch } from "./plan.ts";

const lines = { contactName: "王芳", province: "广东省", city: "深圳市", district: "龙岗区", street: "五和大道 8 号" };
const address: SenderAddress = {
  ...{ zh: lines, en: { ...lines, contactName: "Wang Fang" }, companyName: "", postalCode: "518129" },
  ...{ mobile: "13800138000", telephone: "", email: "" },
};
const store: StoreFacts = {
  id: "s1",
  name: "星河数码店",
  undeliverable: "return",
  addresses: { sender: address, pickup: address, return: address },
};

const cup: NonNullable<LineFacts["product"]> = {
  ...{ id: "p1", sku: "CUP", nameZh: "陶瓷杯", nameEn: "ceramic cup", hsCode: "691110", originCountry: null },
  ...{ netGrams: null, hsUs: "6911101000", makerItemNo: "CUP-7", gtin: null },
  ...{ makerName: "Deya", makerAddress: "1 Taoci Rd, Chaozhou", makerContact: "qa@deya.example" },
  ...{ category: null, material: null, usedFor: null, brand: null },
  ...{
    weightGrams: 100,
    lengthMm: 90,
    widthMm: 80,
    heightMm: 60,
    cargoKind: "general",
    declaredMinor: 599,
    msds: null,
  },
};
const msds: NonNullable<(typeof cup)["msds"]> = {
  ...{ id: "m1", fileName: "msds.pdf", validUntil: "2026-11-25", cellType: "lithium_ion", cellCount: 1 },
  ...{ energyMilliwattHours: 15_000, lithiumMilligrams: null },
};
const line: LineFacts = {
  ...{ lineNumber: 1, lineKey: "sku:CUP", sku: "CUP", title: "Cup", attributes: "", quantity: 1 },
  ...{ service: "AliExpress Standard Shipping", isWarehouseShipped: false, product: cup },
};
const order: OrderFacts = {
  ...{ id: "o1", orderNumber: "3001", storeId: "s1", state: "waiting", holdReason: null, holdNote: "" },
  ...{ shipByAt: 0, orderedAt: 0, paidAt: 0, paidMinor: 1299, currency: "USD", isMasked: false, remark: "" },
  buyerService: "AliExpress Standard Shipping",
  recipient: {
    ...{ country: "US", countryText: "United States", name: "Emily Carter", province: "Texas", city: "Austin" },
    ...{ address: "2204 Maple Hollow Trl", postalCode: "78745", phone: "", mobile: "+1 512-555-0143", taxId: "" },
  },
  ...{ overrides: [], choice: null, services: null, past: new Map(), lines: [line] },
};

const card = (solutionCode: string, currency: "CNY" | "USD", rows: RateCardFacts["rows"]) =>
  compileRateCard(aRateCard({ id: `${solutionCode}-test`, solutionCode, currency, rows }));
const row = aRateRow({ tariff: perKg(7245), perParcelMicros: 30_450_000 });
const gates: DispatchFacts["gates"] = {
  ...{ sellerState: "active", application: "approved", isCardBound: true, isAccountBound: true },
  ...{ expires: [], missingParameters: [], activeCarriers: ["cainiao"] },
};
const facts: DispatchFacts = {
  asked: ["o1"],
  orders: [order],
  stores: [store],
  gates,
  today: "2026-11-25",
  environments: new Map([["cainiao", "sandbox"]]),
  templates: [],
  groups: new Map(),
  preset: "cost",
  book: {
    solutions: officialSolutions,
    cards: new Map([
      [
        "CAINIAO_STANDARD",
        card("CAINIAO_STANDARD", "CNY", [
          { ...row, toGrams: 150 },
          { ...row, fromGrams: 151, toGrams: 2000, status: "band_not_confirmed" },
        ]),
      ],
      ["AE_CN_SUPER_ECONOMY_G", card("AE_CN_SUPER_ECONOMY_G", "CNY", [{ ...row, tariff: perKg(100) }])],
    ]),
    rules: serviceRules,
    exchangeRates: shippedRates,
    today: "2026-11-25",
    ...{ certifications: null, lanes: new Map() },
  },
};

const withOrder = (change: Partial<OrderFacts>): DispatchFacts => ({ ...facts, orders: [{ ...order, ...change }] });
const withLine = (change: Partial<LineFacts>) => withOrder({ lines: [{ ...line, ...change }] });
const withProduct = (change: Partial<typeof cup>) => withLine({ product: { ...cup, ...change } });
const withRecipient = (change: Partial<OrderFacts["recipient"]>) =>
  withOrder({ recipient: { ...order.recipient, ...change } });
const premium = "AliExpress Premium Shipping";
const codes = (input: DispatchFacts) =>
  planDispatch(input).hold.flatMap((held) => held.blockers.map(({ code }) => code));

describe("what can go", () => {
  it("an order that lacks nothing is booked at its price", () => {
    const plan = planDispatch(facts);
    // 100 g: 72.45 × 0.1 + 30.45 = 37.695 CNY → 37.70; ÷ 7.2 = 5.236 → 5.24 USD
    expect(plan.book.map(({ solution, quote }) => [solution.code, quote.usdMinor])).toEqual([
      ["CAINIAO_STANDARD", 524],
    ]);
    expect(plan.totals).toEqual({ parcels: 1, usdMinor: 524, unpriced: 0 });
  });

  it("a battery goes with an MSDS that holds to the end of today", () => {
    expect(codes(withProduct({ cargoKind: "built_in_battery", msds }))).not.toContain("ERR-403");
  });

  it("the cheapest solution below the buyer's class is not taken", () => {
    const solutions = planDispatch(facts).book.map(({ solution }) => solution.code);
    expect(solutions).not.toContain("AE_CN_SUPER_ECONOMY_G");
  });

  it("a parcel above the published band goes without a price, counted and left out of the total", () => {
    const plan = planDispatch(withLine({ quantity: 3 }));
    expect(plan.totals).toEqual({ parcels: 1, usdMinor: 0, unpriced: 1 });
    expect(plan.book[0]?.quote.status).toBe("band_not_confirmed");
  });

  it("lines of the platform's warehouse are left out of the parcel", () => {
    const other = { ...line, lineNumber: 2, isWarehouseShipped: true, product: null };
    expect(planDispatch(withOrder({ lines: [line, other] })).book[0]?.measure.weightGrams).toBe(100);
  });
});

describe("what is held, and why", () => {
  it.each<[string, DispatchFacts, readonly string[]]>([
    ["a seller not activated", { ...facts, gates: { ...gates, sellerState: "new" } }, ["ERR-101"]],
    ["a suspended seller", { ...facts, gates: { ...gates, sellerState: "suspended" } }, ["ERR-102"]],
    ["no carrier connection", { ...facts, gates: { ...gates, activeCarriers: [] } }, ["ERR-103"]],
    [
      "a licence that ran out yesterday",
      { ...facts, gates: { ...gates, expires: [{ subject: "licence", on: "2026-11-24" }] } },
      ["ERR-104"],
    ],
    [
      "no return address",
      { ...facts, stores: [{ ...store, addresses: { sender: address, pickup: address } }] },
      ["ERR-111"],
    ],
    ["no word on undeliverable parcels", { ...facts, stores: [{ ...store, undeliverable: null }] }, ["ERR-112"]],
    ["an order that left 等待您发货", withOrder({ state: "done" }), ["ERR-201"]],
    ["a held order", withOrder({ holdReason: "by_person" }), ["ERR-202"]],
    ["an order being dispatched", withOrder({ state: "dispatching" }), ["ERR-203"]],
    ["nothing of ours in it", withLine({ isWarehouseShipped: true }), ["ERR-204"]],
    [
      "a masked recipient",
      withOrder({ isMasked: true, recipient: { ...order.recipient, name: "E***", address: "***" } }),
      ["ERR-301"],
    ],
    ["no phone", withRecipient({ mobile: "", phone: "" }), ["ERR-302"]],
    ["a postal code of the wrong form", withRecipient({ postalCode: "787" }), ["ERR-303"]],
    ["no city", withRecipient({ city: "" }), ["ERR-304"]],
    ["a country nobody knows", withRecipient({ country: null, countryText: "Atlantis" }), ["ERR-305"]],
    ["an unknown product", withLine({ product: null }), ["ERR-401"]],
    ["a product without weight", withProduct({ weightGrams: null }), ["ERR-402"]],
    ["a product without size", withProduct({ widthMm: null }), ["ERR-402"]],
    ["no HS code", withProduct({ hsCode: null }), ["ERR-502"]],
    ["declared 50.01 USD without origin", withProduct({ declaredMinor: 5001 }), ["ERR-502"]],
    ["an HS code of seven digits", withProduct({ hsCode: "6911100" }), ["ERR-502"]],
    ["a Chinese name that says nothing", withProduct({ nameZh: "小礼品" }), ["ERR-503"]],
    ["no English name", withProduct({ nameEn: null }), ["ERR-503"]],
    ["net weight above gross", withProduct({ netGrams: 101 }), ["ERR-504"]],
    ["a declared value of nothing", withProduct({ declaredMinor: 0 }), ["ERR-504"]],
    ["no US code for the United States", withProduct({ hsUs: null }), ["ERR-505"]],
    ["a battery without an MSDS", withProduct({ cargoKind: "built_in_battery" }), ["ERR-403"]],
    [
      "a battery whose MSDS ran out yesterday",
      withProduct({ cargoKind: "built_in_battery", msds: { ...msds, validUntil: "2026-11-24" } }),
      ["ERR-403"],
    ],
    ["goods that no solution takes", withProduct({ cargoKind: "pure_battery" }), ["ERR-601"]],
    ["goods that only lines take of which a person must pick one", withProduct({ cargoKind: "liquid" }), ["ERR-602"]],
    [
      "a buyer who chose an express that is not connected: a person picks another",
      withLine({ service: "UPS Express Saver" }),
      ["ERR-602"],
    ],
    [
      "a buyer who chose express, for goods that no express line takes",
      withLine({ service: premium, product: { ...cup, weightGrams: 4000, cargoKind: "cosmetics" } }),
      ["ERR-603"],
    ],
    [
      "a service nobody knows",
      withOrder({ buyerService: "Moon Post", lines: [{ ...line, service: "Moon Post" }] }),
      ["ERR-605"],
    ],
    [
      "a pick that is not allowed",
      withOrder({ choice: { solutionCode: "MOON", consentNote: null, reason: "" } }),
      ["ERR-604"],
    ],
  ])("%s", (_, input, expected) => {
    expect(codes(input)).toEqual(expected);
  });

  it("the order's column counts where a line's words say nothing known", () => {
    expect(codes(withLine({ service: "Cainiao" }))).toEqual([]);
  });

  it("50.00 USD declared passes without origin, and 50.01 passes with it", () => {
    expect(codes(withProduct({ declaredMinor: 5000 }))).toEqual([]);
    expect(codes(withProduct({ declaredMinor: 5001, originCountry: "CN" }))).toEqual([]);
  });

  it("what the destination asks for begins on its day and names it, with product, field and value", () => {
    const on = (today: string, product: Partial<typeof cup>) => {
      const input = { ...withProduct(product), today };
      return planDispatch(input).hold.flatMap(({ blockers }) =>
        blockers.map(({ code, subject, field, detail, values }) => [code, subject, field, detail, values.since]),
      );
    };
    expect(on("2026-07-23", { hsUs: null })).toEqual([]);
    expect(on("2026-07-24", { hsUs: null })).toEqual([["ERR-505", "p1", "hsUs", "us_code_missing", "2026-07-24"]]);
    const differs = planDispatch(withProduct({ hsUs: "3926909989" })).hold[0]?.blockers[0];
    expect(differs).toMatchObject({ detail: "us_code_differs", values: { value: "3926909989", hsCode: "691110" } });
  });

  it("two lines of one product are told once", () => {
    const both = [line, { ...line, lineNumber: 2 }].map((one) => ({ ...one, product: { ...cup, nameZh: "样品" } }));
    expect(codes(withOrder({ lines: both }))).toEqual(["ERR-503"]);
  });

  it("the value of a line counts, not of a piece", () => {
    expect(codes(withLine({ quantity: 9, product: { ...cup, weightGrams: 10, declaredMinor: 600 } }))).toEqual([
      "ERR-502",
    ]);
  });

  it("an override lets a finding pass for exactly its value", () => {
    const finding = { field: "postalCode", reason: "买家确认" };
    const held = planDispatch(withRecipient({ postalCode: "787" })).hold[0]?.blockers[0];
    const override = { ...finding, code: held?.detail ?? "", value: "787" };
    expect(codes(withOrder({ recipient: { ...order.recipient, postalCode: "787" }, overrides: [override] }))).toEqual(
      [],
    );
    expect(codes(withOrder({ recipient: { ...order.recipient, postalCode: "788" }, overrides: [override] }))).toEqual([
      "ERR-303",
    ]);
  });
});

describe("a carrier's certification", () => {
  const holds: Certification = {
    ...{ id: "c1", carrierCode: "cainiao", state: "certified", reason: "", validFrom: null, validTo: null },
    scope: { solutions: "all", countries: "all", cargoKinds: "all" },
  };
  const suspended = (solutions: Certification["scope"]["solutions"]): DispatchFacts => {
    const scope = { ...holds.scope, solutions, countries: ["US"] };
    const second: Certification = { ...holds, id: "c2", state: "suspended", reason: "strike", scope };
    return { ...facts, book: { ...facts.book, certifications: new Map([["cainiao", [holds, second]]]) } };
  };
  const found = (input: DispatchFacts) =>
    planDispatch(input).hold.flatMap(({ blockers }) =>
      blockers.map(({ code, values }) => [code, values.solutionEn, values.reason, values.alternativeEn]),
    );

  it("suspended for the one solution that would go: the reason is said, and what a person may pick instead", () => {
    expect(found(suspended(["CAINIAO_STANDARD"]))).toEqual([
      ["ERR-606", "AliExpress Standard Shipping", "strike", "AliExpress Premium Shipping"],
    ]);
  });

  it("suspended for all of them: there is no alternative", () => {
    expect(found(suspended("all"))).toEqual([["ERR-606", "AliExpress Standard Shipping", "strike", ""]]);
  });

  it("suspended for another solution: nothing is held", () => {
    expect(found(suspended(["CAINIAO_ECONOMY"]))).toEqual([]);
  });
});

describe("the seller's templates", () => {
  const economy = aTemplate({ name: "美国-省钱", solutionCode: "AE_CN_SUPER_ECONOMY_G", destinations: to("US") });
  const free = withOrder({ lines: [{ ...line, service: "Seller's Shipping Method" }], paidMinor: 400 });
  const outcome = (input: DispatchFacts, template: Partial<Template>) => {
    const templates = [{ ...economy, ...template }];
    const { book, hold } = planDispatch({ ...input, templates });
    const [planned, held] = [book[0], hold[0]];
    if (planned) return `${planned.solution.code} by ${planned.decision.decidedBy}`;
    return held?.blockers.map(({ code, values }) => `${code} ${values.alternativeEn ?? ""}`).join();
  };

  it("a template decides over a cheaper recommendation, and the parcel says so", () => {
    expect(outcome(free, { solutionCode: "CAINIAO_STANDARD" })).toBe("CAINIAO_STANDARD by template");
  });

  it("with 智能推荐优先 the cheaper one wins where it is no slower", () => {
    const template = { solutionCode: "CAINIAO_STANDARD", recommendationFirst: true };
    expect(outcome(free, template)).toBe("AE_CN_SUPER_ECONOMY_G by recommendation");
    expect(outcome(free, { ...template, maxDays: 30 })).toBe("CAINIAO_STANDARD by template");
  });

  it("a template that cannot have its way holds the order and names the alternative", () => {
    expect(outcome(facts, {})).toBe("ERR-607 AliExpress Standard Shipping");
  });

  it("the dispatcher's pick stands above every template", () => {
    const choice = { solutionCode: "AE_CN_SUPER_ECONOMY_G", consentNote: null, reason: "更便宜" };
    const picked = withOrder({ lines: [{ ...line, service: "Seller's Shipping Method" }], paidMinor: 400, choice });
    expect(outcome(picked, { solutionCode: "CAINIAO_STANDARD" })).toBe("AE_CN_SUPER_ECONOMY_G by dispatcher");
  });

  it("a service that cannot be ordered with the parcel holds it, whoever switched it on", () => {
    const labelled = { ...noServices, return_label: true };
    const services = { return_label: { perParcelMicros: 3_000_000 } };
    const head = { id: "label-test", solutionCode: "CAINIAO_STANDARD", currency: "CNY" as const };
    const priced = compileRateCard(aRateCard({ ...head, rows: [row], services }));
    const book = { ...facts.book, cards: new Map([["CAINIAO_STANDARD", priced]]) };
    const held = (change: Partial<OrderFacts>, template: Partial<Template>) =>
      planDispatch({ ...withOrder(change), book, templates: [{ ...economy, ...template }] }).hold.flatMap(
        ({ blockers }) => blockers.map(({ code, detail }) => `${code} ${detail}`),
      );
    const standard = { solutionCode: "CAINIAO_STANDARD", services: labelled };
    expect(held({ services: labelled }, { destinations: to("DE") })).toEqual(["ERR-608 return_label"]);
    expect(held({}, standard)).toEqual(["ERR-608 return_label"]);
    expect(held({ services: noServices }, standard)).toEqual([]);
  });

  it("insurance that the solution includes needs no order", () => {
    const insured = { ...noServices, insurance: true };
    expect(codes(withOrder({ services: insured }))).toEqual([]);
  });

  it("a template for other countries does nothing", () => {
    expect(outcome(facts, { destinations: to("DE") })).toBe("CAINIAO_STANDARD by recommendation");
  });
});

describe("the plan as a whole", () => {
  const kinds: readonly Partial<OrderFacts>[] = [
    {},
    { isMasked: true },
    { state: "done" },
    { lines: [] },
    { holdReason: "by_person" },
  ];

  it("puts every id asked for into exactly one list, whatever is asked", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 12 })),
        fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 8, maxLength: 8 }),
        (asked, made) => {
          const orders = made.map((kind, index) => ({ ...order, ...kinds[kind], id: String(index) }));
          const plan = planDispatch({ ...facts, asked: asked.map(String), orders });
          const lists = [
            ...plan.book.map((one) => one.orderId),
            ...plan.hold.map((one) => one.orderId),
            ...plan.notFound,
          ];
          expect(lists.sort()).toEqual([...new Set(asked.map(String))].sort());
        },
      ),
    );
  });

  it("gives equal fingerprints for equal facts, and another one when price, parcel or recipient change", () => {
    const mark = (input: DispatchFacts) => [...planDispatch(input).book, ...planDispatch(input).hold][0]?.fingerprint;
    expect(mark(facts)).toBe(mark({ ...facts, orders: structuredClone([order]) }));
    const others = [
      withProduct({ weightGrams: 101 }),
      withProduct({ declaredMinor: 600 }),
      withRecipient({ city: "Dallas" }),
      withLine({ quantity: 2 }),
      withOrder({ holdReason: "by_person" }),
    ].map(mark);
    expect(new Set([mark(facts), ...others]).size).toBe(others.length + 1);
  });

  it("does not depend on what the person cannot see: remark, names of hold notes, deadlines", () => {
    const mark = (input: DispatchFacts) => planDispatch(input).book[0]?.fingerprint;
    expect(mark(withOrder({ remark: "quick please", shipByAt: 99 }))).toBe(mark(facts));
  });
});

describe("a carrier whose certification does not hold", () => {
  const everything = { solutions: "all", countries: "all", cargoKinds: "all" } as const;
  const held: Certification = {
    ...{ id: "1", carrierCode: "cainiao", state: "certified", scope: everything, reason: "" },
    ...{ validFrom: "2026-01-01", validTo: "2026-12-31" },
  };
  const stop = (solutionCode: string): Certification => ({
    ...{ ...held, id: "2", state: "suspended", reason: "三天没有揽收" },
    scope: { ...everything, solutions: [solutionCode] },
  });
  const free = withOrder({ lines: [{ ...line, service: "Seller's Shipping Method" }], paidMinor: 400 });
  const choice = { solutionCode: "AE_CN_SUPER_ECONOMY_G", consentNote: null, reason: "更便宜" };
  const outcome = (input: DispatchFacts, ...certifications: Certification[]) => {
    const book = { ...input.book, certifications: new Map([["cainiao", certifications]]) };
    const plan = planDispatch({ ...input, book });
    const blockers = plan.hold.flatMap((one) => one.blockers);
    const texts = blockers.map(
      ({ code, detail, values }) => `${code} ${detail} (${values.reason}) → ${values.alternativeEn || "nothing"}`,
    );
    return [...plan.book.map(({ solution }) => solution.code), ...texts].join();
  };
  const picked = { ...free, orders: free.orders.map((one) => ({ ...one, choice })) };
  const template = aTemplate({ name: "美国-省钱", solutionCode: choice.solutionCode, destinations: to("US") });

  it.each<[string, DispatchFacts, Certification[], string]>([
    ["holds: it goes", facts, [held], "CAINIAO_STANDARD"],
    ["never was", facts, [], "ERR-606 carrier_not_certified () → nothing"],
    ["ran out", facts, [{ ...held, validTo: "2026-11-24" }], "ERR-606 certification_expired () → nothing"],
    [
      "does not cover the destination",
      facts,
      [{ ...held, scope: { ...everything, countries: ["ES"] } }],
      "ERR-606 certification_scope () → nothing",
    ],
    [
      "is suspended for what was picked: the alternative is named",
      picked,
      [held, stop(choice.solutionCode)],
      "ERR-606 certification_suspended (三天没有揽收) → AliExpress Standard Shipping",
    ],
    [
      "is suspended for what the template names",
      { ...free, templates: [template] },
      [held, stop(choice.solutionCode)],
      "ERR-606 certification_suspended (三天没有揽收) → AliExpress Standard Shipping",
    ],
    [
      "is suspended for a pick that a rule of the platform forbids anyway: the certification is not what is wrong",
      withOrder({ choice }),
      [held, stop(choice.solutionCode)],
      "ERR-604 undefined (undefined) → nothing",
    ],
    [
      "is suspended for another solution: nothing changes",
      facts,
      [held, stop(choice.solutionCode)],
      "CAINIAO_STANDARD",
    ],
    ["is suspended for the cheaper one: the next goes", free, [held, stop(choice.solutionCode)], "CAINIAO_STANDARD"],
  ])("%s", (_, input, certifications, expected) => {
    expect(outcome(input, ...certifications)).toBe(expected);
  });
});
