import { z } from "zod";
import { sweepDeclarations } from "#server/operations/sweep-declarations";
import { defineJob } from "../define.ts";

/** Every two minutes: no declaration, message or receipt is forgotten. */
export const sweepDeclarationsJob = defineJob({
  name: "sweep-declarations",
  schema: z.object({}),
  batchSize: 1,
  schedule: { cron: "*/2 * * * *", data: {} },
  handler: async () => {
    await sweepDeclarations(Date.now());
  },
});
