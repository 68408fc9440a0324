import { and, eq, isNull, sql } from "drizzle-orm";
import { insertMany } from "../bulk.ts";
import { recoveryCodes, secondFactors } from "../schema/people.ts";
import type { PersonDb } from "../scope.ts";

export type SecondFactorRow = {
  readonly secretSealed: string;
  /** Null while it was only begun: it counts for nothing yet. */
  readonly confirmedAt: number | null;
  /** The last time step whose code was taken. */
  readonly lastStep: number;
};

const columns = {
  secretSealed: secondFactors.secretSealed,
  confirmedAt: secondFactors.confirmedAt,
  lastStep: secondFactors.lastStep,
};

const own = (db: PersonDb) => eq(secondFactors.personId, db.scope.personId);

/** The person's second factor, begun or confirmed; null when there is none. */
export async function getSecondFactor(db: PersonDb): Promise<SecondFactorRow | null> {
  const [row] = await db.select(columns).from(secondFactors).where(own(db));
  return row ?? null;
}

/** The same, locked: of two who give the same code at once, one finds it used. */
export async function lockSecondFactor(db: PersonDb): Promise<SecondFactorRow | null> {
  const [row] = await db.select(columns).from(secondFactors).where(own(db)).for("update");
  return row ?? null;
}

/** Begins a factor, or begins an unconfirmed one anew. False when there is a confirmed one. */
export async function saveSecondFactorBegun(db: PersonDb, secretSealed: string, now: number): Promise<boolean> {
  const saved = await db
    .insert(secondFactors)
    .values({ personId: db.scope.personId, secretSealed, createdAt: now })
    .onConflictDoUpdate({
      target: secondFactors.personId,
      set: { secretSealed, createdAt: now, lastStep: 0 },
      setWhere: isNull(secondFactors.confirmedAt),
    })
    .returning({ personId: secondFactors.personId });
  return saved.length > 0;
}

/** From now on it counts. */
export async function saveSecondFactorConfirmed(db: PersonDb, lastStep: number, now: number): Promise<void> {
  await db.update(secondFactors).set({ confirmedAt: now, lastStep }).where(own(db));
}

/** A code of this time step was taken. */
export async function saveLastStep(db: PersonDb, lastStep: number): Promise<void> {
  await db.update(secondFactors).set({ lastStep }).where(own(db));
}

/** Takes the factor and its recovery codes away. True when there was one. */
export async function deleteSecondFactor(db: PersonDb): Promise<boolean> {
  await db.delete(recoveryCodes).where(eq(recoveryCodes.personId, db.scope.personId));
  const gone = await db.delete(secondFactors).where(own(db)).returning({ personId: secondFactors.personId });
  return gone.length > 0;
}

/** New recovery codes in the place of all that were there, used or not. */
export async function saveRecoveryCodes(db: PersonDb, hashes: readonly string[]): Promise<void> {
  const { personId } = db.scope;
  await db.delete(recoveryCodes).where(eq(recoveryCodes.personId, personId));
  await insertMany(
    db,
    recoveryCodes,
    hashes.map((codeHash) => ({ personId, codeHash })),
  );
}

/** Uses a recovery code up. False when there is none with this hash, or it was used. */
export async function saveRecoveryCodeUsed(db: PersonDb, codeHash: string, now: number): Promise<boolean> {
  const used = await db
    .update(recoveryCodes)
    .set({ usedAt: now })
    .where(
      and(
        eq(recoveryCodes.personId, db.scope.personId),
        eq(recoveryCodes.codeHash, codeHash),
        isNull(recoveryCodes.usedAt),
      ),
    )
    .returning({ codeHash: recoveryCodes.codeHash });
  return used.length > 0;
}

/** How many recovery codes are left. */
export async function countRecoveryCodes(db: PersonDb): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(recoveryCodes)
    .where(and(eq(recoveryCodes.personId, db.scope.personId), isNull(recoveryCodes.usedAt)));
  return row?.count ?? 0;
}
