import { z } from "zod";
import { gatewayEnvironments } from "#lib/carriers/connection";
import { takeCarrierReceipts } from "#server/operations/take-receipts";
import { defineJob } from "../define.ts";
import { worldOf } from "../world.ts";

/** Reads the receipts of a carrier's terminal that ALP uses under its mandate. */
export const takeCarrierReceiptsJob = defineJob({
  name: "take-carrier-receipts",
  schema: z.object({ carrierCode: z.string(), environment: z.enum(gatewayEnvironments) }),
  batchSize: 1,
  handler: async ({ carrierCode, environment }, context) => {
    await takeCarrierReceipts(carrierCode, environment, worldOf(context));
  },
});
