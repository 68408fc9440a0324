import { z } from "zod";
import { serviceSwitchesSchema } from "#lib/rates/service-switches-schema";

/** At most this many orders in one confirmation. */
export const batchLimit = 1000;

const orderId = z.uuid();
const hex64 = z.string().regex(/^[0-9a-f]{64}$/);

/** Looking at a plan: which orders, in the list's order. */
export const reviewInput = z.object({ orderIds: z.array(orderId).min(1).max(batchLimit) });
export type ReviewInput = z.output<typeof reviewInput>;

/** Confirming what was looked at. `requestKey`: made when the review opened, so that a double click makes one batch. */
export const confirmBatchInput = z.object({
  requestKey: z.uuid(),
  orders: z
    .array(z.object({ orderId, fingerprint: hex64 }))
    .min(1)
    .max(batchLimit),
});
export type ConfirmBatchInput = z.output<typeof confirmBatchInput>;

/**
 * Picking a solution; `reason` says why it is another than the recommended one, `consentNote` how the buyer agreed to a
 * lower class. Null picks nothing again.
 */
export const chooseSolutionInput = z.object({
  orderId,
  solutionCode: z.string().min(1).max(64).nullable(),
  consentNote: z.string().trim().max(500).nullable(),
  reason: z.string().trim().max(200),
});
export type ChooseSolutionInput = z.output<typeof chooseSolutionInput>;

/** Services switched for one order; null leaves them to its template. */
export const switchServicesInput = z.object({ orderId, services: serviceSwitchesSchema.nullable() });
export type SwitchServicesInput = z.output<typeof switchServicesInput>;

export const holdOrdersInput = z.object({
  orderIds: z.array(orderId).min(1).max(batchLimit),
  note: z.string().trim().max(500),
});
export type HoldOrdersInput = z.output<typeof holdOrdersInput>;

export const releaseOrdersInput = z.object({ orderIds: z.array(orderId).min(1).max(batchLimit) });
export type ReleaseOrdersInput = z.output<typeof releaseOrdersInput>;

/** Pausing or resuming a batch. */
export const pauseBatchInput = z.object({ batchId: z.uuid() });
export type PauseBatchInput = z.output<typeof pauseBatchInput>;
