import { z } from "zod";
import { waybillReasonMax } from "./waybill-limits.ts";

/** A person cancels a waybill and says why. */
export const cancelWaybillInput = z.object({
  waybillId: z.uuid(),
  reason: z.string().trim().min(1, "reason_missing").max(waybillReasonMax),
});

/** A person asks the carrier once more. */
export const askAgainInput = z.object({ waybillId: z.uuid() });

/** A person looks at what the carrier was asked about a waybill. */
export const waybillTriesInput = z.object({ waybillId: z.uuid() });
