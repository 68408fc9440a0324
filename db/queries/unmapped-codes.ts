import { desc, sql } from "drizzle-orm";
import { unmappedCodes } from "../schema/gateways.ts";
import type { StaffDb } from "../scope.ts";

export type UnmappedRow = typeof unmappedCodes.$inferSelect;

/** Everything that nobody has mapped yet, the commonest first. */
export async function listUnmapped(db: StaffDb, limit: number): Promise<UnmappedRow[]> {
  return db
    .select()
    .from(unmappedCodes)
    .orderBy(desc(unmappedCodes.count), desc(unmappedCodes.lastSeenAt))
    .limit(limit);
}

/** By vocabulary: how many codes, and how often they came. */
export async function countUnmappedCodes(
  db: StaffDb,
): Promise<{ readonly vocabulary: string; readonly codes: number; readonly count: number }[]> {
  return db
    .select({
      vocabulary: unmappedCodes.vocabulary,
      codes: sql<number>`count(*)::int`,
      count: sql<number>`sum(${unmappedCodes.count})::int`,
    })
    .from(unmappedCodes)
    .groupBy(unmappedCodes.vocabulary)
    .orderBy(unmappedCodes.vocabulary);
}
