import { and, asc, eq, inArray, isNotNull, isNull, lt, type SQL, sql } from "drizzle-orm";
import type { GatewayEnvironment } from "#lib/carriers/connection";
import { insertReturning, updateMany } from "../bulk.ts";
import { customsDocuments, customsReceipts, declarations, withdrawals } from "../schema/customs.ts";
import { waybills } from "../schema/dispatch.ts";
import { trackingStates } from "../schema/tracking.ts";
import type { SellerDb } from "../scope.ts";
import { textList, uuidList } from "../text-list.ts";
import { getHandOverOf } from "./bag-parcels.ts";

export type DeclarationRecord = typeof declarations.$inferSelect;
export type NewDeclaration = Omit<typeof declarations.$inferInsert, "sellerId">;

/** Writes declarations of parcels; a parcel that has one keeps it. Answers how the new ones stand. */
export async function saveNewDeclarations(db: SellerDb, list: readonly NewDeclaration[]) {
  const rows = list.map((row) => ({ ...row, sellerId: db.scope.sellerId }));
  const once = { columns: ["sellerId", "waybillId"], set: "nothing" } as const;
  return insertReturning(db, declarations, rows, once, ["id", "lane", "failureCode", "environment"]);
}

/** Declarations that are to be sent, oldest first, locked; those that somebody else is at are passed over. */
export async function lockReadyDeclarations(
  db: SellerDb,
  environment: GatewayEnvironment,
  limit: number,
): Promise<readonly DeclarationRecord[]> {
  return db
    .select()
    .from(declarations)
    .where(
      and(
        eq(declarations.sellerId, db.scope.sellerId),
        eq(declarations.lane, "ready"),
        isNull(declarations.preparedAt),
        eq(declarations.environment, environment),
      ),
    )
    .orderBy(asc(declarations.laneSince), asc(declarations.id))
    .limit(limit)
    .for("update", { skipLocked: true });
}

/** Declarations by id, locked in id order. */
export async function lockDeclarations(db: SellerDb, ids: readonly string[]): Promise<readonly DeclarationRecord[]> {
  if (ids.length === 0) return [];
  return db
    .select()
    .from(declarations)
    .where(and(eq(declarations.sellerId, db.scope.sellerId), sql`${declarations.id} in ${uuidList(ids)}`))
    .orderBy(asc(declarations.id))
    .for("update");
}

/** The declaration of a waybill, locked; null when it has none. */
export async function lockDeclarationOfWaybill(db: SellerDb, waybillId: string): Promise<DeclarationRecord | null> {
  const [row] = await db
    .select()
    .from(declarations)
    .where(and(eq(declarations.sellerId, db.scope.sellerId), eq(declarations.waybillId, waybillId)))
    .for("update");
  return row ?? null;
}

/** Declarations that a closed gate keeps from being sent, locked. */
export async function lockGatedDeclarations(db: SellerDb, limit: number): Promise<readonly DeclarationRecord[]> {
  return db
    .select()
    .from(declarations)
    .where(
      and(
        eq(declarations.sellerId, db.scope.sellerId),
        eq(declarations.lane, "stopped"),
        eq(declarations.stop, "gate"),
      ),
    )
    .orderBy(asc(declarations.id))
    .limit(limit)
    .for("update", { skipLocked: true });
}

/** Lists that wait for their carrier's waybill for longer than since then, and nobody was told. */
export async function lockLateWaybills(db: SellerDb, before: number): Promise<readonly DeclarationRecord[]> {
  return db
    .select()
    .from(declarations)
    .where(
      and(
        eq(declarations.sellerId, db.scope.sellerId),
        eq(declarations.lane, "awaiting_waybill"),
        isNull(declarations.warnedAt),
        isNotNull(declarations.waybillAwaitedAt),
        lt(declarations.waybillAwaitedAt, before),
      ),
    )
    .orderBy(asc(declarations.id))
    .for("update", { skipLocked: true });
}

/** Declarations with customs whose waybill was cancelled and that are to be taken back, locked. */
export async function lockCancelledDeclarations(db: SellerDb, limit: number): Promise<readonly DeclarationRecord[]> {
  return db
    .select()
    .from(declarations)
    .where(
      and(
        eq(declarations.sellerId, db.scope.sellerId),
        isNotNull(declarations.cancelledAt),
        inArray(declarations.lane, ["waiting", "inspection"]),
        eq(declarations.isWithdrawing, false),
      ),
    )
    .orderBy(asc(declarations.id))
    .limit(limit)
    .for("update", { skipLocked: true });
}

const changeable = [
  ...(["lane", "laneSince", "stop", "closures", "findings", "failureCode", "state", "orderState"] as const),
  ...(["waybillState", "listState", "preNo", "invtNo", "waybillAwaitedAt", "unclearStatus", "isWithdrawing"] as const),
  ...(["warnedAt", "releasedAt", "closedAt", "closedMonth", "interceptAt", "words", "facts", "hash"] as const),
  ...(["layoutVersion", "overrides", "way", "currency", "valueMinor", "logisticsCode", "submissions"] as const),
  ...(["preparedAt", "appType", "masterListId", "summaryId", "version", "updatedAt"] as const),
  ...(["cancelledAt", "cancelReason"] as const),
] as const;

/** Writes declarations as they are now; they were locked before. */
export async function updateDeclarations(
  db: SellerDb,
  list: readonly Pick<DeclarationRecord, "id" | (typeof changeable)[number]>[],
): Promise<void> {
  const rows = list.map((row) => ({ ...row, sellerId: db.scope.sellerId }));
  await updateMany(db, declarations, ["sellerId", "id"], changeable, rows);
}

export type SubjectDocument = typeof customsDocuments.$inferSelect;
export type SubjectReceipt = Pick<
  typeof customsReceipts.$inferSelect,
  "subjectId" | "kind" | "guid" | "status" | "time" | "words" | "preNo" | "invtNo" | "sumNo"
>;

const receiptColumns = {
  subjectId: customsReceipts.subjectId,
  kind: customsReceipts.kind,
  guid: customsReceipts.guid,
  status: customsReceipts.status,
  time: customsReceipts.time,
  words: customsReceipts.words,
  preNo: customsReceipts.preNo,
  invtNo: customsReceipts.invtNo,
  sumNo: customsReceipts.sumNo,
};

/**
 * Everything sent and heard of subjects (declarations, withdrawals, master lists, summaries): documents, receipts, and the
 * format receipts (CEB900) of their messages, whose `guid` is the message's.
 */
export async function listLives(
  db: SellerDb,
  subjectIds: readonly string[],
): Promise<{
  readonly documents: readonly SubjectDocument[];
  readonly receipts: readonly SubjectReceipt[];
  readonly formats: readonly SubjectReceipt[];
}> {
  if (subjectIds.length === 0) return { documents: [], receipts: [], formats: [] };
  const { sellerId } = db.scope;
  const [documents, receipts] = await Promise.all([
    db
      .select()
      .from(customsDocuments)
      .where(
        and(eq(customsDocuments.sellerId, sellerId), sql`${customsDocuments.subjectId} in ${uuidList(subjectIds)}`),
      )
      .orderBy(asc(customsDocuments.createdAt), asc(customsDocuments.guid)),
    db
      .select(receiptColumns)
      .from(customsReceipts)
      .where(and(eq(customsReceipts.sellerId, sellerId), sql`${customsReceipts.subjectId} in ${uuidList(subjectIds)}`)),
  ]);
  const messageGuids = [...new Set(documents.map(({ messageGuid }) => messageGuid))];
  const formats = await db
    .select(receiptColumns)
    .from(customsReceipts)
    .where(
      and(
        eq(customsReceipts.sellerId, sellerId),
        sql`${customsReceipts.guid} in ${textList(messageGuids)}`,
        eq(customsReceipts.kind, "CEB900"),
      ),
    );
  return { documents, receipts, formats };
}

/** Withdrawals of declarations, the newest of each last. */
export async function listWithdrawals(
  db: SellerDb,
  declarationIds: readonly string[],
): Promise<readonly (typeof withdrawals.$inferSelect)[]> {
  if (declarationIds.length === 0) return [];
  return db
    .select()
    .from(withdrawals)
    .where(
      and(
        eq(withdrawals.sellerId, db.scope.sellerId),
        sql`${withdrawals.declarationId} in ${uuidList(declarationIds)}`,
      ),
    )
    .orderBy(asc(withdrawals.createdAt), asc(withdrawals.id));
}

/** The newest words about documents, by guid. */
export async function updateDocuments(
  db: SellerDb,
  list: readonly Pick<SubjectDocument, "guid" | "state" | "status" | "words" | "preNo" | "invtNo" | "answeredAt">[],
): Promise<void> {
  const rows = list.map((row) => ({ ...row, sellerId: db.scope.sellerId }));
  await updateMany(
    db,
    customsDocuments,
    ["sellerId", "guid"],
    ["state", "status", "words", "preNo", "invtNo", "answeredAt"],
    rows,
  );
}

/** Which of these waybills' parcels have left the seller's hands, as the carrier reported. */
export async function listHandedOver(db: SellerDb, waybillIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (waybillIds.length === 0) return new Set();
  const rows = await db
    .select({ id: trackingStates.waybillId })
    .from(trackingStates)
    .where(
      and(
        eq(trackingStates.sellerId, db.scope.sellerId),
        sql`${trackingStates.waybillId} in ${uuidList(waybillIds)}`,
        sql`${trackingStates.stage} not in ('created', 'unknown', 'closed')`,
      ),
    );
  const given = await getHandOverOf(db, waybillIds);
  return new Set([...rows.map(({ id }) => id), ...given.keys()]);
}

/** Returned declarations whose parcel was picked up since, so that it is to be intercepted. */
export async function listGoneReturned(db: SellerDb, limit: number): Promise<readonly string[]> {
  const { sellerId } = db.scope;
  const rows = await db
    .select({ id: declarations.id })
    .from(declarations)
    .innerJoin(
      trackingStates,
      and(eq(trackingStates.sellerId, sellerId), eq(trackingStates.waybillId, declarations.waybillId)),
    )
    .where(
      and(
        eq(declarations.sellerId, sellerId),
        eq(declarations.lane, "returned"),
        isNull(declarations.interceptAt),
        sql`${trackingStates.stage} not in ('created', 'unknown', 'closed')`,
      ),
    )
    .orderBy(asc(declarations.id))
    .limit(limit);
  return rows.map(({ id }) => id);
}

/** Whether parcels may be handed over, as their declarations stand: what `mayHandOver` is asked with. */
export async function listDeclarationsOfWaybills(
  db: SellerDb,
  waybillIds: readonly string[],
): Promise<readonly DeclarationRecord[]> {
  if (waybillIds.length === 0) return [];
  return db
    .select()
    .from(declarations)
    .where(
      and(eq(declarations.sellerId, db.scope.sellerId), sql`${declarations.waybillId} in ${uuidList(waybillIds)}`),
    );
}

/** Declarations that bear one of these numbers, for receipts whose guid nobody knows. */
export async function findDeclarationsByNumber(
  db: SellerDb,
  numbers: {
    readonly orderNos: readonly string[];
    readonly waybillNos: readonly string[];
    readonly copNos: readonly string[];
  },
): Promise<readonly DeclarationRecord[]> {
  const { orderNos, waybillNos, copNos } = numbers;
  if (orderNos.length + waybillNos.length + copNos.length === 0) return [];
  const by = (column: SQL, list: readonly string[]) =>
    sql`select id from ${declarations} where seller_id = ${db.scope.sellerId}::uuid and ${column} in ${textList(list)}`;
  return db
    .select()
    .from(declarations)
    .where(
      and(
        eq(declarations.sellerId, db.scope.sellerId),
        sql`${declarations.id} in (${by(sql`order_no`, orderNos)} union all ${by(sql`waybill_no`, waybillNos)}
          union all ${by(sql`cop_no`, copNos)})`,
      ),
    );
}

/** Booked parcels with a number that have no declaration: made before there were any, or lost with a crash. */
export async function listUndeclaredWaybills(db: SellerDb, since: number, limit: number): Promise<readonly string[]> {
  const rows = await db
    .select({ id: waybills.id })
    .from(waybills)
    .where(
      and(
        eq(waybills.sellerId, db.scope.sellerId),
        inArray(waybills.state, ["booked"]),
        isNotNull(waybills.trackingNumber),
        sql`${waybills.createdAt} >= ${new Date(since).toISOString()}::timestamptz`,
        sql`${waybills.booking} ->> 'waybillId' is not null`,
        sql`not exists (select 1 from ${declarations} d where d.seller_id = ${db.scope.sellerId}::uuid
          and d.waybill_id = ${waybills.id})`,
      ),
    )
    .orderBy(asc(waybills.createdAt))
    .limit(limit);
  return rows.map(({ id }) => id);
}

/** Whether any declaration waits to be made into messages. */
export async function hasReadyDeclarations(db: SellerDb, environment: GatewayEnvironment): Promise<boolean> {
  const [row] = await db
    .select({ id: declarations.id })
    .from(declarations)
    .where(
      and(
        eq(declarations.sellerId, db.scope.sellerId),
        eq(declarations.lane, "ready"),
        isNull(declarations.preparedAt),
        eq(declarations.environment, environment),
      ),
    )
    .limit(1);
  return row !== undefined;
}
