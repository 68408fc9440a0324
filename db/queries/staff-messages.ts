import { and, count, desc, eq, gt, lt, sql } from "drizzle-orm";
import type { StaffMessageKind } from "#lib/sellers/message-kinds";
import type { StaffRole } from "#lib/sellers/roles";
import { staffMessageReads, staffMessages } from "../schema/people.ts";
import type { DoorScope, ScopedDb, StaffDb, StaffScope } from "../scope.ts";

export type NewStaffMessage = {
  readonly kind: StaffMessageKind;
  readonly values: Readonly<Record<string, string | number>>;
  readonly link: string;
  readonly role: StaffRole;
};

/** Tells platform staff of one role something. */
export async function sendStaffMessage(db: ScopedDb<StaffScope | DoorScope>, message: NewStaffMessage): Promise<void> {
  await db.insert(staffMessages).values({ ...message, values: { ...message.values } });
}

export type StaffMessageRow = {
  readonly id: number;
  readonly kind: string;
  readonly values: Record<string, string | number>;
  readonly link: string;
  readonly createdAt: number;
  readonly isRead: boolean;
};

/** A page of the role's messages, the newest first; `before`: the last id of the page above. */
export async function listStaffMessages(
  db: StaffDb,
  page: { readonly before: number | null; readonly limit: number },
): Promise<StaffMessageRow[]> {
  const [readUpTo, rows] = await Promise.all([
    getReadUpTo(db),
    db
      .select({
        id: staffMessages.id,
        kind: staffMessages.kind,
        values: staffMessages.values,
        link: staffMessages.link,
        createdAt: staffMessages.createdAt,
      })
      .from(staffMessages)
      .where(
        and(
          eq(staffMessages.role, db.scope.role),
          page.before === null ? undefined : lt(staffMessages.id, page.before),
        ),
      )
      .orderBy(desc(staffMessages.id))
      .limit(page.limit),
  ]);
  return rows.map((row) => ({ ...row, isRead: row.id <= readUpTo }));
}

/** How many messages of the role lie above the person's mark. */
export async function countUnreadStaffMessages(db: StaffDb): Promise<number> {
  const readUpTo = await getReadUpTo(db);
  const [row] = await db
    .select({ unread: count() })
    .from(staffMessages)
    .where(and(eq(staffMessages.role, db.scope.role), gt(staffMessages.id, readUpTo)));
  return row?.unread ?? 0;
}

/** Raises the person's mark; it never goes down. */
export async function saveStaffReadUpTo(db: StaffDb, readUpTo: number): Promise<void> {
  await db
    .insert(staffMessageReads)
    .values({ personId: db.scope.personId, readUpTo })
    .onConflictDoUpdate({
      target: staffMessageReads.personId,
      set: { readUpTo: sql`greatest(${staffMessageReads.readUpTo}, excluded.read_up_to)` },
    });
}

async function getReadUpTo(db: StaffDb): Promise<number> {
  const [row] = await db
    .select({ readUpTo: staffMessageReads.readUpTo })
    .from(staffMessageReads)
    .where(eq(staffMessageReads.personId, db.scope.personId));
  return row?.readUpTo ?? 0;
}
