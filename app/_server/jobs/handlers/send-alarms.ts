import { z } from "zod";
import { alarmChannels } from "#lib/alarms/channels";
import { environment } from "#server/environment";
import { openMailer } from "#server/gateways/mail/open-mailer";
import { sendAlarms } from "#server/operations/send-alarms";
import { mintJobScope } from "#server/scope";
import { defineJob } from "../define.ts";
import { worldOf } from "../world.ts";

/** Sends what waits for one person's mail or one robot. */
export const sendAlarmsJob = defineJob({
  name: "send-alarms",
  schema: z.object({ sellerId: z.uuid(), channel: z.enum(alarmChannels), target: z.string() }),
  batchSize: 8,
  handler: async ({ sellerId, channel, target }, context) => {
    const { baseUrl, sandboxUrl } = environment();
    const world = { ...worldOf(context), mailer: openMailer(), baseUrl, sandboxUrl };
    await sendAlarms(mintJobScope({ sellerId, job: "send-alarms" }), { channel, target }, world);
  },
});
