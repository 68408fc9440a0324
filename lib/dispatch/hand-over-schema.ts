import { z } from "zod";
import { gatewayEnvironments } from "#lib/carriers/connection";
import { handOverMethods } from "./hand-over-kinds.ts";

const bagId = z.uuid();

/** One scan: what the scanner typed, and the bag it is for; null: whichever open one fits. */
export const scanInput = z.object({ typed: z.string().trim().min(1).max(80), bagId: bagId.nullable() });
export type ScanInput = z.output<typeof scanInput>;

/** A new bag; `typed`: the scan that asked for it goes in at once. */
export const openBagInput = z.object({
  carrierCode: z.string().trim().min(1, "carrier_missing").max(40),
  environment: z.enum(gatewayEnvironments),
  method: z.enum(handOverMethods),
  warehouse: z.string().trim().max(40),
  typed: z.string().trim().max(80).nullable(),
});
export type OpenBagInput = z.output<typeof openBagInput>;

export const bagInput = z.object({ bagId });

export const takeOutInput = z.object({ bagId, waybillId: z.uuid() });

/** Bags that leave together; the courier's name and number where they are sent by one. */
export const handOverInput = z.object({
  bagIds: z.array(bagId).min(1, "no_bags").max(200),
  method: z.enum(handOverMethods),
  courierName: z.string().trim().max(60),
  courierNumber: z.string().trim().max(60),
});
export type HandOverInput = z.output<typeof handOverInput>;
