import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { executePrepared } from "./prepared.ts";
import { inScope, type SellerDb } from "./scope.ts";
import { createTestDatabase, type TestDatabase } from "./testing/database.ts";
import { aSeller, type TestSeller } from "./testing/sellers.ts";

let database: TestDatabase;
let seller: TestSeller;
beforeAll(async () => {
  database = await createTestDatabase();
  seller = await aSeller();
});
afterAll(() => database?.close());

/** How often the connection has run what it keeps prepared. */
const kept = async (db: SellerDb, mark: string) =>
  Array.from(
    await db.execute<{ runs: number }>(sql`select (generic_plans + custom_plans)::int as runs
      from pg_prepared_statements where statement like ${`select ${mark}%`}`),
    ({ runs }) => runs,
  );

it("keeps a statement for its connection, and counts and answers as any other", async () => {
  await inScope(seller.jobScope, async (db) => {
    for (const n of [1, 2, 3]) {
      const rows = await executePrepared<{ n: number }>(db, sql`select ${n}::int as n`);
      expect([...rows]).toEqual([{ n }]);
      expect(rows.count).toBe(1);
    }
    expect(await kept(db, "$1::int as n")).toEqual([3]);
    await db.execute(sql`select ${1}::int as m`);
    expect(await kept(db, "$1::int as m")).toEqual([]);
  });
});

it("still sees one seller's rows alone", async () => {
  const other = await aSeller();
  const own = (one: TestSeller) =>
    inScope(one.jobScope, (db) => executePrepared<{ id: string }>(db, sql`select id from stores where ${1} = 1`));
  for (const one of [seller, other, seller]) expect([...(await own(one))]).toEqual([{ id: one.storeId }]);
});
