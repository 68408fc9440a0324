import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { getBatch } from "#db/queries/batches";
import { lockOrders, readDispatchFacts } from "#db/queries/dispatch-facts";
import { getReceipt } from "#db/queries/save-dispatch";
import { batches, parcels, waybills } from "#db/schema/dispatch";
import { orders } from "#db/schema/orders";
import { products } from "#db/schema/products";
import { auditEntries } from "#db/schema/sellers";
import { inScope } from "#db/scope";
import { createTestDatabase, type TestDatabase } from "#db/testing/database";
import { aReadySeller, type ReadySeller, waitingOrders } from "#db/testing/dispatch";
import { wholeTableReads } from "#db/testing/explain";
import { countStatements } from "#db/testing/statements";
import { parseDailySearch } from "#lib/dispatch/daily-search";
import type { BatchReceipt } from "#lib/dispatch/review";
import { readDaily } from "#server/operations/read-daily";
import { chooseSolution } from "./choose-solution.ts";
import { confirmBatch } from "./confirm-batch.ts";
import { holdOrders, releaseOrders } from "./hold-orders.ts";
import { reviewDispatch } from "./review-dispatch.ts";

let database: TestDatabase;
let seller: ReadySeller;

beforeAll(async () => {
  database = await createTestDatabase();
  seller = await aReadySeller();
});
afterAll(() => database?.close());

async function review(orderIds: readonly string[]) {
  const result = await reviewDispatch(seller.ownerScope, { orderIds: [...orderIds] });
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}

async function agreed(orderIds: readonly string[]) {
  const { parcels: planned, holds } = await review(orderIds);
  return [...planned, ...holds].map(({ orderId, fingerprint }) => ({ orderId, fingerprint }));
}

async function confirm(requestKey: string, list: { orderId: string; fingerprint: string }[]): Promise<BatchReceipt> {
  const result = await confirmBatch(seller.ownerScope, { requestKey, orders: list });
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}

const rows = () =>
  inScope(seller.ownerScope, async (db) => ({
    batches: await db.select().from(batches),
    parcels: await db.select().from(parcels),
    waybills: await db.select().from(waybills),
  }));
const waybillsOf = async (orderId: string) => (await rows()).waybills.filter((row) => row.orderId === orderId);

async function waitingJobs(): Promise<string[][]> {
  const queue = postgres(database.queueUrl, { max: 1, onnotice: () => {} });
  const jobs = await queue<{ data: { waybillIds: string[] } }[]>`
    select data from pgboss.job_common where name = 'book-waybills'`;
  await queue.end();
  return jobs.map((job) => job.data.waybillIds);
}

describe("confirming a batch", () => {
  it("makes parcel, waybill, job and audit entry for each order agreed to, in the list's order", async () => {
    const ids = await waitingOrders(seller, 3);
    const list = await agreed(ids);
    const receipt = await confirm(randomUUID(), list);
    expect(receipt.booked.map((row) => row.orderId)).toEqual(ids);
    expect([receipt.held, receipt.notFound]).toEqual([[], []]);
    const saved = await rows();
    const own = saved.parcels.filter((row) => row.batchId === receipt.batchId).sort((a, b) => a.position - b.position);
    expect(own.map((row) => row.orderId)).toEqual(ids);
    // 12 × 9 × 9 cm ÷ 8000 is 122 g: 72.45 × 0.122 + 30.45 = 39.2889 CNY → 39.29; ÷ 7.2 = 5.457 → 5.46 USD
    expect(own.map((row) => [row.weightGrams, row.solutionCode, row.priceMinor])).toEqual(
      ids.map(() => [120, "CAINIAO_STANDARD", 546]),
    );
    const made = saved.waybills.filter((row) => row.batchId === receipt.batchId);
    expect(made.map((row) => [row.state, row.environment])).toEqual(ids.map(() => ["queued", "sandbox"]));
    expect(made.every((row) => (row.booking as { waybillId: string }).waybillId === row.id)).toBe(true);
    expect((await waitingJobs()).flat().sort()).toEqual(expect.arrayContaining(made.map((row) => row.id).sort()));
    const audit = await inScope(seller.ownerScope, (db) =>
      db
        .select()
        .from(auditEntries)
        .where(eq(auditEntries.subjectId, receipt.batchId ?? "")),
    );
    expect(audit.map((row) => row.event)).toEqual(["batch_confirmed"]);
  });

  it("a double click makes one batch and answers the same", async () => {
    const list = await agreed(await waitingOrders(seller, 2));
    const key = randomUUID();
    const [first, second] = await Promise.all([confirm(key, list), confirm(key, list)]);
    expect(second).toEqual(first);
    expect(await confirm(key, list)).toEqual(first);
    for (const { orderId } of list) expect(await waybillsOf(orderId)).toHaveLength(1);
  });

  it("two tabs at once never make a second waybill: the later one is told", async () => {
    const list = await agreed(await waitingOrders(seller, 5));
    const receipts = await Promise.all([
      confirm(randomUUID(), list),
      confirm(randomUUID(), [...list].reverse()),
      confirm(randomUUID(), list),
    ]);
    expect(receipts.map((receipt) => receipt.booked.length).sort()).toEqual([0, 0, 5]);
    const late = receipts.filter((receipt) => receipt.booked.length === 0).flatMap((receipt) => receipt.held);
    expect(late).toHaveLength(10);
    expect(late.every((row) => row.blockers.some(({ code }) => code === "ERR-203"))).toBe(true);
    for (const { orderId } of list) expect(await waybillsOf(orderId)).toHaveLength(1);
  });

  it("holds what changed after the review, and books the rest", async () => {
    const ids = await waitingOrders(seller, 2);
    const list = await agreed(ids);
    await inScope(seller.ownerScope, (db) =>
      db
        .update(orders)
        .set({ city: "Dallas" })
        .where(eq(orders.id, ids[0] ?? "")),
    );
    const receipt = await confirm(randomUUID(), list);
    expect(receipt.booked.map((row) => row.orderId)).toEqual([ids[1]]);
    expect(receipt.held.map((row) => [row.orderId, row.blockers.map(({ code, detail }) => [code, detail])])).toEqual([
      [ids[0], [["ERR-205", "recipient"]]],
    ]);
  });

  it("an old price is never committed", async () => {
    const [id = ""] = await waitingOrders(seller, 1);
    const list = await agreed([id]);
    const weigh = (weightGrams: number) =>
      inScope(seller.ownerScope, (db) =>
        db.update(products).set({ weightGrams }).where(eq(products.id, seller.productId)),
      );
    await weigh(140);
    const receipt = await confirm(randomUUID(), list);
    await weigh(120);
    const [held] = receipt.held;
    expect([receipt.batchId, held?.blockers[0]?.code]).toEqual([null, "ERR-205"]);
    expect(held?.blockers.map(({ detail }) => detail)).toContain("parcel");
  });

  it("accounts for every id asked for exactly once", async () => {
    const [fine = "", masked = ""] = [
      ...(await waitingOrders(seller, 1)),
      ...(await waitingOrders(seller, 1, { isMasked: true, recipientName: "E***a" })),
    ];
    const stranger = randomUUID();
    const list = [...(await agreed([fine, masked])), { orderId: stranger, fingerprint: "0".repeat(64) }];
    const receipt = await confirm(randomUUID(), [...list, ...list]);
    expect(receipt.booked.map((row) => row.orderId)).toEqual([fine]);
    expect(receipt.held.map((row) => [row.orderId, row.blockers[0]?.code])).toEqual([[masked, "ERR-301"]]);
    expect(receipt.notFound).toEqual([stranger]);
  });

  it("another seller's orders are not found", async () => {
    const other = await aReadySeller("另一商家");
    const ids = await waitingOrders(other, 1);
    expect((await review(ids)).notFound).toEqual(ids);
    expect(
      (
        await confirm(
          randomUUID(),
          ids.map((orderId) => ({ orderId, fingerprint: "0".repeat(64) })),
        )
      ).notFound,
    ).toEqual(ids);
    const found = await inScope(other.ownerScope, (db) => db.select().from(waybills));
    expect(found).toEqual([]);
  });

  it("costs the same number of statements for 10 and for 100 orders", async () => {
    const counts: number[][] = [];
    for (const count of [10, 100]) {
      const ids = await waitingOrders(seller, count);
      const looked = await countStatements(() => review(ids));
      const list = await agreed(ids);
      const confirmed = await countStatements(() => confirm(randomUUID(), list));
      expect((await rows()).waybills.filter((row) => ids.includes(row.orderId))).toHaveLength(count);
      counts.push([looked, confirmed]);
    }
    expect(counts[1]).toEqual(counts[0]);
    expect(counts[0]?.[1]).toBeGreaterThan(10);
  });
});

describe("what the daily screen, the review and a batch read", () => {
  it("is found by index, as the seller's role", async () => {
    const ids = await waitingOrders(seller, 3);
    const batchId = randomUUID();
    const whole = await wholeTableReads(seller.ownerScope, async (db) => {
      await readDaily(db, parseDailySearch({}), Date.now());
      await readDispatchFacts(db, ids, Date.now());
      await lockOrders(db, ids);
      await getReceipt(db, batchId);
      await getBatch(db, batchId);
    });
    expect(whole).toEqual([]);
  });
});

describe("holding and choosing", () => {
  it("a held order is left out until it is released", async () => {
    const [id = ""] = await waitingOrders(seller, 1);
    const held = await holdOrders(seller.ownerScope, { orderIds: [id, randomUUID()], note: "等买家改地址" });
    expect(held.ok && [held.value.changed, held.value.notFound.length]).toEqual([[id], 1]);
    expect((await review([id])).holds[0]?.blockers[0]).toMatchObject({
      code: "ERR-202",
      values: { note: "等买家改地址" },
    });
    await releaseOrders(seller.ownerScope, { orderIds: [id] });
    expect((await review([id])).parcels).toHaveLength(1);
  });

  it("a class below the buyer's is refused without consent, and goes with it", async () => {
    const [id = ""] = await waitingOrders(seller, 1, {
      country: "IL",
      countryText: "Israel",
      postalCode: "6433213",
      city: "Tel Aviv-Yafo",
      province: "",
      mobile: "972 54-234-5678",
    });
    const pick = (consentNote: string | null) =>
      chooseSolution(seller.ownerScope, {
        orderId: id,
        solutionCode: "AE_CN_SUPER_ECONOMY_G",
        consentNote,
        reason: "",
      });
    expect(await pick(null)).toMatchObject({ ok: false, refusal: { code: "consent_needed" } });
    expect(await pick("买家 11-25 同意改经济线路")).toEqual({ ok: true, value: null });
    expect((await review([id])).parcels[0]?.solutionCode).toBe("AE_CN_SUPER_ECONOMY_G");
  });

  it("a solution that cannot go is refused", async () => {
    const [id = ""] = await waitingOrders(seller, 1);
    const answer = await chooseSolution(seller.ownerScope, {
      orderId: id,
      solutionCode: "MOON",
      consentNote: null,
      reason: "",
    });
    expect(answer).toMatchObject({ ok: false, refusal: { code: "solution_not_allowed" } });
  });
});
