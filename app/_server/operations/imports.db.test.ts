import { sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { getImport, listImportRows } from "#db/queries/imports";
import { listKnownOrders } from "#db/queries/known-orders";
import { inScope } from "#db/scope";
import { anyOrder } from "#db/testing/arbitrary-orders";
import { createTestDatabase, type TestDatabase } from "#db/testing/database";
import { aSeller, type TestSeller } from "#db/testing/sellers";
import type { OrderContent } from "#lib/orders/draft";
import { renderOrderExport } from "#lib/orders/order-export";
import { writeCsv, writeXlsx } from "../files/write-sheet.ts";
import { confirmImport } from "./confirm-import.ts";
import { discardImport } from "./discard-import.ts";
import { previewImport } from "./preview-import.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

/** Different orders, all waiting for the seller, the same for the same seed. */
function someOrders(count: number, seed = 7): OrderContent[] {
  return fc.sample(anyOrder, { numRuns: count, seed }).map((order, index) => ({
    ...order,
    orderNumber: String(3_031_265_788_000_000 + seed * 100_000 + index),
    platformStatus: "waiting_shipment",
    platformStatusText: "等待您发货",
    shipped: [],
  }));
}

function csvOf(orders: readonly OrderContent[]): Uint8Array {
  const [header = [], ...rows] = renderOrderExport(orders, "with_email");
  return writeCsv({ header, rows }, "gb18030");
}

async function preview(seller: TestSeller, orders: readonly OrderContent[]) {
  const file = { storeId: seller.storeId, fileName: "orders.csv", bytes: csvOf(orders) };
  const result = await previewImport(seller.ownerScope, file);
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}

async function confirm(seller: TestSeller, importId: string) {
  const result = await confirmImport(seller.ownerScope, { importId });
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value.counts;
}

async function knownTo(seller: TestSeller, orders: readonly OrderContent[]) {
  const numbers = orders.map((order) => order.orderNumber);
  return inScope(seller.ownerScope, (db) => listKnownOrders(db, numbers));
}

describe("an import", () => {
  it("changes nothing before it is confirmed, then keeps every order exactly as the file tells it", async () => {
    const seller = await aSeller();
    const orders = someOrders(40);
    const { importId, counts } = await preview(seller, orders);
    expect(counts).toMatchObject({ rows: 40, new: 40, changed: 0, same: 0, refused: 0, toDispatch: 40 });
    expect((await knownTo(seller, orders)).size).toBe(0);
    expect(await confirm(seller, importId)).toMatchObject({ new: 40 });
    const known = await knownTo(seller, orders);
    expect(orders.map((order) => known.get(order.orderNumber)?.content)).toEqual(orders);
    expect([...known.values()].every((order) => order.state === "waiting")).toBe(true);
  });

  it("changes nothing when the same file comes again, and when its confirmation is clicked again", async () => {
    const seller = await aSeller();
    const orders = someOrders(20);
    const first = await preview(seller, orders);
    await Promise.all([confirm(seller, first.importId), confirm(seller, first.importId)]);
    const before = await rowsOf(seller);
    const again = await preview(seller, orders);
    expect(again.counts).toMatchObject({ new: 0, changed: 0, same: 20, refused: 0 });
    await confirm(seller, again.importId);
    expect(await rowsOf(seller)).toEqual(before);
  });

  it("keeps two files of the same new orders from doubling them", async () => {
    const seller = await aSeller();
    const orders = someOrders(15);
    const [a, b] = [await preview(seller, orders), await preview(seller, orders)];
    const counts = await Promise.all([confirm(seller, a.importId), confirm(seller, b.importId)]);
    expect(counts.map((one) => one.new).sort((x, y) => x - y)).toEqual([0, 15]);
    expect(counts.map((one) => one.new + one.same)).toEqual([15, 15]);
  });

  it("writes what changed, and holds what left 等待您发货 after it was planned", async () => {
    const seller = await aSeller();
    const orders = someOrders(3);
    await confirm(seller, (await preview(seller, orders)).importId);
    const [first, second, third] = orders;
    if (!first || !second || !third) throw new Error("no orders");
    await inScope(seller.ownerScope, (db) =>
      db.execute(sql`update orders set state = 'dispatching' where order_number = ${second.orderNumber}`),
    );
    const next = [
      {
        ...first,
        remark: "gift, please",
        lines: first.lines.map((line) => ({ ...line, quantity: line.quantity + 1 })),
      },
      { ...second, platformStatus: "closed" as const, platformStatusText: "订单关闭" },
      third,
    ];
    const { importId, counts } = await preview(seller, next);
    expect(counts).toMatchObject({ new: 0, changed: 2, same: 1, held: 1, cancelOffers: 1 });
    const findings = await inScope(seller.ownerScope, (db) => listImportRows(db, importId, "changed"));
    expect(findings[0]?.findings.map((one) => (one.kind === "difference" ? one.field : one.kind))).toEqual([
      "remark",
      "lines",
    ]);
    await confirm(seller, importId);
    const known = await knownTo(seller, next);
    expect(next.map((order) => known.get(order.orderNumber)?.content)).toEqual(next);
    expect(known.get(second.orderNumber)).toMatchObject({ state: "dispatching", holdReason: "left_waiting" });
    const told = await inScope(seller.ownerScope, (db) => db.execute(sql`select kind, values from messages`));
    expect([...told]).toEqual([{ kind: "orders_left_waiting", values: { count: 1 } }]);
  });

  it("keeps refused rows with their cells and reasons", async () => {
    const seller = await aSeller();
    const [good, bad] = someOrders(2);
    if (!good || !bad) throw new Error("no orders");
    const { importId, counts } = await preview(seller, [good, { ...bad, orderNumber: "12" }]);
    expect(counts).toMatchObject({ rows: 2, new: 1, refused: 1 });
    const [row] = await inScope(seller.ownerScope, (db) => listImportRows(db, importId, "refused"));
    expect(row).toMatchObject({
      rowNumber: 3,
      orderNumber: "12",
      findings: [{ kind: "problem", code: "order_number_malformed" }],
    });
    expect(row?.content).toContain("12");
  });

  it("can be discarded, but not after it was confirmed", async () => {
    const seller = await aSeller();
    const orders = someOrders(2);
    const one = await preview(seller, orders);
    expect(await discardImport(seller.ownerScope, one)).toMatchObject({ ok: true });
    expect(await confirmImport(seller.ownerScope, one)).toMatchObject({ refusal: { code: "import_discarded" } });
    const other = await preview(seller, orders);
    await confirm(seller, other.importId);
    expect(await discardImport(seller.ownerScope, other)).toMatchObject({ refusal: { code: "import_confirmed" } });
  });

  it("belongs to its seller alone", async () => {
    const [seller, stranger] = [await aSeller(), await aSeller("陌生商家")];
    const orders = someOrders(2);
    const one = await preview(seller, orders);
    expect(await confirmImport(stranger.ownerScope, one)).toMatchObject({ refusal: { code: "import_unknown" } });
    expect(await inScope(stranger.ownerScope, (db) => getImport(db, one.importId))).toBeNull();
    const file = { storeId: seller.storeId, fileName: "x.csv", bytes: csvOf(orders) };
    expect(await previewImport(stranger.ownerScope, file)).toMatchObject({ refusal: { code: "store_unknown" } });
    await confirm(seller, one.importId);
    expect((await knownTo(stranger, orders)).size).toBe(0);
  });

  it("takes 10,000 orders", async () => {
    const seller = await aSeller();
    const [base] = someOrders(1);
    if (!base) throw new Error("no order");
    const orders = Array.from({ length: 10_000 }, (_, index) => ({
      ...base,
      orderNumber: String(8_000_000_000_000_000 + index),
    }));
    const [header = [], ...rows] = renderOrderExport(orders, "with_email");
    const bytes = await writeXlsx({ name: "订单", header, rows });
    const start = performance.now();
    const file = { storeId: seller.storeId, fileName: "orders.xlsx", bytes };
    const previewed = await previewImport(seller.ownerScope, file);
    if (!previewed.ok) throw new Error(previewed.refusal.code);
    expect(await confirm(seller, previewed.value.importId)).toMatchObject({ new: 10_000 });
    const seconds = (performance.now() - start) / 1000;
    console.info(`10,000 orders previewed and confirmed in ${seconds.toFixed(1)} s`);
  });
});

async function rowsOf(seller: TestSeller) {
  return inScope(seller.ownerScope, async (db) => [
    await db.execute(sql`select o.* from orders o order by o.id`),
    await db.execute(sql`select l.* from order_lines l order by l.order_id, l.line_number`),
    await db.execute(sql`select t.* from order_terms t order by t.order_id, t.term`),
  ]);
}
