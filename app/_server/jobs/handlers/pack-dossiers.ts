import { z } from "zod";
import { failDossierExport, packDossiers } from "#server/operations/pack-dossiers";
import { mintJobScope } from "#server/scope";
import { defineJob } from "../define.ts";

/** The last try: a further one is not handed out (`retryLimit` of the queue). */
const lastAttempt = 3;

/** Packs refund dossiers into one ZIP for the accountant. */
export const packDossiersJob = defineJob({
  name: "pack-dossiers",
  schema: z.object({ sellerId: z.uuid(), exportId: z.uuid() }),
  batchSize: 1,
  handler: async ({ sellerId, exportId }, { signal, attempt }) => {
    const scope = mintJobScope({ sellerId, job: "pack-dossiers" });
    try {
      await packDossiers(scope, exportId, Date.now, { signal });
    } catch (error) {
      if (attempt >= lastAttempt) await failDossierExport(scope, exportId, Date.now());
      throw error;
    }
  },
});
