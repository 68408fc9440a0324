import { z } from "zod";

/** Messages up to and with this number are read; null means all that there are. */
export const readMessagesInput = z.object({
  messageIds: z.array(z.number().int().positive()).max(200),
  all: z.boolean(),
});
export type ReadMessagesInput = z.output<typeof readMessagesInput>;

/** Staff have a mark up to which they have read. */
export const readStaffMessagesInput = z.object({ upTo: z.number().int().nonnegative() });
export type ReadStaffMessagesInput = z.output<typeof readStaffMessagesInput>;
