import { z } from "zod";
import { getWaybills } from "#db/queries/waybills";
import { enqueue } from "#db/queue";
import { inScope } from "#db/scope";
import { callsPausedUntil, openGateway } from "#server/gateways/open-gateway";
import { log } from "#server/log";
import { carryOutCancel } from "#server/operations/carry-out-cancel";
import { mintJobScope } from "#server/scope";
import { defineJob } from "../define.ts";
import { worldOf } from "../world.ts";

/** Carries a requested cancellation to the carrier. */
export const cancelWaybillJob = defineJob({
  name: "cancel-waybill",
  schema: z.object({ sellerId: z.uuid(), waybillId: z.uuid() }),
  batchSize: 2,
  handler: async (data, context) => {
    const { sellerId, waybillId } = data;
    const scope = mintJobScope({ sellerId, job: "cancel-waybill" });
    const world = worldOf(context);
    const [waybill] = await inScope(scope, (db) => getWaybills(db, [waybillId]));
    if (!waybill) return;
    const gateway = await openGateway(waybill.carrierCode, waybill.environment);
    if (typeof gateway === "string") {
      // Booked there once, so the account is missing for now only: the queue repeats the job.
      log().error({ waybillId, why: gateway }, "no gateway to cancel at");
      throw new Error(`no gateway to cancel at: ${gateway}`);
    }
    const pausedUntil = await callsPausedUntil(gateway, world.clock());
    if (pausedUntil === null) await carryOutCancel(scope, waybillId, gateway, world);
    else await inScope(scope, (db) => enqueue(db, [{ name: "cancel-waybill", data, startAfter: pausedUntil }]));
  },
});
