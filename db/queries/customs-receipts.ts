import { and, eq, sql } from "drizzle-orm";
import { insertReturning } from "../bulk.ts";
import { customsDocuments, customsReceipts } from "../schema/customs.ts";
import { unmappedCodes } from "../schema/gateways.ts";
import type { SellerDb } from "../scope.ts";
import { textList } from "../text-list.ts";

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
