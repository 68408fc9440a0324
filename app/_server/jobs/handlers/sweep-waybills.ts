import { z } from "zod";
import { log } from "#server/log";
import { sweepWaybills } from "#server/operations/sweep-waybills";
import { defineJob } from "../define.ts";

/** Every two minutes: no waybill is forgotten. */
export const sweepWaybillsJob = defineJob({
  name: "sweep-waybills",
  schema: z.object({}),
  batchSize: 1,
  schedule: { cron: "*/2 * * * *", data: {} },
  handler: async () => {
    const found = await sweepWaybills(Date.now());
    if (found > 0) log().warn({ found }, "forgotten waybills found");
  },
});
