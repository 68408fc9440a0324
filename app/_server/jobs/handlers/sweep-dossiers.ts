import { z } from "zod";
import { log } from "#server/log";
import { sweepDossiers } from "#server/operations/open-dossiers";
import { sweepDossierExports } from "#server/operations/sweep-dossier-exports";
import { defineJob } from "../define.ts";

/** Every ten minutes: dossiers that no receipt opened, and exports that have expired. */
export const sweepDossiersJob = defineJob({
  name: "sweep-dossiers",
  schema: z.object({}),
  batchSize: 1,
  schedule: { cron: "*/10 * * * *", data: {} },
  handler: async () => {
    const now = Date.now();
    const opened = await sweepDossiers(now);
    const cleared = await sweepDossierExports(now);
    if (opened + cleared > 0) log().info({ opened, cleared }, "refund dossiers swept");
  },
});
