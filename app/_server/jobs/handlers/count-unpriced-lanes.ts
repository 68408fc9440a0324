import { z } from "zod";
import { log } from "#server/log";
import { countUnpricedLanes } from "#server/operations/count-unpriced-lanes";
import { defineJob } from "../define.ts";

/** Every night, China time: where orders and parcels have no price. */
export const countUnpricedLanesJob = defineJob({
  name: "count-unpriced-lanes",
  schema: z.object({}),
  batchSize: 1,
  schedule: { cron: "50 4 * * *", data: {} },
  handler: async () => {
    const lanes = await countUnpricedLanes(Date.now());
    log().info({ lanes }, "lanes without a price counted");
  },
});
