import { z } from "zod";
import { log } from "#server/log";
import { sweepPolls } from "#server/operations/sweep-polls";
import { defineJob } from "../define.ts";

/** Every minute: carriers are asked about the parcels whose turn it is. */
export const sweepPollsJob = defineJob({
  name: "sweep-polls",
  schema: z.object({}),
  batchSize: 1,
  schedule: { cron: "* * * * *", data: {} },
  handler: async () => {
    const asked = await sweepPolls(Date.now());
    if (asked > 0) log().info({ asked }, "parcels to be asked after");
  },
});
