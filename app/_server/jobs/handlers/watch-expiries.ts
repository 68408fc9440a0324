import { z } from "zod";
import { log } from "#server/log";
import { watchExpiries } from "#server/operations/watch-expiries";
import { defineJob } from "../define.ts";

/** Every morning, China time: what of the approved materials runs out. */
export const watchExpiriesJob = defineJob({
  name: "watch-expiries",
  schema: z.object({}),
  batchSize: 1,
  schedule: { cron: "5 8 * * *", data: {} },
  handler: async () => {
    const told = await watchExpiries(Date.now());
    if (told > 0) log().info({ told }, "materials run out");
  },
});
