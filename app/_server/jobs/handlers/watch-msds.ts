import { z } from "zod";
import { log } from "#server/log";
import { watchMsds } from "#server/operations/watch-msds";
import { defineJob } from "../define.ts";

/** Every morning, China time: which MSDS run out. */
export const watchMsdsJob = defineJob({
  name: "watch-msds",
  schema: z.object({}),
  batchSize: 1,
  schedule: { cron: "10 8 * * *", data: {} },
  handler: async () => {
    const told = await watchMsds(Date.now());
    if (told > 0) log().info({ told }, "MSDS run out");
  },
});
