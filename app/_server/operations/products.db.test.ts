import { sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { countProducts, getProduct, listAllProducts, listProducts, listWaitingLines } from "#db/queries/products";
import { inScope } from "#db/scope";
import { anyOrder } from "#db/testing/arbitrary-orders";
import { createTestDatabase, type TestDatabase } from "#db/testing/database";
import { aReadySeller, waitingOrders } from "#db/testing/dispatch";
import { aSeller, type TestSeller } from "#db/testing/sellers";
import { parseDailySearch } from "#lib/dispatch/daily-search";
import type { OrderContent, OrderLineContent } from "#lib/orders/draft";
import { renderOrderExport } from "#lib/orders/order-export";
import { catalogueSheet, unknownProductsSheet } from "#lib/products/catalogue-sheet";
import { noFacts, type ProductFacts } from "#lib/products/product";
import { type ProductSearch, parseProductSearch } from "#lib/products/search";
import { unknownProducts } from "#lib/products/unknown-products";
import { readDaily } from "#server/operations/read-daily";
import { writeCsv, writeXlsx } from "../files/write-sheet.ts";
import { completeProducts } from "./complete-products.ts";
import { confirmImport } from "./confirm-import.ts";
import { importProducts } from "./import-products.ts";
import { matchLineToProduct } from "./match-line-to-product.ts";
import { previewImport } from "./preview-import.ts";
import { saveProduct } from "./save-product.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

const complete: ProductFacts = {
  nameZh: "手机壳",
  nameEn: "Phone case",
  hsCode: "39269090",
  originCountry: "CN",
  weightGrams: 50,
  lengthMm: 100,
  widthMm: 80,
  heightMm: 10,
  cargoKind: "general",
  declaredMinor: 300,
  netGrams: 45,
  hsUs: "3926909989",
  makerItemNo: "K-7",
  gtin: null,
  makerName: null,
  makerAddress: null,
  makerContact: null,
  ...{ category: null, material: null, usedFor: null, brand: null },
};

const [base] = fc.sample(anyOrder, { numRuns: 1, seed: 3 });
const line = (sku: string, title: string): OrderLineContent => ({
  sku,
  title,
  attributes: "红色",
  quantity: 1,
  unit: "piece",
  service: "",
  isWarehouseShipped: false,
});

async function importOrders(
  seller: TestSeller,
  lines: readonly (readonly OrderLineContent[])[],
  from = 0,
): Promise<void> {
  if (!base) throw new Error("no order");
  const orders: OrderContent[] = lines.map((own, index) => ({
    ...base,
    orderNumber: String(3_031_265_788_000_000 + from + index),
    platformStatus: "waiting_shipment",
    platformStatusText: "等待您发货",
    shipped: [],
    lines: own,
  }));
  const [header = [], ...rows] = renderOrderExport(orders);
  const file = { storeId: seller.storeId, fileName: "a.csv", bytes: writeCsv({ header, rows }, "utf-8") };
  const preview = await previewImport(seller.ownerScope, file);
  if (!preview.ok) throw new Error(preview.refusal.code);
  await confirmImport(seller.ownerScope, preview.value);
}

const workList = async (seller: TestSeller) => unknownProducts(await inScope(seller.ownerScope, listWaitingLines));

async function bringIn(seller: TestSeller, rows: readonly (readonly string[])[]) {
  const [header = [], ...body] = rows;
  const bytes = await writeXlsx({ name: "a", header, rows: body });
  const result = await importProducts(seller.ownerScope, { fileName: "a.xlsx", bytes });
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}

describe("the catalogue", () => {
  it("comes in as a sheet, and the same sheet again changes nothing", async () => {
    const seller = await aSeller();
    const products = Array.from({ length: 300 }, (_, index) => ({
      ...complete,
      sku: `SKU-${index}`,
      title: `T${index}`,
      attributes: "",
    }));
    const { header, rows } = catalogueSheet(products, "zh");
    expect(await bringIn(seller, [header, ...rows])).toMatchObject({ new: 300, changed: 0, same: 0, refused: [] });
    expect(await bringIn(seller, [header, ...rows])).toMatchObject({ new: 0, changed: 0, same: 300 });
    const heavier = rows.map((row, index) => (index < 5 ? row.with(header.indexOf("重量(g)"), "51") : row));
    expect(await bringIn(seller, [header, ...heavier])).toMatchObject({ new: 0, changed: 5, same: 295 });
    const all = await inScope(seller.ownerScope, listAllProducts);
    expect(all.filter((product) => product.weightGrams === 51)).toHaveLength(5);
  });

  it("is listed page by page, each product once, and found by the beginning of a word", async () => {
    const seller = await aSeller();
    const products = Array.from({ length: 120 }, (_, index) => ({
      ...complete,
      sku: `AB-${index}`,
      title: `硅胶手机壳 ${index}`,
      attributes: "",
    }));
    const { header, rows } = catalogueSheet(products, "zh");
    await bringIn(seller, [header, ...rows]);
    const seen: string[] = [];
    let after: ProductSearch["after"] = null;
    for (let page = 0; page < 5; page++) {
      const search = parseProductSearch({ after: after ? `${after.at}.${after.id}` : undefined });
      const { rows: found, hasMore } = await inScope(seller.ownerScope, (db) => listProducts(db, search));
      seen.push(...found.map((product) => product.id));
      const last = found.at(-1);
      if (!hasMore || !last) break;
      after = { at: last.updatedAt, id: last.id };
    }
    expect([seen.length, new Set(seen).size]).toEqual([120, 120]);
    const count = (q: string) => inScope(seller.ownerScope, (db) => countProducts(db, { q, missing: false }));
    expect(await Promise.all(["硅胶", "手机壳", "ab-11", "phon", "zz", "硅胶 119"].map(count))).toEqual([
      120, 120, 11, 120, 0, 1,
    ]);
  });

  it("refuses a second 商家编码, a stale version and an unknown product", async () => {
    const seller = await aSeller();
    const input = { id: null, version: null, sku: "A-1", title: "A", attributes: "", facts: noFacts };
    expect(await saveProduct(seller.ownerScope, input)).toMatchObject({ ok: true });
    expect(await saveProduct(seller.ownerScope, { ...input, sku: " a-1" })).toMatchObject({
      refusal: { code: "sku_taken" },
    });
    const [product] = await inScope(seller.ownerScope, listAllProducts);
    const edit = { ...input, id: product?.id ?? "", version: product?.version ?? 0 };
    expect(await saveProduct(seller.ownerScope, { ...edit, title: "B" })).toMatchObject({ ok: true });
    expect(await saveProduct(seller.ownerScope, { ...edit, title: "C" })).toMatchObject({
      refusal: { code: "product_changed" },
    });
    const foreign = { ...edit, id: "00000000-0000-4000-8000-000000000000" };
    expect(await saveProduct(seller.ownerScope, foreign)).toMatchObject({ refusal: { code: "product_unknown" } });
  });
});

describe("unknown products", () => {
  it("go out as a work list, come back filled, and stay known for later orders", async () => {
    const seller = await aSeller();
    await importOrders(seller, [[line("X-1", "Case"), line("", "No code")], [line("x-1", "Case")]]);
    const list = await workList(seller);
    expect(list.map((one) => [one.sku, one.orders])).toEqual([
      ["X-1", 2],
      ["", 1],
    ]);
    const sheet = unknownProductsSheet(
      list.map((one) => ({ ...one, facts: complete })),
      "zh",
    );
    expect(await bringIn(seller, [sheet.header, ...sheet.rows])).toMatchObject({ new: 2, orders: 2, refused: [] });
    expect(await workList(seller)).toEqual([]);
    await importOrders(seller, [[line("", "no  CODE")]], 10);
    const known = await inScope(seller.ownerScope, (db) => db.execute(sql`select product_id from order_lines`));
    expect(Array.from(known).every((row) => row.product_id !== null)).toBe(true);
  });

  it("are completed by fill-down, keeping what each already has", async () => {
    const seller = await aSeller();
    await importOrders(seller, [[line("X-1", "Case")], [line("", "No code")]]);
    await saveProduct(seller.ownerScope, {
      id: null,
      version: null,
      sku: "X-1",
      title: "Own title",
      attributes: "",
      facts: { ...noFacts, weightGrams: 77 },
    });
    const lineKeys = (await workList(seller)).map((one) => one.lineKey);
    const { weightGrams: _weight, ...others } = complete;
    expect(await completeProducts(seller.ownerScope, { lineKeys, facts: others })).toMatchObject({
      ok: true,
      value: { products: 2 },
    });
    const left = await workList(seller);
    expect(left.map((one) => [one.title, one.missing])).toEqual([["No code", ["weightGrams"]]]);
    const all = await inScope(seller.ownerScope, listAllProducts);
    expect(all.find((product) => product.sku === "X-1")).toMatchObject({
      title: "Own title",
      weightGrams: 77,
      hsCode: "39269090",
    });
    expect(await completeProducts(seller.ownerScope, { lineKeys, facts: { weightGrams: null } })).toMatchObject({
      refusal: { code: "nothing_to_fill" },
    });
  });

  it("are matched by a person once and remembered", async () => {
    const seller = await aSeller();
    await saveProduct(seller.ownerScope, {
      id: null,
      version: null,
      sku: "REAL",
      title: "Real",
      attributes: "",
      facts: complete,
    });
    const [product] = await inScope(seller.ownerScope, listAllProducts);
    await importOrders(seller, [[line("TYPO", "Case")]]);
    const [unknown] = await workList(seller);
    const match = { lineKey: unknown?.lineKey ?? "", productId: product?.id ?? "" };
    expect(await matchLineToProduct(seller.ownerScope, match)).toEqual({ ok: true, value: { orders: 1 } });
    expect(await workList(seller)).toEqual([]);
    const stranger = await aSeller("陌生商家");
    expect(await matchLineToProduct(stranger.ownerScope, match)).toMatchObject({
      refusal: { code: "product_unknown" },
    });
  });
});

describe("what customs ask of a product", () => {
  it("holds its orders with the field to repair, and lets them go once it is saved", async () => {
    const seller = await aReadySeller();
    await waitingOrders(seller, 2);
    const reasons = async () => {
      const read = (lane: string) =>
        inScope(seller.ownerScope, (db) => readDaily(db, parseDailySearch({ lane }), Date.now()));
      const lanes = [await read("ready"), await read("repair")];
      const rows = lanes.flatMap(({ page }) => page.rows);
      return rows.map(({ blockers }) => blockers.map(({ code, subject, field }) => [code, subject, field]));
    };
    const save = async (facts: Partial<ProductFacts>) => {
      const before = await inScope(seller.ownerScope, (db) => getProduct(db, seller.productId));
      if (!before) throw new Error("no product");
      const { id, version, sku, title, attributes, updatedAt: _updatedAt, ...known } = before;
      const input = { id, version, sku, title, attributes, facts: { ...known, ...facts } };
      expect(await saveProduct(seller.ownerScope, input)).toMatchObject({ ok: true });
    };
    expect(await reasons()).toEqual([[], []]);
    await save({ hsUs: null, nameEn: "gift" });
    const held = [
      ["ERR-503", seller.productId, "nameEn"],
      ["ERR-505", seller.productId, "hsUs"],
    ];
    expect(await reasons()).toEqual([held, held]);
    await save({ hsUs: "6911108010", nameEn: "ceramic cup" });
    expect(await reasons()).toEqual([[], []]);
  });
});
