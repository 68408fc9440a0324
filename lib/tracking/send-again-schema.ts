import { z } from "zod";

/** Characters of the note with which an order is held until its address was looked at. */
export const holdNoteMax = 200;

/** A person sends a parcel again; with a note the order is held until somebody releases it. */
export const sendAgainInput = z.object({
  waybillId: z.uuid(),
  holdNote: z.string().trim().min(1).max(holdNoteMax).nullable(),
});
export type SendAgainInput = z.infer<typeof sendAgainInput>;

export const takeBackSendAgainInput = z.object({ waybillId: z.uuid() });
