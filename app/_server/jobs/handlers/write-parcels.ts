import { z } from "zod";
import { failParcelExport, writeParcels } from "#server/operations/write-parcels";
import { mintJobScope } from "#server/scope";
import { defineJob } from "../define.ts";

/** The last try: a further one is not handed out (`retryLimit` of the queue). */
const lastAttempt = 3;

/** Writes a long list of parcels into a file. */
export const writeParcelsJob = defineJob({
  name: "write-parcels",
  schema: z.object({ sellerId: z.uuid(), exportId: z.uuid() }),
  batchSize: 1,
  handler: async ({ sellerId, exportId }, { signal, attempt }) => {
    const scope = mintJobScope({ sellerId, job: "write-parcels" });
    try {
      await writeParcels(scope, exportId, Date.now, { signal });
    } catch (error) {
      if (attempt >= lastAttempt) await failParcelExport(scope, exportId);
      throw error;
    }
  },
});
