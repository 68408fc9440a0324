import { describe, expect, test } from "vitest";
import { z } from "zod";
import { queueNames } from "#db/queue";
import { defineJob } from "./define.ts";
import { jobs } from "./registry.ts";
import { runJob } from "./worker.ts";

const taken = { id: "j1", data: {}, retryCount: 0, signal: new AbortController().signal };

describe("one run of a job", () => {
  const seen: unknown[] = [];
  const job = defineJob({
    name: "book-waybills",
    schema: z.object({ sellerId: z.string(), count: z.coerce.number() }),
    batchSize: 1,
    handler: async (data, context) => {
      seen.push([data.count, context.attempt]);
      if (data.count === 13) throw new Error("carrier away");
    },
  });

  test("gets its data checked and its attempt", async () => {
    const result = await runJob(job, { ...taken, data: { sellerId: "s", count: "5" }, retryCount: 2 });
    expect(result).toEqual({ id: "j1", status: "completed" });
    expect(seen.at(-1)).toEqual([5, 2]);
  });

  test("that throws is to be run again, with the reason kept", async () => {
    const result = await runJob(job, { ...taken, data: { sellerId: "s", count: 13 } });
    expect(result).toMatchObject({ status: "failed", output: { message: "carrier away" } });
  });

  test("with malformed data goes to the dead letters at once and reaches no handler", async () => {
    const before = seen.length;
    const result = await runJob(job, { ...taken, data: { count: 1 } });
    expect(result.status).toBe("deadletter");
    expect(seen).toHaveLength(before);
  });
});

test("every registered job has a queue of its own", () => {
  const names = jobs.map((job) => job.name);
  expect(new Set(names).size).toBe(names.length);
  expect(queueNames).toEqual(expect.arrayContaining(names));
});
