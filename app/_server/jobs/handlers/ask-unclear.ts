import { z } from "zod";
import { askUnclear } from "#server/operations/ask-unclear";
import { defineJob } from "../define.ts";

/** Every ten minutes: what may have been booked is asked after, before anything else is done with its parcel. */
export const askUnclearJob = defineJob({
  name: "ask-unclear",
  schema: z.object({}),
  batchSize: 1,
  schedule: { cron: "*/10 * * * *", data: {} },
  handler: async () => {
    await askUnclear(Date.now());
  },
});
