import { z } from "zod";
import { correctableFields } from "#lib/identity/corrections";
import { productFactsInput } from "#lib/products/schema";
import { repairQueueLimit } from "./repair.ts";

const text = z.string().trim().min(1, "required").max(500);

/** The list's search, and orders that are asked after. */
export const repairQueueInput = z.object({
  search: z.record(z.string().max(40), z.string().max(500)),
  asked: z.array(z.uuid()).max(repairQueueLimit),
});

/** Fields of a recipient as they should be, for one order or for several of one buyer. */
export const repairRecipientInput = z.object({
  orderId: z.uuid(),
  /** Other orders with the same recipient in the file. */
  alsoOf: z.array(z.uuid()).max(200),
  fields: z
    .array(z.object({ name: z.enum(correctableFields), seen: z.string().max(2_000), value: text }))
    .min(1)
    .max(correctableFields.length),
});
export type RepairRecipientInput = z.output<typeof repairRecipientInput>;

/** The recipient's tax number. */
export const repairTaxIdInput = z.object({ orderId: z.uuid(), value: z.string().trim().min(1, "required").max(40) });
export type RepairTaxIdInput = z.output<typeof repairTaxIdInput>;

/** Facts of one product, each with what was seen of it; what is not named stays as it is. */
export const repairProductInput = z.object({
  productId: z.uuid(),
  facts: productFactsInput.partial(),
  seen: z.record(z.string().max(40), z.string().max(500)),
  /** The code was one of those proposed. */
  isProposed: z.boolean(),
});
export type RepairProductInput = z.output<typeof repairProductInput>;
