import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listCertificationRows } from "#db/queries/certifications";
import { readDispatchFacts } from "#db/queries/dispatch-facts";
import { getLiveCursor } from "#db/queries/live";
import { waybills } from "#db/schema/dispatch";
import { orders } from "#db/schema/orders";
import { auditEntries, messages } from "#db/schema/sellers";
import { inScope } from "#db/scope";
import { createTestDatabase, type TestDatabase } from "#db/testing/database";
import { aReadySeller, type ReadySeller, waitingOrders } from "#db/testing/dispatch";
import { testStaffScope } from "#db/testing/scopes";
import { aBatchOfWaybills } from "#db/testing/waybills";
import type { CertificationState } from "#lib/carriers/certification-states";
import { planDispatch } from "#lib/dispatch/plan";
import type { OpenGateway } from "#server/gateways/open-gateway";
import { bookWaybill } from "./book-one.test-data.ts";
import { type CarrierSandbox, openCarrierSandbox } from "./carrier-sandbox.test-data.ts";
import { confirmBatch } from "./confirm-batch.ts";
import { moveCertification } from "./move-certification.ts";
import { reviewDispatch } from "./review-dispatch.ts";
import { carryCertificationNews } from "./spread-certification.ts";
import type { StepWorld } from "./step-world.ts";

let database: TestDatabase;
let sandbox: CarrierSandbox;
let gateway: OpenGateway;
let seller: ReadySeller;
const staff = testStaffScope(randomUUID(), "carrier_manager");
const reason = "深圳仓三天没有揽收";
const world: StepWorld = { clock: Date.now, random: () => 0.5 };

beforeAll(async () => {
  database = await createTestDatabase();
  ({ sandbox, gateway } = await openCarrierSandbox());
  seller = await aReadySeller();
});
afterAll(async () => {
  await sandbox?.end();
  await database?.close();
});

async function move(to: CertificationState, why: string): Promise<void> {
  const [row] = await inScope(staff, (db) => listCertificationRows(db, { carrierCode: "cainiao" }));
  if (!row) throw new Error("not seeded");
  const step = { certificationId: row.id, version: row.version, to, reason: why };
  expect(await moveCertification(staff, step)).toEqual({ ok: true, value: null });
}

const plan = async (ids: string[]) =>
  planDispatch(await inScope(seller.jobScope, (db) => readDispatchFacts(db, ids, Date.now())));
const waybillOf = (id: string) =>
  inScope(seller.jobScope, async (db) => (await db.select().from(waybills).where(eq(waybills.id, id)))[0]);
const orderOf = (id: string) =>
  inScope(seller.jobScope, async (db) => (await db.select().from(orders).where(eq(orders.id, id)))[0]);
const inLedger = (id: string) => [...sandbox.world.book.byCode.values()].filter(({ outOrderId }) => outOrderId === id);
const cursor = () => inScope(seller.jobScope, getLiveCursor);
const queued = async (change: Partial<typeof waybills.$inferInsert> = { attempts: 0 }) => {
  const [made] = await aBatchOfWaybills(seller, 1);
  if (!made) throw new Error("no waybill");
  await inScope(seller.jobScope, (db) => db.update(waybills).set(change).where(eq(waybills.id, made.waybillId)));
  return made;
};

describe("a carrier is suspended", () => {
  it("while one order waits, one was agreed to a moment ago, one is queued and one waits for a later try", async () => {
    const [waiting = "", agreed = ""] = await waitingOrders(seller, 2);
    const [before] = (await plan([waiting])).book;
    expect(before?.solution.carrierCode).toBe("cainiao");
    const review = await reviewDispatch(seller.ownerScope, { orderIds: [agreed] });
    const fingerprint = review.ok ? (review.value.parcels[0]?.fingerprint ?? "") : "";
    const next = await queued();
    const later = await queued({ nextAttemptAt: Date.now() + 3_600_000, attempts: 2 });
    const unclear = await queued({ nextAttemptAt: Date.now() + 3_600_000, attempts: 2, outcomeUnclear: true });
    const seen = await cursor();

    await move("suspended", reason);

    // what waits is judged anew at once, by the same book
    const [held] = (await plan([waiting])).hold;
    const blocker = held?.blockers.find(({ code }) => code === "ERR-606");
    expect(blocker).toMatchObject({
      detail: "certification_suspended",
      values: { reason, cause: "certification_suspended" },
    });
    // what was agreed to is not confirmed
    const orders_ = [{ orderId: agreed, fingerprint }];
    const confirmed = await confirmBatch(seller.ownerScope, { requestKey: randomUUID(), orders: orders_ });
    expect(confirmed).toMatchObject({ ok: true, value: { booked: [] } });
    // what is queued is not sent, and its order is back with the reason
    expect(await bookWaybill(seller.jobScope, next.waybillId, gateway, world)).toBe("settled");
    expect(inLedger(next.waybillId)).toEqual([]);
    expect(await waybillOf(next.waybillId)).toMatchObject({ state: "failed", failureCode: "ERR-606" });
    expect(await orderOf(next.orderId)).toMatchObject({
      state: "waiting",
      failureCode: "ERR-606",
      failureText: reason,
    });
    const audit = await inScope(seller.jobScope, (db) =>
      db.select().from(auditEntries).where(eq(auditEntries.subjectId, next.waybillId)),
    );
    expect(audit.map(({ event, data }) => [event, data])).toEqual([
      ["waybill_failed", { code: "ERR-606", text: reason }],
    ]);
    // the news reach the seller: screens, people, and what would only have been tried in an hour
    expect(await bookWaybill(seller.jobScope, later.waybillId, gateway, world)).toBe("not_due");
    await carryCertificationNews({ carrierCode: "cainiao", news: "suspended", reason }, Date.now());
    expect(await cursor()).toBeGreaterThan(seen);
    expect(await bookWaybill(seller.jobScope, later.waybillId, gateway, world)).toBe("settled");
    expect(await waybillOf(later.waybillId)).toMatchObject({ state: "failed", failureCode: "ERR-606" });
    const told = await inScope(seller.jobScope, (db) =>
      db.select().from(messages).where(eq(messages.kind, "carrier_suspended")),
    );
    expect(told.map(({ values }) => values)).toEqual([{ carrier: "菜鸟 Cainiao", reason }]);
    // what may have been heard keeps its time and is asked after by its key
    expect(await bookWaybill(seller.jobScope, unclear.waybillId, gateway, world)).toBe("not_due");
    await inScope(seller.jobScope, (db) =>
      db.update(waybills).set({ nextAttemptAt: null }).where(eq(waybills.id, unclear.waybillId)),
    );
    await bookWaybill(seller.jobScope, unclear.waybillId, gateway, world);
    expect(await waybillOf(unclear.waybillId)).toMatchObject({ state: "booked" });

    await move("certified", "已恢复揽收");
    expect((await plan([waiting])).book.map(({ orderId }) => orderId)).toEqual([waiting]);
    await inScope(seller.jobScope, (db) => db.update(orders).set({ holdReason: null }).where(eq(orders.id, agreed)));
    expect((await plan([agreed])).book.map(({ orderId }) => orderId)).toEqual([agreed]);
  });
});
