import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { papers, waybills } from "#db/schema/dispatch";
import { rawExchanges, unmappedCodes } from "#db/schema/gateways";
import { orders } from "#db/schema/orders";
import { messages } from "#db/schema/sellers";
import { inScope } from "#db/scope";
import { createTestDatabase, type TestDatabase } from "#db/testing/database";
import { aReadySeller, type ReadySeller } from "#db/testing/dispatch";
import { aBatchOfWaybills, aBooking, type TestWaybill } from "#db/testing/waybills";
import { hourMs, minuteMs } from "#lib/kit/time";
import type { LabelData } from "#lib/papers/label-data";
import type { FaultRule } from "#sandbox/faults/faults";
import type { OpenGateway } from "#server/gateways/open-gateway";
import { askAgain } from "./ask-again.ts";
import { askUnclear } from "./ask-unclear.ts";
import { bookWaybill, fetchNumber } from "./book-one.test-data.ts";
import { type CarrierSandbox, openCarrierSandbox } from "./carrier-sandbox.test-data.ts";
import type { StepWorld } from "./step-world.ts";

let database: TestDatabase;
let sandbox: CarrierSandbox;
let seller: ReadySeller;
let gateway: OpenGateway;
let clock = Date.now();
const world: StepWorld = { clock: () => clock, random: () => 0.5 };

beforeAll(async () => {
  database = await createTestDatabase();
  ({ sandbox, gateway } = await openCarrierSandbox());
  seller = await aReadySeller();
});
afterAll(async () => {
  await sandbox?.end();
  await database?.close();
});
beforeEach(() => sandbox.world.faults.clear());

const one = async (): Promise<TestWaybill> => {
  const [made] = await aBatchOfWaybills(seller, 1);
  if (!made) throw new Error("no waybill");
  return made;
};
const rowOf = (id: string) =>
  inScope(seller.jobScope, async (db) => {
    const [row] = await db.select().from(waybills).where(eq(waybills.id, id));
    if (!row) throw new Error("no waybill");
    return row;
  });
const inLedger = (id: string) => [...sandbox.world.book.byCode.values()].filter((order) => order.outOrderId === id);
const exchangesOf = (id: string) =>
  inScope(seller.jobScope, (db) => db.select().from(rawExchanges).where(eq(rawExchanges.waybillId, id)));
const labelOf = (id: string) =>
  inScope(seller.jobScope, async (db) => {
    const rows = await db.select().from(papers).where(eq(papers.waybillId, id));
    return rows.find(({ kind }) => kind === "label")?.data as LabelData | undefined;
  });
const strike = (rule: Partial<FaultRule> & Pick<FaultRule, "kind">) =>
  sandbox.world.faults.add({ on: "cnge.order.create", ...rule });

/** Books, asks for the number, and lets time pass as the waybill wants, until nothing is due any more. */
async function untilSettled(id: string, most = 60): Promise<Awaited<ReturnType<typeof rowOf>>> {
  for (let tries = 0; tries < most; tries++) {
    const row = await rowOf(id);
    if (row.state === "booked" && (row.trackingNumber !== null || row.failureCode !== null)) return row;
    if (["unclear", "failed"].includes(row.state)) return row;
    clock = Math.max(clock, row.nextAttemptAt ?? clock);
    if (row.state === "booked") await fetchNumber(seller.jobScope, id, gateway, world);
    else await bookWaybill(seller.jobScope, id, gateway, world);
  }
  throw new Error("never settled");
}

/** Whatever was answered: booked once there and here, with its own numbers on its own label. */
async function expectWhole({ waybillId, orderId }: TestWaybill): Promise<void> {
  const [ledger, ...more] = inLedger(waybillId);
  expect(more).toEqual([]);
  const numbers = { lpNumber: ledger?.orderCode, trackingNumber: ledger?.trackingNumber };
  expect(await rowOf(waybillId)).toMatchObject({ state: "booked", ...numbers, failureCode: null, unclearSince: null });
  expect((await labelOf(waybillId))?.trackingNumber).toBe(ledger?.trackingNumber);
  const [order] = await inScope(seller.jobScope, (db) => db.select().from(orders).where(eq(orders.id, orderId)));
  expect(order).toMatchObject({ state: "labelled", failureCode: null });
}

describe("an answer that no documentation foresees", () => {
  const anotherNumber = "LX299455986CN";
  const pdf = (text: string) => Buffer.from(text).toString("base64");
  it.each([
    ["unknown members", { surprise: { deep: [1, "二"] }, laneCode: 7 }],
    ["a label of 2 MB, though none was asked for", { waybillPdfData: pdf("%PDF-1.7 ").padEnd(2_000_000, "A") }],
    ["an empty label", { waybillPdfData: "" }],
    ["a label that is no PDF", { waybillPdfData: pdf("<html>502</html>") }],
    ["the label of another waybill", { waybillPdfData: pdf(`%PDF-1.7 ${anotherNumber}`) }],
    ["no lane", { laneCode: null }],
    ["a number that is none", { trackingNumber: "运单 12/34" }],
    ["a number of blanks", { trackingNumber: "   " }],
    ["a number as a list", { trackingNumber: [anotherNumber] }],
    ["a number of 3,000 characters", { trackingNumber: "9".repeat(3_000) }],
  ])("with %s: booked, and the label bears its own number", async (_, data) => {
    const parcel = await one();
    strike({ kind: "alter", data, match: parcel.waybillId });
    await untilSettled(parcel.waybillId);
    await expectWhole(parcel);
    for (const { response } of await exchangesOf(parcel.waybillId)) expect(response.length).toBeLessThan(65_537);
  });

  it("is kept as it came, the label's bytes left out", async () => {
    const { waybillId } = await one();
    strike({ kind: "alter", data: { surprise: "二", waybillPdfData: "QUFB" }, match: waybillId });
    await untilSettled(waybillId);
    const [kept] = await exchangesOf(waybillId);
    expect(kept?.response).toContain('"surprise":"二"');
    expect(kept?.response).not.toContain("QUFB");
  });

  it("larger than any answer may be is asked for again, and found", async () => {
    const parcel = await one();
    const data = { waybillPdfData: "A".repeat(9 * 1024 * 1024) };
    strike({ kind: "alter", data, times: 1, match: parcel.waybillId });
    await bookWaybill(seller.jobScope, parcel.waybillId, gateway, world);
    expect(await rowOf(parcel.waybillId)).toMatchObject({ state: "queued", outcomeUnclear: true, unclearSince: clock });
    await untilSettled(parcel.waybillId);
    await expectWhole(parcel);
  });

  it.each([
    ["missing", ""],
    ["with a line break", "LP1\n2"],
    ["a list", ["LP00000000000001"]],
  ])("whose order code is %s leaves the waybill unclear with its parcel; asked again it is whole", async (_, code) => {
    const parcel = await one();
    strike({ kind: "alter", data: { orderCode: code }, match: parcel.waybillId });
    expect(await untilSettled(parcel.waybillId)).toMatchObject({ state: "unclear", failureCode: "ERR-723" });
    sandbox.world.faults.clear();
    expect(await askAgain(seller.ownerScope, { waybillId: parcel.waybillId })).toMatchObject({ ok: true });
    await untilSettled(parcel.waybillId);
    await expectWhole(parcel);
  });

  it("with another parcel's order code is not believed: unclear, and whole once the carrier says its own", async () => {
    const [first, second] = [await one(), await one()];
    await untilSettled(first.waybillId);
    const [other] = inLedger(first.waybillId);
    strike({ kind: "alter", data: { orderCode: other?.orderCode }, match: second.waybillId });
    const row = await untilSettled(second.waybillId);
    expect(row).toMatchObject({ state: "unclear", failureCode: "ERR-723" });
    expect(row.failureText).toContain(other?.orderCode);
    sandbox.world.faults.clear();
    await askAgain(seller.ownerScope, { waybillId: second.waybillId });
    await untilSettled(second.waybillId);
    await expectWhole(second);
    await expectWhole(first);
  });

  it("with another parcel's number prints no second label of it: its own number is asked for", async () => {
    const [first, second, third] = [await one(), await one(), await one()];
    await untilSettled(first.waybillId);
    const [other] = inLedger(first.waybillId);
    const data = { trackingNumber: other?.trackingNumber };
    strike({ kind: "alter", data, match: second.waybillId });
    await untilSettled(second.waybillId);
    await expectWhole(second);
    strike({ kind: "alter", data, match: third.waybillId });
    await bookWaybill(seller.jobScope, third.waybillId, gateway, world);
    const [thirdOrder] = inLedger(third.waybillId);
    strike({ kind: "alter", on: "cnge.waybill.get", data, match: thirdOrder?.orderCode ?? "" });
    expect(await untilSettled(third.waybillId)).toMatchObject({ trackingNumber: null, failureCode: "ERR-733" });
    expect(await labelOf(third.waybillId)).toBeUndefined();
    sandbox.world.faults.clear();
    await askAgain(seller.ownerScope, { waybillId: third.waybillId });
    await untilSettled(third.waybillId);
    await expectWhole(third);
  });

  it("whose number never becomes one is shown as it came, and asked for by a person", async () => {
    const parcel = await one();
    strike({ kind: "alter", on: "*", data: { trackingNumber: "运单 12/34" } });
    const row = await untilSettled(parcel.waybillId);
    expect(row).toMatchObject({ state: "booked", failureCode: "ERR-733" });
    expect(row.failureText).toContain("运单 12/34");
    sandbox.world.faults.clear();
    await askAgain(seller.ownerScope, { waybillId: parcel.waybillId });
    await untilSettled(parcel.waybillId);
    await expectWhole(parcel);
  });

  it("with a code that no table knows fails in the carrier's words, and is counted", async () => {
    const parcels = [await one(), await one()];
    for (const { waybillId } of parcels) {
      strike({ kind: "error", code: "S99", match: waybillId });
      expect(await untilSettled(waybillId)).toMatchObject({ state: "failed", failureCode: "ERR-790" });
      expect(inLedger(waybillId)).toEqual([]);
    }
    await inScope(seller.jobScope, async (db) => {
      const [row] = await db.select().from(unmappedCodes).where(eq(unmappedCodes.code, "S99"));
      expect(row).toMatchObject({ vocabulary: "cainiao_answers", count: 2 });
    });
  });

  it("that the key is taken by another content never frees the parcel: the carrier has it", async () => {
    const parcel = await one();
    strike({ kind: "cut_after_commit", times: 1, match: parcel.waybillId });
    await bookWaybill(seller.jobScope, parcel.waybillId, gateway, world);
    expect(inLedger(parcel.waybillId)).toHaveLength(1);
    // as a release would that writes bookings differently
    const other = aBooking(parcel.waybillId, parcel.orderNumber, { undeliverable: "destroy" });
    await inScope(seller.jobScope, (db) =>
      db.update(waybills).set({ booking: other }).where(eq(waybills.id, parcel.waybillId)),
    );
    expect(await untilSettled(parcel.waybillId)).toMatchObject({ state: "unclear", failureCode: "ERR-722" });
    expect(inLedger(parcel.waybillId)).toHaveLength(1);
  });

  it("of a wrong signature says nothing about an earlier try", async () => {
    const [fresh, heard] = [await one(), await one()];
    strike({ kind: "cut_after_commit", times: 1, match: heard.waybillId });
    await bookWaybill(seller.jobScope, heard.waybillId, gateway, world);
    strike({ kind: "error", code: "S02" });
    expect(await untilSettled(heard.waybillId)).toMatchObject({ state: "unclear", failureCode: "ERR-711" });
    expect(await untilSettled(fresh.waybillId)).toMatchObject({ state: "failed", failureCode: "ERR-711" });
  });
});

describe("the job that asks about what is unclear", () => {
  beforeAll(async () => {
    seller = await aReadySeller();
    // only this seller's are counted here
    sandbox.world.faults.clear();
    await askUnclear(clock + 2_000 * hourMs);
  });
  const told = () =>
    inScope(seller.jobScope, async (db) => {
      const rows = await db.select().from(messages).where(eq(messages.kind, "waybills_failed"));
      return rows.reduce((sum, { values }) => sum + Number((values as { count: number }).count), 0);
    });
  const anUnclear = async () => {
    const parcel = await one();
    strike({ kind: "html_after_commit", match: parcel.waybillId });
    const row = await untilSettled(parcel.waybillId);
    expect(row).toMatchObject({ state: "unclear", failureCode: "ERR-723" });
    return { parcel, since: row.unclearSince };
  };

  it("asks by the same key until the carrier says: each hour once, by one job, telling the people once", async () => {
    const { parcel, since } = await anUnclear();
    const calls = () => exchangesOf(parcel.waybillId).then((list) => list.length);
    const before = { told: await told(), calls: await calls() };
    expect(await askUnclear(clock + 59 * minuteMs)).toBe(0);
    clock += 61 * minuteMs;
    const asked = await Promise.all([askUnclear(clock), askUnclear(clock)]);
    expect(asked[0] + asked[1]).toBe(1);
    expect(await untilSettled(parcel.waybillId)).toMatchObject({ state: "unclear", unclearSince: since });
    expect({ told: await told(), calls: await calls() }).toEqual({ ...before, calls: before.calls + 1 });
    expect(await askUnclear(clock + 1)).toBe(0);
    sandbox.world.faults.clear();
    clock += 61 * minuteMs;
    expect(await askUnclear(clock)).toBe(1);
    await untilSettled(parcel.waybillId);
    await expectWhole(parcel);
  });
});
