import { describe, expect, it } from "vitest";
import { parseBooking } from "#lib/carriers/booking-schema";
import { officialSolutions } from "#lib/carriers/solutions";
import { aRateCard, aRateRow, perKg, shippedRates } from "#lib/rates/cards.test-data";
import { compileRateCard } from "#lib/rates/rate-card";
import { serviceRules } from "#lib/routing/tables/service-rules";
import type { DispatchFacts, SenderAddress, StoreFacts } from "./facts.ts";
import { planRehearsal, type RehearsalIngredients, type RehearsalPlan, testRecipients } from "./rehearsal-order.ts";

const now = Date.UTC(2026, 10, 25, 2);
const card = (solutionCode: string, perKgMinor: number) => {
  const rows = [aRateRow({ tariff: perKg(perKgMinor), perParcelMicros: 10_000_000 })];
  return compileRateCard(aRateCard({ id: `${solutionCode}-test`, solutionCode, rows }));
};
const bareStore: StoreFacts = { id: "s1", name: "星河数码店", undeliverable: null, addresses: {} };
const address: SenderAddress = {
  zh: { contactName: "王芳", province: "广东省", city: "深圳市", district: "龙岗区", street: "五和大道 8 号" },
  en: { contactName: "Wang Fang", province: "Guangdong", city: "Shenzhen", district: "Longgang", street: "8 Wuhe Ave" },
  ...{ companyName: "", postalCode: "518129", mobile: "13800138000", telephone: "", email: "" },
};
const facts: DispatchFacts = {
  ...{ asked: [], orders: [], stores: [bareStore], today: "2026-11-25", environments: new Map() },
  ...{ templates: [], groups: new Map(), preset: "cost" },
  gates: {
    ...{ sellerState: "new", application: "approved", isCardBound: true, isAccountBound: true },
    ...{ expires: [], missingParameters: [], activeCarriers: [] },
  },
  book: {
    solutions: officialSolutions,
    cards: new Map([
      ["CAINIAO_STANDARD", card("CAINIAO_STANDARD", 9000)],
      ["CAINIAO_ECONOMY", card("CAINIAO_ECONOMY", 5000)],
      ["AE_CN_SUPER_ECONOMY_G", card("AE_CN_SUPER_ECONOMY_G", 100)],
    ]),
    rules: serviceRules,
    exchangeRates: shippedRates,
    today: "2026-11-25",
    ...{ certifications: null, lanes: new Map() },
  },
};
const cup: NonNullable<RehearsalIngredients["product"]> = {
  ...{ id: "p1", sku: "CUP", nameZh: "马克杯", nameEn: "Mug", hsCode: "691110", originCountry: null },
  ...{ netGrams: null, hsUs: "6911101000", makerItemNo: null, gtin: null },
  ...{ makerName: null, makerAddress: null, makerContact: null },
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
const ingredients = (change: Partial<RehearsalIngredients> = {}): RehearsalIngredients => ({
  facts,
  applicant: {
    kind: "mainland_company",
    registeredName: "深圳市星河数码有限公司",
    address: "深圳市龙岗区坂田街道五和大道8号",
    contactName: "王芳",
    contactMobile: "+86 13800138000",
  },
  product: cup,
  rehearsalId: "0f9d2c4e-0000-4000-8000-000000000000",
  ids: {
    delivered: { orderId: "o1", waybillId: "11111111-1111-4111-8111-111111111111" },
    exception: { orderId: "o2", waybillId: "22222222-2222-4222-8222-222222222222" },
  },
  ...change,
});
const withStore = (store: Partial<StoreFacts>) => ({ facts: { ...facts, stores: [{ ...bareStore, ...store }] } });

function planned(change: Partial<RehearsalIngredients> = {}): RehearsalPlan & { kind: "planned" } {
  const plan = planRehearsal(ingredients(change), now);
  if (plan.kind === "failed") throw new Error(JSON.stringify(plan.failure));
  return plan;
}

describe("the made-up order", () => {
  it("goes to the two test recipients, marked, with the solution that is cheapest to the door", () => {
    const { order, parcels } = planned();
    expect(parcels.map(({ role }) => role)).toEqual(["delivered", "exception"]);
    for (const { role, booking, waybillId, carrierCode, solutionCode } of parcels) {
      expect(parseBooking(booking)).toEqual(booking);
      expect(booking.waybillId).toBe(waybillId);
      expect(booking.receiver).toMatchObject({ name: testRecipients[role], country: "US", postalCode: "78745" });
      expect(booking.orderNumber).toBe(order.orderNumbers[role]);
      expect(booking.orderNumber).toMatch(/^REHEARSAL-0F9D2C4E-[12]$/);
      expect([carrierCode, solutionCode, booking.serviceCode]).toEqual([
        "cainiao",
        "CAINIAO_ECONOMY",
        "CAINIAO_ECONOMY",
      ]);
    }
    expect(new Set(parcels.map(({ waybillId }) => waybillId)).size).toBe(2);
  });

  it("is sent from the licence's address by the application's contact while there is no own address", () => {
    const { order, parcels } = planned();
    expect(order).toMatchObject({ addressFrom: "licence", senderLatin: null, storeName: "星河数码店" });
    expect(parcels[0]?.booking).toMatchObject({
      undeliverable: "return",
      sender: {
        ...{ name: "王芳", mobile: "13800138000", state: "广东省", city: "深圳市", district: "龙岗区" },
        street: "坂田街道五和大道8号",
      },
    });
  });

  it.each(["sender", "pickup", "return"] as const)(
    "is sent from an own %s address when that is all there is",
    (kind) => {
      const { order, parcels } = planned(withStore({ addresses: { [kind]: address }, undeliverable: "destroy" }));
      expect(order.addressFrom).toBe("own_address");
      expect(order.senderLatin).toMatchObject({ name: "王芳 Wang Fang", detail: "8 Wuhe Ave" });
      expect(parcels[0]?.booking).toMatchObject({ undeliverable: "destroy", sender: { postalCode: "518129" } });
    },
  );

  it("takes the store that has addresses, whatever the licence says", () => {
    const second = { ...bareStore, id: "s2", name: "第二店", addresses: { sender: address } };
    const plan = planned({
      facts: { ...facts, stores: [bareStore, second] },
      applicant: { ...ingredients().applicant, address: "?" },
    });
    expect(plan.order.storeName).toBe("第二店");
  });

  it("holds the seller's own product, or a test product where there is none or it cannot go", () => {
    expect(planned().order).toMatchObject({ productFrom: "own_product", goods: { sku: "CUP", nameZh: "马克杯" } });
    for (const product of [null, { ...cup, hsCode: null }, { ...cup, cargoKind: "liquid" as const }]) {
      expect(planned({ product }).order).toMatchObject({ productFrom: "test_product", goods: { sku: "REHEARSAL" } });
    }
  });

  it("does not depend on the gates that passing it opens", () => {
    for (const sellerState of ["new", "active"] as const) {
      const gates = { ...facts.gates, sellerState, application: null };
      expect(planned({ facts: { ...facts, gates } }).parcels).toHaveLength(2);
    }
  });
});

it("a Hong Kong company's address may leave its town out, in either language", () => {
  const { applicant } = ingredients();
  const senderOf = (address: string) => {
    const hongKong = { ...applicant, kind: "hong_kong_company" as const, address, contactMobile: "+85291234567" };
    return planned({ applicant: hongKong }).parcels[0]?.booking.sender;
  };
  expect(senderOf("Unit 5, 1 Queen's Road Central")?.city).toBe(
    senderOf("Unit 5, 1 Queen's Road Central, Hong Kong")?.city,
  );
  expect(senderOf("中环皇后大道中1号5室")?.city).toBe(senderOf("香港中环皇后大道中1号5室")?.city);
});

describe("an order that cannot be made", () => {
  const { applicant } = ingredients();
  it.each<[string, Partial<RehearsalIngredients>, object]>([
    ["without a store", { facts: { ...facts, stores: [] } }, { code: "store_missing", values: {} }],
    [
      "with an unclear address",
      { applicant: { ...applicant, address: "五和大道8号" } },
      { code: "address_unclear", values: {} },
    ],
    ["without a contact", { applicant: { ...applicant, contactMobile: " " } }, { code: "contact_missing", values: {} }],
    [
      "without a solution to the door",
      {
        facts: {
          ...facts,
          book: { ...facts.book, solutions: facts.book.solutions.filter((one) => one.tracking === "half") },
        },
      },
      { code: "no_solution", values: {} },
    ],
  ])("%s says why", (_, change, failure) => {
    expect(planRehearsal(ingredients(change), now)).toEqual({ kind: "failed", failure });
  });
});
