import { z } from "zod";
import { log } from "#server/log";
import { keepTracking } from "#server/operations/keep-tracking";
import { defineJob } from "../define.ts";

/** Every night: months for events ahead, old months ended, finished parcels out of the list. */
export const keepTrackingJob = defineJob({
  name: "keep-tracking",
  schema: z.object({}),
  batchSize: 1,
  schedule: { cron: "40 3 * * *", data: {} },
  handler: async () => {
    const kept = await keepTracking(Date.now());
    log().info(kept, "tracking kept in shape");
  },
});
