import { z } from "zod";
import { log } from "#server/log";
import { watchCertifications } from "#server/operations/watch-certifications";
import { defineJob } from "../define.ts";

/** A little after midnight, China time: which certificates of carriers have run out, and what will. */
export const watchCertificationsJob = defineJob({
  name: "watch-certifications",
  schema: z.object({}),
  batchSize: 1,
  schedule: { cron: "10 0 * * *", data: {} },
  handler: async () => {
    const { expired, told } = await watchCertifications(Date.now());
    if (expired + told > 0) log().info({ expired, told }, "certifications of carriers run out");
  },
});
