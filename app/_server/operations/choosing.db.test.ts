import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readDispatchFacts } from "#db/queries/dispatch-facts";
import { orderChoices } from "#db/schema/orders";
import { auditEntries } from "#db/schema/sellers";
import { inScope } from "#db/scope";
import { createTestDatabase, type TestDatabase } from "#db/testing/database";
import { aReadySeller, type ReadySeller, waitingOrders } from "#db/testing/dispatch";
import { judgeOrder } from "#lib/dispatch/plan";
import { noServices } from "#lib/rates/services";
import { chooseSolution } from "./choose-solution.ts";
import { confirmBatch } from "./confirm-batch.ts";
import { quoteQuickly } from "./quote-quickly.ts";
import { reviewDispatch } from "./review-dispatch.ts";
import { switchServices } from "./switch-services.ts";

let database: TestDatabase;
let seller: ReadySeller;

beforeAll(async () => {
  database = await createTestDatabase();
  seller = await aReadySeller();
});
afterAll(() => database?.close());

/** To Poland, where more than one solution may carry it and the seller is free to choose. */
const toPoland = {
  ...{ country: "PL", countryText: "Poland", postalCode: "00-001", city: "Warszawa", province: "" },
  ...{ mobile: "48 512 345 678", buyerService: "Seller's Shipping Method" },
} as const;

async function judged(orderId: string) {
  const facts = await inScope(seller.ownerScope, (db) => readDispatchFacts(db, [orderId], Date.now()));
  const [order] = facts.orders;
  if (!order) throw new Error("the order is gone");
  return judgeOrder(
    facts,
    order,
    facts.stores.find(({ id }) => id === order.storeId),
  );
}

async function freeOrder(): Promise<{ id: string; recommended: string; other: string }> {
  const [id = ""] = await waitingOrders(seller, 1, toPoland);
  const { recommendation } = await judged(id);
  const recommended = recommendation?.chosen?.solutionCode ?? "";
  const other = recommendation?.ranked.find(
    ({ solutionCode, standing }) => solutionCode !== recommended && standing === "eligible",
  );
  return { id, recommended, other: other?.solutionCode ?? "" };
}

const audits = (orderId: string) =>
  inScope(seller.ownerScope, (db) =>
    db
      .select({ event: auditEntries.event, data: auditEntries.data })
      .from(auditEntries)
      .where(and(eq(auditEntries.sellerId, seller.ownerScope.sellerId), eq(auditEntries.subjectId, orderId))),
  );

describe("choosing another than the recommended solution", () => {
  it("asks why, keeps the answer in the choice and in the audit, and can be taken back", async () => {
    const { id, recommended, other } = await freeOrder();
    const pick = (reason: string) =>
      chooseSolution(seller.ownerScope, { orderId: id, solutionCode: other, consentNote: null, reason });
    expect(await pick("")).toEqual({ ok: false, refusal: { code: "reason_needed", field: "reason" } });
    expect((await judged(id)).decision?.decidedBy).toBe("recommendation");
    expect(await pick("更快")).toEqual({ ok: true, value: null });
    expect((await judged(id)).decision).toMatchObject({ decidedBy: "dispatcher" });
    expect((await judged(id)).order.choice).toEqual({ solutionCode: other, consentNote: null, reason: "更快" });
    expect(await audits(id)).toContainEqual({ event: "solution_chosen", data: { solution: other, note: "更快" } });
    await chooseSolution(seller.ownerScope, { orderId: id, solutionCode: null, consentNote: null, reason: "" });
    expect((await judged(id)).recommendation?.chosen?.solutionCode).toBe(recommended);
  });

  it("needs no reason where ALP would take it itself", async () => {
    const { id, recommended } = await freeOrder();
    const input = { orderId: id, solutionCode: recommended, consentNote: null, reason: "" };
    expect(await chooseSolution(seller.ownerScope, input)).toEqual({ ok: true, value: null });
  });
});

describe("services of one order", () => {
  const insured = { ...noServices, insurance: true };

  it("are switched beside a choice and neither takes the other away", async () => {
    const { id, other } = await freeOrder();
    await chooseSolution(seller.ownerScope, { orderId: id, solutionCode: other, consentNote: null, reason: "更快" });
    expect(await switchServices(seller.ownerScope, { orderId: id, services: insured })).toEqual({
      ok: true,
      value: null,
    });
    const { order } = await judged(id);
    expect([order.choice?.solutionCode, order.services]).toEqual([other, insured]);
    await chooseSolution(seller.ownerScope, { orderId: id, solutionCode: null, consentNote: null, reason: "" });
    expect((await judged(id)).order).toMatchObject({ choice: null, services: insured });
    await switchServices(seller.ownerScope, { orderId: id, services: null });
    expect((await judged(id)).order.services).toBeNull();
    const rows = await inScope(seller.ownerScope, (db) =>
      db.select().from(orderChoices).where(eq(orderChoices.orderId, id)),
    );
    expect(rows).toHaveLength(1);
  });

  it("never let a parcel go as though its duty were paid", async () => {
    const [id = ""] = await waitingOrders(seller, 1);
    await switchServices(seller.ownerScope, { orderId: id, services: { ...noServices, duty_prepaid: true } });
    const review = await reviewDispatch(seller.ownerScope, { orderIds: [id] });
    expect(review.ok && review.value.parcels).toEqual([]);
    await switchServices(seller.ownerScope, { orderId: id, services: noServices });
    const again = await reviewDispatch(seller.ownerScope, { orderIds: [id] });
    expect(again.ok && again.value.parcels.map(({ orderId }) => orderId)).toEqual([id]);
  });

  it("are refused for an order that is gone", async () => {
    const input = { orderId: randomUUID(), services: insured };
    expect(await switchServices(seller.ownerScope, input)).toEqual({
      ok: false,
      refusal: { code: "order_not_found" },
    });
  });
});

describe("the review before the click", () => {
  it("sums the fee lines to the parcels' prices, and counts what no template spoke of", async () => {
    const ids = await waitingOrders(seller, 3);
    const review = await reviewDispatch(seller.ownerScope, { orderIds: ids });
    if (!review.ok) throw new Error("the review was refused");
    const { fees, withoutTemplate, parcels } = review.value;
    expect(parcels).toHaveLength(3);
    expect(withoutTemplate).toBe(3);
    expect(fees.length).toBeGreaterThan(0);
    for (const { totalMinor, lines } of fees) {
      expect(lines.reduce((sum, { minor }) => sum + minor, 0)).toBe(totalMinor);
      expect(lines.map(({ key }) => key)).toContain("included alp_fee");
    }
  });

  it("a buyer's earlier parcels are known when the next order comes", async () => {
    const buyer = { ...toPoland, buyerName: "Jan Kowalski" };
    const [first = ""] = await waitingOrders(seller, 1, buyer);
    const review = await reviewDispatch(seller.ownerScope, { orderIds: [first] });
    if (!review.ok) throw new Error("the review was refused");
    const [parcel] = review.value.parcels;
    const agreed = [{ orderId: first, fingerprint: parcel?.fingerprint ?? "" }];
    await confirmBatch(seller.ownerScope, { requestKey: randomUUID(), orders: agreed });
    const [second = ""] = await waitingOrders(seller, 1, buyer);
    expect([...(await judged(second)).order.past]).toEqual([[parcel?.solutionCode, 1]]);
    const [other = ""] = await waitingOrders(seller, 1, { ...buyer, country: "DE", countryText: "Germany" });
    expect([...(await judged(other)).order.past]).toEqual([]);
  });
});

describe("the quick quote", () => {
  it("answers with all solutions, priced by the same book as the orders", async () => {
    const { answer, search } = await quoteQuickly(seller.ownerScope, { to: "美国", weight: "0.1kg", value: "20" });
    expect(search.problems).toEqual([]);
    const chosen = answer.recommendation?.chosen;
    // 100 g: 72.45 × 0.1 + 30.45 = 37.695 CNY → 37.70; ÷ 7.2 = 5.236 → 5.24 USD
    expect([chosen?.solutionCode, chosen?.quote.usdMinor]).toEqual(["CAINIAO_STANDARD", 524]);
  });

  it("says what is wrong by field, and nothing else", async () => {
    const { answer } = await quoteQuickly(seller.ownerScope, { to: "Atlantis", weight: "-5" });
    expect(answer.recommendation).toBeNull();
    expect(answer.problems.map(({ field, code }) => [field, code])).toEqual([
      ["to", "country_unknown"],
      ["weight", "weight_negative"],
    ]);
  });
});
