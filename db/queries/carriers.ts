import { asc, eq, sql } from "drizzle-orm";
import type { CarrierFacts, CarrierRow } from "#lib/carriers/carrier";
import { carriers } from "../schema/carriers.ts";
import type { DoorScope, JobScope, ScopedDb, SellerScope, StaffDb, StaffScope } from "../scope.ts";

const columns = {
  code: carriers.code,
  nameZh: carriers.nameZh,
  nameEn: carriers.nameEn,
  kind: sql<CarrierRow["kind"]>`${carriers.kind}`,
  website: carriers.website,
  contact: carriers.contact,
  note: carriers.note,
  isPending: carriers.isPending,
  source: carriers.source,
  version: carriers.version,
  editedBy: carriers.editedBy,
  updatedAt: carriers.updatedAt,
};

/** All carriers in the list's order: the day-one list, then those that staff added. A few dozen rows. */
export async function listCarriers(
  db: ScopedDb<SellerScope | JobScope | StaffScope | DoorScope>,
): Promise<CarrierRow[]> {
  return db.select(columns).from(carriers).orderBy(asc(carriers.position), asc(carriers.code));
}

export async function getCarrier(db: StaffDb, code: string): Promise<CarrierRow | null> {
  const [row] = await db.select(columns).from(carriers).where(eq(carriers.code, code));
  return row ?? null;
}

/** The same, locked until the end of the transaction. */
export async function lockCarrier(db: StaffDb, code: string): Promise<CarrierRow | null> {
  const [row] = await db.select(columns).from(carriers).where(eq(carriers.code, code)).for("update");
  return row ?? null;
}

/** Adds a carrier behind all others; false when its code is taken. */
export async function saveNewCarrier(db: StaffDb, code: string, facts: CarrierFacts, now: number): Promise<boolean> {
  const rows = await db
    .insert(carriers)
    .values({
      ...{ code, ...facts, editedBy: db.scope.personName, createdAt: now, updatedAt: now },
      position: sql`(select coalesce(max(position), 0) + 1 from carriers)`,
    })
    .onConflictDoNothing()
    .returning({ code: carriers.code });
  return rows.length === 1;
}

/** Writes the facts of a carrier that the transaction has locked. */
export async function saveCarrier(db: StaffDb, code: string, facts: CarrierFacts, now: number): Promise<void> {
  await db
    .update(carriers)
    .set({ ...facts, editedBy: db.scope.personName, version: sql`${carriers.version} + 1`, updatedAt: now })
    .where(eq(carriers.code, code));
}
