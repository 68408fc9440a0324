import { z } from "zod";
import { log } from "#server/log";
import { pollTracking } from "#server/operations/poll-tracking";
import { mintJobScope } from "#server/scope";
import { defineJob } from "../define.ts";
import { workThrough } from "../work-through.ts";
import { worldOf } from "../world.ts";

/** Asks carriers for the events of parcels. */
export const pollTrackingJob = defineJob({
  name: "poll-tracking",
  schema: z.object({ sellerId: z.uuid(), waybillIds: z.array(z.uuid()).max(50) }),
  batchSize: 1,
  handler: async ({ sellerId, waybillIds }, context) => {
    const scope = mintJobScope({ sellerId, job: "poll-tracking" });
    const world = worldOf(context);
    await workThrough(scope, "poll-tracking", waybillIds, world, {
      take: async (ids) => ids,
      ask: (id, gateway) => pollTracking(scope, id, gateway, world),
      settle: async () => undefined,
      close: async (ids, why) => log().error({ waybillIds: ids, why }, "no gateway to ask for events"),
    });
  },
});
