import { z } from "zod";
import { environment } from "#server/environment";
import { openMailer } from "#server/gateways/mail/open-mailer";
import { mailMessage } from "#server/operations/mail-message";
import { mintJobScope } from "#server/scope";
import { defineJob } from "../define.ts";
import { worldOf } from "../world.ts";

/** Mails a message to its readers; without a mail server the message is in the app alone. */
export const sendMailJob = defineJob({
  name: "send-mail",
  schema: z.object({ sellerId: z.uuid(), messageId: z.int().positive() }),
  batchSize: 2,
  handler: async ({ sellerId, messageId }, context) => {
    const mailer = openMailer();
    if (!mailer) return;
    const { clock } = worldOf(context);
    const world = { mailer, baseUrl: environment().baseUrl, clock, signal: context.signal };
    await mailMessage(mintJobScope({ sellerId, job: "send-mail" }), messageId, world);
  },
});
