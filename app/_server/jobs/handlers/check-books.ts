import { z } from "zod";
import { enqueue } from "#db/queue";
import { inScope } from "#db/scope";
import { beginBookChecks, checkBooksRound, jobScope } from "#server/operations/check-books";
import { defineJob } from "../define.ts";
import { worldOf } from "../world.ts";

/** Well below the time after which a job counts as stuck. */
const workMs = 240_000;

/**
 * At night, China time, compares ALP's book with the carrier's: begun at half past two, and looked after twice more, so
 * that a check whose job was lost goes on.
 */
export const checkBooksJob = defineJob({
  name: "check-books",
  schema: z.union([z.strictObject({ sellerId: z.uuid(), checkId: z.uuid() }), z.strictObject({})]),
  batchSize: 1,
  schedule: { cron: "30 2,4,6 * * *", data: {} },
  handler: async (data, context) => {
    const world = worldOf(context);
    if (!("checkId" in data)) return void (await beginBookChecks(world.clock()));
    const { sellerId, checkId } = data;
    const scope = jobScope(sellerId);
    const until = world.clock() + workMs;
    while ((await checkBooksRound(scope, checkId, world)) === "more") {
      if (context.signal.aborted) throw new Error("stopped before the check was done");
      if (world.clock() < until) continue;
      await inScope(scope, (db) => enqueue(db, [{ name: "check-books", data: { ...data }, singletonKey: checkId }]));
      return;
    }
  },
});
