import { randomUUID } from "node:crypto";
import { eq, inArray } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { insertMany } from "#db/bulk";
import { listKnownOrders } from "#db/queries/known-orders";
import { listOpenConflicts } from "#db/queries/order-conflicts";
import { orderConflicts } from "#db/schema/conflicts";
import { batches, parcels, waybills } from "#db/schema/dispatch";
import { orderLines, orders } from "#db/schema/orders";
import { inScope, type SellerDb } from "#db/scope";
import { anyOrder } from "#db/testing/arbitrary-orders";
import { createTestDatabase, type TestDatabase } from "#db/testing/database";
import { aSeller, type TestSeller } from "#db/testing/sellers";
import type { WaybillState } from "#lib/dispatch/states";
import type { OrderContent } from "#lib/orders/draft";
import { renderOrderExport } from "#lib/orders/order-export";
import { writeCsv } from "../files/write-sheet.ts";
import { confirmImport } from "./confirm-import.ts";
import { decideConflict } from "./decide-conflict.ts";
import { mergeOrders } from "./merge-orders.ts";
import { previewImport } from "./preview-import.ts";
import { readSplit, splitIntoParcels, undoSplit } from "./split-order.ts";

let database: TestDatabase;
let seller: TestSeller;
beforeAll(async () => {
  database = await createTestDatabase();
  seller = await aSeller();
});
afterAll(() => database.close());

let numbers = 0;
const cup = { title: "Ceramic cup", attributes: "", sku: "CUP", unit: "piece", service: "", isWarehouseShipped: false };

/** An order of three cups and two plates, as a file tells it. */
function told(change: Partial<OrderContent> = {}): OrderContent {
  const [any] = fc.sample(anyOrder, { numRuns: 1, seed: 11 });
  if (!any) throw new Error("no order");
  numbers += 1;
  return {
    ...any,
    orderNumber: String(3_031_265_799_000_000 + numbers),
    ...{ platformStatus: "waiting_shipment", platformStatusText: "等待您发货", shipped: [], isMasked: false },
    ...{ paidMinor: 1001, goodsMinor: 901, shippingMinor: 100, currency: "USD", buyerName: `Buyer ${numbers}` },
    ...{ recipientName: "Emily Carter", country: "US", countryText: "United States", city: "Austin" },
    ...{ province: "Texas", address: "2204 Maple Hollow Trl", postalCode: "78745", mobile: "15125550143", phone: "" },
    lines: [
      { ...cup, quantity: 3 },
      { ...cup, title: "Plate", sku: "PLATE", quantity: 2 },
    ],
    ...change,
  };
}

async function importOf(...list: OrderContent[]) {
  const [header = [], ...rows] = renderOrderExport(list, "with_email");
  const bytes = writeCsv({ header, rows }, "gb18030");
  const file = { storeId: seller.storeId, fileName: "orders.csv", bytes };
  const preview = await previewImport(seller.ownerScope, file);
  if (!preview.ok) throw new Error(preview.refusal.code);
  const done = await confirmImport(seller.ownerScope, { importId: preview.value.importId });
  if (!done.ok) throw new Error(done.refusal.code);
  return done.value.counts;
}

const read = <T>(work: (db: SellerDb) => Promise<T>) => inScope(seller.jobScope, work);
const known = async (order: OrderContent) => {
  const one = (await read((db) => listKnownOrders(db, [order.orderNumber]))).get(order.orderNumber);
  if (!one) throw new Error("not known");
  return one;
};
const rowOf = async (id: string) => {
  const [row] = await read((db) => db.select().from(orders).where(eq(orders.id, id)));
  if (!row) throw new Error("no order");
  return row;
};
const piecesOf = (id: string) =>
  read(async (db) => {
    const lines = await db.select().from(orderLines).where(eq(orderLines.orderId, id));
    return Object.fromEntries(lines.map(({ lineNumber, quantity }) => [lineNumber, quantity]));
  });

async function split(order: OrderContent, ...parts: { lineNumber: number; quantity: number }[][]) {
  const { id } = await known(order);
  const source = await readSplit(seller.ownerScope, { orderId: id });
  if (!source.ok) throw new Error(source.refusal.code);
  const done = await splitIntoParcels(seller.ownerScope, { orderId: id, version: source.value.version, parts });
  if (!done.ok) throw new Error(done.refusal.code);
  return [id, ...done.value.partIds] as const;
}

/** As after a confirmation: the order has a waybill in this state. */
async function dispatched(orderId: string, state: WaybillState, more: Partial<typeof waybills.$inferInsert> = {}) {
  const [batchId, parcelId, waybillId] = [randomUUID(), randomUUID(), randomUUID()];
  const { sellerId, storeId } = seller;
  await read(async (db) => {
    await insertMany(db, batches, [
      { sellerId, id: batchId, createdBy: "x", parcelCount: 1, requestKey: batchId, receipt: {} },
    ]);
    const shared = { sellerId, orderId, batchId, country: "US", solutionCode: "CAINIAO_STANDARD" };
    await insertMany(db, parcels, [{ ...shared, id: parcelId, position: 0, weightGrams: 100, quote: {} }]);
    await insertMany(db, waybills, [
      {
        ...{
          ...shared,
          id: waybillId,
          parcelId,
          storeId,
          state,
          carrierCode: "cainiao",
          environment: "sandbox" as const,
        },
        ...{ booking: {}, trackingNumber: `RE${waybillId.slice(0, 9)}`, ...more },
      },
    ]);
    const next = state === "booked" ? ("labelled" as const) : ("dispatching" as const);
    await db.update(orders).set({ state: next }).where(eq(orders.id, orderId));
    await db.update(orders).set({ state: next }).where(eq(orders.mergedInto, orderId));
  });
  return waybillId;
}
const waybillState = async (id: string) =>
  (await read((db) => db.select({ state: waybills.state }).from(waybills).where(eq(waybills.id, id))))[0]?.state;
const conflicts = (orderId: string) => read((db) => listOpenConflicts(db, { orderIds: [orderId] }));

const cancelled = (order: OrderContent): OrderContent => ({
  ...order,
  ...{ platformStatus: "closed", platformStatusText: "订单关闭" },
});

describe("a split order in the next file", () => {
  test("is the same as before, whatever it was split into", async () => {
    const order = told();
    await importOf(order);
    const ids = await split(order, [{ lineNumber: 1, quantity: 1 }], [{ lineNumber: 2, quantity: 1 }]);
    expect((await known(order)).content).toEqual({ ...order });
    expect(await importOf(order)).toMatchObject({ new: 0, changed: 0, same: 1 });
    expect(await Promise.all(ids.map(piecesOf))).toEqual([{ 1: 2, 2: 1 }, { 1: 1 }, { 2: 1 }]);
  });

  test("passes an address on to its parts and keeps what each holds", async () => {
    const order = told();
    await importOf(order);
    const ids = await split(order, [{ lineNumber: 1, quantity: 1 }]);
    await importOf({ ...order, city: "Dallas" });
    expect(await Promise.all(ids.map(async (id) => (await rowOf(id)).city))).toEqual(["Dallas", "Dallas"]);
    expect(await Promise.all(ids.map(piecesOf))).toEqual([{ 1: 2, 2: 2 }, { 1: 1 }]);
    expect((await known(order)).content).toEqual({ ...order, city: "Dallas" });
  });

  test("holds its parts when the goods changed, and the sum is the file's", async () => {
    const order = told();
    await importOf(order);
    const ids = await split(order, [{ lineNumber: 1, quantity: 2 }]);
    const lines = [
      { ...cup, quantity: 2 },
      { ...cup, title: "Plate", sku: "PLATE", quantity: 2 },
    ];
    const less = { ...order, lines, paidMinor: 777 };
    expect(await importOf(less)).toMatchObject({ changed: 1, held: 1 });
    expect((await known(order)).content).toEqual(less);
    expect(await Promise.all(ids.map(async (id) => (await rowOf(id)).holdReason))).toEqual([
      "goods_changed",
      "goods_changed",
    ]);
    expect(await importOf(less)).toMatchObject({ changed: 0, same: 1 });
    expect(await undoSplit(seller.ownerScope, { orderId: ids[0] })).toMatchObject({ ok: true });
    expect((await known(order)).content).toEqual(less);
  });

  test("leaves with all its parts when the buyer cancelled", async () => {
    const order = told();
    await importOf(order);
    const ids = await split(order, [{ lineNumber: 1, quantity: 2 }]);
    const gone = cancelled(order);
    await importOf(gone);
    expect(new Set(await Promise.all(ids.map(async (id) => (await rowOf(id)).state)))).toEqual(new Set(["done"]));
  });
});

describe("merged orders in the next file", () => {
  async function merged() {
    const first = told();
    const second = told({ buyerName: first.buyerName });
    await importOf(first, second);
    const ids = [(await known(first)).id, (await known(second)).id];
    const done = await mergeOrders(seller.ownerScope, { orderIds: ids });
    if (!done.ok) throw new Error(done.refusal.code);
    const isFirst = done.value.leadId === ids[0];
    const [lead, member] = isFirst ? [first, second] : [second, first];
    return { lead, member, leadId: done.value.leadId, memberId: done.value.memberIds[0] ?? "" };
  }

  test("stay merged while they go to the same address", async () => {
    const { lead, member, memberId } = await merged();
    expect(await importOf(lead, member)).toMatchObject({ same: 2 });
    await importOf({ ...member, remark: "gift" });
    expect(await rowOf(memberId)).toMatchObject({ state: "merged", holdReason: null });
    const lines = [{ ...cup, quantity: 9 }];
    await importOf({ ...member, lines });
    expect(await rowOf(memberId)).toMatchObject({ state: "merged", holdReason: "goods_changed" });
  });

  test("part when one goes elsewhere or is cancelled", async () => {
    const { member, memberId, leadId } = await merged();
    await importOf({ ...member, city: "Dallas" });
    expect(await rowOf(memberId)).toMatchObject({ state: "waiting", mergedInto: null });
    expect(await rowOf(leadId)).toMatchObject({ state: "waiting", holdReason: null });
    const second = await merged();
    await importOf(cancelled(second.lead));
    expect((await rowOf(second.leadId)).state).toBe("done");
    expect(await rowOf(second.memberId)).toMatchObject({
      ...{ state: "waiting", mergedInto: null, holdReason: "merge_dissolved" },
    });
  });

  test("give back what is still wanted when an unsent waybill is stopped", async () => {
    const { member, memberId, leadId } = await merged();
    const waybillId = await dispatched(leadId, "queued");
    await importOf(cancelled(member));
    expect(await waybillState(waybillId)).toBe("cancelled");
    expect(await rowOf(memberId)).toMatchObject({ state: "done", mergedInto: null, holdReason: null });
    expect((await rowOf(leadId)).state).toBe("waiting");
  });

  test("are in conflict when one of them is cancelled behind the label", async () => {
    const { member, memberId, leadId } = await merged();
    const waybillId = await dispatched(leadId, "booked");
    await importOf(cancelled(member));
    expect(await conflicts(leadId)).toMatchObject([{ orderId: memberId, waybillId, kind: "left_waiting" }]);
  });
});

describe("an order that changes while it is dispatched", () => {
  test("is stopped where nothing was sent yet", async () => {
    const order = told();
    await importOf(order);
    const { id } = await known(order);
    const waybillId = await dispatched(id, "queued");
    await importOf(cancelled(order));
    expect(await waybillState(waybillId)).toBe("cancelled");
    expect(await rowOf(id)).toMatchObject({ state: "done", holdReason: null });
    expect(await conflicts(id)).toEqual([]);
    const moved = told();
    await importOf(moved);
    const other = await known(moved);
    const second = await dispatched(other.id, "queued");
    await importOf({ ...moved, city: "Dallas" });
    expect(await waybillState(second)).toBe("cancelled");
    expect(await rowOf(other.id)).toMatchObject({ state: "waiting", city: "Dallas" });
  });

  test.each(["sending", "booked", "unclear", "cancelling"] as const)("is a conflict where it is %s", async (state) => {
    const order = told();
    await importOf(order);
    const { id } = await known(order);
    const waybillId = await dispatched(id, state);
    await importOf({ ...order, city: "Dallas", postalCode: "75001" });
    expect(await waybillState(waybillId)).toBe(state);
    expect(await conflicts(id)).toMatchObject([
      {
        ...{ waybillId, kind: "recipient_changed" },
        fields: [
          { field: "city", before: "Austin", after: "Dallas" },
          { field: "postalCode", before: "78745", after: "75001" },
        ],
      },
    ]);
  });

  test("stays one conflict with the newest word, and none when the file takes it back", async () => {
    const order = told();
    await importOf(order);
    const { id } = await known(order);
    await dispatched(id, "booked");
    await importOf({ ...order, city: "Dallas" });
    await importOf({ ...order, city: "Dallas" });
    await importOf({ ...order, city: "Houston" });
    expect((await conflicts(id)).map(({ fields }) => fields)).toEqual([
      [{ field: "city", before: "Austin", after: "Houston" }],
    ]);
    await importOf(order);
    expect(await conflicts(id)).toEqual([]);
    const all = await read((db) =>
      db
        .select()
        .from(orderConflicts)
        .where(inArray(orderConflicts.orderId, [id])),
    );
    expect(all.map(({ decision }) => decision)).toEqual(["taken_back"]);
  });

  test("goes as labelled when somebody says so, once", async () => {
    const order = told();
    await importOf(order);
    const { id } = await known(order);
    await dispatched(id, "booked");
    await importOf({ ...order, city: "Dallas" });
    const [one] = await conflicts(id);
    const input = { conflictId: one?.id ?? "", decision: "keep" as const, note: "买家同意" };
    const both = await Promise.all([
      decideConflict(seller.ownerScope, input),
      decideConflict(seller.ownerScope, input),
    ]);
    expect(both.map((answer) => (answer.ok ? "kept" : answer.refusal.code)).sort()).toEqual(["conflict_gone", "kept"]);
    const stranger = await aSeller();
    expect(await decideConflict(stranger.ownerScope, input)).toMatchObject({ refusal: { code: "conflict_gone" } });
    const [kept] = await read((db) => db.select().from(orderConflicts).where(eq(orderConflicts.id, input.conflictId)));
    expect(kept).toMatchObject({ decision: "kept", note: "买家同意" });
    expect(kept?.decidedBy).not.toBe("");
  });

  test("is cancelled from its conflict", async () => {
    const order = told();
    await importOf(order);
    const { id } = await known(order);
    const waybillId = await dispatched(id, "booked");
    await importOf(cancelled(order));
    const [one] = await conflicts(id);
    expect(one?.kind).toBe("left_waiting");
    const input = { conflictId: one?.id ?? "", decision: "cancel" as const, note: "" };
    expect(await decideConflict(seller.ownerScope, input)).toMatchObject({ ok: true });
    expect(await waybillState(waybillId)).toBe("cancelling");
  });
});
