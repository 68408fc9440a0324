import { z } from "zod";
import { insides } from "./scan-parcel.ts";

/** What came from the scanner: order number, SKU or waybill. Longer than any of them is no code. */
export const scanInput = z.object({
  text: z.string().trim().min(1).max(200),
  current: z.uuid().nullable(),
  inside: z.enum(insides),
});
export type ScanInput = z.output<typeof scanInput>;

/** What the packing table found: pieces line by line in the order of the parcel's lines (null: not verified), and grams. */
export const packingCheckInput = z.object({
  waybillId: z.uuid(),
  contents: z
    .array(z.object({ sku: z.string().max(200), count: z.int().min(0).max(100_000) }))
    .max(500)
    .nullable(),
  grams: z.int().min(1).max(30_000).nullable(),
});
export type PackingCheckInput = z.output<typeof packingCheckInput>;

export const packingReleaseInput = z.object({ waybillId: z.uuid() });
export type PackingReleaseInput = z.output<typeof packingReleaseInput>;
