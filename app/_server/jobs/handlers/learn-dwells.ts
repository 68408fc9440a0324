import { z } from "zod";
import { log } from "#server/log";
import { learnDwells } from "#server/operations/learn-dwells";
import { defineJob } from "../define.ts";

/** Every night, China time: how long parcels stay in each stage, and from when on their silence is too long. */
export const learnDwellsJob = defineJob({
  name: "learn-dwells",
  schema: z.object({}),
  batchSize: 1,
  schedule: { cron: "50 3 * * *", data: {} },
  handler: async () => {
    const budgets = await learnDwells(Date.now());
    log().info({ budgets }, "stays learnt");
  },
});
