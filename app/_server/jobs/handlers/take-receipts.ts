import { z } from "zod";
import { gatewayEnvironments } from "#lib/carriers/connection";
import { takeReceipts } from "#server/operations/take-receipts";
import { mintJobScope } from "#server/scope";
import { defineJob } from "../define.ts";
import { worldOf } from "../world.ts";

/** Reads the receipts of a seller's terminal; comes back by itself, sooner while answers are coming. */
export const takeReceiptsJob = defineJob({
  name: "take-receipts",
  schema: z.object({ sellerId: z.uuid(), environment: z.enum(gatewayEnvironments) }),
  batchSize: 2,
  handler: async ({ sellerId, environment }, context) => {
    await takeReceipts(mintJobScope({ sellerId, job: "take-receipts" }), environment, worldOf(context));
  },
});
