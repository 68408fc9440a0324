import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { insertMany, insertReturning, updateMany } from "./bulk.ts";
import { products } from "./schema/products.ts";
import { liveCursors, messages, sellers } from "./schema/sellers.ts";
import { inScope } from "./scope.ts";
import { createTestDatabase, type TestDatabase } from "./testing/database.ts";
import { testDoorScope, testSellerScope } from "./testing/scopes.ts";

let database: TestDatabase;
const sellerId = randomUUID();
const other = randomUUID();
const scope = testSellerScope(sellerId, randomUUID());

beforeAll(async () => {
  database = await createTestDatabase();
  for (const id of [sellerId, other]) {
    await inScope(testDoorScope(id), (db) =>
      insertMany(db, sellers, [{ sellerId: id, kind: "mainland_company", name: `商家 ${id}` }]),
    );
  }
});
afterAll(() => database.close());

function product(index: number) {
  return {
    sellerId,
    sku: `S-${index}`,
    skuKey: `S-${index}`,
    title: `标题 "quoted" \\ ${index}`,
    weightGrams: index + 1,
  };
}

describe("insertMany and insertReturning", () => {
  it("writes a thousand rows with one statement and reads them back as the driver would", async () => {
    const saved = await inScope(scope, (db) =>
      insertReturning(
        db,
        products,
        Array.from({ length: 1000 }, (_, i) => product(i)),
      ),
    );
    expect(saved).toHaveLength(1000);
    const first = saved.find((row) => row.sku === "S-0");
    expect(first).toMatchObject({
      title: '标题 "quoted" \\ 0',
      weightGrams: 1,
      version: 1,
      hsCode: null,
      attributes: "",
    });
    expect(Math.abs((first?.createdAt ?? 0) - Date.now())).toBeLessThan(60_000);
  });

  it("keeps what is there, or overwrites the named columns only", async () => {
    const changed = { ...product(1), title: "neu", weightGrams: 777 };
    const kept = await inScope(scope, (db) =>
      insertReturning(db, products, [changed, product(5000)], { columns: ["sellerId", "skuKey"], set: "nothing" }),
    );
    expect(kept.map((row) => row.sku)).toEqual(["S-5000"]);
    const [row] = await inScope(scope, (db) =>
      insertReturning(db, products, [changed], {
        columns: ["sellerId", "skuKey"],
        set: ["weightGrams"],
        setSql: { version: sql`products.version + 1` },
      }),
    );
    expect(row).toMatchObject({ weightGrams: 777, version: 2, title: '标题 "quoted" \\ 1' });
  });

  it("throws when nobody said what to do about a row that is there already", async () => {
    const rows = [product(2), product(6000)];
    const there = /there already/;
    await expect(inScope(scope, (db) => insertMany(db, products, rows))).rejects.toThrow(there);
    await expect(inScope(scope, (db) => insertReturning(db, products, rows))).rejects.toThrow(there);
  });

  it("gives back only the columns that are named", async () => {
    const columns = ["sku", "weightGrams"] as const;
    const rows = await inScope(scope, (db) => insertReturning(db, products, [product(7000)], undefined, columns));
    expect(rows).toEqual([{ sku: "S-7000", weightGrams: 7001 }]);
  });

  it("carries jsonb, and instants as milliseconds", async () => {
    const createdAt = Date.UTC(2026, 10, 25, 1, 2, 3, 456);
    const [row] = await inScope(scope, (db) =>
      insertReturning(db, messages, [
        { sellerId, kind: "test", values: { name: "引号 ' \"", count: 3 }, link: "/", createdAt },
      ]),
    );
    expect(row).toMatchObject({ values: { name: "引号 ' \"", count: 3 }, createdAt });
    expect(row?.id).toBeGreaterThan(0);
  });

  it("the wall refuses a row of another seller", async () => {
    await expect(
      inScope(scope, (db) => insertMany(db, liveCursors, [{ sellerId: other, cursor: 1 }])),
    ).rejects.toThrow();
  });
});

describe("updateMany", () => {
  it("changes each row to its own values with one statement", async () => {
    const rows = [10, 11, 12].map((i) => ({ sellerId, skuKey: `S-${i}`, weightGrams: i * 100, hsCode: "854442" }));
    const [count, saved] = await inScope(scope, async (db) => [
      await updateMany(db, products, ["sellerId", "skuKey"], ["weightGrams", "hsCode"], rows),
      await db.select().from(products).where(eq(products.hsCode, "854442")),
    ]);
    expect(count).toBe(3);
    expect(saved.map((row) => [row.sku, row.weightGrams, row.hsCode]).sort()).toEqual([
      ["S-10", 1000, "854442"],
      ["S-11", 1100, "854442"],
      ["S-12", 1200, "854442"],
    ]);
  });

  it("leaves out rows that the guard refuses", async () => {
    const rows = [{ sellerId, skuKey: "S-20", weightGrams: 9 }];
    const saved = await inScope(scope, (db) =>
      updateMany(db, products, ["sellerId", "skuKey"], ["weightGrams"], rows, sql`t.version = 99`),
    );
    expect(saved).toBe(0);
  });

  it("cannot reach another seller's rows", async () => {
    const stranger = testSellerScope(other, randomUUID());
    const rows = [{ sellerId, skuKey: "S-30", weightGrams: 1 }];
    expect(
      await inScope(stranger, (db) => updateMany(db, products, ["sellerId", "skuKey"], ["weightGrams"], rows)),
    ).toBe(0);
  });
});
