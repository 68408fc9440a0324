import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { lockBreaker, saveBreaker } from "#db/queries/gateway-calls";
import { shipmentNotices, waybills } from "#db/schema/dispatch";
import { rawExchanges } from "#db/schema/gateways";
import { orders, orderTerms } from "#db/schema/orders";
import { auditEntries, messages, sellers } from "#db/schema/sellers";
import { trackingStates } from "#db/schema/tracking";
import { inScope } from "#db/scope";
import { createTestDatabase, type TestDatabase } from "#db/testing/database";
import { testDoorScope } from "#db/testing/scopes";
import { aSeller, type TestSeller } from "#db/testing/sellers";
import { aBatchOfWaybills, type TestWaybill } from "#db/testing/waybills";
import { breakerPausesMs } from "#lib/carriers/breaker";
import { demoAccount } from "#sandbox/control/accounts";
import { callFaults } from "#sandbox/faults/faults";
import type { Order } from "#sandbox/ledger/book";
import { callsPausedUntil, type OpenGateway } from "#server/gateways/open-gateway";
import { bookWaybillsJob } from "#server/jobs/handlers/book-waybills";
import { askAgain } from "./ask-again.ts";
import { bookWaybill, fetchNumber } from "./book-one.test-data.ts";
import { askBooking, claimBookings, settleAnswers } from "./book-waybills.ts";
import { cancelWaybill } from "./cancel-waybill.ts";
import { type CarrierSandbox, openCarrierSandbox } from "./carrier-sandbox.test-data.ts";
import { carryOutCancel } from "./carry-out-cancel.ts";
import type { StepWorld } from "./step-world.ts";
import { sweepWaybills } from "./sweep-waybills.ts";

let database: TestDatabase;
let sandbox: CarrierSandbox;
let seller: TestSeller;
let gateway: OpenGateway;
let clock = Date.now();
const world: StepWorld = { clock: () => clock, random: () => 0.5 };

beforeAll(async () => {
  database = await createTestDatabase();
  ({ sandbox, gateway } = await openCarrierSandbox());
  seller = await aSeller();
});
afterAll(async () => {
  await sandbox?.end();
  await database?.close();
});
beforeEach(() => sandbox.world.faults.clear());

const rowOf = (id: string) =>
  inScope(seller.jobScope, async (db) => {
    const [row] = await db.select().from(waybills).where(eq(waybills.id, id));
    if (!row) throw new Error("no waybill");
    return row;
  });
const orderOf = (id: string) =>
  inScope(seller.jobScope, async (db) => (await db.select().from(orders).where(eq(orders.id, id)))[0]);
const inLedger = (id: string): Order[] =>
  [...sandbox.world.book.byCode.values()].filter((one) => one.outOrderId === id);
const one = async (options: Parameters<typeof aBatchOfWaybills>[2] = {}): Promise<TestWaybill> => {
  const [made] = await aBatchOfWaybills(seller, 1, options);
  if (!made) throw new Error("no waybill");
  return made;
};

/** Tries until nothing is due any more, time passing as the waybill wants. */
async function untilSettled(waybillId: string, most = 30): Promise<number> {
  for (let tries = 1; tries <= most; tries++) {
    await bookWaybill(seller.jobScope, waybillId, gateway, world);
    const { state, nextAttemptAt } = await rowOf(waybillId);
    if (state !== "queued") return tries;
    clock = Math.max(clock, nextAttemptAt ?? clock);
  }
  throw new Error("never settled");
}

const messagesOf = (kind: string) =>
  inScope(seller.jobScope, async (db) =>
    (await db.select().from(messages).where(eq(messages.kind, kind))).map(({ values }) => values),
  );

const jobsOf = (name: string, waybillId: string) => {
  const like = `%${waybillId}%`;
  return readAsQueue(sql`select start_after from pgboss.job_common where name = ${name} and data::text like ${like}`);
};
const readAsQueue = async (query: ReturnType<typeof sql>) => {
  const { connect } = await import("#db/client");
  const client = connect(database.queueUrl, { max: 1 });
  try {
    const { drizzle } = await import("drizzle-orm/postgres-js");
    return [...(await drizzle(client).execute(query))];
  } finally {
    await client.end();
  }
};

describe("a booking", () => {
  it("gets its numbers, and everything that follows in the same transaction", async () => {
    const { waybillId, orderId, orderNumber } = await one();
    expect(await bookWaybill(seller.jobScope, waybillId, gateway, world)).toBe("settled");
    const [ledger] = inLedger(waybillId);
    const row = await rowOf(waybillId);
    expect(row).toMatchObject({
      state: "booked",
      lpNumber: ledger?.orderCode,
      trackingNumber: ledger?.trackingNumber,
      attempts: 0,
    });
    expect(await orderOf(orderId)).toMatchObject({ state: "labelled", failureCode: null });
    await inScope(seller.jobScope, async (db) => {
      const [notice] = await db.select().from(shipmentNotices).where(eq(shipmentNotices.waybillId, waybillId));
      expect(notice).toMatchObject({
        state: "pending",
        trackingNumber: row.trackingNumber,
        deadlineAt: Date.UTC(2026, 11, 1, 15, 59, 59),
      });
      const [watched] = await db.select().from(trackingStates).where(eq(trackingStates.waybillId, waybillId));
      expect(watched).toMatchObject({ stage: "created", orderNumber, trackingNumber: row.trackingNumber });
      const terms = await db.select().from(orderTerms).where(eq(orderTerms.orderId, orderId));
      expect(terms.map(({ term }) => term).sort()).toEqual(
        [row.lpNumber, row.trackingNumber].map((n) => n?.toLowerCase()).sort(),
      );
      const [kept] = await db.select().from(rawExchanges).where(eq(rawExchanges.waybillId, waybillId));
      expect(kept).toMatchObject({
        direction: "out",
        messageType: "cnge.order.create",
        status: 200,
        outcome: "accepted",
      });
      expect(JSON.stringify(kept)).not.toContain(demoAccount.secret);
      const audit = await db.select().from(auditEntries).where(eq(auditEntries.subjectId, waybillId));
      expect(audit.map(({ event }) => event)).toEqual(["waybill_booked"]);
    });
    expect(await bookWaybill(seller.jobScope, waybillId, gateway, world)).toBe("not_due");
  });

  const faults = Object.keys(callFaults).filter(
    (kind) => !["slow", "number_later", "hang", "hang_after_commit", "alter"].includes(kind),
  );
  it.each(faults)("meets %s three times and is booked exactly once", async (kind) => {
    const { waybillId, orderId } = await one();
    sandbox.world.faults.add({
      kind: kind as keyof typeof callFaults,
      on: "cnge.order.create",
      times: 3,
      code: "S07",
      match: waybillId,
    });
    expect(await untilSettled(waybillId)).toBeGreaterThan(1);
    expect(inLedger(waybillId)).toHaveLength(1);
    expect(await rowOf(waybillId)).toMatchObject({
      state: "booked",
      lpNumber: inLedger(waybillId)[0]?.orderCode,
      outcomeUnclear: false,
    });
    expect((await orderOf(orderId))?.state).toBe("labelled");
  });

  it.each(["S06", "S07", "S13", "S14", "B0001"])(
    "answered %s, though the waybill was made: booked once, later",
    async (code) => {
      const { waybillId } = await one();
      sandbox.world.faults.add({
        kind: "error_after_commit",
        on: "cnge.order.create",
        times: 2,
        code,
        match: waybillId,
      });
      await untilSettled(waybillId);
      expect(inLedger(waybillId)).toHaveLength(1);
      expect((await rowOf(waybillId)).state).toBe("booked");
    },
  );

  it("a process that dies between answer and settlement leaves it to the next", async () => {
    const { waybillId } = await one();
    const dying: StepWorld = {
      ...world,
      random: () => {
        throw new Error("killed");
      },
    };
    await expect(bookWaybill(seller.jobScope, waybillId, gateway, dying)).rejects.toThrow("killed");
    expect((await rowOf(waybillId)).state).toBe("sending");
    expect(await bookWaybill(seller.jobScope, waybillId, gateway, world)).toBe("settled");
    expect(inLedger(waybillId)).toHaveLength(1);
    expect(await rowOf(waybillId)).toMatchObject({ state: "booked", lpNumber: inLedger(waybillId)[0]?.orderCode });
  });

  it("by many workers at once is one booking", async () => {
    const { waybillId } = await one();
    const done = await Promise.all(
      Array.from({ length: 5 }, () => bookWaybill(seller.jobScope, waybillId, gateway, world)),
    );
    expect(done.filter((how) => how === "settled")).toHaveLength(1);
    expect(inLedger(waybillId)).toHaveLength(1);
    await inScope(seller.jobScope, async (db) => {
      expect(await db.select().from(shipmentNotices).where(eq(shipmentNotices.waybillId, waybillId))).toHaveLength(1);
      expect(await db.select().from(auditEntries).where(eq(auditEntries.subjectId, waybillId))).toHaveLength(1);
    });
  });

  it("refused for its content goes back to the daily screen with the carrier's reason and the field", async () => {
    const { waybillId, orderId } = await one({ booking: { serviceCode: "NO_SUCH_LINE" } });
    expect(await bookWaybill(seller.jobScope, waybillId, gateway, world)).toBe("settled");
    expect(await rowOf(waybillId)).toMatchObject({
      state: "failed",
      failureCode: "ERR-704",
      failureFields: ["service"],
    });
    expect(await orderOf(orderId)).toMatchObject({ state: "waiting", failureCode: "ERR-704" });
    expect(inLedger(waybillId)).toHaveLength(0);
    await Promise.all(
      (await aBatchOfWaybills(seller, 5, { booking: { serviceCode: "NO_SUCH_LINE" } })).map((other) =>
        bookWaybill(seller.jobScope, other.waybillId, gateway, world),
      ),
    );
    expect(await messagesOf("waybills_failed")).toEqual([{ count: 6 }]);
  });

  it("whose answers never can be read stays with its parcel, unclear; asked again it is found, not doubled", async () => {
    const { waybillId, orderId } = await one();
    sandbox.world.faults.add({ kind: "html_after_commit", on: "cnge.order.create", match: waybillId });
    await untilSettled(waybillId);
    expect(await rowOf(waybillId)).toMatchObject({ state: "unclear", failureCode: "ERR-723" });
    expect(await orderOf(orderId)).toMatchObject({ state: "dispatching", failureCode: "ERR-723" });
    expect(await cancelWaybill(seller.ownerScope, { waybillId, reason: "x" })).toMatchObject({ ok: false });
    sandbox.world.faults.clear();
    expect(await askAgain(seller.ownerScope, { waybillId })).toMatchObject({ ok: true });
    await untilSettled(waybillId);
    expect(inLedger(waybillId)).toHaveLength(1);
    expect(await rowOf(waybillId)).toMatchObject({ state: "booked", failureCode: null });
    expect(await askAgain(seller.ownerScope, { waybillId })).toMatchObject({ ok: false });
  });

  it("is not sent once its seller was suspended; one that may have been heard is asked after all the same", async () => {
    const suspended = await aSeller("被暂停的商家");
    const [fresh, heard] = await aBatchOfWaybills(suspended, 2);
    if (!fresh || !heard) throw new Error("no waybills");
    sandbox.world.faults.add({ kind: "cut_after_commit", on: "cnge.order.create", times: 1, match: heard.waybillId });
    await bookWaybill(suspended.jobScope, heard.waybillId, gateway, world);
    await inScope(suspended.jobScope, (db) =>
      db.update(sellers).set({ state: "suspended" }).where(eq(sellers.sellerId, suspended.sellerId)),
    );
    clock += 3_600_000;
    for (const { waybillId } of [fresh, heard]) await bookWaybill(suspended.jobScope, waybillId, gateway, world);
    const rows = await inScope(suspended.jobScope, (db) =>
      db.select().from(waybills).where(eq(waybills.sellerId, suspended.sellerId)),
    );
    expect(rows.find(({ id }) => id === fresh.waybillId)).toMatchObject({ state: "failed", failureCode: "ERR-102" });
    expect(inLedger(fresh.waybillId)).toEqual([]);
    expect(rows.find(({ id }) => id === heard.waybillId)).toMatchObject({ state: "booked" });
    expect(inLedger(heard.waybillId)).toHaveLength(1);
  });

  it("without a number asks for it until it comes, and is labelled only then", async () => {
    const { waybillId, orderId } = await one();
    sandbox.world.faults.add({ kind: "number_later", on: "cnge.order.create", asks: 2, match: waybillId });
    await bookWaybill(seller.jobScope, waybillId, gateway, world);
    expect(await rowOf(waybillId)).toMatchObject({ state: "booked", trackingNumber: null });
    expect((await orderOf(orderId))?.state).toBe("dispatching");
    expect(await jobsOf("fetch-numbers", waybillId)).toHaveLength(1);
    for (let asks = 0; asks < 3; asks++) await fetchNumber(seller.jobScope, waybillId, gateway, world);
    const row = await rowOf(waybillId);
    expect(row.trackingNumber).toBe(inLedger(waybillId)[0]?.trackingNumber);
    expect((await orderOf(orderId))?.state).toBe("labelled");
  });
});

describe("the job", () => {
  const context = { id: "test", attempt: 0, signal: new AbortController().signal };
  const run = (ids: readonly string[]) => bookWaybillsJob.run({ sellerId: seller.sellerId, waybillIds: ids }, context);

  it("books fifty side by side, each once", async () => {
    const made = await aBatchOfWaybills(seller, 50);
    clock = Date.now();
    const ids = made.map(({ waybillId }) => waybillId);
    await Promise.all([run(ids), run(ids)]);
    for (const id of ids) expect(inLedger(id), id).toHaveLength(1);
    const rows = await Promise.all(ids.map(rowOf));
    expect(rows.map((row) => row.lpNumber)).toEqual(ids.map((id) => inLedger(id)[0]?.orderCode));
    expect(new Set(rows.map((row) => row.trackingNumber)).size).toBe(50);
  });

  it("sends nothing while the circuit is open, and comes back when the pause is over", async () => {
    const made = await aBatchOfWaybills(seller, 40);
    const ids = made.map(({ waybillId }) => waybillId);
    sandbox.world.faults.add({ kind: "cut_before", on: "cnge.order.create" });
    const begun = Date.now();
    await run(ids);
    // what was under way when it opened fails with it, and does not make the pause longer
    const until = await callsPausedUntil(gateway, Date.now());
    expect(until).not.toBeNull();
    expect(until).toBeLessThanOrEqual(Date.now() + breakerPausesMs[0]);
    const rows = await Promise.all(ids.map(rowOf));
    const untouched = rows.filter((row) => row.attempts === 0).map((row) => row.id);
    expect(untouched.length).toBeGreaterThan(0);
    for (const id of untouched) {
      const [job] = await jobsOf("book-waybills", id);
      expect(Date.parse(String(job?.start_after))).toBeGreaterThan(begun + breakerPausesMs[0] - 1);
    }
    sandbox.world.faults.clear();
    // When the pause is over one caller probes, the others wait for what it finds.
    const later = Date.now() + 10 * 60_000;
    const allowed = await Promise.all(Array.from({ length: 5 }, () => callsPausedUntil(gateway, later)));
    expect(allowed.filter((until) => until === null)).toHaveLength(1);
    await bookWaybill(seller.jobScope, untouched[0] ?? "", gateway, world);
    expect(await callsPausedUntil(gateway, Date.now())).toBeNull();
    await run(ids);
    for (const id of untouched) expect(inLedger(id)).toHaveLength(1);
  });

  it("settles what can be settled when one answer of many cannot be kept", async () => {
    const made = await aBatchOfWaybills(seller, 3);
    const ids = made.map(({ waybillId }) => waybillId);
    const claimed = await claimBookings(seller.jobScope, ids, world);
    const answered = await Promise.all(claimed.map((one) => askBooking(one, gateway, world)));
    const spoiled = answered.map((one, at) =>
      at === 1 && one.answer.kind === "accepted" ? { ...one, answer: { ...one.answer, laneCode: "L\u0000" } } : one,
    );
    await expect(settleAnswers(seller.jobScope, spoiled, world)).rejects.toThrow();
    const states = await Promise.all(claimed.map(({ waybill }) => rowOf(waybill.id)));
    expect(states.map(({ state }) => state)).toEqual(["booked", "sending", "booked"]);
    await run(ids);
    expect((await Promise.all(ids.map(rowOf))).map(({ state }) => state)).toEqual(["booked", "booked", "booked"]);
    for (const id of ids) expect(inLedger(id)).toHaveLength(1);
  });

  it("gives up at once where staff set no account, and says whose work it is", async () => {
    const { waybillId } = await one();
    await inScope(seller.jobScope, (db) =>
      db.update(waybills).set({ environment: "production" }).where(eq(waybills.id, waybillId)),
    );
    await run([waybillId]);
    expect(await rowOf(waybillId)).toMatchObject({ state: "failed", failureCode: "ERR-712" });
  });

  it("finds what was forgotten", async () => {
    const { waybillId } = await one({ state: "sending" });
    const long = Date.now() + 10 * 60_000;
    const { aConnection } = await import("#db/testing/gateways");
    await aConnection(seller.sellerId);
    const pauseUntil = (until: number | null) =>
      inScope(testDoorScope(), async (db) => {
        await lockBreaker(db, "cainiao", "sandbox");
        const breaker = { failures: 0, openUntil: until, failedAt: null };
        await saveBreaker(db, "cainiao", "sandbox", breaker, null, long);
      });
    // what waits for the end of a pause has its job already
    await pauseUntil(long + 1);
    await sweepWaybills(long);
    expect(await jobsOf("book-waybills", waybillId)).toHaveLength(0);
    await pauseUntil(null);
    expect(await sweepWaybills(long)).toBeGreaterThan(0);
    expect(await jobsOf("book-waybills", waybillId)).toHaveLength(1);
  });
});

describe("a cancellation", () => {
  const ask = (waybillId: string) => cancelWaybill(seller.ownerScope, { waybillId, reason: "买家取消订单" });

  it("of what was never sent is done at once", async () => {
    const { waybillId, orderId } = await one();
    expect(await ask(waybillId)).toMatchObject({ ok: true, value: { state: "cancelled" } });
    expect(await bookWaybill(seller.jobScope, waybillId, gateway, world)).toBe("not_due");
    expect(inLedger(waybillId)).toHaveLength(0);
    expect((await orderOf(orderId))?.state).toBe("waiting");
  });

  it("of a booked waybill is the carrier's to grant, and takes the notice back", async () => {
    const { waybillId, orderId } = await one();
    await bookWaybill(seller.jobScope, waybillId, gateway, world);
    expect(await ask(waybillId)).toMatchObject({ ok: true, value: { state: "cancelling" } });
    expect(await jobsOf("cancel-waybill", waybillId)).toHaveLength(1);
    sandbox.world.faults.add({ kind: "cut_after_commit", on: "cnge.order.cancel", times: 1, match: waybillId });
    await carryOutCancel(seller.jobScope, waybillId, gateway, world);
    expect((await rowOf(waybillId)).state).toBe("cancelling");
    await carryOutCancel(seller.jobScope, waybillId, gateway, world);
    expect(await rowOf(waybillId)).toMatchObject({ state: "cancelled", cancelReason: "买家取消订单" });
    expect(inLedger(waybillId)[0]?.cancelledAt).not.toBeNull();
    expect((await orderOf(orderId))?.state).toBe("waiting");
    await inScope(seller.jobScope, async (db) => {
      expect(await db.select().from(shipmentNotices).where(eq(shipmentNotices.waybillId, waybillId))).toEqual([]);
      const [watched] = await db.select().from(trackingStates).where(eq(trackingStates.waybillId, waybillId));
      expect(watched).toMatchObject({ stage: "closed", substage: "cancelled" });
    });
  });

  it("after the pick-up is refused: still booked, with the reason", async () => {
    const { waybillId } = await one();
    await bookWaybill(seller.jobScope, waybillId, gateway, world);
    const order = inLedger(waybillId)[0];
    if (!order) throw new Error("not booked");
    await fetch(`${sandbox.url}/_sandbox/lives`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ orderCode: order.orderCode, outcome: "delivered" }),
    });
    await sandbox.world.step(72);
    await ask(waybillId);
    await carryOutCancel(seller.jobScope, waybillId, gateway, world);
    expect(await rowOf(waybillId)).toMatchObject({ state: "booked", failureCode: "ERR-732" });
    expect(await messagesOf("cancel_refused")).toEqual([{ number: order.trackingNumber }]);
  });

  it("is refused where it makes no sense", async () => {
    expect(await ask("00000000-0000-4000-8000-000000000000")).toMatchObject({
      ok: false,
      refusal: { code: "waybill_not_found" },
    });
    const { waybillId } = await one({ state: "failed" });
    expect(await ask(waybillId)).toMatchObject({
      ok: false,
      refusal: { code: "waybill_not_cancellable", values: { state: "failed" } },
    });
  });
});
