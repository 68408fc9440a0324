import { and, asc, eq, inArray, isNull, lte, or, sql } from "drizzle-orm";
import type { GatewayEnvironment } from "#lib/carriers/connection";
import { insertMany } from "../bulk.ts";
import { customsDocuments, customsMessages } from "../schema/customs.ts";
import type { SellerDb } from "../scope.ts";

export type MessageRecord = typeof customsMessages.$inferSelect;
export type NewMessageRecord = Pick<
  MessageRecord,
  "guid" | "kind" | "environment" | "mandateOf" | "documentCount" | "xml" | "hash" | "createdAt"
>;
export type NewDocument = Pick<
  typeof customsDocuments.$inferSelect,
  "guid" | "kind" | "appType" | "messageGuid" | "subjectId" | "part" | "submission" | "sentAt" | "contentHash"
>;

/** Stores messages and their documents before anything is sent. */
export async function saveMessages(
  db: SellerDb,
  messages: readonly NewMessageRecord[],
  documents: readonly NewDocument[],
): Promise<void> {
  const { sellerId } = db.scope;
  await insertMany(
    db,
    customsMessages,
    messages.map((row) => ({ ...row, sellerId, nextAttemptAt: row.createdAt })),
  );
  await insertMany(
    db,
    customsDocuments,
    documents.map((row) => ({ ...row, sellerId, state: "sent" as const, createdAt: row.sentAt })),
  );
}

const open = inArray(customsMessages.state, ["to_sign", "ready"]);

/** Guids of messages that are to be sent now, orders before waybills before lists. */
export async function listOpenMessages(
  db: SellerDb,
  environment: GatewayEnvironment,
  now: number,
  limit: number,
): Promise<readonly string[]> {
  const rows = await db
    .select({ guid: customsMessages.guid })
    .from(customsMessages)
    .where(
      and(
        eq(customsMessages.sellerId, db.scope.sellerId),
        open,
        eq(customsMessages.environment, environment),
        or(isNull(customsMessages.nextAttemptAt), lte(customsMessages.nextAttemptAt, now)),
      ),
    )
    .orderBy(asc(customsMessages.createdAt), asc(customsMessages.kind), asc(customsMessages.guid))
    .limit(limit);
  return rows.map(({ guid }) => guid);
}

/** Messages that wait for a try, and when the next is due; null: none waits. */
export async function getNextAttempt(db: SellerDb, environment: GatewayEnvironment): Promise<number | null> {
  const [row] = await db
    .select({ at: sql<string | null>`min(coalesce(${customsMessages.nextAttemptAt}, ${customsMessages.createdAt}))` })
    .from(customsMessages)
    .where(and(eq(customsMessages.sellerId, db.scope.sellerId), open, eq(customsMessages.environment, environment)));
  return row?.at == null ? null : Date.parse(row.at);
}

/** One message with its documents' guids; null when it is settled. */
export async function getOpenMessage(
  db: SellerDb,
  guid: string,
): Promise<(MessageRecord & { readonly documents: readonly string[] }) | null> {
  const { sellerId } = db.scope;
  const [[message], documents] = await Promise.all([
    db
      .select()
      .from(customsMessages)
      .where(and(eq(customsMessages.sellerId, sellerId), eq(customsMessages.guid, guid), open)),
    db
      .select({ guid: customsDocuments.guid })
      .from(customsDocuments)
      .where(and(eq(customsDocuments.sellerId, sellerId), eq(customsDocuments.messageGuid, guid))),
  ]);
  return message ? { ...message, documents: documents.map((one) => one.guid) } : null;
}

/** Keeps the bytes that go out; false when they were signed elsewhere meanwhile: those then go out. */
export async function saveSignedMessage(db: SellerDb, guid: string, xml: string, hash: string): Promise<boolean> {
  const rows = await db
    .update(customsMessages)
    .set({ state: "ready", xml, hash })
    .where(
      and(
        eq(customsMessages.sellerId, db.scope.sellerId),
        eq(customsMessages.guid, guid),
        eq(customsMessages.state, "to_sign"),
      ),
    )
    .returning({ guid: customsMessages.guid });
  return rows.length === 1;
}

/** What became of one try; answers the subjects of its documents. Null when the message was settled meanwhile. */
export async function saveMessageAnswer(
  db: SellerDb,
  guid: string,
  outcome:
    | { readonly state: "accepted" }
    | { readonly state: "refused"; readonly answer: string }
    | { readonly state: "ready"; readonly answer: string; readonly nextAttemptAt: number },
  now: number,
): Promise<readonly { readonly kind: MessageRecord["kind"]; readonly subjectId: string }[] | null> {
  const { sellerId } = db.scope;
  const rows = await db
    .update(customsMessages)
    .set({
      state: outcome.state,
      attempts: sql`${customsMessages.attempts} + 1`,
      answer: outcome.state === "accepted" ? "" : outcome.answer.slice(0, 500),
      nextAttemptAt: outcome.state === "ready" ? outcome.nextAttemptAt : null,
      ...(outcome.state === "accepted" ? { sentAt: now } : {}),
    })
    .where(
      and(eq(customsMessages.sellerId, sellerId), eq(customsMessages.guid, guid), eq(customsMessages.state, "ready")),
    )
    .returning({ guid: customsMessages.guid });
  if (rows.length === 0) return null;
  const change =
    outcome.state === "accepted"
      ? { deliveredAt: now }
      : outcome.state === "refused"
        ? { state: "refused" as const, status: "exchange", words: outcome.answer.slice(0, 1000) }
        : null;
  const mine = and(eq(customsDocuments.sellerId, sellerId), eq(customsDocuments.messageGuid, guid));
  const subject = { kind: customsDocuments.kind, subjectId: customsDocuments.subjectId };
  if (change === null) return db.select(subject).from(customsDocuments).where(mine);
  return db.update(customsDocuments).set(change).where(mine).returning(subject);
}

/** Lets an open message wait, as it is, without counting a try. */
export async function saveMessagePutOff(db: SellerDb, guid: string, answer: string, until: number): Promise<void> {
  await db
    .update(customsMessages)
    .set({ answer, nextAttemptAt: until })
    .where(and(eq(customsMessages.sellerId, db.scope.sellerId), eq(customsMessages.guid, guid), open));
}

/** Marks messages whose whole was refused by the format check. */
export async function saveFormatRefused(db: SellerDb, guids: readonly string[]): Promise<void> {
  if (guids.length === 0) return;
  await db
    .update(customsMessages)
    .set({ state: "format_refused", nextAttemptAt: null })
    .where(and(eq(customsMessages.sellerId, db.scope.sellerId), inArray(customsMessages.guid, [...guids])));
}
