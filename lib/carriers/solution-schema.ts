import { z } from "zod";
import { cargoKinds } from "./cargo-kinds.ts";
import { serviceClasses } from "./service-class.ts";
import { cargoAcceptances, doubts, type Solution } from "./solutions.ts";

const grams = z.int().positive();
const millimetres = z.int().positive();

const solutionSchema: z.ZodType<Solution> = z.object({
  code: z.string().min(1),
  carrierCode: z.string().min(1),
  serviceCode: z.string().min(1),
  nameZh: z.string().min(1),
  nameEn: z.string().min(1),
  class: z.enum(serviceClasses),
  destinations: z.enum(["worldwide", "listed"]),
  maxWeightGrams: grams,
  small: z.object({ maxWeightGrams: grams, maxSideMm: millimetres, maxSumMm: millimetres }),
  volumetricDivisor: z.int().positive().nullable(),
  cargo: z.record(z.enum(cargoKinds), z.enum(cargoAcceptances)),
  days: z.object({ from: z.int().nonnegative(), to: z.int().positive() }).refine((days) => days.from <= days.to),
  tracking: z.enum(["full", "half"]),
  doubts: z.array(z.enum(doubts)),
});

/** A solution's declaration as it was stored; throws when it is none, since a guess would price and route parcels. */
export function readSolution(stored: unknown): Solution {
  return solutionSchema.parse(stored);
}
