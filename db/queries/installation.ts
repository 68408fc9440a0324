import { eq } from "drizzle-orm";
import { installation } from "../schema/people.ts";
import type { DoorDb } from "../scope.ts";

/** The kept value of a fact about this installation; the first one given stays. */
export async function keepFact(db: DoorDb, key: string, value: string): Promise<string> {
  await db.insert(installation).values({ key, value }).onConflictDoNothing({ target: installation.key });
  const [row] = await db.select({ value: installation.value }).from(installation).where(eq(installation.key, key));
  if (!row) throw new Error(`the fact ${key} was not kept`);
  return row.value;
}

/** The kept value of a fact, or null. */
export async function getFact(db: DoorDb, key: string): Promise<string | null> {
  const [row] = await db.select({ value: installation.value }).from(installation).where(eq(installation.key, key));
  return row?.value ?? null;
}

/** Writes a fact in the place of the one that was kept. */
export async function saveFact(db: DoorDb, key: string, value: string, now: number): Promise<void> {
  await db
    .insert(installation)
    .values({ key, value, updatedAt: now })
    .onConflictDoUpdate({ target: installation.key, set: { value, updatedAt: now } });
}
