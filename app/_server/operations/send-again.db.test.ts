import { randomUUID } from "node:crypto";
import { eq, inArray } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { readDispatchFacts } from "#db/queries/dispatch-facts";
import { listKnownOrders } from "#db/queries/known-orders";
import { listPackableBookings } from "#db/queries/picking";
import { declarations } from "#db/schema/customs";
import { shipmentNotices, waybills } from "#db/schema/dispatch";
import { orders } from "#db/schema/orders";
import { resendings } from "#db/schema/resendings";
import { auditEntries } from "#db/schema/sellers";
import { trackingTraces } from "#db/schema/tracking";
import { inScope, type SellerDb } from "#db/scope";
import { createTestDatabase, type TestDatabase } from "#db/testing/database";
import { aReadySeller, type ReadySeller, waitingOrders } from "#db/testing/dispatch";
import { planDispatch } from "#lib/dispatch/plan";
import { compareWithKnown } from "#lib/orders/compare-with-known";
import { foldTracking } from "#lib/tracking/fold";
import { sequence } from "#lib/tracking/histories.test-data";
import type { OpenGateway } from "#server/gateways/open-gateway";
import { bookWaybill } from "./book-one.test-data.ts";
import { cancelWaybill } from "./cancel-waybill.ts";
import { type CarrierSandbox, openCarrierSandbox } from "./carrier-sandbox.test-data.ts";
import { confirmBatch } from "./confirm-batch.ts";
import { confirmShownNotices } from "./confirm-shown-notices.ts";
import { mergeOrders } from "./merge-orders.ts";
import { readSendAgain } from "./read-send-again.ts";
import { scanAtStation } from "./scan-at-station.ts";
import { sendAgain, takeBackSendAgain } from "./send-again.ts";
import type { StepWorld } from "./step-world.ts";

let database: TestDatabase;
let sandbox: CarrierSandbox;
let seller: ReadySeller;
let gateway: OpenGateway;
const world: StepWorld = { clock: () => Date.now(), random: () => 0.5 };

beforeAll(async () => {
  database = await createTestDatabase();
  ({ sandbox, gateway } = await openCarrierSandbox());
});
afterAll(async () => {
  await sandbox?.end();
  await database?.close();
});
beforeEach(async () => {
  seller = await aReadySeller();
});

const read = <T>(work: (db: SellerDb) => Promise<T>) => inScope(seller.jobScope, work);

/** Confirms what waits and books it at the carrier. Answers the waybill of the first. */
async function dispatched(orderIds: readonly string[]): Promise<string> {
  const plan = planDispatch(await read((db) => readDispatchFacts(db, orderIds, Date.now())));
  expect(plan.hold).toEqual([]);
  const list = plan.book.map(({ orderId, fingerprint }) => ({ orderId, fingerprint }));
  const receipt = await confirmBatch(seller.ownerScope, { requestKey: randomUUID(), orders: list });
  if (!receipt.ok) throw new Error(receipt.refusal.code);
  const made = await read((db) =>
    db
      .select()
      .from(waybills)
      .where(eq(waybills.batchId, receipt.value.batchId ?? "")),
  );
  for (const { id } of made) expect(await bookWaybill(seller.jobScope, id, gateway, world)).toBe("settled");
  return made[0]?.id ?? "";
}

/** The carrier says so of a parcel, as far as sending it again reads it. */
const heard = (waybillId: string, codes: string) =>
  read((db) =>
    db
      .update(trackingTraces)
      .set({ trace: foldTracking(null, sequence("cainiao", codes)).trace })
      .where(eq(trackingTraces.waybillId, waybillId)),
  );
const back = "PU_PICKUP_SUCCESS CC_EX_SUCCESS LH_DEPART LH_ARRIVE GTMS_DEL_FAILURE RT_INBOUND";
const turnedAway = "PU_PICKUP_SUCCESS SC_INBOUND_FAILURE";

async function aParcel(codes: string): Promise<{ readonly orderId: string; readonly waybillId: string }> {
  const [orderId = ""] = await waitingOrders(seller, 1);
  const waybillId = await dispatched([orderId]);
  await heard(waybillId, codes);
  return { orderId, waybillId };
}

const send = (waybillId: string, holdNote: string | null = null) =>
  sendAgain(seller.ownerScope, { waybillId, holdNote });
const statesOf = async (ids: readonly string[]) => {
  const rows = await read((db) =>
    db
      .select()
      .from(orders)
      .where(inArray(orders.id, [...ids])),
  );
  return ids.map((id) => rows.find((row) => row.id === id)?.state);
};
const offerOf = async (waybillId: string) => (await read((db) => readSendAgain(db, [waybillId]))).get(waybillId);
const noticesOf = (orderId: string) =>
  read((db) => db.select().from(shipmentNotices).where(eq(shipmentNotices.orderId, orderId)));
const markDeclared = (waybillId: string) =>
  read((db) =>
    db
      .update(shipmentNotices)
      .set({ state: "declared", declaredAt: 1 })
      .where(eq(shipmentNotices.waybillId, waybillId)),
  );

describe("a parcel that comes back is sent again", () => {
  test("with a new waybill of its own; the old one stays, and each knows the other", async () => {
    const { orderId, waybillId } = await aParcel(back);
    await markDeclared(waybillId);
    expect(await send(waybillId)).toEqual({ ok: true, value: { orderId, isHeld: false } });
    expect(await statesOf([orderId])).toEqual(["waiting"]);
    const [facts] = (await read((db) => readDispatchFacts(db, [orderId], Date.now()))).orders;
    // the platform has a number: no clock is running any more
    expect(facts).toMatchObject({ isSentAgain: true, shipByAt: null });
    expect((await offerOf(waybillId))?.sentAgain).toMatchObject({
      cause: "returning",
      orderState: "waiting",
      next: null,
    });

    const next = await dispatched([orderId]);
    const rows = await read((db) => db.select().from(waybills).where(eq(waybills.orderId, orderId)));
    expect(rows).toHaveLength(2);
    expect(rows.map(({ state }) => state)).toEqual(["booked", "booked"]);
    expect(new Set(rows.map((row) => row.parcelId)).size).toBe(2);
    expect(new Set(rows.map((row) => row.trackingNumber)).size).toBe(2);
    expect((await offerOf(waybillId))?.sentAgain?.next).toMatchObject({ waybillId: next, state: "booked" });
    expect((await offerOf(next))?.replaces).toMatchObject({ waybillId, cause: "returning" });
    expect((await offerOf(next))?.sentAgain).toBeNull();
    const notice = (await noticesOf(orderId)).find((one) => one.waybillId === next);
    expect(notice).toMatchObject({ state: "pending", deadlineAt: null });
    const entries = await read((db) =>
      db.select().from(auditEntries).where(eq(auditEntries.event, "parcel_sent_again")),
    );
    expect(entries.map((one) => one.subjectKind).sort()).toEqual(["order", "waybill"]);
  });

  test("of two people at once one wins and the other is told by whom", async () => {
    const { orderId, waybillId } = await aParcel(back);
    const answers = await Promise.all([send(waybillId), send(waybillId), send(waybillId)]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const refusal = { code: "send_again_sent_again", values: { by: seller.ownerScope.personName } };
    expect(answers.filter(({ ok }) => !ok)).toEqual([
      { ok: false, refusal },
      { ok: false, refusal },
    ]);
    expect(await read((db) => db.select().from(resendings).where(eq(resendings.orderId, orderId)))).toHaveLength(1);
  });

  test("and again, when the second comes back too; never while one of them is under way", async () => {
    const { orderId, waybillId } = await aParcel(back);
    await send(waybillId);
    const second = await dispatched([orderId]);
    expect(await send(second)).toMatchObject({ refusal: { code: "send_again_on_the_way" } });
    await heard(second, back);
    expect(await send(second)).toMatchObject({ ok: true });
    const third = await dispatched([orderId]);
    expect((await offerOf(waybillId))?.sentAgain?.next?.waybillId).toBe(second);
    expect((await offerOf(second))?.sentAgain?.next?.waybillId).toBe(third);
    expect((await offerOf(third))?.replaces?.waybillId).toBe(second);
  });

  test("not while it can still arrive, not another seller's, not what was called off", async () => {
    const moving = await aParcel("PU_PICKUP_SUCCESS LH_DEPART");
    expect(await send(moving.waybillId)).toMatchObject({ refusal: { code: "send_again_on_the_way" } });
    expect(await statesOf([moving.orderId])).toEqual(["labelled"]);
    const { orderId, waybillId } = await aParcel(back);
    const stranger = await aReadySeller();
    expect(await sendAgain(stranger.ownerScope, { waybillId, holdNote: null })).toEqual({
      ...{ ok: false, refusal: { code: "waybill_not_found" } },
    });
    await read((db) => db.update(orders).set({ platformStatus: "closed" }).where(eq(orders.id, orderId)));
    expect(await send(waybillId)).toMatchObject({ refusal: { code: "send_again_order_called_off" } });
    expect(await statesOf([orderId])).toEqual(["labelled"]);
  });

  test("is held where its address was at fault, and can be taken back until it is dispatched", async () => {
    const { orderId, waybillId } = await aParcel(`${back} GTMS_STA_WAIT_CUST_CHANGE_ADDRESS`);
    expect(await send(waybillId, "先核对地址")).toMatchObject({ value: { isHeld: true } });
    const plan = planDispatch(await read((db) => readDispatchFacts(db, [orderId], Date.now())));
    expect(plan.hold[0]?.blockers).toMatchObject([{ code: "ERR-202", values: { note: "先核对地址" } }]);
    expect(await takeBackSendAgain(seller.ownerScope, { waybillId })).toMatchObject({ ok: true });
    const [taken] = await read((db) => db.select().from(orders).where(eq(orders.id, orderId)));
    expect(taken).toMatchObject({ state: "labelled", holdReason: null, heldAt: null });
    expect(await takeBackSendAgain(seller.ownerScope, { waybillId })).toMatchObject({
      refusal: { code: "send_again_gone" },
    });
    const [fresh = ""] = await waitingOrders(seller, 1);
    await send(waybillId);
    expect(await mergeOrders(seller.ownerScope, { orderIds: [orderId, fresh] })).toMatchObject({ ok: true });
    expect(await takeBackSendAgain(seller.ownerScope, { waybillId })).toMatchObject({ ok: false });
    const once = await aParcel(back);
    await send(once.waybillId);
    await dispatched([once.orderId]);
    expect(await takeBackSendAgain(seller.ownerScope, { waybillId: once.waybillId })).toMatchObject({
      refusal: { code: "send_again_gone" },
    });
  });

  test("takes along what travels with it, but not an order that was called off meanwhile", async () => {
    const buyer = { buyerName: "Emily Carter" };
    const ids = await waitingOrders(seller, 3, buyer);
    const merged = await mergeOrders(seller.ownerScope, { orderIds: ids });
    if (!merged.ok) throw new Error(merged.refusal.code);
    const { leadId, memberIds } = merged.value;
    const [stays = "", off = ""] = memberIds;
    const waybillId = await dispatched([leadId]);
    await heard(waybillId, back);
    await read((db) => db.update(orders).set({ platformStatus: "closed", state: "done" }).where(eq(orders.id, off)));
    expect(await send(waybillId)).toMatchObject({ ok: true });
    expect(await statesOf([leadId, stays, off])).toEqual(["waiting", "merged", "done"]);
    const next = await dispatched([leadId]);
    expect(await statesOf([leadId, stays, off])).toEqual(["labelled", "labelled", "done"]);
    const numbered = await read((db) => db.select().from(shipmentNotices).where(eq(shipmentNotices.waybillId, next)));
    expect(new Set(numbered.map((one) => one.orderId))).toEqual(new Set([leadId, stays]));
  });
});

describe("the old waybill", () => {
  test("is no live one any more: not cancelled, not packed, its label is refused", async () => {
    const { orderId, waybillId } = await aParcel(turnedAway);
    const [old] = await read((db) => db.select().from(waybills).where(eq(waybills.id, waybillId)));
    await send(waybillId);
    expect(await cancelWaybill(seller.ownerScope, { waybillId, reason: "x" })).toMatchObject({
      refusal: { code: "waybill_sent_again" },
    });
    const next = await dispatched([orderId]);
    const scan = (text: string) => scanAtStation(seller.ownerScope, { text, current: null, inside: "none" });
    expect(await scan(old?.trackingNumber ?? "")).toMatchObject({ kind: "alarm", code: "replaced" });
    const [order] = await read((db) => db.select().from(orders).where(eq(orders.id, orderId)));
    expect(await scan(order?.orderNumber ?? "")).toMatchObject({
      kind: "parcel",
      parcel: { waybillId: next },
    });
    const packed = await read((db) => listPackableBookings(db, Date.now()));
    expect(packed).toMatchObject([{ waybillId: next }]);
  });

  test("takes its declaration along only where the goods never left", async () => {
    const home = await aParcel(turnedAway);
    const abroad = await aParcel(back);
    for (const { waybillId } of [home, abroad]) await send(waybillId);
    const rows = await read((db) => db.select().from(declarations));
    const laneOf = (waybillId: string) => rows.find((row) => row.waybillId === waybillId);
    expect(laneOf(home.waybillId)).toMatchObject({ lane: "void" });
    expect(laneOf(home.waybillId)?.cancelledAt).not.toBeNull();
    expect(laneOf(abroad.waybillId)).toMatchObject({ cancelledAt: null });
  });

  test("a number that was never told is told no more, and the deadline stands", async () => {
    const { orderId, waybillId } = await aParcel(back);
    expect(await noticesOf(orderId)).toMatchObject([{ state: "pending" }]);
    await send(waybillId);
    expect(await noticesOf(orderId)).toEqual([]);
    const [facts] = (await read((db) => readDispatchFacts(db, [orderId], Date.now()))).orders;
    expect(facts?.shipByAt).not.toBeNull();
  });
});

describe("an import of an order that goes again", () => {
  test("leaves it where it is although the platform has it as shipped; a closed one goes", async () => {
    const { orderId, waybillId } = await aParcel(back);
    await markDeclared(waybillId);
    await send(waybillId);
    const [row] = await read((db) => db.select().from(orders).where(eq(orders.id, orderId)));
    const known = await read((db) => listKnownOrders(db, [row?.orderNumber ?? ""]));
    const content = known.get(row?.orderNumber ?? "")?.content;
    if (!row || !content) throw new Error("no order");
    const stateAfter = (platformStatus: "waiting_receipt" | "in_dispute" | "closed") => {
      const draft = {
        rows: [2],
        content: { ...content, platformStatus, platformStatusText: platformStatus },
        absent: [],
      };
      const [change] = compareWithKnown([draft], known, row.storeId).changed;
      return [change?.nextState, change?.effects];
    };
    expect(stateAfter("waiting_receipt")).toEqual(["waiting", []]);
    expect(stateAfter("in_dispute")).toEqual(["waiting", []]);
    expect(stateAfter("closed")[0]).toBe("done");
  });

  test("takes neither the old number for gone nor for a stranger's", async () => {
    const { orderId, waybillId } = await aParcel(back);
    await markDeclared(waybillId);
    await send(waybillId);
    const next = await dispatched([orderId]);
    const numbers = new Map((await noticesOf(orderId)).map((one) => [one.waybillId, one.trackingNumber]));
    const shows = (number: string | undefined) =>
      read((db) => confirmShownNotices(db, new Map([[orderId, [{ service: "", number: number ?? "" }]]]), Date.now()));
    expect(await shows(numbers.get(waybillId))).toMatchObject({ differing: 0 });
    expect(await shows(numbers.get(next))).toEqual({ declared: 1, differing: 0 });
    expect(new Map((await noticesOf(orderId)).map((one) => [one.waybillId, one.state]))).toEqual(
      new Map([
        [waybillId, "declared"],
        [next, "declared"],
      ]),
    );
  });
});
