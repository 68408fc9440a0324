import { randomUUID } from "node:crypto";
import { and, eq, inArray } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listDeclarations } from "#db/queries/declaration-list";
import { readDispatchFacts } from "#db/queries/dispatch-facts";
import { listMergeable } from "#db/queries/order-parts";
import { papers, shipmentNotices, waybills } from "#db/schema/dispatch";
import { orderChoices, orderLines, orders, orderTerms, recipientCorrections } from "#db/schema/orders";
import { inScope, type SellerDb } from "#db/scope";
import { createTestDatabase, type TestDatabase } from "#db/testing/database";
import { aReadySeller, type ReadySeller, waitingOrders } from "#db/testing/dispatch";
import { parseDeclarationSearch } from "#lib/customs/declaration-search";
import { parseDailySearch } from "#lib/dispatch/daily-search";
import { planDispatch } from "#lib/dispatch/plan";
import type { OrderState } from "#lib/orders/states";
import type { OpenGateway } from "#server/gateways/open-gateway";
import { bookWaybill } from "./book-one.test-data.ts";
import { cancelWaybill } from "./cancel-waybill.ts";
import { type CarrierSandbox, openCarrierSandbox } from "./carrier-sandbox.test-data.ts";
import { carryOutCancel } from "./carry-out-cancel.ts";
import { confirmBatch } from "./confirm-batch.ts";
import { holdOrders, releaseOrders } from "./hold-orders.ts";
import { mergeOrders, previewMerge, unmergeOrders } from "./merge-orders.ts";
import { readDaily } from "./read-daily.ts";
import { scanAtStation } from "./scan-at-station.ts";
import { readSplit, splitIntoParcels, undoSplit } from "./split-order.ts";
import type { StepWorld } from "./step-world.ts";

let database: TestDatabase;
let sandbox: CarrierSandbox;
let seller: ReadySeller;
let gateway: OpenGateway;
const world: StepWorld = { clock: () => Date.now(), random: () => 0.5 };

beforeAll(async () => {
  database = await createTestDatabase();
  ({ sandbox, gateway } = await openCarrierSandbox());
  seller = await aReadySeller();
});
afterAll(async () => {
  await sandbox?.end();
  await database?.close();
});

const read = <T>(work: (db: SellerDb) => Promise<T>) => inScope(seller.jobScope, work);

/** Rows of orders by their ids, with their goods. */
async function rowsOf(ids: readonly string[]) {
  return read(async (db) => {
    const rows = await db
      .select()
      .from(orders)
      .where(inArray(orders.id, [...ids]));
    const lines = await db
      .select()
      .from(orderLines)
      .where(inArray(orderLines.orderId, [...ids]));
    return ids.map((id) => {
      const row = rows.find((one) => one.id === id);
      const goods = lines.filter((line) => line.orderId === id);
      return row && { ...row, goods: goods.map(({ lineNumber, quantity }) => [lineNumber, quantity]).sort() };
    });
  });
}
const stateOf = async (id: string): Promise<OrderState | undefined> => (await rowsOf([id]))[0]?.state;

/** An order of three cups and two more on a second line. */
async function fiveCups(change: Partial<typeof orders.$inferInsert> = {}): Promise<string> {
  const [id = ""] = await waitingOrders(seller, 1, change);
  await inScope(seller.ownerScope, async (db) => {
    const [line] = await db.select().from(orderLines).where(eq(orderLines.orderId, id));
    if (!line) throw new Error("no line");
    await db.update(orderLines).set({ quantity: 3 }).where(eq(orderLines.orderId, id));
    await db.insert(orderLines).values({ ...line, lineNumber: 2, quantity: 2 });
  });
  return id;
}

async function split(orderId: string, parts: { lineNumber: number; quantity: number }[][]) {
  const source = await readSplit(seller.ownerScope, { orderId });
  if (!source.ok) throw new Error(source.refusal.code);
  const receipt = await splitIntoParcels(seller.ownerScope, { orderId, version: source.value.version, parts });
  if (!receipt.ok) throw new Error(receipt.refusal.code);
  return receipt.value.partIds;
}

async function confirm(orderIds: readonly string[]) {
  const plan = planDispatch(await read((db) => readDispatchFacts(db, orderIds, Date.now())));
  const list = plan.book.map(({ orderId, fingerprint }) => ({ orderId, fingerprint }));
  expect(plan.hold).toEqual([]);
  const receipt = await confirmBatch(seller.ownerScope, { requestKey: randomUUID(), orders: list });
  if (!receipt.ok) throw new Error(receipt.refusal.code);
  expect(receipt.value.held).toEqual([]);
  return read((db) =>
    db
      .select()
      .from(waybills)
      .where(eq(waybills.batchId, receipt.value.batchId ?? "")),
  );
}

const noticesOf = (waybillIds: readonly string[]) =>
  read((db) =>
    db
      .select({
        orderId: shipmentNotices.orderId,
        isPartial: shipmentNotices.isPartial,
        number: shipmentNotices.trackingNumber,
      })
      .from(shipmentNotices)
      .where(inArray(shipmentNotices.waybillId, [...waybillIds])),
  );

async function cancel(waybillId: string) {
  await cancelWaybill(seller.ownerScope, { waybillId, reason: "换方案" });
  await carryOutCancel(seller.jobScope, waybillId, gateway, world);
}

describe("a split order", () => {
  test("lives as two parcels: goods and money add up, two labels, and the last number declares all", async () => {
    const id = await fiveCups();
    await inScope(seller.ownerScope, async (db) => {
      const own = { sellerId: seller.sellerId, orderId: id, madeBy: "x" };
      await db.insert(recipientCorrections).values({ ...own, field: "city", original: "Austin", corrected: "Dallas" });
      await db.insert(orderChoices).values({ ...own, solutionCode: null, weightGrams: 900 });
    });
    const [second = ""] = await split(id, [[{ lineNumber: 1, quantity: 2 }]]);
    const [a, b] = await rowsOf([id, second]);
    expect([a?.goods, b?.goods]).toEqual([
      [
        [1, 1],
        [2, 2],
      ],
      [[1, 2]],
    ]);
    expect([a?.paidMinor, b?.paidMinor]).toEqual([779, 520]);
    expect(b).toMatchObject({ orderNumber: `${a?.orderNumber}-2`, partOf: id, partNumber: 2, state: "waiting" });
    const facts = await read((db) => readDispatchFacts(db, [id, second], Date.now()));
    expect(facts.orders.map(({ recipient, packedGrams, part }) => [recipient.city, packedGrams, part?.of])).toEqual([
      ["Dallas", null, 2],
      ["Dallas", null, 2],
    ]);
    const made = await confirm([id, second]);
    expect(made).toHaveLength(2);
    await bookWaybill(seller.jobScope, made[0]?.id ?? "", gateway, world);
    expect((await noticesOf(made.map((one) => one.id))).map(({ isPartial }) => isPartial)).toEqual([true]);
    await bookWaybill(seller.jobScope, made[1]?.id ?? "", gateway, world);
    const notices = await noticesOf(made.map((one) => one.id));
    expect(new Map(notices.map(({ orderId, isPartial }) => [orderId, isPartial]))).toEqual(
      new Map([
        [id, true],
        [second, false],
      ]),
    );
    expect(new Set(notices.map(({ number }) => number)).size).toBe(2);
    expect((await rowsOf([id, second])).map((row) => row?.state)).toEqual(["labelled", "labelled"]);
    const labels = await read((db) =>
      db
        .select()
        .from(papers)
        .where(
          and(
            eq(papers.kind, "label"),
            inArray(
              papers.waybillId,
              made.map((one) => one.id),
            ),
          ),
        ),
    );
    expect(labels).toHaveLength(2);
    // the part that declared all is cancelled: nothing left may say "all"
    const last = made.find((one) => one.orderId === second)?.id ?? "";
    await cancel(last);
    expect((await noticesOf(made.map((one) => one.id))).map(({ isPartial }) => isPartial)).toEqual([true]);
    expect(await undoSplit(seller.ownerScope, { orderId: id })).toMatchObject({
      refusal: { code: "split_dispatched" },
    });
    await cancel(made.find((one) => one.orderId === id)?.id ?? "");
    expect(await undoSplit(seller.ownerScope, { orderId: second })).toMatchObject({ ok: true, value: { orderId: id } });
    const [whole, rest] = await rowsOf([id, second]);
    expect(whole).toMatchObject({
      state: "waiting",
      paidMinor: 1299,
      goods: [
        [1, 3],
        [2, 2],
      ],
    });
    // its papers stay, so its row does; its number is never given again
    expect(rest).toMatchObject({ state: "done", mergedInto: id, goods: [] });
    const [third = ""] = await split(id, [[{ lineNumber: 2, quantity: 2 }]]);
    expect((await rowsOf([third]))[0]).toMatchObject({ orderNumber: `${whole?.orderNumber}-3`, paidMinor: 520 });
  });

  test("becomes one order again without a trace while nothing was sent", async () => {
    const id = await fiveCups();
    const [before] = await rowsOf([id]);
    const parts = await split(id, [[{ lineNumber: 1, quantity: 1 }], [{ lineNumber: 2, quantity: 2 }]]);
    expect(await undoSplit(seller.ownerScope, { orderId: parts[1] ?? "" })).toMatchObject({ ok: true });
    const [after, ...gone] = await rowsOf([id, ...parts]);
    expect(after?.goods).toEqual(before?.goods);
    expect(after?.paidMinor).toBe(before?.paidMinor);
    expect(gone).toEqual([undefined, undefined]);
  });

  test("is refused with the reason", async () => {
    const id = await fiveCups();
    const source = await readSplit(seller.ownerScope, { orderId: id });
    const version = source.ok ? source.value.version : 0;
    const ask = (orderId: string, at: number) =>
      splitIntoParcels(seller.ownerScope, { orderId, version: at, parts: [[{ lineNumber: 1, quantity: 1 }]] });
    expect(await ask(randomUUID(), 1)).toMatchObject({ refusal: { code: "order_unknown" } });
    expect(await ask(id, version + 1)).toMatchObject({ refusal: { code: "split_order_changed" } });
    const both = await Promise.all([ask(id, version), ask(id, version)]);
    expect(both.map((one) => (one.ok ? "split" : one.refusal.code)).sort()).toEqual(["split", "split_already"]);
    const stranger = await aReadySeller();
    expect(await readSplit(stranger.ownerScope, { orderId: id })).toMatchObject({ refusal: { code: "order_unknown" } });
  });
});

describe("merged orders", () => {
  const threeOfOne = async (name: string) => {
    const ids = await waitingOrders(seller, 3, { buyerName: name, recipientName: `${name} Carter` });
    const { sellerId } = seller;
    const numbers = await rowsOf(ids);
    await inScope(seller.ownerScope, (db) =>
      db
        .insert(orderTerms)
        .values(
          numbers.flatMap((row) =>
            row ? [row.orderNumber, name.toLowerCase()].map((term) => ({ sellerId, term, orderId: row.id })) : [],
          ),
        ),
    );
    return ids;
  };

  test("are offered, forecast, and leave the screen for the one that stands for them", async () => {
    const ids = await threeOfOne("Olga");
    const daily = () => inScope(seller.ownerScope, (db) => readDaily(db, parseDailySearch({ q: "olga" }), Date.now()));
    expect((await daily()).page.rows).toHaveLength(3);
    const offer = await read((db) => listMergeable(db, ids));
    expect(new Set(offer.get(ids[0] ?? "")?.map(({ id }) => id))).toEqual(new Set(ids));
    const preview = await previewMerge(seller.ownerScope, { orderIds: ids });
    if (!preview.ok) throw new Error(preview.refusal.code);
    const { apart, together, savedUsdMinor } = preview.value;
    expect(together.weightGrams).toBe(360);
    expect(together.declaredUsdMinor).toBe(3 * 599);
    const prices = [...apart, together].map(({ priceUsdMinor }) => priceUsdMinor);
    const sum = apart.reduce((all, one) => all + (one.priceUsdMinor ?? 0), 0);
    expect(savedUsdMinor).toBe(prices.includes(null) ? null : sum - (together.priceUsdMinor ?? 0));
    const merged = await mergeOrders(seller.ownerScope, { orderIds: ids });
    if (!merged.ok) throw new Error(merged.refusal.code);
    const { leadId, memberIds } = merged.value;
    const { page } = await daily();
    expect(page.rows.map(({ orderId, weightGrams, members }) => [orderId, weightGrams, members?.length])).toEqual([
      [leadId, 360, 2],
    ]);
    const numbers = (await rowsOf(memberIds)).map((row) => row?.orderNumber ?? "");
    const byMember = await inScope(seller.ownerScope, (db) =>
      readDaily(db, parseDailySearch({ q: numbers[0] ?? "" }), Date.now()),
    );
    expect(byMember.page.rows.map(({ orderId }) => orderId)).toEqual([leadId]);
    expect(await unmergeOrders(seller.ownerScope, { orderId: leadId, memberIds: [memberIds[0] ?? ""] })).toMatchObject({
      ok: true,
    });
    expect((await daily()).page.rows.map(({ weightGrams }) => weightGrams).sort()).toEqual([120, 240]);
    expect(await unmergeOrders(seller.ownerScope, { orderId: leadId, memberIds: null })).toMatchObject({ ok: true });
    expect((await daily()).page.rows).toHaveLength(3);
    expect(await unmergeOrders(seller.ownerScope, { orderId: leadId, memberIds: null })).toMatchObject({
      refusal: { code: "merge_none" },
    });
  });

  test("get one waybill with the goods of all and a notice each; a cancellation gives all of them back", async () => {
    const ids = await threeOfOne("Nina");
    const merged = await mergeOrders(seller.ownerScope, { orderIds: ids });
    if (!merged.ok) throw new Error(merged.refusal.code);
    const { leadId, memberIds } = merged.value;
    const [waybill, ...more] = await confirm([leadId]);
    expect(more).toEqual([]);
    expect(await Promise.all(ids.map(stateOf))).toEqual(["dispatching", "dispatching", "dispatching"]);
    const booking = waybill?.booking as { packages: { weightGrams: number; items: { quantity: number }[] }[] };
    expect(booking.packages.map((one) => [one.weightGrams, one.items.length])).toEqual([[360, 3]]);
    const waybillId = waybill?.id ?? "";
    await bookWaybill(seller.jobScope, waybillId, gateway, world);
    expect(await Promise.all(ids.map(stateOf))).toEqual(["labelled", "labelled", "labelled"]);
    const notices = await noticesOf([waybillId]);
    expect(new Set(notices.map(({ orderId }) => orderId))).toEqual(new Set(ids));
    expect(new Set(notices.map(({ number }) => number)).size).toBe(1);
    expect(notices.every(({ isPartial }) => !isPartial)).toBe(true);
    const [label] = await read((db) =>
      db
        .select()
        .from(papers)
        .where(and(eq(papers.waybillId, waybillId), eq(papers.kind, "label"))),
    );
    expect(label?.data).toMatchObject({ picking: { lines: [{}, {}, {}] }, otherOrders: 2 });
    const others = (await rowsOf(memberIds)).map((row) => row?.orderNumber ?? "").sort();
    const [trade] = await read((db) =>
      db
        .select()
        .from(papers)
        .where(and(eq(papers.waybillId, waybillId), eq(papers.kind, "trade"))),
    );
    expect(trade?.data).toMatchObject({ otherOrders: others });
    // customs know the parcel by one number; the screen names all, and any of them finds it
    const found = await read((db) => listDeclarations(db, parseDeclarationSearch({ q: others[0] ?? "", day: "all" })));
    expect(found.rows).toMatchObject([{ waybillId, otherOrders: others }]);
    // any of its numbers lays the parcel on the packing table
    const [member] = await rowsOf([memberIds[0] ?? ""]);
    const scan = { text: member?.orderNumber ?? "", current: null, inside: "none" as const };
    const answer = await scanAtStation(seller.ownerScope, scan);
    expect(answer).toMatchObject({ kind: "parcel", parcel: { waybillId } });
    expect(answer.kind === "parcel" && answer.parcel.lines.map(({ quantity }) => quantity)).toEqual([3]);
    expect(await unmergeOrders(seller.ownerScope, { orderId: leadId, memberIds: null })).toMatchObject({ ok: false });
    await cancel(waybillId);
    expect(await stateOf(leadId)).toBe("waiting");
    expect(await Promise.all(memberIds.map(stateOf))).toEqual(["merged", "merged"]);
    expect(await noticesOf([waybillId])).toEqual([]);
    // and go again together, with a waybill of their own
    const [again] = await confirm([leadId]);
    expect(again?.id).not.toBe(waybillId);
  });

  test("are not confirmed as they were reviewed when one of them is taken out", async () => {
    const ids = await threeOfOne("Vera");
    const merged = await mergeOrders(seller.ownerScope, { orderIds: ids });
    if (!merged.ok) throw new Error(merged.refusal.code);
    const { leadId } = merged.value;
    const plan = planDispatch(await read((db) => readDispatchFacts(db, [leadId], Date.now())));
    const list = plan.book.map(({ orderId, fingerprint }) => ({ orderId, fingerprint }));
    await unmergeOrders(seller.ownerScope, { orderId: leadId, memberIds: null });
    const receipt = await confirmBatch(seller.ownerScope, { requestKey: randomUUID(), orders: list });
    expect(receipt).toMatchObject({ value: { booked: [], held: [{ orderId: leadId }] } });
    const [held] = receipt.ok ? receipt.value.held : [];
    expect(new Set(held?.blockers.map(({ code }) => code))).toEqual(new Set(["ERR-205"]));
    expect(held?.blockers.map(({ detail }) => detail)).toEqual(expect.arrayContaining(["goods", "parcel"]));
  });

  test("are refused when held, split, of another address, or merged by somebody else meanwhile", async () => {
    const [a = "", b = "", c = ""] = await threeOfOne("Rosa");
    const [other = ""] = await waitingOrders(seller, 1, { buyerName: "Rosa", recipientName: "Someone Else" });
    const ask = (...orderIds: string[]) => mergeOrders(seller.ownerScope, { orderIds });
    expect(await ask(a, other)).toMatchObject({ refusal: { code: "merge_other_address" } });
    await holdOrders(seller.ownerScope, { orderIds: [a, b], note: "等买家" });
    expect(await ask(a, c)).toMatchObject({ refusal: { code: "merge_held" } });
    await releaseOrders(seller.ownerScope, { orderIds: [a, b] });
    const both = await Promise.all([ask(a, b), ask(b, c)]);
    // whoever is second adds to the first one's parcel or is told; nobody travels with an order that travels itself
    expect(both.some((one) => one.ok)).toBe(true);
    const rows = (await rowsOf([a, b, c])).flatMap((row) => row ?? []);
    for (const { state, mergedInto } of rows) {
      const lead = rows.find(({ id }) => id === mergedInto);
      expect([state, lead?.state]).toEqual(mergedInto === null ? ["waiting", undefined] : ["merged", "waiting"]);
    }
    expect(await ask(a, randomUUID())).toMatchObject({ refusal: { code: "order_unknown" } });
  });
});
