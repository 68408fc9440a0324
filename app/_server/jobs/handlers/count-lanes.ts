import { z } from "zod";
import { log } from "#server/log";
import { countLanes } from "#server/operations/count-lanes";
import { defineJob } from "../define.ts";

/** Every night, China time: how long parcels took on each lane, and how many were in time. */
export const countLanesJob = defineJob({
  name: "count-lanes",
  schema: z.object({}),
  batchSize: 1,
  schedule: { cron: "30 3 * * *", data: {} },
  handler: async () => {
    const lanes = await countLanes(Date.now());
    log().info({ lanes }, "lanes counted");
  },
});
