import { and, count, desc, eq, gte, inArray, isNull, lt } from "drizzle-orm";
import { isMailedKind, type MessageKind, messageKinds } from "#lib/sellers/message-kinds";
import { type MemberPermission, rolesWith } from "#lib/sellers/permissions";
import { insertMany } from "../bulk.ts";
import { enqueue } from "../queue.ts";
import { members, messageRecipients, messages } from "../schema/sellers.ts";
import type { JobScope, ScopedDb, SellerDb, SellerScope, StaffScope } from "../scope.ts";

/** `link`: a path inside ALP ("/s/…/tracking"). To the holders of `permission` (else of the kind's own), or to `personIds`. */
export type NewMessage = {
  readonly kind: MessageKind;
  readonly values: Readonly<Record<string, string | number>>;
  readonly link: string;
  readonly permission?: MemberPermission;
  readonly personIds?: readonly string[];
};

/**
 * Tells a seller's people something, in the transaction of what happened; what is also mailed becomes a job there too, so
 * it is not to be sent together with other statements (see `enqueue`). Answers how many it reached.
 */
export async function sendMessage(
  db: ScopedDb<SellerScope | JobScope | StaffScope>,
  message: NewMessage,
): Promise<number> {
  const { sellerId } = db.scope;
  if (sellerId === null) throw new Error("a message needs a scope that names its seller");
  const { kind, values, link, personIds } = message;
  const roles = rolesWith(message.permission ?? messageKinds[kind]);
  const to = personIds ? inArray(members.personId, [...personIds]) : inArray(members.role, [...roles]);
  const people = await db
    .select({ personId: members.personId })
    .from(members)
    .where(and(eq(members.sellerId, sellerId), to));
  if (people.length === 0) return 0;
  const [saved] = await db.insert(messages).values({ sellerId, kind, values, link }).returning({ id: messages.id });
  if (!saved) throw new Error("a message was not saved");
  const rows = people.map(({ personId }) => ({ sellerId, personId, messageId: saved.id }));
  await insertMany(db, messageRecipients, rows, { columns: ["sellerId", "personId", "messageId"], set: "nothing" });
  if (isMailedKind(kind)) await enqueue(db, [{ name: "send-mail", data: { sellerId, messageId: saved.id } }]);
  return rows.length;
}

/** True when a message of this kind was sent since an instant: the same is not told twice. */
export async function hasMessageSince(db: SellerDb, kind: MessageKind, since: number): Promise<boolean> {
  const [row] = await db
    .select({ id: messages.id })
    .from(messages)
    .where(and(eq(messages.sellerId, db.scope.sellerId), eq(messages.kind, kind), gte(messages.createdAt, since)))
    .limit(1);
  return row !== undefined;
}

export type MessageRow = {
  readonly id: number;
  readonly kind: string;
  readonly values: Record<string, string | number>;
  readonly link: string;
  readonly createdAt: number;
  readonly readAt: number | null;
};

type PersonalDb = ScopedDb<SellerScope>;

const own = (db: PersonalDb) =>
  and(eq(messageRecipients.sellerId, db.scope.sellerId), eq(messageRecipients.personId, db.scope.personId));

/** A page of the person's inbox, the newest first; `before`: the last id of the page above. */
export async function listMessages(
  db: PersonalDb,
  page: { readonly before: number | null; readonly unreadOnly: boolean; readonly limit: number },
): Promise<MessageRow[]> {
  return db
    .select({
      id: messages.id,
      kind: messages.kind,
      values: messages.values,
      link: messages.link,
      createdAt: messages.createdAt,
      readAt: messageRecipients.readAt,
    })
    .from(messageRecipients)
    .innerJoin(
      messages,
      and(eq(messages.sellerId, messageRecipients.sellerId), eq(messages.id, messageRecipients.messageId)),
    )
    .where(
      and(
        own(db),
        page.before === null ? undefined : lt(messageRecipients.messageId, page.before),
        page.unreadOnly ? isNull(messageRecipients.readAt) : undefined,
      ),
    )
    .orderBy(desc(messageRecipients.messageId))
    .limit(page.limit);
}

/** How many messages the person has not read: the number in the navigation. */
export async function countUnreadMessages(db: PersonalDb): Promise<number> {
  const [row] = await db
    .select({ unread: count() })
    .from(messageRecipients)
    .where(and(own(db), isNull(messageRecipients.readAt)));
  return row?.unread ?? 0;
}

/** Marks the person's messages as read, some or (null) all; answers how many were not before. */
export async function saveMessagesRead(db: PersonalDb, ids: readonly number[] | null, now: number): Promise<number> {
  const rows = await db
    .update(messageRecipients)
    .set({ readAt: now })
    .where(
      and(
        own(db),
        isNull(messageRecipients.readAt),
        ids === null ? undefined : inArray(messageRecipients.messageId, [...ids]),
      ),
    )
    .returning({ id: messageRecipients.messageId });
  return rows.length;
}
