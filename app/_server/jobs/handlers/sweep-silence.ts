import { z } from "zod";
import { log } from "#server/log";
import { sweepSilence } from "#server/operations/sweep-silence";
import { defineJob } from "../define.ts";

/** Every minute: parcels of which nothing was heard for too long, and causes that are over. */
export const sweepSilenceJob = defineJob({
  name: "sweep-silence",
  schema: z.object({}),
  batchSize: 1,
  schedule: { cron: "* * * * *", data: {} },
  handler: async (_, { signal }) => {
    const judged = await sweepSilence(Date.now(), signal);
    if (judged > 0) log().info({ judged }, "silence judged");
  },
});
