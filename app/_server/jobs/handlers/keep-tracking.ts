import { z } from "zod";
import { log } from "#server/log";
import { keepTracking } from "#server/operations/keep-tracking";
import { defineJob } from "../define.ts";

/** Every night: months for events ahead, finished parcels out of the list, old months into the archive. */
export const keepTrackingJob = defineJob({
  name: "keep-tracking",
  schema: z.object({}),
  batchSize: 1,
  schedule: { cron: "40 3 * * *", data: {} },
  handler: async (_, { signal }) => {
    const kept = await keepTracking(Date.now(), signal);
    log().info(kept, "tracking kept in shape");
  },
});
