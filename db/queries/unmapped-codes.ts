import { desc, sql } from "drizzle-orm";
import { unmappedCodes } from "../schema/gateways.ts";
import { staffMeanings } from "../schema/tracking.ts";
import type { StaffDb } from "../scope.ts";

/** Mapped codes keep their counts, and show them again when the mapping is taken back. */
const isUnmapped = sql`not exists (select 1 from ${staffMeanings} where ${staffMeanings.vocabulary} = ${unmappedCodes.vocabulary}
  and ${staffMeanings.code} = ${unmappedCodes.code})`;

export type UnmappedRow = typeof unmappedCodes.$inferSelect;

/** Everything that nobody has mapped yet, the commonest first. */
export async function listUnmapped(db: StaffDb, limit: number): Promise<UnmappedRow[]> {
  return db
    .select()
    .from(unmappedCodes)
    .where(isUnmapped)
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
    .where(isUnmapped)
    .groupBy(unmappedCodes.vocabulary)
    .orderBy(unmappedCodes.vocabulary);
}
