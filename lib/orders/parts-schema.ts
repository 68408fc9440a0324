import { z } from "zod";
import { mostMerged } from "#lib/orders/merge";
import { mostParts } from "#lib/orders/split";

/** Laying an order out over parcels: the goods of the second and later ones; `version` is that of the order as it was seen. */
export const splitOrderInput = z.object({
  orderId: z.uuid(),
  version: z.number().int(),
  parts: z
    .array(z.array(z.object({ lineNumber: z.number().int(), quantity: z.number().int() })).max(200))
    .min(1)
    .max(mostParts),
});
export type SplitOrderInput = z.output<typeof splitOrderInput>;

/** One order by its id. */
export const oneOrderInput = z.object({ orderId: z.uuid() });
export type OneOrderInput = z.output<typeof oneOrderInput>;

/** Orders that are to go in one parcel. */
export const mergeOrdersInput = z.object({
  orderIds: z
    .array(z.uuid())
    .min(1)
    .max(mostMerged + 1),
});
export type MergeOrdersInput = z.output<typeof mergeOrdersInput>;

/** Taking orders out of a parcel; null: all that were put in. */
export const unmergeOrdersInput = z.object({
  orderId: z.uuid(),
  memberIds: z.array(z.uuid()).min(1).max(mostMerged).nullable(),
});
export type UnmergeOrdersInput = z.output<typeof unmergeOrdersInput>;

/** What is done about an order that changed behind its label's back: the parcel goes as it is, or its waybill is cancelled. */
export const decideConflictInput = z.object({
  conflictId: z.uuid(),
  decision: z.enum(["keep", "cancel"]),
  note: z.string().trim().max(300),
});
export type DecideConflictInput = z.output<typeof decideConflictInput>;
