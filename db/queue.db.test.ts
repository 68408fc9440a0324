import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connect } from "./client.ts";
import { enqueue, installQueue, listQueueStates } from "./queue.ts";
import { inScope, type SellerDb } from "./scope.ts";
import { createTestDatabase, type TestDatabase } from "./testing/database.ts";
import { testDoorScope } from "./testing/scopes.ts";
import { aSeller, type TestSeller } from "./testing/sellers.ts";

let database: TestDatabase;
let seller: TestSeller;
beforeAll(async () => {
  database = await createTestDatabase();
  seller = await aSeller();
});
afterAll(async () => {
  await database.close();
});

const states = async () => {
  const all = await inScope(testDoorScope(), listQueueStates);
  return Object.fromEntries(all.map((queue) => [queue.name, queue]));
};

describe("enqueueing", () => {
  test("leaves no job when the transaction is rolled back", async () => {
    const attempt = inScope(seller.ownerScope, async (db) => {
      await enqueue(db, [{ name: "cancel-waybill", data: { n: 1 } }]);
      throw new Error("changed my mind");
    });
    await expect(attempt).rejects.toThrow("changed my mind");
    expect((await states())["cancel-waybill"]).toBeUndefined();
  });

  test("writes any number of jobs and returns to the scope's role", async () => {
    const jobs = Array.from({ length: 250 }, (_, n) => ({
      name: "fetch-numbers" as const,
      data: { n, text: "it's 中文 $1" },
    }));
    const role = await inScope(seller.ownerScope, async (db) => {
      await enqueue(db, jobs);
      return db.execute<{ role: string }>(sql`select current_user as role`);
    });
    expect(role[0]).toEqual({ role: "alp_seller" });
    expect((await states())["fetch-numbers"]).toMatchObject({ waiting: 250, active: 0 });
  });

  test("costs the same statements for one job as for a thousand", async () => {
    const count = async (jobs: number) => {
      const data = Array.from({ length: jobs }, (_, n) => ({ name: "cancel-waybill" as const, data: { n } }));
      let statements = 0;
      await inScope(seller.ownerScope, async (db) => {
        const counting = new Proxy(db, {
          get(target, key) {
            if (key === "execute") statements += 1;
            const value: unknown = Reflect.get(target, key);
            return typeof value === "function" ? value.bind(target) : value;
          },
        });
        await enqueue(counting as SellerDb, data);
      });
      return statements;
    };
    expect(await count(1)).toBe(3);
    expect(await count(1000)).toBe(3);
  });

  test("holds one waiting job per key where the queue says so", async () => {
    const later = Date.now() + 3600_000;
    const jobs = ["a", "b", "a"].map((key) => ({
      name: "poll-tracking" as const,
      data: {},
      singletonKey: key,
      startAfter: later,
    }));
    await inScope(seller.ownerScope, (db) => enqueue(db, jobs));
    await inScope(seller.ownerScope, (db) => enqueue(db, jobs));
    expect((await states())["poll-tracking"]).toMatchObject({ waiting: 0, deferred: 2 });
  });

  test("is all that the app's login can do to the queue", async () => {
    const app = connect(database.appUrl, { max: 1 });
    try {
      await expect(app.unsafe("set role alp_enqueue; select data from pgboss.job_common")).rejects.toThrow(
        /permission denied/,
      );
      await expect(app.unsafe("set role alp_enqueue; delete from pgboss.job_common")).rejects.toThrow(
        /permission denied/,
      );
      await expect(app.unsafe("set role alp_seller; select id from pgboss.job_common")).rejects.toThrow(
        /permission denied/,
      );
    } finally {
      await app.end();
    }
  });
});

test("installing again changes nothing", async () => {
  const before = await states();
  await installQueue(database.queueUrl);
  expect(Object.keys(await states())).toEqual(Object.keys(before));
});
