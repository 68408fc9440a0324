import { z } from "zod";
import { failDownload, packPapers } from "#server/operations/pack-papers";
import { mintJobScope } from "#server/scope";
import { defineJob } from "../define.ts";

/** The last try: a further one is not handed out (`retryLimit` of the queue). */
const lastAttempt = 3;

/** Packs a day's or a month's papers into one ZIP. */
export const packPapersJob = defineJob({
  name: "pack-papers",
  schema: z.object({ sellerId: z.uuid(), downloadId: z.uuid() }),
  batchSize: 1,
  handler: async ({ sellerId, downloadId }, { signal, attempt }) => {
    const scope = mintJobScope({ sellerId, job: "pack-papers" });
    try {
      await packPapers(scope, downloadId, Date.now, { signal });
    } catch (error) {
      if (attempt >= lastAttempt) await failDownload(scope, downloadId, Date.now());
      throw error;
    }
  },
});
