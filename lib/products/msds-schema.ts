import { z } from "zod";
import { isCalendarDate } from "#lib/kit/time";
import { limitedBy } from "./battery-limits.ts";
import { cellTypes } from "./cell-types.ts";
import { msdsLimits } from "./msds-limits.ts";

const amount = z.int().min(1).max(msdsLimits.amount).nullable();

/** What a person says of an MSDS; energy in mWh and lithium in mg of one battery. Each cell type asks for its own number. */
export const msdsFactsInput = z
  .object({
    validUntil: z.string().refine(isCalendarDate, "date_missing"),
    cellType: z.enum(cellTypes),
    energyMilliwattHours: amount,
    lithiumMilligrams: amount,
    cellCount: z.int().min(1).max(msdsLimits.cells).nullable(),
  })
  .superRefine((facts, context) => {
    const limited = limitedBy(facts.cellType);
    const missing = (path: string) => context.addIssue({ code: "custom", path: [path], message: "amount_missing" });
    if (limited === "energy" && facts.energyMilliwattHours === null) missing("energyMilliwattHours");
    if (limited === "lithium" && facts.lithiumMilligrams === null) missing("lithiumMilligrams");
  });

const productIds = z.array(z.uuid()).max(msdsLimits.products);

/** What goes with an uploaded file: what it says, whose it is, and the older file whose place it takes. */
export const addMsdsInput = z.object({ facts: msdsFactsInput, productIds, replaces: z.uuid().nullable() });
export type AddMsdsInput = z.output<typeof addMsdsInput>;

/** One kept file for some products. */
export const linkMsdsInput = z.object({ msdsId: z.uuid(), productIds: productIds.min(1) });
export type LinkMsdsInput = z.output<typeof linkMsdsInput>;

/** Some products without any file. */
export const unlinkMsdsInput = z.object({ productIds: productIds.min(1) });
export type UnlinkMsdsInput = z.output<typeof unlinkMsdsInput>;

/** Other facts for a kept file, as it was seen with `version`. */
export const editMsdsInput = z.object({ msdsId: z.uuid(), version: z.int(), facts: msdsFactsInput });
export type EditMsdsInput = z.output<typeof editMsdsInput>;

/** A file that is used no more. */
export const archiveMsdsInput = z.object({ msdsId: z.uuid() });
export type ArchiveMsdsInput = z.output<typeof archiveMsdsInput>;
