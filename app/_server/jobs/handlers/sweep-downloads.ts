import { z } from "zod";
import { log } from "#server/log";
import { sweepDownloads } from "#server/operations/sweep-downloads";
import { sweepParcelExports } from "#server/operations/sweep-parcel-exports";
import { defineJob } from "../define.ts";

/** Every hour: downloads that have expired are cleared away. */
export const sweepDownloadsJob = defineJob({
  name: "sweep-downloads",
  schema: z.object({}),
  batchSize: 1,
  schedule: { cron: "17 * * * *", data: {} },
  handler: async () => {
    const now = Date.now();
    const cleared = (await sweepDownloads(now)) + (await sweepParcelExports(now));
    if (cleared > 0) log().info({ cleared }, "expired downloads cleared away");
  },
});
