import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { listWithdrawals } from "#db/queries/declarations";
import { customsMessages } from "#db/schema/customs";
import { waybills } from "#db/schema/dispatch";
import { messages } from "#db/schema/sellers";
import { inScope } from "#db/scope";
import { createTestDatabase, type TestDatabase } from "#db/testing/database";
import { aDeclaringSeller, declarationOf } from "#db/testing/declaring";
import type { ReadySeller } from "#db/testing/dispatch";
import { aBatchOfWaybills, aBooking, type TestWaybill } from "#db/testing/waybills";
import type { OpenGateway } from "#server/gateways/open-gateway";
import { bookWaybill } from "./book-one.test-data.ts";
import { cancelWaybill } from "./cancel-waybill.ts";
import { type CarrierSandbox, openCarrierSandbox } from "./carrier-sandbox.test-data.ts";
import { carryOutCancel } from "./carry-out-cancel.ts";
import { connectSandboxExchange } from "./connect-exchange.ts";
import { sendDeclarations } from "./send-declarations.ts";
import type { StepWorld } from "./step-world.ts";
import { takeReceipts } from "./take-receipts.ts";

let database: TestDatabase;
let sandbox: CarrierSandbox;
let seller: ReadySeller;
let gateway: OpenGateway;
let clock = Date.now();
const world: StepWorld = { clock: () => clock, random: () => 0.5 };

beforeAll(async () => {
  database = await createTestDatabase();
  ({ sandbox, gateway } = await openCarrierSandbox());
  Object.assign(process.env, { SANDBOX_URL: sandbox.url, DATA_EXCHANGE_URL: sandbox.dataExchangeUrl });
  await control("customs/waybills", { logisticsNos: ["*"] });
  seller = await aDeclaringSeller();
  await connectSandboxExchange(seller.jobScope, clock);
});
afterAll(async () => {
  await sandbox?.end();
  await database?.close();
});
beforeEach(async () => {
  clock = Math.max(Date.now(), clock) + 120_000;
  await control("customs/delays", { waybill: 3, patience: 600 });
});

async function control(name: string, body: object): Promise<void> {
  const answer = await fetch(`${sandbox.url}/_sandbox/${name}`, { method: "POST", body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${name}: ${answer.status} ${await answer.text()}`);
}

/** A parcel that the carrier really booked, so that it can really be cancelled there. */
async function booked(fate?: string): Promise<TestWaybill> {
  const booking = aBooking(randomUUID(), "");
  const packages = booking.packages.map((one) => ({
    ...one,
    items: one.items.map((item) => ({ ...item, itemId: seller.productId, quantity: 2, hsCode: "6911101900" })),
  }));
  const [made] = await aBatchOfWaybills(seller, 1, { booking: { packages } });
  if (!made) throw new Error("no waybill");
  expect(await bookWaybill(seller.jobScope, made.waybillId, gateway, world)).toBe("settled");
  if (fate) await control("customs/fates", { key: made.orderNumber, fate });
  return made;
}

const rowOf = (parcel: TestWaybill) => declarationOf(seller, parcel);
const send = () => sendDeclarations(seller.jobScope, "sandbox", world);
async function hear(): Promise<void> {
  await control("customs/step", {});
  await takeReceipts(seller.jobScope, "sandbox", world);
}
async function live(): Promise<void> {
  await send();
  await hear();
}
async function cancel({ waybillId }: TestWaybill): Promise<void> {
  expect(await cancelWaybill(seller.ownerScope, { waybillId, reason: "买家取消订单" }, clock)).toMatchObject({
    ...{ ok: true, value: { state: "cancelling" } },
  });
  await carryOutCancel(seller.jobScope, waybillId, gateway, world);
}
const stateOf = async ({ waybillId }: TestWaybill) => {
  const [row] = await inScope(seller.jobScope, (db) => db.select().from(waybills).where(eq(waybills.id, waybillId)));
  return row?.state;
};
const withdrawalsOf = async (parcel: TestWaybill) => {
  const { id } = await rowOf(parcel);
  return inScope(seller.jobScope, (db) => listWithdrawals(db, [id]));
};
const told = (kind: string) =>
  inScope(seller.jobScope, async (db) =>
    (await db.select().from(messages)).reduce(
      (sum, { kind: own, values }) => sum + ([own, values.incident].includes(kind) ? Number(values.count ?? 1) : 0),
      0,
    ),
  );

describe("a cancelled waybill takes its declaration along", () => {
  it("never sent: it is void, and nothing is sent", async () => {
    const before = await inScope(seller.jobScope, (db) => db.select().from(customsMessages));
    const parcel = await booked();
    await cancel(parcel);
    expect(await stateOf(parcel)).toBe("cancelled");
    expect(await rowOf(parcel)).toMatchObject({ lane: "void", submissions: 0, cancelReason: "买家取消订单" });
    await send();
    expect(await inScope(seller.jobScope, (db) => db.select().from(customsMessages))).toHaveLength(before.length);
  });

  it("with customs and numbered: a withdrawal goes out by itself, with the reason, and ends it", async () => {
    const parcel = await booked("suspended");
    await live();
    expect(await rowOf(parcel)).toMatchObject({ state: "accepted" });
    await cancel(parcel);
    expect(await rowOf(parcel)).toMatchObject({ isWithdrawing: true, lane: "waiting" });
    const [asked] = await withdrawalsOf(parcel);
    expect(asked).toMatchObject({ reason: "物流订单已取消，货物不出口：买家取消订单", createdBy: "", settledAt: null });
    await live();
    expect(await rowOf(parcel)).toMatchObject({ lane: "withdrawn", isWithdrawing: false });
    expect(await withdrawalsOf(parcel)).toHaveLength(1);
  });

  it("sent and without a number: it waits, and is taken back as soon as customs give one", async () => {
    const parcel = await booked("suspended");
    await send();
    await cancel(parcel);
    expect(await rowOf(parcel)).toMatchObject({ lane: "waiting", state: "sent", isWithdrawing: false });
    expect(await withdrawalsOf(parcel)).toEqual([]);
    await hear();
    expect(await rowOf(parcel)).toMatchObject({ state: "accepted", isWithdrawing: true });
    await live();
    expect(await rowOf(parcel)).toMatchObject({ lane: "withdrawn" });
  });

  it("returned after the cancellation: void, and nobody is asked to correct it", async () => {
    const parcel = await booked("returned");
    await send();
    await cancel(parcel);
    const before = await told("declaration_returned");
    await hear();
    expect(await rowOf(parcel)).toMatchObject({ lane: "void", interceptAt: null });
    expect(await told("declaration_returned")).toBe(before);
  });

  it("released: nothing is sent, a person is told once", async () => {
    const parcel = await booked();
    await live();
    const { lane } = await rowOf(parcel);
    expect(["released", "closed"]).toContain(lane);
    const before = await told("cancelled_after_release");
    await cancel(parcel);
    expect(await withdrawalsOf(parcel)).toEqual([]);
    expect(await rowOf(parcel)).toMatchObject({ lane, isWithdrawing: false });
    await live();
    expect(await told("cancelled_after_release")).toBe(before + 1);
    expect((await rowOf(parcel)).cancelledAt).not.toBeNull();
  });

  it("customs will not take it back: it is not asked again and again", async () => {
    const parcel = await booked("suspended");
    await live();
    await control("customs/fates", { key: (await rowOf(parcel)).invtNo, fate: "withdrawal_refused" });
    await cancel(parcel);
    await live();
    await live();
    const asked = await withdrawalsOf(parcel);
    expect(asked.map(({ settledAt }) => settledAt !== null)).toEqual([true]);
    expect(await rowOf(parcel)).toMatchObject({ isWithdrawing: false });
    expect((await rowOf(parcel)).lane).not.toBe("withdrawn");
  });

  it("the carrier refuses: the declaration stays as it was", async () => {
    const parcel = await booked("suspended");
    await live();
    const before = await rowOf(parcel);
    const order = [...sandbox.world.book.byCode.values()].find((one) => one.outOrderId === parcel.waybillId);
    await control("lives", { orderCode: order?.orderCode, outcome: "delivered" });
    await sandbox.world.step(72);
    await cancel(parcel);
    expect(await stateOf(parcel)).toBe("booked");
    expect(await withdrawalsOf(parcel)).toEqual([]);
    expect(await rowOf(parcel)).toMatchObject({ lane: before.lane, cancelledAt: null, isWithdrawing: false });
  });
});
