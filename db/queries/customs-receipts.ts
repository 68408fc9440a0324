import { and, eq, sql } from "drizzle-orm";
import type { CebKind } from "#lib/customs/message";
import { insertReturning } from "../bulk.ts";
import { customsDocuments, customsReceipts } from "../schema/customs.ts";
import { unmappedCodes } from "../schema/gateways.ts";
import type { SellerDb } from "../scope.ts";
import { textList, uuidList } from "../text-list.ts";

export type ReceiptRecord = typeof customsReceipts.$inferSelect;
export type NewReceipt = Omit<ReceiptRecord, "sellerId">;

/** Keeps receipts, each once by its fingerprint; answers those that are new. */
export async function saveReceipts(db: SellerDb, list: readonly NewReceipt[]): Promise<readonly ReceiptRecord[]> {
  const rows = list.map((row) => ({ ...row, sellerId: db.scope.sellerId }));
  return insertReturning(db, customsReceipts, rows, { columns: ["sellerId", "fingerprint"], set: "nothing" });
}

/** Which of these receipts are kept already. */
export async function listKnownFingerprints(db: SellerDb, list: readonly string[]): Promise<readonly string[]> {
  if (list.length === 0) return [];
  const rows = await db
    .select({ fingerprint: customsReceipts.fingerprint })
    .from(customsReceipts)
    .where(
      and(eq(customsReceipts.sellerId, db.scope.sellerId), sql`${customsReceipts.fingerprint} in ${textList(list)}`),
    );
  return rows.map(({ fingerprint }) => fingerprint);
}

export type SentDocumentRow = Pick<typeof customsDocuments.$inferSelect, "guid" | "kind" | "subjectId" | "messageGuid">;

/** Documents by guid, and the documents of messages by theirs. */
export async function findDocuments(db: SellerDb, guids: readonly string[]): Promise<readonly SentDocumentRow[]> {
  if (guids.length === 0) return [];
  const ofSeller = eq(customsDocuments.sellerId, db.scope.sellerId);
  const columns = {
    guid: customsDocuments.guid,
    kind: customsDocuments.kind,
    subjectId: customsDocuments.subjectId,
    messageGuid: customsDocuments.messageGuid,
  };
  const [own, ofMessages] = await Promise.all([
    db
      .select(columns)
      .from(customsDocuments)
      .where(and(ofSeller, sql`${customsDocuments.guid} in ${textList(guids)}`)),
    db
      .select(columns)
      .from(customsDocuments)
      .where(and(ofSeller, sql`${customsDocuments.messageGuid} in ${textList(guids)}`)),
  ]);
  return [...new Map([...own, ...ofMessages].map((row) => [row.guid, row])).values()];
}

/** Counts return codes that nobody has mapped, beside the carriers' codes: staff see them. */
export async function countUnknownStatuses(
  db: SellerDb,
  list: readonly { readonly status: string; readonly words: string }[],
  now: number,
): Promise<void> {
  if (db.scope.kind !== "job") return;
  for (const { status, words } of list) {
    const set = { count: sql`${unmappedCodes.count} + 1`, lastSeenAt: now };
    await db
      .insert(unmappedCodes)
      .values({ vocabulary: "customs", code: status, text: words.slice(0, 300), sample: {}, lastSeenAt: now })
      .onConflictDoUpdate({ target: [unmappedCodes.vocabulary, unmappedCodes.code], set });
  }
}

/** The seller's subjects of which customs answered with a code, by id from behind `after` on, each with a kind of document. */
export async function listSubjectsAnswered(
  db: SellerDb,
  status: string,
  after: string | null,
  limit: number,
): Promise<readonly { readonly subjectId: string; readonly kind: CebKind }[]> {
  const own = sql`seller_id = ${db.scope.sellerId}::uuid`;
  const rows = await db.execute<{ id: string; kind: CebKind }>(sql`
    select d.subject_id as id, min(d.kind) as kind from customs_documents d
    where d.${own} and ${after === null ? sql`true` : sql`d.subject_id > ${after}::uuid`} and d.subject_id in (
      select r.subject_id from customs_receipts r where r.${own} and r.status = ${status} and r.subject_id is not null
      union select f.subject_id from customs_receipts r join customs_documents f on f.message_guid = r.guid
        where r.${own} and f.${own} and r.status = ${status} and r.kind = 'CEB900')
    group by d.subject_id order by d.subject_id limit ${limit}`);
  return Array.from(rows, ({ id, kind }) => ({ subjectId: id, kind }));
}

/** Documents of subjects that stand where a code put them, back to sent: what is folded next says where they stand now. */
export async function unsettleDocuments(db: SellerDb, subjectIds: readonly string[], status: string): Promise<void> {
  await db
    .update(customsDocuments)
    .set({ state: "sent", status: "", words: "", answeredAt: null })
    .where(
      and(
        eq(customsDocuments.sellerId, db.scope.sellerId),
        sql`${customsDocuments.subjectId} in ${uuidList(subjectIds)}`,
        eq(customsDocuments.status, status),
      ),
    );
}
