import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { beginWatching } from "#db/queries/tracking-watch";
import { waybills } from "#db/schema/dispatch";
import { incidents } from "#db/schema/incidents";
import { trackingStates } from "#db/schema/tracking";
import { inScope } from "#db/scope";
import { createTestDatabase, type TestDatabase } from "#db/testing/database";
import { aConnection } from "#db/testing/gateways";
import { aSeller, type TestSeller } from "#db/testing/sellers";
import { aBatchOfWaybills } from "#db/testing/waybills";
import { hourMs } from "#lib/kit/time";
import { knownBy } from "#lib/tracking/unknown-waybill";
import type { FaultRule } from "#sandbox/faults/faults";
import type { OpenGateway } from "#server/gateways/open-gateway";
import { bookWaybill } from "./book-one.test-data.ts";
import { type CarrierSandbox, openCarrierSandbox } from "./carrier-sandbox.test-data.ts";
import { pollTracking } from "./poll-tracking.ts";
import { recordTogether } from "./record-tracking.ts";
import type { StepWorld } from "./step-world.ts";
import { sweepSilence } from "./sweep-silence.ts";

let database: TestDatabase;
let sandbox: CarrierSandbox;
let seller: TestSeller;
let gateway: OpenGateway;
const start = Date.now();
let now = start;
const world: StepWorld = { clock: () => now, random: () => 0.5 };
const afterGrace = knownBy("cainiao", start) + hourMs;

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
beforeEach(() => {
  now = start;
  sandbox.world.faults.clear();
});

async function booked(): Promise<{ readonly waybillId: string; readonly orderCode: string }> {
  const [made] = await aBatchOfWaybills(seller, 1);
  if (!made) throw new Error("no waybill");
  await bookWaybill(seller.jobScope, made.waybillId, gateway, world);
  const order = [...sandbox.world.book.byCode.values()].find((one) => one.outOrderId === made.waybillId);
  if (!order) throw new Error("not booked");
  return { waybillId: made.waybillId, orderCode: order.orderCode };
}
/** The sandbox answers so when it is asked after this parcel. */
const answers = (orderCode: string, rule: Partial<FaultRule>) => {
  sandbox.world.faults.clear();
  sandbox.world.faults.add({ kind: "error", on: "cnge.track.get", match: orderCode, ...rule });
};
const knowsNot = (orderCode: string) => answers(orderCode, { code: "B0005" });
const poll = (waybillId: string, at: number) => {
  now = at;
  return pollTracking(seller.jobScope, waybillId, gateway, world);
};
const troubleOf = (waybillId: string) =>
  inScope(seller.jobScope, (db) =>
    db
      .select()
      .from(incidents)
      .where(and(eq(incidents.subjectId, waybillId), eq(incidents.kind, "waybill_unknown"))),
  );
const standing = async (waybillId: string) =>
  (
    await inScope(seller.jobScope, (db) =>
      db
        .select({ unknownSince: trackingStates.unknownSince, nextPollAt: trackingStates.nextPollAt })
        .from(trackingStates)
        .where(eq(trackingStates.waybillId, waybillId)),
    )
  )[0];
const scanned = (waybillId: string, at: number) => ({
  ...{ source: "push" as const, kept: null },
  trace: {
    ...{ outOrderId: waybillId, orderCode: null, trackingNumber: null, lastMileNumber: null },
    events: [
      {
        ...{ vocabulary: "cainiao" as const, code: "PU_PICKUP_SUCCESS", text: "", timeText: "", raw: {} },
        ...{ at, publishedAt: at, receivedAt: at },
      },
    ],
  },
});

describe("a carrier that does not know what was booked with it", () => {
  it("raises one incident, however often it says so, and ends it by knowing the parcel", async () => {
    const { waybillId, orderCode } = await booked();
    knowsNot(orderCode);
    for (const hours of [0, 8, 16]) expect(await poll(waybillId, afterGrace + hours * hourMs)).toBe("settled");
    const [trouble, ...more] = await troubleOf(waybillId);
    expect(more).toEqual([]);
    expect(trouble).toMatchObject({ state: "open", count: 1, words: expect.stringMatching(/\S/), status: "B0005" });
    expect(await standing(waybillId)).toMatchObject({ unknownSince: afterGrace });
    // looked at for another reason meanwhile
    now = afterGrace + 17 * hourMs;
    await inScope(seller.jobScope, (db) => db.update(trackingStates).set({ dueAt: now }));
    await sweepSilence(now);
    expect(await troubleOf(waybillId)).toMatchObject([{ state: "open" }]);
    // it knows the order, and has no events of it yet
    sandbox.world.faults.clear();
    await poll(waybillId, afterGrace + 24 * hourMs);
    expect(await troubleOf(waybillId)).toMatchObject([{ state: "closed", closedBy: "parcel_known" }]);
    expect(await standing(waybillId)).toMatchObject({ unknownSince: null });
    // and forgets it again
    knowsNot(orderCode);
    await poll(waybillId, afterGrace + 32 * hourMs);
    expect(await troubleOf(waybillId)).toMatchObject([{ state: "open" }]);
  });

  it("is so of a parcel that the sandbox has never heard of", async () => {
    const [made] = await aBatchOfWaybills(seller, 1, { state: "booked" });
    const waybillId = made?.waybillId ?? "";
    const lpNumber = "LP00000000000404";
    const starts = [{ waybillId, trackingNumber: "", nextPollAt: null }];
    await inScope(seller.jobScope, async (db) => {
      await db.update(waybills).set({ lpNumber, bookedAt: start }).where(eq(waybills.id, waybillId));
      await beginWatching(db, starts, start);
    });
    await poll(waybillId, afterGrace);
    expect(await troubleOf(waybillId)).toMatchObject([{ status: "B0005", words: expect.stringContaining(lpNumber) }]);
  });

  it("ends it by a push of the first scan, and is not believed afterwards", async () => {
    const { waybillId, orderCode } = await booked();
    knowsNot(orderCode);
    await poll(waybillId, afterGrace);
    expect(await troubleOf(waybillId)).toMatchObject([{ state: "open" }]);
    await recordTogether(seller.jobScope, [scanned(waybillId, afterGrace)], afterGrace + hourMs);
    expect(await troubleOf(waybillId)).toMatchObject([{ state: "closed", closedBy: "parcel_known" }]);
    await poll(waybillId, afterGrace + 48 * hourMs);
    expect(await troubleOf(waybillId)).toMatchObject([{ state: "closed" }]);
  });

  it("is given its time, and is asked again meanwhile", async () => {
    const { waybillId, orderCode } = await booked();
    knowsNot(orderCode);
    const early = afterGrace - 2 * hourMs;
    expect(await poll(waybillId, early)).toBe("settled");
    expect(await troubleOf(waybillId)).toEqual([]);
    const seen = await standing(waybillId);
    expect(seen?.unknownSince).toBe(null);
    expect(seen?.nextPollAt).toBeGreaterThan(early);
    await poll(waybillId, seen?.nextPollAt ?? 0);
    expect(await troubleOf(waybillId)).toMatchObject([{ state: "open" }]);
  });

  it.each<[string, Partial<FaultRule>]>([
    ["a fault of the platform", { code: "S07" }],
    ["a call that timed out on its way", { code: "S06" }],
    ["flow control", { code: "S14" }],
    ["a key that is refused", { code: "S02" }],
    ["an order that is closed", { code: "B0006" }],
    ["a query that failed", { code: "B0001" }],
    ["a page instead of an answer", { kind: "html" }],
    ["no answer", { kind: "cut_before" }],
  ])("does not say so by %s", async (_, rule) => {
    const { waybillId, orderCode } = await booked();
    answers(orderCode, rule);
    expect(await poll(waybillId, afterGrace)).toBe("not_due");
    expect(await troubleOf(waybillId)).toEqual([]);
    expect(await standing(waybillId)).toMatchObject({ unknownSince: null });
  });

  it("does not end the incident by a fault either", async () => {
    const { waybillId, orderCode } = await booked();
    knowsNot(orderCode);
    await poll(waybillId, afterGrace);
    answers(orderCode, { code: "S07" });
    await poll(waybillId, afterGrace + 8 * hourMs);
    expect(await troubleOf(waybillId)).toMatchObject([{ state: "open" }]);
  });
});
