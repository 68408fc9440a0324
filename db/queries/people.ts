import { and, desc, eq, gt, isNotNull, lt, ne, sql } from "drizzle-orm";
import type { StaffRole } from "#lib/sellers/roles";
import { people, secondFactors, sessions } from "../schema/people.ts";
import type { DoorDb, PersonDb } from "../scope.ts";

/** A browser that was not used for so long is signed out (OWASP ASVS 3.3). */
export const sessionIdleMs = 14 * 24 * 3600_000;
export const sessionLongestMs = 60 * 24 * 3600_000;
/** How often a session's last use is written down. */
const seenEveryMs = 10 * 60_000;

export type PersonRow = {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly staffRole: StaffRole | null;
  readonly locale: string;
  readonly timeZone: string;
};

const personColumns = {
  id: people.id,
  email: people.email,
  name: people.name,
  staffRole: people.staffRole,
  locale: people.locale,
  timeZone: people.timeZone,
};

/** The account behind an address, with its password's hash; null when there is none. */
export async function getAccount(
  db: DoorDb,
  emailKey: string,
): Promise<(PersonRow & { readonly passwordHash: string }) | null> {
  const [row] = await db
    .select({ ...personColumns, passwordHash: people.passwordHash })
    .from(people)
    .where(eq(people.emailKey, emailKey));
  return row ?? null;
}

/** Sets the staff role of the account behind an address; false when there is none. */
export async function updateStaffRole(db: DoorDb, emailKey: string, staffRole: StaffRole | null): Promise<boolean> {
  const changed = await db
    .update(people)
    .set({ staffRole })
    .where(eq(people.emailKey, emailKey))
    .returning({ id: people.id });
  return changed.length > 0;
}

export type NewPerson = {
  readonly email: string;
  readonly emailKey: string;
  readonly name: string;
  readonly passwordHash: string;
  readonly staffRole?: StaffRole;
};

/** A new account's id; null when the address is taken. */
export async function savePerson(db: DoorDb, person: NewPerson): Promise<string | null> {
  const [row] = await db
    .insert(people)
    .values(person)
    .onConflictDoNothing({ target: people.emailKey })
    .returning({ id: people.id });
  return row?.id ?? null;
}

/** A new session's id, for the cookie. */
export async function saveSession(
  db: DoorDb,
  session: { readonly personId: string; readonly userAgent: string; readonly address?: string },
  now: number,
): Promise<string> {
  const [row] = await db
    .insert(sessions)
    .values({ ...session, createdAt: now, lastSeenAt: now, expiresAt: now + sessionLongestMs })
    .returning({ id: sessions.id });
  if (!row) throw new Error("a session was not saved");
  return row.id;
}

/** `hasSecondFactor`: a confirmed one, as places that require it ask. */
export type SessionPerson = PersonRow & { readonly hasSecondFactor: boolean };

/** The person of a live session, or null: ended, too old, or unused for too long. Notes its use now and then. */
export async function getSessionPerson(db: DoorDb, sessionId: string, now: number): Promise<SessionPerson | null> {
  const [row] = await db
    .select({
      ...personColumns,
      lastSeenAt: sessions.lastSeenAt,
      hasSecondFactor: sql<boolean>`${isNotNull(secondFactors.confirmedAt)}`,
    })
    .from(sessions)
    .innerJoin(people, eq(people.id, sessions.personId))
    .leftJoin(secondFactors, eq(secondFactors.personId, sessions.personId))
    .where(and(eq(sessions.id, sessionId), gt(sessions.expiresAt, now), gt(sessions.lastSeenAt, now - sessionIdleMs)));
  if (!row) return null;
  const { lastSeenAt, ...person } = row;
  if (lastSeenAt < now - seenEveryMs) {
    await db.update(sessions).set({ lastSeenAt: now }).where(eq(sessions.id, sessionId));
  }
  return person;
}

export type SessionRow = {
  readonly id: string;
  readonly createdAt: number;
  readonly lastSeenAt: number;
  readonly userAgent: string;
  /** The network address that signed in; "" for sessions from before it was kept. */
  readonly address: string;
};

/** The signed-in person's live sessions, the last used first. */
export async function listSessions(db: PersonDb, now: number): Promise<SessionRow[]> {
  return db
    .select({
      id: sessions.id,
      createdAt: sessions.createdAt,
      lastSeenAt: sessions.lastSeenAt,
      userAgent: sessions.userAgent,
      address: sessions.address,
    })
    .from(sessions)
    .where(
      and(
        eq(sessions.personId, db.scope.personId),
        gt(sessions.expiresAt, now),
        gt(sessions.lastSeenAt, now - sessionIdleMs),
      ),
    )
    .orderBy(desc(sessions.lastSeenAt));
}

/** Ends one of the person's sessions. True when there was one. */
export async function deleteSession(db: PersonDb, sessionId: string): Promise<boolean> {
  const ended = await db
    .delete(sessions)
    .where(and(eq(sessions.personId, db.scope.personId), eq(sessions.id, sessionId)))
    .returning({ id: sessions.id });
  return ended.length > 0;
}

/** Ends all of the person's sessions, or all but one. Returns how many. */
export async function deleteSessions(db: PersonDb, except?: string): Promise<number> {
  const own = eq(sessions.personId, db.scope.personId);
  const ended = await db
    .delete(sessions)
    .where(except ? and(own, ne(sessions.id, except)) : own)
    .returning({ id: sessions.id });
  return ended.length;
}

/** Sessions that nobody can use any more. Returns how many were swept away. */
export async function deleteDeadSessions(db: DoorDb, now: number): Promise<number> {
  const dead = sql`${lt(sessions.expiresAt, now)} or ${lt(sessions.lastSeenAt, now - sessionIdleMs)}`;
  return (await db.delete(sessions).where(dead).returning({ id: sessions.id })).length;
}

/** The hash of the signed-in person's password, locked until the transaction ends. */
export async function lockPasswordHash(db: PersonDb): Promise<string | null> {
  const [row] = await db
    .select({ passwordHash: people.passwordHash })
    .from(people)
    .where(eq(people.id, db.scope.personId))
    .for("update");
  return row?.passwordHash ?? null;
}

/** Changes the signed-in person's own row. */
export async function updateOwnPerson(
  db: PersonDb,
  set: Partial<{ name: string; locale: string; timeZone: string; passwordHash: string }>,
): Promise<void> {
  await db.update(people).set(set).where(eq(people.id, db.scope.personId));
}
