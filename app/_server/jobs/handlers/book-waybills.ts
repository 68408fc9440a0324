import { z } from "zod";
import { askBooking, claimBookings, refuseWaybills, settleAnswers } from "#server/operations/book-waybills";
import { mintJobScope } from "#server/scope";
import { defineJob } from "../define.ts";
import { workThrough } from "../work-through.ts";
import { worldOf } from "../world.ts";

/** Books confirmed waybills at their carrier, up to 50 a job; a waybill that is not due is passed over. */
export const bookWaybillsJob = defineJob({
  name: "book-waybills",
  schema: z.object({ sellerId: z.uuid(), waybillIds: z.array(z.uuid()).max(50) }),
  batchSize: 2,
  handler: async ({ sellerId, waybillIds }, context) => {
    const scope = mintJobScope({ sellerId, job: "book-waybills" });
    const world = worldOf(context);
    await workThrough(scope, "book-waybills", waybillIds, world, {
      take: (ids) => claimBookings(scope, ids, world),
      ask: (claimed, gateway) => askBooking(claimed, gateway, world),
      settle: (answered) => settleAnswers(scope, answered, world),
      close: (ids, why) => refuseWaybills(scope, ids, why, world),
    });
  },
});
