import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import type { Sql } from "postgres";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { insertMany } from "#db/bulk";
import { connect } from "#db/client";
import { getHandOverOf, listBagParcels, listPlaces } from "#db/queries/bag-parcels";
import { getHandOver, listHandOvers, listStandingBags } from "#db/queries/bags";
import { listHandedOver } from "#db/queries/declarations";
import { countBagTroubles, countWaiting, listWaiting } from "#db/queries/hand-over-waiting";
import { declarations } from "#db/schema/customs";
import { waybills } from "#db/schema/dispatch";
import { bagParcels, bags } from "#db/schema/hand-over";
import { orders } from "#db/schema/orders";
import { packingChecks } from "#db/schema/packing";
import { auditEntries } from "#db/schema/sellers";
import { trackingStates } from "#db/schema/tracking";
import { inScope } from "#db/scope";
import { createTestDatabase, type TestDatabase } from "#db/testing/database";
import { aBookedParcel, aDeclaringSeller } from "#db/testing/declaring";
import type { ReadySeller } from "#db/testing/dispatch";
import { wholeTableReads } from "#db/testing/explain";
import type { TestWaybill } from "#db/testing/waybills";
import type { HandOverData } from "#lib/papers/trade/hand-over-data";
import { sandboxForTest } from "#sandbox/testing/caller";
import { cancelWaybill } from "./cancel-waybill.ts";
import { closeBag, discardBag, reopenBag, takeOutOfBag } from "./change-bag.ts";
import { connectSandboxExchange } from "./connect-exchange.ts";
import { handOverBags } from "./hand-over-bags.ts";
import { openBag } from "./open-bag.ts";
import { printBagLabel, printHandOver } from "./print-hand-over.ts";
import { readHandOver } from "./read-hand-over.ts";
import { scanIntoBag } from "./scan-into-bag.ts";
import { sendDeclarations } from "./send-declarations.ts";
import { finishBookings } from "./settle-booking.ts";
import type { StepWorld } from "./step-world.ts";
import { takeReceipts } from "./take-receipts.ts";

let database: TestDatabase;
let owner: Sql;
let sandbox: Awaited<ReturnType<typeof sandboxForTest>>;
let seller: ReadySeller;
let clock = Date.now();
const world: StepWorld = { clock: () => clock, random: () => 0.5 };

beforeAll(async () => {
  database = await createTestDatabase();
  owner = connect(database.ownerUrl, { max: 1, name: "test" });
  sandbox = await sandboxForTest();
  Object.assign(process.env, { SANDBOX_URL: sandbox.url, DATA_EXCHANGE_URL: sandbox.dataExchangeUrl });
  await control("waybills", { logisticsNos: ["*"] });
});
afterAll(async () => {
  await owner?.end();
  await sandbox?.end();
  await database?.close();
});
beforeEach(async () => {
  clock = Math.max(Date.now(), clock) + 120_000;
  seller = await aDeclaringSeller();
  expect(await connectSandboxExchange(seller.jobScope, clock)).toBe("connected");
});

async function control(name: string, body: object): Promise<void> {
  const answer = await fetch(`${sandbox.url}/_sandbox/customs/${name}`, { method: "POST", body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${name}: ${answer.status} ${await answer.text()}`);
}

/** Parcels with number and label that customs know nothing of yet. */
async function labelled(count: number): Promise<TestWaybill[]> {
  const made: TestWaybill[] = [];
  for (let at = 0; at < count; at++) made.push(await aBookedParcel(seller, clock, finishBookings));
  return made;
}

/** The same, declared and answered by the sandbox. */
async function cleared(count: number): Promise<TestWaybill[]> {
  const made = await labelled(count);
  await sendDeclarations(seller.jobScope, "sandbox", world);
  await hear();
  return made;
}

/** A parcel that has its number while customs have not decided. */
async function numbered(): Promise<TestWaybill> {
  const [one] = (await labelled(1)) as [TestWaybill];
  await control("fates", { key: one.orderNumber, fate: "suspended" });
  await sendDeclarations(seller.jobScope, "sandbox", world);
  await hear();
  return one;
}

/** Customs return what they had numbered. */
async function turnBack({ orderNumber }: TestWaybill): Promise<void> {
  await control("fates", { key: orderNumber, fate: "returned_late" });
  await hear();
}

async function hear(): Promise<void> {
  clock += 60_000;
  await control("step", {});
  await takeReceipts(seller.jobScope, "sandbox", world);
}

async function clearedOne(): Promise<TestWaybill> {
  const [one] = await cleared(1);
  if (!one) throw new Error("nothing booked");
  return one;
}

const numberOf = ({ waybillId }: TestWaybill) => `LX${waybillId.slice(0, 8).toUpperCase()}CN`;
const scan = (parcel: TestWaybill | string, bagId: string | null = null) =>
  scanIntoBag(seller.ownerScope, { typed: typeof parcel === "string" ? parcel : numberOf(parcel), bagId }, ++clock);
const verdictOf = async (parcel: TestWaybill | string, bagId: string | null = null) => {
  const answer = await scan(parcel, bagId);
  if (answer.kind !== "parcel") return answer.kind;
  return answer.verdict.ok ? "ok" : answer.verdict.refusal.code;
};
const kind = { carrierCode: "cainiao", environment: "sandbox" as const, method: "pickup" as const, warehouse: "" };
async function aBag(change: Partial<typeof kind> | { method: "drop_off" | "courier" } = {}): Promise<string> {
  const opened = await openBag(seller.ownerScope, { ...kind, ...change, typed: null }, clock);
  if (!opened.ok) throw new Error("no bag");
  return opened.value.id;
}
const contentOf = (bagId: string) => inScope(seller.jobScope, (db) => listBagParcels(db, [bagId]));
const close = (bagId: string) => closeBag(seller.ownerScope, { bagId }, clock);
const way = { method: "pickup" as const, courierName: "", courierNumber: "" };
const give = (bagIds: string[], change: object = {}) =>
  handOverBags(seller.ownerScope, { bagIds, ...way, ...change }, clock);
const set = (parcel: TestWaybill, change: Partial<typeof waybills.$inferInsert>) =>
  inScope(seller.jobScope, (db) => db.update(waybills).set(change).where(eq(waybills.id, parcel.waybillId)));
const hold = (parcel: TestWaybill, holdReason: "by_person" | null) =>
  inScope(seller.jobScope, (db) => db.update(orders).set({ holdReason }).where(eq(orders.id, parcel.orderId)));

describe("scanning", () => {
  it("offers the fitting bag, opens it with the parcel inside, and takes tracking, LP and order numbers", async () => {
    const [first, second, third] = (await cleared(3)) as [TestWaybill, TestWaybill, TestWaybill];
    expect(await scan(first)).toMatchObject({
      ...{ verdict: { ok: false, refusal: { code: "no_open_bag" } }, bag: null, fits: null },
      proposal: { carrierCode: "cainiao", environment: "sandbox", method: "pickup" },
    });
    const opened = await openBag(seller.ownerScope, { ...kind, typed: numberOf(first) }, clock);
    expect(opened).toMatchObject({ ok: true, value: { scan: { verdict: { ok: true }, bag: { count: 1 } } } });
    expect(await scan(`LP${numberOf(second)}`.toLowerCase())).toMatchObject({
      ...{ verdict: { ok: true }, bag: { count: 2, weightGrams: 640 } },
    });
    expect(await scan(third.orderNumber)).toMatchObject({ verdict: { ok: true }, bag: { count: 3 } });
    const code = opened.ok ? opened.value.code : "";
    expect(await scan(code.toLowerCase())).toMatchObject({ kind: "bag", bag: { code, state: "open", count: 3 } });
    expect(code).toMatch(/^B\d{8}-01$/);
  });

  it("the bag takes on the warehouse of the first parcel that names one, and others are sent to their own", async () => {
    const [here, there] = (await cleared(2)) as [TestWaybill, TestWaybill];
    const name = (parcel: TestWaybill, place: string) =>
      owner`update papers set data = jsonb_set(data, '{sortingCode}', to_jsonb(${place}::text))
        where kind = 'label' and waybill_id = ${parcel.waybillId}`;
    await name(here, "SZX07");
    await name(there, "YIW02");
    const bagId = await aBag();
    expect(await verdictOf(here, bagId)).toBe("ok");
    expect(await scan(there, bagId)).toMatchObject({
      verdict: {
        ok: false,
        refusal: { code: "other_warehouse", values: { warehouse: "YIW02", bagWarehouse: "SZX07" } },
      },
      proposal: { warehouse: "YIW02" },
    });
    const other = await aBag({ warehouse: "YIW02" });
    expect(await scan(there, bagId)).toMatchObject({ fits: { id: other }, proposal: null });
    expect(await scan(there)).toMatchObject({ verdict: { ok: true }, bag: { id: other } });
  });

  it("without a number, with a stop, cancelled or held it stays out; each says why", async () => {
    const [waiting, stopped, going, held] = (await cleared(4)) as [TestWaybill, TestWaybill, TestWaybill, TestWaybill];
    const [undeclared] = (await labelled(1)) as [TestWaybill];
    const bagId = await aBag();
    expect(await verdictOf(undeclared, bagId)).toBe("declaration_not_sent");
    await inScope(seller.jobScope, (db) =>
      db
        .update(declarations)
        .set({ lane: "stopped", stop: "gate" })
        .where(eq(declarations.waybillId, undeclared.waybillId)),
    );
    expect(await verdictOf(undeclared, bagId)).toBe("declaration_gate");
    expect(
      await cancelWaybill(seller.ownerScope, { waybillId: going.waybillId, reason: "买家取消" }, clock),
    ).toMatchObject({
      ok: true,
    });
    expect(await verdictOf(going, bagId)).toBe("cancelling");
    await set(going, { state: "cancelled" });
    expect(await verdictOf(going, bagId)).toBe("cancelled");
    await hold(held, "by_person");
    expect(await verdictOf(held, bagId)).toBe("order_held");
    await hold(held, null);
    expect(await verdictOf(held, bagId)).toBe("ok");
    await set(stopped, { trackingNumber: null });
    expect(await verdictOf(`LP${numberOf(stopped)}`, bagId)).toBe("no_tracking_number");
    expect(await verdictOf("LX000000000CN", bagId)).toBe("unknown_number");
    expect(await verdictOf(waiting, bagId)).toBe("ok");
    expect(await verdictOf(waiting, bagId)).toBe("already_in_bag");
    expect(await verdictOf(waiting, await aBag())).toBe("in_other_bag");
    expect(await contentOf(bagId)).toHaveLength(2);
  });

  it("another seller's parcel is an unknown number", async () => {
    const foreign = await clearedOne();
    seller = await aDeclaringSeller();
    expect(await verdictOf(foreign, await aBag())).toBe("unknown_number");
  });

  it("two people on two scanners: no parcel lies in two bags, none is lost, every scan is answered", async () => {
    const parcels = await cleared(8);
    const [one, other] = [await aBag(), await aBag()];
    const scans = parcels.flatMap((parcel) => [
      ...[verdictOf(parcel, one), verdictOf(parcel, other), verdictOf(parcel, one)],
      verdictOf(parcel),
    ]);
    const answers = await Promise.all(scans);
    expect(answers.filter((code) => code === "ok")).toHaveLength(parcels.length);
    expect(answers.filter((code) => !["ok", "already_in_bag", "in_other_bag"].includes(code))).toEqual([]);
    const inside = [...(await contentOf(one)), ...(await contentOf(other))].map(({ waybillId }) => waybillId);
    expect(inside.toSorted()).toEqual(parcels.map(({ waybillId }) => waybillId).toSorted());
  });

  it("two who open bags at once get two numbers", async () => {
    await Promise.all(Array.from({ length: 5 }, () => aBag()));
    const codes = (await inScope(seller.jobScope, listStandingBags)).map(({ code }) => code.slice(-3));
    expect(codes.toSorted()).toEqual(["-01", "-02", "-03", "-04", "-05"]);
  });

  it("the thousand-and-first does not go in", async () => {
    const parcel = await clearedOne();
    const bagId = await aBag();
    await owner`
      with template as (select * from waybills where id = ${parcel.waybillId}),
      made as (
        insert into waybills (seller_id, id, parcel_id, order_id, store_id, batch_id, carrier_code, environment,
          solution_code, country, state, booking)
        select seller_id, gen_random_uuid(), parcel_id, order_id, store_id, batch_id, carrier_code, environment,
          solution_code, country, 'cancelled', booking from template, generate_series(1, 1000) returning seller_id, id
      )
      insert into bag_parcels (seller_id, waybill_id, bag_id, scanned_by) select seller_id, id, ${bagId}, 't' from made`;
    expect(await scan(parcel, bagId)).toMatchObject({
      verdict: { ok: false, refusal: { code: "bag_full", values: { max: 1_000 } } },
    });
  });
});

describe("closing", () => {
  it("looks at every parcel again, names what must not go, and closes once it is out", async () => {
    const [good, gone] = (await cleared(2)) as [TestWaybill, TestWaybill];
    const returned = await numbered();
    const bagId = await aBag();
    for (const one of [good, returned, gone]) expect(await verdictOf(one, bagId)).toBe("ok");
    await turnBack(returned);
    await set(gone, { state: "cancelling" });
    expect(await inScope(seller.jobScope, countBagTroubles)).toEqual(new Map([[bagId, 2]]));
    const refused = await close(bagId);
    expect(refused).toMatchObject({ ok: true, value: { count: 3 } });
    const stopped = refused.ok ? refused.value.stopped : [];
    expect(new Map(stopped.map(({ waybillId, refusal }) => [waybillId, refusal.code]))).toEqual(
      new Map([
        [returned.waybillId, "declaration_stopped"],
        [gone.waybillId, "cancelling"],
      ]),
    );
    const [still] = await inScope(seller.jobScope, listStandingBags);
    expect(still?.state).toBe("open");
    for (const { waybillId } of stopped) {
      expect(await takeOutOfBag(seller.ownerScope, { bagId, waybillId })).toEqual({ ok: true, value: null });
    }
    expect(await close(bagId)).toMatchObject({ ok: true, value: { count: 1, stopped: [] } });
    const other = await clearedOne();
    expect(await verdictOf(other, bagId)).toBe("bag_closed");
    expect(await takeOutOfBag(seller.ownerScope, { bagId, waybillId: good.waybillId })).toMatchObject({
      refusal: { code: "bag_not_open" },
    });
    expect(await reopenBag(seller.ownerScope, { bagId })).toEqual({ ok: true, value: null });
    expect(await verdictOf(other, bagId)).toBe("ok");
  });

  it("an empty bag is not closed but removed; one that was closed keeps its number", async () => {
    const bagId = await aBag();
    expect(await close(bagId)).toMatchObject({ refusal: { code: "bag_empty" } });
    const parcel = await clearedOne();
    await verdictOf(parcel, bagId);
    expect(await discardBag(seller.ownerScope, { bagId })).toMatchObject({ refusal: { code: "bag_not_empty" } });
    await close(bagId);
    await reopenBag(seller.ownerScope, { bagId });
    await takeOutOfBag(seller.ownerScope, { bagId, waybillId: parcel.waybillId });
    expect(await discardBag(seller.ownerScope, { bagId })).toMatchObject({ refusal: { code: "bag_was_closed" } });
    const unused = await aBag();
    expect(await discardBag(seller.ownerScope, { bagId: unused })).toEqual({ ok: true, value: null });
    expect(await close(randomUUID())).toMatchObject({ refusal: { code: "bag_not_found" } });
  });

  it("closing and scanning at once: what is in when it closes is what the label counts", async () => {
    const parcels = await cleared(6);
    const bagId = await aBag();
    await verdictOf(parcels[0] as TestWaybill, bagId);
    const [closed] = await Promise.all([close(bagId), ...parcels.slice(1).map((one) => verdictOf(one, bagId))]);
    expect(closed).toMatchObject({ ok: true, value: { stopped: [], count: (await contentOf(bagId)).length } });
  });
});

describe("handing over", () => {
  async function aClosedBag(parcels: readonly TestWaybill[]): Promise<string> {
    const bagId = await aBag();
    for (const one of parcels) expect(await verdictOf(one, bagId)).toBe("ok");
    expect(await close(bagId)).toMatchObject({ ok: true, value: { stopped: [] } });
    return bagId;
  }

  it("freezes one list of several bags, numbered by the day, and marks their parcels", async () => {
    const parcels = await cleared(3);
    const [first, second, third] = parcels as [TestWaybill, TestWaybill, TestWaybill];
    await inScope(seller.jobScope, (db) =>
      insertMany(db, packingChecks, [
        { sellerId: seller.sellerId, waybillId: first.waybillId, measuredGrams: 345, by: "test" },
      ]),
    );
    const ids = [await aClosedBag([first, second]), await aClosedBag([third])];
    expect(await inScope(seller.jobScope, countWaiting)).toMatchObject({ packed: 0 });
    const given = await give(ids);
    expect(given).toMatchObject({ ok: true, value: { parcels: 3, stopped: [] } });
    const id = (given.ok && given.value.id) || "";
    const list = await inScope(seller.jobScope, (db) => getHandOver(db, id));
    expect(list).toMatchObject({ bagCount: 2, parcelCount: 3, weightGrams: 345 + 320 + 320, method: "pickup" });
    expect(list?.code).toMatch(/^H\d{8}-01$/);
    const data = list?.data as HandOverData;
    expect(data.parcels.map(({ trackingNumber }) => trackingNumber)).toEqual(parcels.map(numberOf));
    expect(data.parcels.every(({ declarationNumber }) => declarationNumber !== "")).toBe(true);
    expect(data.bags.map(({ parcels: count }) => count)).toEqual([2, 1]);
    expect(data.seller.name.zh).toBe("深圳测试商家");

    const all = parcels.map(({ waybillId }) => waybillId);
    const [left, of, places] = await inScope(seller.jobScope, async (db) => [
      await listHandedOver(db, all),
      await getHandOverOf(db, all),
      await listPlaces(db, all),
    ]);
    expect([...left].toSorted()).toEqual(all.toSorted());
    expect(of.get(first.waybillId)).toMatchObject({ handOverId: id, handOverCode: list?.code, bagId: ids[0] });
    expect(places.get(third.waybillId)).toMatchObject({ bagState: "handed_over", handOverCode: list?.code });

    expect(await verdictOf(first)).toBe("handed_over");
    expect(await reopenBag(seller.ownerScope, { bagId: ids[0] ?? "" })).toMatchObject({
      refusal: { code: "bag_not_closed" },
    });
    expect(await give(ids)).toMatchObject({ refusal: { code: "bag_not_closed" } });
    expect(
      await cancelWaybill(seller.ownerScope, { waybillId: first.waybillId, reason: "买家取消" }, clock),
    ).toMatchObject({ refusal: { code: "waybill_handed_over", values: { list: list?.code } } });
    const events = await inScope(seller.jobScope, (db) =>
      db.select({ event: auditEntries.event }).from(auditEntries).where(eq(auditEntries.subjectId, id)),
    );
    expect(events.map(({ event }) => event)).toEqual(["bags_handed_over"]);
  });

  it("two who hand over the same bag make one list", async () => {
    const bagId = await aClosedBag(await cleared(2));
    const answers = await Promise.all([give([bagId]), give([bagId]), give([bagId])]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const lists = await inScope(seller.jobScope, (db) => listHandOvers(db, { from: 0, to: clock + 1_000, limit: 9 }));
    expect(lists).toHaveLength(1);
  });

  it("what customs stopped or somebody cancelled after closing keeps everything here", async () => {
    const [good, bad] = [await clearedOne(), await numbered()];
    const bagId = await aClosedBag([good, bad]);
    await turnBack(bad);
    const given = await give([bagId]);
    expect(given).toMatchObject({ ok: true, value: { id: null, stopped: [{ waybillId: bad.waybillId }] } });
    expect(await inScope(seller.jobScope, (db) => listHandedOver(db, [good.waybillId]))).toEqual(new Set());
    const [bag] = await inScope(seller.jobScope, listStandingBags);
    expect(bag?.state).toBe("closed");
  });

  it("a return by customs after that is a parcel to intercept, though no carrier has seen it", async () => {
    const parcel = await numbered();
    expect(await give([await aClosedBag([parcel])])).toMatchObject({ ok: true, value: { stopped: [] } });
    await turnBack(parcel);
    const [row] = await inScope(seller.jobScope, (db) =>
      db.select().from(declarations).where(eq(declarations.waybillId, parcel.waybillId)),
    );
    expect(row).toMatchObject({ lane: "returned" });
    expect(row?.interceptAt).not.toBeNull();
  });

  it("by courier it needs the courier's name and number, and keeps them", async () => {
    const bagId = await aClosedBag(await cleared(1));
    expect(await give([bagId], { method: "courier" })).toMatchObject({
      refusal: { code: "courier_name_missing", field: "courierName" },
    });
    const given = await give([bagId], { method: "courier", courierName: "顺丰", courierNumber: "SF123" });
    const id = (given.ok && given.value.id) || "";
    expect(await inScope(seller.jobScope, (db) => getHandOver(db, id))).toMatchObject({
      ...{ method: "courier", courierName: "顺丰", courierNumber: "SF123" },
    });
  });

  it("papers: a label for each closing and one list, printed again they are the same bytes", async () => {
    const [parcel] = (await cleared(1)) as [TestWaybill];
    const bagId = await aBag();
    await verdictOf(parcel, bagId);
    expect(await printBagLabel(seller.ownerScope, bagId)).toMatchObject({ refusal: { code: "bag_not_closed" } });
    await close(bagId);
    const bytesOf = async (print: ReturnType<typeof printBagLabel>) => {
      const printed = await print;
      if (!printed.ok) throw new Error(printed.refusal.code);
      return Buffer.from(printed.value.bytes);
    };
    const [one, two] = await Promise.all([
      bytesOf(printBagLabel(seller.ownerScope, bagId)),
      bytesOf(printBagLabel(seller.ownerScope, bagId)),
    ]);
    expect(one.equals(two)).toBe(true);
    await reopenBag(seller.ownerScope, { bagId });
    clock += 60_000;
    await close(bagId);
    expect((await bytesOf(printBagLabel(seller.ownerScope, bagId))).equals(one)).toBe(false);
    const given = await give([bagId]);
    const id = (given.ok && given.value.id) || "";
    const list = await bytesOf(printHandOver(seller.ownerScope, id, "both"));
    await inScope(seller.jobScope, (db) =>
      db.update(orders).set({ orderNumber: "changed" }).where(eq(orders.id, parcel.orderId)),
    );
    expect((await bytesOf(printHandOver(seller.ownerScope, id, "both"))).equals(list)).toBe(true);
    expect(await printHandOver(seller.ownerScope, randomUUID(), "both")).toMatchObject({
      refusal: { code: "hand_over_not_found" },
    });
  });
});

describe("what waits", () => {
  it("counts labelled parcels in no bag, and those that customs keep, as `readHandOver` says", async () => {
    const free = await cleared(2);
    const [kept] = (await labelled(1)) as [TestWaybill];
    const [moving] = (await labelled(1)) as [TestWaybill];
    await inScope(seller.jobScope, (db) =>
      db.update(trackingStates).set({ stage: "pickup" }).where(eq(trackingStates.waybillId, moving.waybillId)),
    );
    expect(await inScope(seller.jobScope, countWaiting)).toMatchObject({ packed: 3, customs: 1 });
    const [all, customs] = await inScope(seller.jobScope, async (db) => [
      await listWaiting(db, "packed", null),
      await listWaiting(db, "customs", null),
    ]);
    expect(customs.rows.map(({ waybillId }) => waybillId)).toEqual([kept.waybillId]);
    const ids = all.rows.map(({ waybillId }) => waybillId);
    expect(ids.toSorted()).toEqual([...free, kept].map(({ waybillId }) => waybillId).toSorted());
    const said = await inScope(seller.jobScope, (db) => readHandOver(db, ids));
    for (const row of all.rows) expect(row.isCleared, row.trackingNumber).toBe(said.get(row.waybillId)?.ok);
    const rest = await inScope(seller.jobScope, (db) => listWaiting(db, "packed", ids[0] ?? null));
    expect(rest.rows.map(({ waybillId }) => waybillId)).toEqual(ids.slice(1));
    const bagId = await aBag();
    await verdictOf(free[0] as TestWaybill, bagId);
    expect(await inScope(seller.jobScope, countWaiting)).toMatchObject({ packed: 2, customs: 1 });
  });

  it("reads no table whole", async () => {
    const bagId = await aBag();
    const [parcel] = (await cleared(1)) as [TestWaybill];
    await verdictOf(parcel, bagId);
    expect(
      await wholeTableReads(seller.jobScope, async (db) => {
        await countWaiting(db);
        await listWaiting(db, "customs", parcel.waybillId);
        await countBagTroubles(db);
        await listStandingBags(db);
        await listBagParcels(db, [bagId]);
        await getHandOverOf(db, [parcel.waybillId]);
        await listPlaces(db, [parcel.waybillId]);
        await listHandOvers(db, { from: 0, to: clock, limit: 9 });
      }),
    ).toEqual([]);
    const rows = await inScope(seller.jobScope, (db) =>
      db.select().from(bags).leftJoin(bagParcels, eq(bagParcels.bagId, bags.id)),
    );
    expect(rows).toHaveLength(1);
  });
});
