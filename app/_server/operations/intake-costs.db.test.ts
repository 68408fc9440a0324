import { sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connect } from "#db/client";
import { getCatalogueFor } from "#db/queries/catalogue";
import { getImport, listImportRows, listImports } from "#db/queries/imports";
import { listKnownOrders } from "#db/queries/known-orders";
import { countOrders, listOrderCountries, listOrders } from "#db/queries/order-list";
import { countProducts, getMatches, listAllProducts, listProducts, listWaitingLines } from "#db/queries/products";
import { getTaxIds, listTaxIdOrders } from "#db/queries/tax-ids";
import { inScope, type SellerDb } from "#db/scope";
import { anyOrder } from "#db/testing/arbitrary-orders";
import { createTestDatabase, type TestDatabase } from "#db/testing/database";
import { plansOf, wholeTableReads } from "#db/testing/explain";
import { aSeller, type TestSeller } from "#db/testing/sellers";
import { countStatements } from "#db/testing/statements";
import { renderOrderExport } from "#lib/orders/order-export";
import { allOrders } from "#lib/orders/search";
import { writeCsv } from "../files/write-sheet.ts";
import { confirmImport } from "./confirm-import.ts";
import { previewImport } from "./preview-import.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

function fileOf(seller: TestSeller, count: number, remark: string) {
  const orders = fc.sample(anyOrder, { numRuns: count, seed: 5 }).map((order, index) => ({
    ...order,
    orderNumber: String(3_031_265_788_000_000 + index),
    platformStatus: "waiting_shipment" as const,
    platformStatusText: "等待您发货",
    remark,
  }));
  const [header = [], ...rows] = renderOrderExport(orders, "with_email");
  return { storeId: seller.storeId, fileName: "a.csv", bytes: writeCsv({ header, rows }, "utf-8") };
}

async function importFile(seller: TestSeller, count: number, remark: string): Promise<string> {
  const preview = await previewImport(seller.ownerScope, fileOf(seller, count, remark));
  if (!preview.ok) throw new Error(preview.refusal.code);
  await confirmImport(seller.ownerScope, preview.value);
  return preview.value.importId;
}

describe("an import", () => {
  it("costs as many statements for 150 orders as for 10, new ones and changed ones", async () => {
    const [small, large] = [await aSeller(), await aSeller()];
    const costs = async (seller: TestSeller, count: number) => [
      await countStatements(() => importFile(seller, count, "first")),
      await countStatements(() => importFile(seller, count, "second")),
    ];
    expect(await costs(large, 150)).toEqual(await costs(small, 10));
  });
});

describe("reads of orders and products", () => {
  const id = "00000000-0000-4000-8000-000000000000";
  const searches = {
    all: allOrders,
    latest: { ...allOrders, sort: "ordered" },
    nextPage: { ...allOrders, after: { at: 1, id } },
    waiting: { ...allOrders, view: "waiting" },
    found: { ...allOrders, q: "case 手机壳" },
  } as const;
  const reads: Record<string, (db: SellerDb) => Promise<unknown>> = {
    knownOrders: (db) => listKnownOrders(db, ["3031265788000000"]),
    catalogueFor: (db) => getCatalogueFor(db, { skuKeys: ["A"], lineKeys: ["sku:A"] }),
    import: (db) => getImport(db, id),
    imports: (db) => listImports(db, 5),
    importRows: (db) => listImportRows(db, id, "new"),
    orderCountries: (db) => listOrderCountries(db),
    products: (db) => listProducts(db, { q: "", missing: false, noMsds: false, after: null }),
    productsFound: (db) => countProducts(db, { q: "手机 xh", missing: true }),
    allProducts: (db) => listAllProducts(db),
    matches: (db) => getMatches(db, ["sku:A"]),
    waitingLines: (db) => listWaitingLines(db),
    taxIdOrders: (db) => listTaxIdOrders(db),
    taxIds: (db) => getTaxIds(db, ["a"]),
    ...Object.fromEntries(
      Object.entries(searches).flatMap(([name, search]) => [
        [`orders ${name}`, (db: SellerDb) => listOrders(db, search)],
        [`counts ${name}`, (db: SellerDb) => countOrders(db, search)],
      ]),
    ),
  };

  it.each(Object.keys(reads))("%s never reads a seller's table whole", async (name) => {
    const seller = await aSeller();
    const read = reads[name];
    if (!read) throw new Error(name);
    expect(await wholeTableReads(seller.ownerScope, read)).toEqual([]);
  });

  const large = async () => {
    const seller = await aSeller();
    await inScope(seller.ownerScope, async (db) => {
      const own = sql`${seller.sellerId}::uuid`;
      const rows = sql`generate_series(1, 4000) as n`;
      await db.execute(sql`insert into products (seller_id, sku, sku_key, title)
        select ${own}, 'S' || n, 'S' || n, 'T' from ${rows}`);
      await db.execute(sql`insert into product_matches (seller_id, line_key, product_id, matched_by)
        select ${own}, 'sku:' || sku, id, 'test' from products`);
      await db.execute(sql`insert into recipient_tax_ids (seller_id, buyer_key, country, kind, value, source, saved_by)
        select ${own}, 'b' || n, 'BR', 'cpf', '1', 'sheet', 'test' from ${rows}`);
    });
    const owner = connect(database.ownerUrl, { max: 1 });
    await owner`analyze products, product_matches, recipient_tax_ids`;
    await owner.end();
    return seller;
  };

  // under row-level security only leakproof conditions reach an index: these must
  it.each([
    ["a word's range", "orders found", /Index Cond: .*term >= .*term </],
    ["a product's word", "productsFound", /Index Cond: .*term >= .*term </],
    ["order numbers", "knownOrders", /Index Cond: .*order_number = /],
    ["商家编码", "catalogueFor", /Index Cond: .*sku_key = /],
    ["line keys", "matches", /Index Cond: .*line_key = /],
    ["buyers", "taxIds", /Index Cond: .*buyer_key = /],
    ["waiting orders", "waitingLines", /Index Cond: .*state = 'waiting'/],
    ["the page's place", "orders nextPage", /Index Cond: .*seller_id = /],
  ])("%s are looked up in an index", async (_, name, condition) => {
    const seller = await large();
    const read = reads[name];
    if (!read) throw new Error(name);
    const plans = await plansOf(seller.ownerScope, read);
    expect(plans.flatMap((plan) => plan.lines).join("\n")).toMatch(condition);
  });
});
