import { z } from "zod";
import { warnDeadlines } from "#server/operations/warn-deadlines";
import { defineJob } from "../define.ts";

/** At noon and in the evening, China time: deadlines end with the day, so at noon they are twelve hours away. */
export const warnDeadlinesJob = defineJob({
  name: "warn-deadlines",
  schema: z.object({}),
  batchSize: 1,
  schedule: { cron: "5 12,19 * * *", data: {} },
  handler: async () => {
    await warnDeadlines(Date.now());
  },
});
