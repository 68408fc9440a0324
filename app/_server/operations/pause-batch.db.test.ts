import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { getBatch, listBatches } from "#db/queries/batches";
import { waybills } from "#db/schema/dispatch";
import { auditEntries } from "#db/schema/sellers";
import { inScope } from "#db/scope";
import { createTestDatabase, type TestDatabase } from "#db/testing/database";
import { aConnection } from "#db/testing/gateways";
import { testSellerScope } from "#db/testing/scopes";
import { aSeller, type TestSeller } from "#db/testing/sellers";
import { aBatchOfWaybills } from "#db/testing/waybills";
import type { OpenGateway } from "#server/gateways/open-gateway";
import { bookWaybill } from "./book-one.test-data.ts";
import { askBooking, claimBookings, settleAnswers } from "./book-waybills.ts";
import { type CarrierSandbox, openCarrierSandbox } from "./carrier-sandbox.test-data.ts";
import { pauseBatch, resumeBatch } from "./pause-batch.ts";
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
  await aConnection(seller.sellerId);
});
afterAll(async () => {
  await sandbox?.end();
  await database?.close();
});

/** A confirmed batch and its waybills in list order. */
async function aBatch(count: number) {
  const ids = (await aBatchOfWaybills(seller, count)).map(({ waybillId }) => waybillId);
  const batchId = (await rowOf(ids[0] ?? "")).batchId;
  return { ids, batchId };
}
const rowOf = (id: string) =>
  inScope(seller.jobScope, async (db) => {
    const [row] = await db.select().from(waybills).where(eq(waybills.id, id));
    if (!row) throw new Error("no waybill");
    return row;
  });
const change = (id: string, set: Partial<typeof waybills.$inferInsert>) =>
  inScope(seller.jobScope, (db) => db.update(waybills).set(set).where(eq(waybills.id, id)));
const inLedger = (id: string) => [...sandbox.world.book.byCode.values()].filter((one) => one.outOrderId === id).length;
const pause = (batchId: string, now = clock) => pauseBatch(seller.ownerScope, { batchId }, now);
const resume = (batchId: string, now = clock) => resumeBatch(seller.ownerScope, { batchId }, now);
const eventsOf = (batchId: string) =>
  inScope(seller.ownerScope, (db) => db.select().from(auditEntries).where(eq(auditEntries.subjectId, batchId)));

/** Jobs that name a waybill, with when they start. */
async function jobsOf(waybillId: string): Promise<number[]> {
  const { connect } = await import("#db/client");
  const client = connect(database.queueUrl, { max: 1 });
  try {
    const rows = await client<{ start_after: Date }[]>`
      select start_after from pgboss.job_common where name = 'book-waybills' and data::text like ${`%${waybillId}%`}`;
    return rows.map(({ start_after }) => new Date(start_after).getTime());
  } finally {
    await client.end();
  }
}

describe("a paused batch", () => {
  it("sends nothing more, says how many wait, and goes on when it is resumed", async () => {
    const { ids, batchId } = await aBatch(5);
    await bookWaybill(seller.jobScope, ids[0] ?? "", gateway, world);
    expect(await pause(batchId)).toMatchObject({ ok: true, value: { isMine: true, held: 4 } });
    expect(await claimBookings(seller.jobScope, ids, world)).toEqual([]);
    expect(ids.map(inLedger)).toEqual([1, 0, 0, 0, 0]);
    const [listed] = await inScope(seller.ownerScope, (db) => listBatches(db, { limit: 1 }));
    expect(listed).toMatchObject({ id: batchId, pausedBy: seller.ownerScope.personName });
    expect(listed?.counts).toMatchObject({ done: 1, paused: 4, underWay: 0 });

    expect(await resume(batchId)).toMatchObject({ ok: true, value: { isMine: true, held: 4 } });
    for (const id of ids.slice(1)) expect(await jobsOf(id)).toHaveLength(1);
    expect(await claimBookings(seller.jobScope, ids, world)).toHaveLength(4);
    expect((await eventsOf(batchId)).map(({ event, data }) => [event, data])).toEqual(
      expect.arrayContaining([
        ["batch_paused", { parcels: 4 }],
        ["batch_resumed", { parcels: 4 }],
      ]),
    );
  });

  it("lets a worker finish what it has claimed already", async () => {
    const { ids, batchId } = await aBatch(3);
    const claimed = await claimBookings(seller.jobScope, ids.slice(0, 1), world);
    expect(await pause(batchId)).toMatchObject({ ok: true, value: { held: 2 } });
    const answered = await Promise.all(claimed.map((one) => askBooking(one, gateway, world)));
    await settleAnswers(seller.jobScope, answered, world);
    expect((await rowOf(ids[0] ?? "")).state).toBe("booked");
    expect(await claimBookings(seller.jobScope, ids, world)).toEqual([]);
  });

  it("never leaves an unclear outcome unasked: cut off, left by a dead worker, or asked again by a person", async () => {
    const { ids, batchId } = await aBatch(4);
    const [cut = "", dead = "", again = "", never = ""] = ids;
    sandbox.world.faults.add({ kind: "cut_after_commit", on: "cnge.order.create", times: 1, match: cut });
    await bookWaybill(seller.jobScope, cut, gateway, world);
    expect(await rowOf(cut)).toMatchObject({ state: "queued", outcomeUnclear: true });
    await change(dead, { state: "sending", attempts: 1 });
    await change(again, { state: "queued", attempts: 0, outcomeUnclear: true });
    expect(await pause(batchId)).toMatchObject({ ok: true, value: { held: 1 } });
    clock = Math.max(clock, (await rowOf(cut)).nextAttemptAt ?? clock);
    for (const id of ids) await bookWaybill(seller.jobScope, id, gateway, world);
    expect(await Promise.all(ids.map(async (id) => (await rowOf(id)).state))).toEqual([
      ...["booked", "booked", "booked"],
      "queued",
    ]);
    expect(ids.map(inLedger)).toEqual([1, 1, 1, 0]);
    expect(await jobsOf(never)).toEqual([]);
  });

  it("holds what would be tried again, and sends it at its time after it is resumed", async () => {
    const { ids, batchId } = await aBatch(2);
    const [later = "", due = ""] = ids;
    const at = Date.now() + 3_600_000;
    await change(later, { attempts: 3, nextAttemptAt: at });
    await pause(batchId);
    clock = at + 1;
    expect(await claimBookings(seller.jobScope, ids, world)).toEqual([]);
    await resume(batchId, at - 60_000);
    expect(await jobsOf(later)).toEqual([at]);
    expect((await jobsOf(due))[0]).toBeLessThan(at);
    expect((await claimBookings(seller.jobScope, ids, world)).map(({ waybill }) => waybill.id).sort()).toEqual(
      [...ids].sort(),
    );
  });

  it("is left alone by the sweep, which finds it again when it was resumed", async () => {
    const { ids, batchId } = await aBatch(2);
    await pause(batchId);
    const long = Date.now() + 3_600_000;
    await sweepWaybills(long);
    expect(await Promise.all(ids.map(jobsOf))).toEqual([[], []]);
    await resume(batchId);
    await sweepWaybills(long);
    for (const id of ids) expect(await jobsOf(id)).toHaveLength(2);
  });

  it("counts the same in the list, on its page and in the database", async () => {
    const { ids, batchId } = await aBatch(4);
    await change(ids[0] ?? "", { state: "failed", failureCode: "ERR-701" });
    await change(ids[1] ?? "", { state: "unclear", outcomeUnclear: true });
    await pause(batchId);
    const facts = await inScope(seller.ownerScope, async (db) => ({
      list: (await listBatches(db, { limit: 50 })).find(({ id }) => id === batchId)?.counts,
      page: (await getBatch(db, batchId))?.lines.length,
      older: (await listBatches(db, { limit: 50, after: batchId })).map(({ id }) => id),
    }));
    expect(facts.list).toEqual({ done: 0, underWay: 0, waiting: 0, paused: 2, unclear: 1, failed: 1, cancelled: 0 });
    expect(facts.page).toBe(4);
    expect(facts.older).not.toContain(batchId);
    expect(facts.older.length).toBeGreaterThan(0);
  });
});

describe("two people", () => {
  it("who press at once: one does it, the other is told who was first", async () => {
    const { ids, batchId } = await aBatch(3);
    const other = testSellerScope(seller.sellerId, seller.ownerId, "owner", "李打单");
    const both = await Promise.all([pause(batchId), pauseBatch(other, { batchId }, clock)]);
    const receipts = both.map((one) => (one.ok ? one.value : null));
    expect(receipts.map((one) => one?.isMine).sort()).toEqual([false, true]);
    expect(new Set(receipts.map((one) => one?.by)).size).toBe(1);
    expect(receipts.map((one) => one?.held)).toEqual([3, 3]);
    const resumed = await Promise.all([resume(batchId), resumeBatch(other, { batchId }, clock)]);
    expect(resumed.map((one) => one.ok && one.value.isMine).sort()).toEqual([false, true]);
    for (const id of ids) expect(await jobsOf(id)).toHaveLength(1);
    expect((await eventsOf(batchId)).map(({ event }) => event).sort()).toEqual(["batch_paused", "batch_resumed"]);
  });

  it("are refused where there is nothing to pause, or no such batch", async () => {
    const { ids, batchId } = await aBatch(1);
    await bookWaybill(seller.jobScope, ids[0] ?? "", gateway, world);
    expect(await pause(batchId)).toMatchObject({ ok: false, refusal: { code: "batch_nothing_to_pause" } });
    const stranger = await aSeller();
    const { batchId: own } = await aBatch(1);
    expect(await pauseBatch(stranger.ownerScope, { batchId: own })).toMatchObject({
      ok: false,
      refusal: { code: "batch_not_found" },
    });
    expect(await resumeBatch(stranger.ownerScope, { batchId: own })).toMatchObject({
      ok: false,
      refusal: { code: "batch_not_found" },
    });
  });
});
