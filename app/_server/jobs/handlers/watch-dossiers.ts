import { z } from "zod";
import { log } from "#server/log";
import { watchDossiers } from "#server/operations/watch-dossiers";
import { defineJob } from "../define.ts";

/** Every morning, China time: which clocks of refund dossiers run out. */
export const watchDossiersJob = defineJob({
  name: "watch-dossiers",
  schema: z.object({}),
  batchSize: 1,
  schedule: { cron: "20 8 * * *", data: {} },
  handler: async () => {
    const told = await watchDossiers(Date.now());
    if (told > 0) log().info({ told }, "clocks of refund dossiers run out");
  },
});
