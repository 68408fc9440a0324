import { z } from "zod";
import { checkApplication } from "#server/operations/check-application";
import { mintJobScope } from "#server/scope";
import { defineJob } from "../define.ts";
import { worldOf } from "../world.ts";

/** A disturbed road is tried over for some seconds; then a person decides what nobody answered. */
const tries = 3;

/** Judges an application that was handed in. */
export const checkApplicationJob = defineJob({
  name: "check-application",
  schema: z.object({ sellerId: z.uuid(), round: z.number().int().min(1) }),
  batchSize: 4,
  handler: async ({ sellerId, round }, context) => {
    const scope = mintJobScope({ sellerId, job: "check-application" });
    await checkApplication(scope, round, worldOf(context), context.attempt >= tries - 1);
  },
});
