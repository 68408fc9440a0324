import { asc } from "drizzle-orm";
import { readSolution } from "#lib/carriers/solution-schema";
import type { Solution } from "#lib/carriers/solutions";
import { solutions } from "../schema/solutions.ts";
import type { StaffDb } from "../scope.ts";

/** What every solution declares, also those no longer offered, in the order of the lists. */
export async function listOffers(db: StaffDb): Promise<Solution[]> {
  const rows = await db
    .select({ offer: solutions.offer })
    .from(solutions)
    .orderBy(asc(solutions.position), asc(solutions.code));
  return rows.map((row) => readSolution(row.offer));
}
