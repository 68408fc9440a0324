import { z } from "zod";
import { importVerdicts } from "./states.ts";

/** Names a previewed import; everything else is read again. */
export const importInput = z.object({ importId: z.uuid() });
export type ImportInput = z.output<typeof importInput>;

/** One page of a preview: the rows of one verdict after a row number. */
export const previewPageInput = z.object({
  verdict: z.enum(importVerdicts),
  after: z.coerce.number().int().min(0).default(0),
});

/** What comes with an uploaded file: its store and its name, which is only shown. */
export const uploadInput = z.object({
  store: z.uuid(),
  name: z
    .string()
    .max(255)
    .transform((name) => name.replace(/\p{Cc}/gu, "")),
});

/** Pasted lines of order number and tax id. */
export const pasteTaxIdsInput = z.object({ text: z.string().min(1).max(200_000) });
export type PasteTaxIdsInput = z.output<typeof pasteTaxIdsInput>;

/** Orders whose own text holds the number: the proposal is made again and kept. */
export const acceptTaxIdsInput = z.object({ orderIds: z.array(z.uuid()).min(1).max(2_000) });
export type AcceptTaxIdsInput = z.output<typeof acceptTaxIdsInput>;
