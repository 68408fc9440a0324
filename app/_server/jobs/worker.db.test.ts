import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { enqueue, listQueueStates } from "#db/queue";
import { inScope } from "#db/scope";
import { createTestDatabase, type TestDatabase } from "#db/testing/database";
import { testDoorScope } from "#db/testing/scopes";
import { aSeller, type TestSeller } from "#db/testing/sellers";
import { defineJob } from "./define.ts";
import { startWorker, stopWorker } from "./worker.ts";

let database: TestDatabase;
let seller: TestSeller;
beforeAll(async () => {
  database = await createTestDatabase();
  seller = await aSeller();
});
afterAll(async () => {
  await stopWorker();
  await database.close();
});

const deadLetters = async () => {
  const states = await inScope(testDoorScope(), listQueueStates);
  return states.find((queue) => queue.name === "dead-letter")?.waiting ?? 0;
};

describe("the worker", () => {
  const runs = new Map<string, number>();
  const listeners = new Map<string, () => void>();
  const ran = (text: string) => new Promise<void>((resolve) => listeners.set(text, resolve));
  const job = defineJob({
    name: "book-waybills",
    schema: z.object({ text: z.string(), failures: z.number() }),
    batchSize: 5,
    handler: async ({ text, failures }, { attempt }) => {
      runs.set(text, (runs.get(text) ?? 0) + 1);
      if (attempt < failures) throw new Error("not yet");
      listeners.get(text)?.();
    },
  });
  const add = (text: string, failures = 0) =>
    inScope(seller.ownerScope, (db) => enqueue(db, [{ name: "book-waybills", data: { text, failures } }]));

  beforeAll(() => startWorker([job], database.queueUrl));

  test("runs a job after its commit, once", async () => {
    const done = ran("soon");
    await add("soon");
    await done;
    expect(runs.get("soon")).toBe(1);
  });

  test("runs a job again that threw", async () => {
    const done = ran("again");
    await add("again", 1);
    await done;
    expect(runs.get("again")).toBe(2);
  });

  test("buries a malformed job where health sees it", async () => {
    const done = ran("after");
    await inScope(seller.ownerScope, (db) => enqueue(db, [{ name: "book-waybills", data: { wrong: true } }]));
    await add("after");
    await done;
    await expect.poll(deadLetters).toBe(1);
  });

  test("hands a job back that was not finished when it had to end", async () => {
    const started = ran("slow");
    const slow = defineJob({
      name: "fetch-numbers",
      schema: z.object({}),
      batchSize: 1,
      handler: (_data, { signal, attempt }) => {
        listeners.get(attempt === 0 ? "slow" : "slow again")?.();
        return attempt > 0
          ? Promise.resolve()
          : new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(new Error("ended"))));
      },
    });
    await stopWorker();
    await startWorker([slow], database.queueUrl);
    await inScope(seller.ownerScope, (db) => enqueue(db, [{ name: "fetch-numbers", data: {} }]));
    await started;
    await stopWorker(1000);
    const again = ran("slow again");
    await startWorker([slow], database.queueUrl);
    await again;
  });
});
