import { z } from "zod";
import { log } from "#server/log";
import { askNumber, listNumberless, settleNumbers } from "#server/operations/fetch-number";
import { mintJobScope } from "#server/scope";
import { defineJob } from "../define.ts";
import { workThrough } from "../work-through.ts";
import { worldOf } from "../world.ts";

/** Asks for the numbers of waybills that were booked without one. */
export const fetchNumbersJob = defineJob({
  name: "fetch-numbers",
  schema: z.object({ sellerId: z.uuid(), waybillIds: z.array(z.uuid()).max(50) }),
  batchSize: 1,
  handler: async ({ sellerId, waybillIds }, context) => {
    const scope = mintJobScope({ sellerId, job: "fetch-numbers" });
    const world = worldOf(context);
    await workThrough(scope, "fetch-numbers", waybillIds, world, {
      take: (ids) => listNumberless(scope, ids),
      ask: (waybill, gateway) => askNumber(waybill, gateway, world),
      settle: (asked) => settleNumbers(scope, asked, world),
      close: async (ids, why) => log().error({ waybillIds: ids, why }, "no gateway to ask for numbers"),
    });
  },
});
