import { z } from "zod";
import { type LaneCounts, lastCountedDay } from "./lane-counts.ts";

const count = z.int().nonnegative();

const laneCountsSchema: z.ZodType<LaneCounts> = z
  .object({
    parcels: count,
    delivered: count,
    days: z.array(count).max(lastCountedDay + 1),
    onTime: count,
    pickedUp: count,
    pickedUpInTime: count,
    incidents: count,
    claims: count.nullable(),
  })
  .refine((counts) => counts.days.reduce((sum, one) => sum + one, 0) === counts.delivered, "histogram and count differ")
  .refine((counts) => counts.onTime <= counts.delivered && counts.delivered <= counts.parcels, "more than there are")
  .refine((counts) => counts.pickedUpInTime <= counts.pickedUp, "more in time than picked up");

/** Counts of a lane as they were stored; throws when they contradict themselves, since a share above 1 would win. */
export function readLaneCounts(stored: unknown): LaneCounts {
  return laneCountsSchema.parse(stored);
}
