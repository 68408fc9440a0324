import { z } from "zod";
import { enqueue } from "#db/queue";
import { inScope } from "#db/scope";
import { advanceRehearsal } from "#server/operations/advance-rehearsal";
import { startDueRehearsal } from "#server/operations/start-rehearsal";
import { mintJobScope } from "#server/scope";
import { defineJob } from "../define.ts";
import { worldOf } from "../world.ts";

/** Begins the first-order test that an approval made due, brings it as far as it goes, and comes back when it is time. */
export const runRehearsalJob = defineJob({
  name: "run-rehearsal",
  schema: z.object({ sellerId: z.uuid() }),
  batchSize: 2,
  handler: async ({ sellerId }, context) => {
    const scope = mintJobScope({ sellerId, job: "run-rehearsal" });
    const world = worldOf(context);
    await startDueRehearsal(scope, world.clock());
    const how = await advanceRehearsal(scope, world);
    if (how.kind !== "waiting") return;
    const again = { data: { sellerId }, startAfter: how.until, singletonKey: sellerId };
    await inScope(scope, (db) => enqueue(db, [{ name: "run-rehearsal", ...again }]));
  },
});
