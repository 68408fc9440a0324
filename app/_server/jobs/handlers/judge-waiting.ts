import { z } from "zod";
import { log } from "#server/log";
import { judgeWaiting } from "#server/operations/judge-waiting";
import { mintJobScope } from "#server/scope";
import { defineJob } from "../define.ts";

/** Judges a seller's waiting orders anew, where more changed than a person should wait for. */
export const judgeWaitingJob = defineJob({
  name: "judge-waiting",
  schema: z.object({ sellerId: z.uuid() }),
  batchSize: 2,
  handler: async ({ sellerId }, { signal }) => {
    const judged = await judgeWaiting(mintJobScope({ sellerId, job: "judge-waiting" }), { clock: Date.now, signal });
    if (judged > 0) log().info({ sellerId, judged }, "waiting orders judged");
  },
});
