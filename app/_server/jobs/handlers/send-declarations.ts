import { z } from "zod";
import { gatewayEnvironments } from "#lib/carriers/connection";
import { sendDeclarations } from "#server/operations/send-declarations";
import { mintJobScope } from "#server/scope";
import { defineJob } from "../define.ts";
import { worldOf } from "../world.ts";

/** Sends a seller's declarations, up to 100 a message; what is not due is passed over. */
export const sendDeclarationsJob = defineJob({
  name: "send-declarations",
  schema: z.object({ sellerId: z.uuid(), environment: z.enum(gatewayEnvironments) }),
  batchSize: 2,
  handler: async ({ sellerId, environment }, context) => {
    await sendDeclarations(mintJobScope({ sellerId, job: "send-declarations" }), environment, worldOf(context));
  },
});
