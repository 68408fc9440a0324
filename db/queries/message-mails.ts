import { and, asc, eq, inArray, isNull, lt, notInArray, or, sql } from "drizzle-orm";
import { people } from "../schema/people.ts";
import { members, messageRecipients, messages, sellers } from "../schema/sellers.ts";
import type { DoorDb, SellerDb } from "../scope.ts";

/** A worker that claimed a mail and did not settle it for so long is gone: longer than any mail may take. */
const claimMs = 2 * 60_000;

export type MessageOfSeller = {
  readonly id: number;
  readonly kind: string;
  readonly values: Readonly<Record<string, string | number>>;
  readonly link: string;
  readonly sellerName: string;
};

/** A message with its seller's name; null when there is none. */
export async function getMessageOfSeller(db: SellerDb, messageId: number): Promise<MessageOfSeller | null> {
  const [row] = await db
    .select({
      id: messages.id,
      kind: messages.kind,
      values: messages.values,
      link: messages.link,
      sellerName: sellers.name,
    })
    .from(messages)
    .innerJoin(sellers, eq(sellers.sellerId, messages.sellerId))
    .where(and(eq(messages.sellerId, db.scope.sellerId), eq(messages.id, messageId)));
  return row ?? null;
}

/** Neither sent nor refused for good, to somebody who still belongs to the seller. */
function isOpen(db: SellerDb, messageId: number) {
  const { sellerId } = db.scope;
  const stillMembers = db.select({ id: members.personId }).from(members).where(eq(members.sellerId, sellerId));
  return and(
    eq(messageRecipients.sellerId, sellerId),
    eq(messageRecipients.messageId, messageId),
    isNull(messageRecipients.mailedAt),
    eq(messageRecipients.mailRefused, ""),
    inArray(messageRecipients.personId, stillMembers),
  );
}

/**
 * Claims the message's mail to one more reader, so that no other worker sends it meanwhile; null when nobody is left
 * (but for `except`, whose turn was in this run already, and for claims of others).
 */
export async function claimMail(
  db: SellerDb,
  messageId: number,
  except: readonly string[],
  now: number,
): Promise<string | null> {
  const isFree = or(isNull(messageRecipients.mailClaimedAt), lt(messageRecipients.mailClaimedAt, now - claimMs));
  const [next] = await db
    .select({ personId: messageRecipients.personId })
    .from(messageRecipients)
    .where(
      and(
        isOpen(db, messageId),
        isFree,
        except.length > 0 ? notInArray(messageRecipients.personId, [...except]) : undefined,
      ),
    )
    .orderBy(asc(messageRecipients.personId))
    .limit(1)
    .for("update", { of: messageRecipients, skipLocked: true });
  if (!next) return null;
  await db
    .update(messageRecipients)
    .set({ mailClaimedAt: now })
    .where(mailTo(db, messageId, next.personId));
  return next.personId;
}

/** Somebody's mail is neither sent nor refused yet. */
export async function hasOpenMails(db: SellerDb, messageId: number): Promise<boolean> {
  const [row] = await db.select({ one: sql`1` }).from(messageRecipients).where(isOpen(db, messageId)).limit(1);
  return row !== undefined;
}

/** What became of a claimed mail: sent, refused for good (the server's words), or given back to be tried again. */
export type MailOutcome =
  | { readonly kind: "sent"; readonly at: number }
  | { readonly kind: "refused"; readonly text: string }
  | { readonly kind: "released" };

/** Writes down what became of a claimed mail. */
export async function saveMailOutcome(
  db: SellerDb,
  messageId: number,
  personId: string,
  outcome: MailOutcome,
): Promise<void> {
  const set =
    outcome.kind === "sent"
      ? { mailedAt: outcome.at, mailClaimedAt: null }
      : { mailClaimedAt: null, ...(outcome.kind === "refused" ? { mailRefused: outcome.text } : {}) };
  await db
    .update(messageRecipients)
    .set(set)
    .where(mailTo(db, messageId, personId));
}

function mailTo(db: SellerDb, messageId: number, personId: string) {
  return and(
    eq(messageRecipients.sellerId, db.scope.sellerId),
    eq(messageRecipients.messageId, messageId),
    eq(messageRecipients.personId, personId),
  );
}

export type MailAddressee = {
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly locale: string;
};

/** Where and in which language a person is written to; null when the account is gone. */
export async function getMailAddressee(db: DoorDb, personId: string): Promise<MailAddressee | null> {
  const [row] = await db
    .select({ personId: people.id, name: people.name, email: people.email, locale: people.locale })
    .from(people)
    .where(eq(people.id, personId));
  return row ?? null;
}
