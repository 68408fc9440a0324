import { and, asc, eq, ne, sql } from "drizzle-orm";
import type { PrintProfile } from "#lib/papers/print-profile";
import { readPrintSettings } from "#lib/papers/print-profile-schema";
import { printProfiles } from "../schema/packing.ts";
import type { SellerDb } from "../scope.ts";

const columns = {
  id: printProfiles.id,
  name: printProfiles.name,
  settings: printProfiles.settings,
  isDefault: printProfiles.isDefault,
  version: printProfiles.version,
};

/** The seller's profiles by name. */
export async function listPrintProfiles(db: SellerDb): Promise<PrintProfile[]> {
  const rows = await db
    .select(columns)
    .from(printProfiles)
    .where(eq(printProfiles.sellerId, db.scope.sellerId))
    .orderBy(asc(printProfiles.name), asc(printProfiles.id));
  return rows.map(profileOf);
}

/** The same, locked: names, count and the default are decided over all of them. */
export async function lockPrintProfiles(db: SellerDb): Promise<PrintProfile[]> {
  const { sellerId } = db.scope;
  // also where there is no row to lock yet: of two who make the first one, one waits
  await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`${sellerId}/print_profiles`}, 0))`);
  const rows = await db
    .select(columns)
    .from(printProfiles)
    .where(eq(printProfiles.sellerId, sellerId))
    .orderBy(asc(printProfiles.id))
    .for("update");
  return rows.map(profileOf);
}

function profileOf({ settings, ...row }: Omit<PrintProfile, "settings"> & { readonly settings: unknown }) {
  return { ...row, settings: readPrintSettings(settings) };
}

type ProfileValues = Pick<PrintProfile, "name" | "settings" | "isDefault">;

/** Writes a new profile; answers its id. */
export async function saveNewPrintProfile(
  db: SellerDb,
  values: ProfileValues,
  by: string,
  now: number,
): Promise<string> {
  const [row] = await db
    .insert(printProfiles)
    .values({ ...values, sellerId: db.scope.sellerId, updatedBy: by, updatedAt: now })
    .returning({ id: printProfiles.id });
  if (!row) throw new Error("a print profile was not saved");
  return row.id;
}

/** Changes a profile that the caller holds locked. */
export async function updatePrintProfile(
  db: SellerDb,
  id: string,
  values: ProfileValues,
  by: string,
  now: number,
): Promise<void> {
  await db
    .update(printProfiles)
    .set({ ...values, version: sql`${printProfiles.version} + 1`, updatedBy: by, updatedAt: now })
    .where(and(eq(printProfiles.sellerId, db.scope.sellerId), eq(printProfiles.id, id)));
}

/** Makes every profile but one no default; `keep` null: all of them. */
export async function saveNoOtherDefault(db: SellerDb, keep: string | null): Promise<void> {
  await db
    .update(printProfiles)
    .set({ isDefault: false })
    .where(
      and(
        eq(printProfiles.sellerId, db.scope.sellerId),
        eq(printProfiles.isDefault, true),
        keep === null ? undefined : ne(printProfiles.id, keep),
      ),
    );
}

export async function deletePrintProfile(db: SellerDb, id: string): Promise<void> {
  await db.delete(printProfiles).where(and(eq(printProfiles.sellerId, db.scope.sellerId), eq(printProfiles.id, id)));
}
