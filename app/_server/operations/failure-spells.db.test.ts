import { asc, eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { countSpells, followCustoms, listSpells, rankSpells } from "#db/queries/failure-spells";
import { markForJudging } from "#db/queries/judge-marks";
import { failureSpells } from "#db/schema/failures";
import { orders } from "#db/schema/orders";
import { products } from "#db/schema/products";
import { inScope } from "#db/scope";
import { createTestDatabase, type TestDatabase } from "#db/testing/database";
import { aReadySeller, type ReadySeller, waitingOrders } from "#db/testing/dispatch";
import { parseDailySearch } from "#lib/dispatch/daily-search";
import { failureReport, parseReportSearch, spanOfWeeks, weekOf } from "#lib/dispatch/failure-report";
import { chinaDateOf, dayMs } from "#lib/kit/time";
import { holdOrders, releaseOrders } from "./hold-orders.ts";
import { readDaily } from "./read-daily.ts";
import { repairProduct } from "./repair-product.ts";
import { repairRecipient } from "./repair-recipient.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

const german = { country: "DE", countryText: "Germany", province: "Berlin", city: "Berlin", mobile: "+4915123456789" };
const bad = {
  ...german,
  address: "Invalidenstr. 44",
  postalCode: "1067",
  buyerName: "Max",
  recipientName: "Max Weber",
};
const look = (seller: ReadySeller, now = Date.now()) =>
  inScope(seller.ownerScope, (db) => readDaily(db, parseDailySearch({ lane: "repair" }), now));
const spellsOf = (seller: ReadySeller) =>
  inScope(seller.ownerScope, (db) =>
    db
      .select({
        ...{ orderId: failureSpells.orderId, code: failureSpells.code, endedBy: failureSpells.endedBy },
        ...{ source: failureSpells.source, subject: failureSpells.subject },
      })
      .from(failureSpells)
      .orderBy(asc(failureSpells.beganAt), asc(failureSpells.code)),
  );

describe("spells of failures", () => {
  it("begin once however often the screen is looked at, and end by what put them right", async () => {
    const seller = await aReadySeller();
    const { ownerScope: scope, productId } = seller;
    const [wrong = "", held = "", plain = ""] = [
      ...(await waitingOrders(seller, 1, bad)),
      ...(await waitingOrders(seller, 2)),
    ];
    await holdOrders(scope, { orderIds: [held], note: "" });
    await look(seller);
    await look(seller);
    // another day: everything is judged anew
    await look(seller, Date.now() + dayMs);
    expect(await spellsOf(seller)).toEqual([
      { orderId: held, code: "ERR-202", endedBy: null, source: "plan", subject: "" },
      { orderId: wrong, code: "ERR-303", endedBy: null, source: "plan", subject: "" },
    ]);
    const field = { name: "postalCode", seen: "1067", value: "01067" } as const;
    await repairRecipient(scope, { orderId: wrong, alsoOf: [], fields: [field] });
    await releaseOrders(scope, { orderIds: [held] });
    await inScope(scope, async (db) => {
      await db.update(products).set({ hsCode: null }).where(eq(products.id, productId));
      await markForJudging(db, "product", [productId]);
    });
    await look(seller);
    const facts = { hsCode: "691110" };
    await repairProduct(scope, { productId, facts, seen: { hsCode: "" }, isProposed: false });
    await look(seller);
    const ended = (await spellsOf(seller)).map(({ orderId, code, endedBy }) => [orderId, code, endedBy]);
    expect(ended.filter(([, code]) => code !== "ERR-502")).toEqual([
      [held, "ERR-202", "release"],
      [wrong, "ERR-303", "correction"],
    ]);
    const ofCode = ended.filter(([, code]) => code === "ERR-502");
    expect(ofCode.map(([id]) => id).sort()).toEqual([wrong, held, plain].sort());
    expect(new Set(ofCode.map(([, , by]) => by))).toEqual(new Set(["product"]));
  });

  it("of an order that leaves end with it; what the carrier refused ends when it is dispatched again", async () => {
    const seller = await aReadySeller();
    const [gone = "", refused = ""] = await waitingOrders(seller, 2, bad);
    const set = (id: string, change: Partial<typeof orders.$inferInsert>) =>
      inScope(seller.ownerScope, async (db) => {
        await db.update(orders).set(change).where(eq(orders.id, id));
        await markForJudging(db, "order", [id]);
      });
    await set(refused, { postalCode: "01067", failureCode: "ERR-701", failureText: "S05 receiver" });
    await look(seller);
    expect(await spellsOf(seller)).toMatchObject([
      { orderId: gone, code: "ERR-303", source: "plan" },
      { orderId: refused, code: "ERR-701", source: "carrier" },
    ]);
    await set(gone, { state: "done" });
    await set(refused, { state: "dispatching" });
    await look(seller);
    expect(await spellsOf(seller)).toMatchObject([{ endedBy: "left" }, { endedBy: "dispatched" }]);
    await set(refused, { state: "waiting" });
    await look(seller);
    expect((await spellsOf(seller)).filter(({ orderId }) => orderId === refused)).toMatchObject([
      { endedBy: "dispatched" },
      { code: "ERR-701", endedBy: null },
    ]);
  });

  it("of customs begin with a return and end with what is declared again", async () => {
    const seller = await aReadySeller();
    const [orderId = ""] = await waitingOrders(seller, 1);
    const declarationId = orderId;
    const follow = (code: string | null) =>
      inScope(seller.ownerScope, (db) =>
        followCustoms(db, [{ declarationId, orderId, country: "US", code }], Date.now()),
      );
    await follow(null);
    await follow("ERR-811");
    await follow("ERR-811");
    await look(seller);
    expect(await spellsOf(seller)).toMatchObject([{ source: "customs", code: "ERR-811", endedBy: null }]);
    await follow(null);
    expect(await spellsOf(seller)).toMatchObject([{ source: "customs", endedBy: "declared" }]);
  });

  it("are never deleted, nor ended twice", async () => {
    const seller = await aReadySeller();
    await waitingOrders(seller, 1, bad);
    await look(seller);
    await expect(inScope(seller.ownerScope, (db) => db.delete(failureSpells))).rejects.toThrow();
  });
});

it("the weekly report counts orders once a cut, by Chinese weeks, and leads to them", async () => {
  const seller = await aReadySeller();
  const monday = weekOf(chinaDateOf(Date.now()));
  const ids = await waitingOrders(seller, 3, bad);
  await inScope(seller.ownerScope, (db) => db.update(products).set({ hsCode: null }));
  await look(seller);
  // one of them a second before Monday in China, which is still Sunday
  await inScope(seller.ownerScope, (db) =>
    db.execute(sql`update failure_spells set began_at = ${`${monday}T00:00:00+08:00`}::timestamptz - interval '1 second'
      where order_id = ${ids[0] ?? ""}::uuid and code = 'ERR-303'`),
  );
  const span = spanOfWeeks(monday, 2);
  const rows = await inScope(seller.ownerScope, (db) => countSpells(db, span));
  const report = failureReport(rows, monday);
  expect(report.total).toMatchObject({ orders: 3, parcels: 3, open: 3 });
  expect(report.byCode.map(({ code, orders, before }) => [code, orders, before])).toEqual([
    ["ERR-502", 3, 0],
    ["ERR-303", 2, 1],
  ]);
  expect(report.byFamily.map(({ family, orders }) => [family, orders])).toEqual([
    ["5", 3],
    ["3", 2],
  ]);
  expect(report.topThree).toBe(100);
  const week = spanOfWeeks(monday, 1);
  const search = parseReportSearch({ code: "ERR-303" }, Date.now());
  const listed = await inScope(seller.ownerScope, (db) => listSpells(db, week, search, 100));
  expect(listed.map(({ orderId }) => orderId).sort()).toEqual(ids.slice(1).sort());
  const ranked = await inScope(seller.ownerScope, (db) => rankSpells(db, week, 5));
  expect(ranked).toMatchObject({
    countries: [{ country: "DE", orders: 3 }],
    products: [{ name: "CUP-01", orders: 3 }],
  });
});
