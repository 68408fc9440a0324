import { z } from "zod";
import { cargoKinds } from "./cargo-kinds.ts";
import { serviceClasses } from "./service-class.ts";
import { solutionFamilies } from "./solution-families.ts";
import {
  areaKinds,
  cargoAcceptances,
  claimWays,
  doubts,
  dutyTerms,
  includedServices,
  papers,
  pickUpKinds,
  type Solution,
  selections,
} from "./solutions.ts";

const grams = z.int().positive();
const millimetres = z.int().positive();
const country = z.string().regex(/^[A-Z]{2}$/);
const days = z
  .object({ from: z.int().nonnegative(), to: z.int().positive().max(365) })
  .refine((range) => range.from <= range.to);

/** Staff's form and the stored row alike: a declaration is whole or it is none. */
export const solutionSchema: z.ZodType<Solution> = z.object({
  code: z.string().min(1),
  carrierCode: z.string().min(1),
  serviceCode: z.string().min(1),
  nameZh: z.string().min(1),
  nameEn: z.string().min(1),
  class: z.enum(serviceClasses),
  family: z.enum(solutionFamilies).nullable(),
  selection: z.enum(selections),
  destinations: z.union([z.enum(["worldwide", "listed", "unknown"]), z.array(country).min(1)]),
  maxWeightGrams: grams,
  small: z.object({ maxWeightGrams: grams, maxSideMm: millimetres, maxSumMm: millimetres }).nullable(),
  large: z.object({ maxSideMm: millimetres.nullable(), maxSumMm: millimetres.nullable() }).nullable(),
  volumetric: z.object({ divisor: z.int().positive(), whenSideOverMm: millimetres.nullable() }).nullable(),
  cargo: z.record(z.enum(cargoKinds), z.enum(cargoAcceptances)),
  papers: z.partialRecord(z.enum(cargoKinds), z.array(z.enum(papers))),
  refusedAreas: z.array(z.enum(areaKinds)),
  days,
  daysTo: z.record(country, days),
  tracking: z.enum(["full", "half"]),
  claims: z.object({ maxUsdMinor: z.int().nonnegative().nullable(), how: z.enum(claimWays) }),
  dutyTerms: z.array(z.enum(dutyTerms)),
  pickUp: z.array(z.enum(pickUpKinds)),
  included: z.array(z.enum(includedServices)),
  doubts: z.array(z.enum(doubts)),
});

/** A solution's declaration as it was stored; throws when it is none, since a guess would price and route parcels. */
export function readSolution(stored: unknown): Solution {
  return solutionSchema.parse(stored);
}
