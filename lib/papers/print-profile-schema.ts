import { z } from "zod";
import {
  attachments,
  mostCopies,
  mostOffsetMm,
  type PrintSettings,
  plainSettings,
  printOrders,
  printPapers,
} from "./print-profile.ts";

/** Millimetres with one decimal: what a ruler on the test page tells. */
const offset = z
  .number()
  .min(-mostOffsetMm)
  .max(mostOffsetMm)
  .transform((millimetres) => Math.round(millimetres * 10) / 10 + 0);

export const printSettings = z.object({
  paper: z.enum(printPapers),
  invoice: z.enum(attachments),
  packingList: z.enum(attachments),
  order: z.enum(printOrders),
  copies: z.int().min(1).max(mostCopies),
  picking: z.boolean(),
  offsetXMm: offset,
  offsetYMm: offset,
});

/** A profile, new when `profileId` is null. `version`: as it was read, so that nobody overwrites another's change unseen. */
export const printProfileInput = z.object({
  profileId: z.uuid().nullable(),
  version: z.int().min(0),
  name: z.string().trim().min(1).max(40),
  isDefault: z.boolean(),
  settings: printSettings,
});
export type PrintProfileInput = z.output<typeof printProfileInput>;

export const removePrintProfileInput = z.object({ profileId: z.uuid() });
export type RemovePrintProfileInput = z.output<typeof removePrintProfileInput>;

/** Settings as they were kept; each that is missing or unknown falls back to what every printer takes. */
export function readPrintSettings(kept: unknown): PrintSettings {
  const given = typeof kept === "object" && kept !== null ? (kept as Readonly<Record<string, unknown>>) : {};
  const read = Object.entries(printSettings.shape).map(([key, shape]) => {
    const parsed = shape.safeParse(given[key]);
    return [key, parsed.success ? parsed.data : plainSettings[key as keyof PrintSettings]];
  });
  return Object.fromEntries(read) as PrintSettings;
}
