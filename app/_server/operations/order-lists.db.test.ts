import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { countOrders, listOrders } from "#db/queries/order-list";
import { getTaxIds, listTaxIdOrders } from "#db/queries/tax-ids";
import { inScope } from "#db/scope";
import { anyOrder } from "#db/testing/arbitrary-orders";
import { createTestDatabase, type TestDatabase } from "#db/testing/database";
import { aSeller, type TestSeller } from "#db/testing/sellers";
import type { OrderContent } from "#lib/orders/draft";
import { renderOrderExport } from "#lib/orders/order-export";
import { allOrders, type OrderSearch } from "#lib/orders/search";
import { taxBuyerKey, taxIdNeeds } from "#lib/orders/tax-id-needs";
import { writeCsv } from "../files/write-sheet.ts";
import { confirmImport } from "./confirm-import.ts";
import { previewImport } from "./preview-import.ts";
import { acceptTaxIds, pasteTaxIds } from "./save-tax-ids.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

async function importAll(seller: TestSeller, orders: readonly OrderContent[]): Promise<void> {
  const [header = [], ...rows] = renderOrderExport(orders, "with_email");
  const file = { storeId: seller.storeId, fileName: "a.csv", bytes: writeCsv({ header, rows }, "utf-8") };
  const preview = await previewImport(seller.ownerScope, file);
  if (!preview.ok) throw new Error(preview.refusal.code);
  await confirmImport(seller.ownerScope, preview.value);
}

function someOrders(count: number, change: (index: number) => Partial<OrderContent>): OrderContent[] {
  return fc.sample(anyOrder, { numRuns: count, seed: 11 }).map((order, index) => ({
    ...order,
    orderNumber: String(3_031_265_788_000_000 + index),
    platformStatus: "waiting_shipment",
    platformStatusText: "等待您发货",
    shipped: [],
    ...change(index),
  }));
}

describe("the order list", () => {
  it("shows every order exactly once, page by page, in both orders", async () => {
    const seller = await aSeller();
    const orders = someOrders(130, (index) => ({
      shipByDate: index % 5 === 0 ? null : `2026-12-${String(1 + (index % 9)).padStart(2, "0")}`,
      orderedAt: index % 7 === 0 ? null : 1_790_000_000_000 + (index % 11) * 60_000,
    }));
    await importAll(seller, orders);
    for (const sort of ["deadline", "ordered"] as const) {
      const seen: string[] = [];
      let search: OrderSearch = { ...allOrders, sort };
      for (let page = 0; page < 5; page++) {
        const { rows, hasMore } = await inScope(seller.ownerScope, (db) => listOrders(db, search));
        seen.push(...rows.map((row) => row.orderNumber));
        const last = rows.at(-1);
        if (!hasMore || !last) break;
        search = { ...search, after: { at: sort === "deadline" ? last.shipByAt : last.orderedAt, id: last.id } };
      }
      expect(seen.toSorted()).toEqual(orders.map((order) => order.orderNumber).toSorted());
    }
  });

  it("counts exactly, and finds by number, buyer, goods and remark as one types", async () => {
    const seller = await aSeller();
    const orders = someOrders(30, (index) => ({
      buyerName: index === 3 ? "Zaphod Beeblebrox" : "Ann",
      remark: index === 4 ? "请发红色礼盒" : "",
      ...(index < 10 ? { platformStatus: "finished" as const, platformStatusText: "订单结束" } : {}),
    }));
    await importAll(seller, orders);
    const counts = (change: Partial<OrderSearch>) =>
      inScope(seller.ownerScope, (db) => countOrders(db, { ...allOrders, ...change }));
    expect(await counts({})).toMatchObject({ all: 30, waiting: 20, done: 10, held: 0 });
    expect((await counts({ remark: true })).all).toBe(1);
    const found = await Promise.all(
      ["zaph", "beeblebrox zap", "礼盒", "红色礼", "3031265788000007", "nothing"].map((q) => counts({ q })),
    );
    expect(found.map((one) => one.all)).toEqual([1, 1, 1, 1, 1, 0]);
    const stranger = await aSeller("陌生商家");
    expect((await inScope(stranger.ownerScope, (db) => countOrders(db, allOrders))).all).toBe(0);
  });
});

describe("recipients' tax ids", () => {
  const needsOf = (seller: TestSeller) =>
    inScope(seller.ownerScope, async (db) => {
      const orders = await listTaxIdOrders(db);
      const known = await getTaxIds(
        db,
        orders.flatMap((order) => taxBuyerKey(order) ?? []),
      );
      return taxIdNeeds(orders, known, Date.now());
    });

  it("are found in the order, pasted, and kept for the buyer's later orders", async () => {
    const seller = await aSeller();
    const brazil = {
      country: "BR" as const,
      countryText: "Brazil",
      address: "Rua A 1",
      remark: "",
      phone: "",
      mobile: "",
    };
    const orders = someOrders(3, (index) => ({
      ...brazil,
      recipientName: `Buyer ${index}`,
      postalCode: `0131010${index}`,
      ...(index === 0 ? { remark: "CPF: 529.982.247-25" } : {}),
    }));
    await importAll(seller, orders);
    const before = await needsOf(seller);
    expect(before.map((need) => need.proposals[0]?.value ?? null)).toContain("52998224725");
    const found = before.filter((need) => need.proposals.length > 0).map((need) => need.orderId);
    expect(await acceptTaxIds(seller.ownerScope, { orderIds: before.map((need) => need.orderId) })).toMatchObject({
      value: { saved: found.length },
    });
    const text = `订单号\t税号\n3031265788000001\t111.444.777-35\n3031265788000002 111.444.777-36\n999999999999999 1`;
    const pasted = await pasteTaxIds(seller.ownerScope, { text });
    expect(pasted).toMatchObject({ ok: true, value: { saved: 1 } });
    if (pasted.ok)
      expect(pasted.value.refused.map((row) => [row.row, row.code])).toEqual([
        [3, "tax_id_wrong"],
        [4, "tax_id_key_unknown"],
      ]);
    expect((await needsOf(seller)).map((need) => need.orderNumber)).toEqual(["3031265788000002"]);
    await importAll(
      seller,
      orders.slice(1, 2).map((order) => ({ ...order, orderNumber: "3031265788000099" })),
    );
    expect((await needsOf(seller)).map((need) => need.orderNumber)).toEqual(["3031265788000002"]);
  });
});
