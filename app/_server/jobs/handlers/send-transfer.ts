import { z } from "zod";
import { sendTransfer } from "#server/operations/send-transfer";
import { mintJobScope } from "#server/scope";
import { defineJob } from "../define.ts";
import { worldOf } from "../world.ts";

/** Sends the small transfer of an account's proof, or asks the bank what became of it. */
export const sendTransferJob = defineJob({
  name: "send-transfer",
  schema: z.object({ sellerId: z.uuid(), proofId: z.uuid() }),
  batchSize: 2,
  handler: async ({ sellerId, proofId }, context) => {
    await sendTransfer(mintJobScope({ sellerId, job: "send-transfer" }), proofId, worldOf(context));
  },
});
