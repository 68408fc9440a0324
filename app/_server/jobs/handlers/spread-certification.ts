import { z } from "zod";
import { carryCertificationNews, certificationNews } from "#server/operations/spread-certification";
import { defineJob } from "../define.ts";

/** Carries a certification's news to every seller: screens, parcels that wait for a later try, people. */
export const spreadCertificationJob = defineJob({
  name: "spread-certification",
  schema: z.object({ carrierCode: z.string(), news: z.enum(certificationNews), reason: z.string() }),
  batchSize: 1,
  handler: async (spread) => {
    await carryCertificationNews(spread, Date.now());
  },
});
