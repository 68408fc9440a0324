import { and, asc, desc, eq, sql } from "drizzle-orm";
import { unmappedCodes } from "../schema/gateways.ts";
import { staffMeanings } from "../schema/tracking.ts";
import type { SellerDb, StaffDb } from "../scope.ts";

export type StaffMeaningRow = typeof staffMeanings.$inferSelect;

type Code = { readonly vocabulary: string; readonly code: string };

/** What staff mapped, for the fold: the same for every seller. */
export async function listStaffMeanings(db: SellerDb): Promise<StaffMeaningRow[]> {
  return db.select().from(staffMeanings);
}

/** What staff mapped, the newest first, with what was counted of each code before. */
export async function listMappedCodes(
  db: StaffDb,
): Promise<(StaffMeaningRow & { readonly text: string; readonly count: number })[]> {
  return db
    .select({
      vocabulary: staffMeanings.vocabulary,
      code: staffMeanings.code,
      meaning: staffMeanings.meaning,
      mappedBy: staffMeanings.mappedBy,
      mappedAt: staffMeanings.mappedAt,
      text: sql<string>`coalesce(${unmappedCodes.text}, '')`,
      count: sql<number>`coalesce(${unmappedCodes.count}, 0)`,
    })
    .from(staffMeanings)
    .leftJoin(
      unmappedCodes,
      and(eq(unmappedCodes.vocabulary, staffMeanings.vocabulary), eq(unmappedCodes.code, staffMeanings.code)),
    )
    .orderBy(desc(staffMeanings.mappedAt), asc(staffMeanings.vocabulary), asc(staffMeanings.code));
}

/** Whether a code was ever counted as unknown; its row is locked, so that two people map it one after the other. */
export async function lockUnmappedCode(db: StaffDb, { vocabulary, code }: Code): Promise<boolean> {
  const rows = await db
    .select({ code: unmappedCodes.code })
    .from(unmappedCodes)
    .where(and(eq(unmappedCodes.vocabulary, vocabulary), eq(unmappedCodes.code, code)))
    .for("update");
  return rows.length > 0;
}

/** The key of the meaning that staff gave to a code; null where they gave none. */
export async function getStaffMeaning(db: StaffDb, code: Code): Promise<string | null> {
  const [row] = await db.select({ meaning: staffMeanings.meaning }).from(staffMeanings).where(whereCode(code));
  return row?.meaning ?? null;
}

/** Gives a code its meaning, in the place of the one it had. */
export async function saveStaffMeaning(db: StaffDb, row: StaffMeaningRow): Promise<void> {
  const { vocabulary: _, code: __, ...set } = row;
  await db
    .insert(staffMeanings)
    .values(row)
    .onConflictDoUpdate({ target: [staffMeanings.vocabulary, staffMeanings.code], set });
}

/** Takes a meaning back; the code is unknown again. */
export async function deleteStaffMeaning(db: StaffDb, code: Code): Promise<void> {
  await db.delete(staffMeanings).where(whereCode(code));
}

function whereCode({ vocabulary, code }: Code) {
  return and(eq(staffMeanings.vocabulary, vocabulary), eq(staffMeanings.code, code));
}
