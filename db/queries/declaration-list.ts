import { and, asc, desc, eq, inArray, isNotNull, notInArray, type SQL, sql } from "drizzle-orm";
import { type DeclarationLane, settledLanes } from "#lib/customs/declaration-lane";
import type { DeclarationSearch } from "#lib/customs/declaration-search";
import type { CalendarDate } from "#lib/kit/time";
import { numberRange } from "../number-range.ts";
import { customsDocuments, customsMessages, customsReceipts, declarations, withdrawals } from "../schema/customs.ts";
import type { SellerDb } from "../scope.ts";

/**
 * Numbers of the orders in a declaration's parcel besides the one that customs know it by: as its papers were frozen, else
 * those whose number was told to the platform.
 */
const otherOrders = sql<string[]>`coalesce(
  (select p.data -> 'otherOrders' from papers p where p.seller_id = "declarations"."seller_id"
    and p.waybill_id = "declarations"."waybill_id" and p.kind = 'trade'),
  (select jsonb_agg(m.order_number order by m.order_number) from shipment_notices n
    join orders m on m.seller_id = n.seller_id and m.id = n.order_id
    where n.seller_id = "declarations"."seller_id" and n.waybill_id = "declarations"."waybill_id"
      and n.order_id <> "declarations"."order_id"),
  '[]'::jsonb)`;

const listed = {
  id: declarations.id,
  waybillId: declarations.waybillId,
  orderId: declarations.orderId,
  orderNumber: declarations.orderNumber,
  orderNo: declarations.orderNo,
  otherOrders,
  waybillNo: declarations.waybillNo,
  preNo: declarations.preNo,
  invtNo: declarations.invtNo,
  country: declarations.country,
  carrierCode: declarations.carrierCode,
  way: declarations.way,
  lane: declarations.lane,
  laneSince: declarations.laneSince,
  stop: declarations.stop,
  closures: declarations.closures,
  findings: declarations.findings,
  failureCode: declarations.failureCode,
  state: declarations.state,
  orderState: declarations.orderState,
  waybillState: declarations.waybillState,
  listState: declarations.listState,
  waybillAwaitedAt: declarations.waybillAwaitedAt,
  unclearStatus: declarations.unclearStatus,
  isWithdrawing: declarations.isWithdrawing,
  interceptAt: declarations.interceptAt,
  preparedAt: declarations.preparedAt,
  cancelledAt: declarations.cancelledAt,
  cancelReason: declarations.cancelReason,
  words: declarations.words,
  currency: declarations.currency,
  valueMinor: declarations.valueMinor,
  day: declarations.day,
  submissions: declarations.submissions,
  createdAt: declarations.createdAt,
};

export type DeclarationRow = Pick<typeof declarations.$inferSelect, Exclude<keyof typeof listed, "otherOrders">> & {
  readonly otherOrders: readonly string[];
};

export const declarationsPerPage = 50;

/** One page of the seller's declarations, by `sort`, and whether more follow. */
export async function listDeclarations(
  db: SellerDb,
  search: DeclarationSearch,
): Promise<{ readonly rows: readonly DeclarationRow[]; readonly hasMore: boolean }> {
  const order =
    search.sort === "newest"
      ? [desc(declarations.createdAt), desc(declarations.id)]
      : [asc(declarations.laneSince), asc(declarations.id)];
  const rows = await db
    .select(listed)
    .from(declarations)
    .where(and(...filters(db, search), afterCursor(db, search)))
    .orderBy(...order)
    .limit(declarationsPerPage + 1);
  return { rows: rows.slice(0, declarationsPerPage), hasMore: rows.length > declarationsPerPage };
}

export type DeclarationCounts = {
  /** By lane, of the parcels that were booked on the day. */
  readonly today: Readonly<Partial<Record<DeclarationLane, number>>>;
  /** By lane, of all days, of those that are not settled. */
  readonly open: Readonly<Partial<Record<DeclarationLane, number>>>;
  /** Since when the oldest of a lane lies there. */
  readonly oldest: Readonly<Partial<Record<DeclarationLane, number>>>;
  readonly intercept: number;
  /** Receipts that nobody could place. */
  readonly unknownReceipts: number;
};

/** Exact counts for the page's head. Three reads, sent together. */
export async function countDeclarations(db: SellerDb, day: CalendarDate): Promise<DeclarationCounts> {
  const ofSeller = eq(declarations.sellerId, db.scope.sellerId);
  const [today, open, [marks], [unknown]] = await Promise.all([
    db
      .select({ lane: declarations.lane, count: sql<number>`count(*)::int` })
      .from(declarations)
      .where(and(ofSeller, eq(declarations.day, day)))
      .groupBy(declarations.lane),
    db
      .select({
        lane: declarations.lane,
        count: sql<number>`count(*)::int`,
        oldest: sql<string>`min(${declarations.laneSince})`,
      })
      .from(declarations)
      .where(and(ofSeller, notInArray(declarations.lane, [...settledLanes])))
      .groupBy(declarations.lane),
    db
      .select({ intercept: sql<number>`count(*)::int` })
      .from(declarations)
      .where(and(ofSeller, isNotNull(declarations.interceptAt))),
    db
      .select({ count: sql<number>`count(*)::int` })
      .from(customsReceipts)
      .where(and(eq(customsReceipts.sellerId, db.scope.sellerId), sql`not ${customsReceipts.isKnown}`)),
  ]);
  return {
    today: Object.fromEntries(today.map(({ lane, count }) => [lane, count])),
    open: Object.fromEntries(open.map(({ lane, count }) => [lane, count])),
    oldest: Object.fromEntries(open.map(({ lane, oldest }) => [lane, Date.parse(oldest)])),
    intercept: marks?.intercept ?? 0,
    unknownReceipts: unknown?.count ?? 0,
  };
}

/** How many declarations a search shows. */
export async function countListedDeclarations(db: SellerDb, search: DeclarationSearch): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(declarations)
    .where(and(...filters(db, search)));
  return row?.count ?? 0;
}

function filters(db: SellerDb, search: DeclarationSearch): (SQL | undefined)[] {
  const { lanes, way, day, intercept, text } = search;
  return [
    eq(declarations.sellerId, db.scope.sellerId),
    lanes.length > 0 ? inArray(declarations.lane, [...lanes]) : undefined,
    way === null ? undefined : eq(declarations.way, way),
    day === null ? undefined : eq(declarations.day, day),
    intercept ? isNotNull(declarations.interceptAt) : undefined,
    text === "" ? undefined : numberFilter(db, text),
  ];
}

/** One index each: joined by OR they would be read row by row. */
function numberFilter(db: SellerDb, text: string): SQL {
  const { sellerId } = db.scope;
  const ids = (column: Parameters<typeof numberRange>[0]) =>
    sql`select id from ${declarations} where seller_id = ${sellerId}::uuid and ${numberRange(column, text)}`;
  return sql`${declarations.id} in (${ids(declarations.orderNumber)} union all ${ids(declarations.waybillNo)}
    union all ${ids(declarations.preNo)} union all ${ids(declarations.invtNo)}
    union all select d.id from orders m join shipment_notices n on n.seller_id = m.seller_id and n.order_id = m.id
      join declarations d on d.seller_id = n.seller_id and d.waybill_id = n.waybill_id
      where m.seller_id = ${sellerId}::uuid and m.order_number = ${text})`;
}

/** Compared with the row itself: the database's clock is finer than a cursor in milliseconds would be. */
function afterCursor(db: SellerDb, { after, sort }: DeclarationSearch): SQL | undefined {
  if (after === null) return undefined;
  const last = (column: SQL) =>
    sql`select ${column}, d.id from declarations d where d.seller_id = ${db.scope.sellerId}::uuid and d.id = ${after}::uuid`;
  return sort === "newest"
    ? sql`(${declarations.createdAt}, ${declarations.id}) < (${last(sql`d.created_at`)})`
    : sql`(${declarations.laneSince}, ${declarations.id}) > (${last(sql`d.lane_since`)})`;
}

export type DeclarationDocument = Pick<
  typeof customsDocuments.$inferSelect,
  "guid" | "kind" | "appType" | "submission" | "state" | "status" | "words" | "messageGuid" | "createdAt" | "answeredAt"
>;
export type DeclarationReceipt = Pick<
  typeof customsReceipts.$inferSelect,
  "id" | "kind" | "guid" | "status" | "words" | "time" | "preNo" | "invtNo" | "receivedAt"
>;
export type DeclarationMessage = Pick<
  typeof customsMessages.$inferSelect,
  "guid" | "kind" | "state" | "documentCount" | "attempts" | "answer" | "createdAt" | "sentAt" | "mandateOf"
>;
export type DeclarationWithdrawal = Pick<
  typeof withdrawals.$inferSelect,
  "id" | "copNo" | "invtNo" | "reason" | "state" | "words" | "createdBy" | "createdAt" | "settledAt"
>;

export type DeclarationDetail = DeclarationRow & {
  readonly copNo: string;
  readonly logisticsCode: string;
  readonly facts: unknown;
  readonly layoutVersion: number;
  readonly hash: string;
  readonly overrides: unknown;
  readonly masterListId: string | null;
  readonly summaryId: string | null;
  readonly releasedAt: number | null;
  readonly closedAt: number | null;
  readonly documents: readonly DeclarationDocument[];
  readonly receipts: readonly DeclarationReceipt[];
  readonly messages: readonly DeclarationMessage[];
  readonly withdrawals: readonly DeclarationWithdrawal[];
};

/** One declaration with its documents, receipts, messages and withdrawals, oldest first; null when there is none. */
export async function getDeclaration(db: SellerDb, id: string): Promise<DeclarationDetail | null> {
  const { sellerId } = db.scope;
  const subjects = sql`(select ${id}::uuid union all select id from ${withdrawals}
    where seller_id = ${sellerId}::uuid and declaration_id = ${id}::uuid)`;
  const ofSubject = and(eq(customsDocuments.sellerId, sellerId), sql`${customsDocuments.subjectId} in ${subjects}`);
  const [[row], documents, receipts, messages, taken] = await Promise.all([
    db
      .select({
        ...listed,
        copNo: declarations.copNo,
        logisticsCode: declarations.logisticsCode,
        facts: declarations.facts,
        layoutVersion: declarations.layoutVersion,
        hash: declarations.hash,
        overrides: declarations.overrides,
        masterListId: declarations.masterListId,
        summaryId: declarations.summaryId,
        releasedAt: declarations.releasedAt,
        closedAt: declarations.closedAt,
      })
      .from(declarations)
      .where(and(eq(declarations.sellerId, sellerId), eq(declarations.id, id))),
    db
      .select({
        guid: customsDocuments.guid,
        kind: customsDocuments.kind,
        appType: customsDocuments.appType,
        submission: customsDocuments.submission,
        state: customsDocuments.state,
        status: customsDocuments.status,
        words: customsDocuments.words,
        messageGuid: customsDocuments.messageGuid,
        createdAt: customsDocuments.createdAt,
        answeredAt: customsDocuments.answeredAt,
      })
      .from(customsDocuments)
      .where(ofSubject)
      .orderBy(asc(customsDocuments.createdAt), asc(customsDocuments.kind)),
    db
      .select({
        id: customsReceipts.id,
        kind: customsReceipts.kind,
        guid: customsReceipts.guid,
        status: customsReceipts.status,
        words: customsReceipts.words,
        time: customsReceipts.time,
        preNo: customsReceipts.preNo,
        invtNo: customsReceipts.invtNo,
        receivedAt: customsReceipts.receivedAt,
      })
      .from(customsReceipts)
      .where(and(eq(customsReceipts.sellerId, sellerId), sql`${customsReceipts.subjectId} in ${subjects}`))
      .orderBy(asc(customsReceipts.time), asc(customsReceipts.receivedAt), asc(customsReceipts.id)),
    db
      .select({
        guid: customsMessages.guid,
        kind: customsMessages.kind,
        state: customsMessages.state,
        documentCount: customsMessages.documentCount,
        attempts: customsMessages.attempts,
        answer: customsMessages.answer,
        createdAt: customsMessages.createdAt,
        sentAt: customsMessages.sentAt,
        mandateOf: customsMessages.mandateOf,
      })
      .from(customsMessages)
      .where(
        and(
          eq(customsMessages.sellerId, sellerId),
          inArray(
            customsMessages.guid,
            db.select({ guid: customsDocuments.messageGuid }).from(customsDocuments).where(ofSubject),
          ),
        ),
      )
      .orderBy(asc(customsMessages.createdAt), asc(customsMessages.kind)),
    db
      .select({
        id: withdrawals.id,
        copNo: withdrawals.copNo,
        invtNo: withdrawals.invtNo,
        reason: withdrawals.reason,
        state: withdrawals.state,
        words: withdrawals.words,
        createdBy: withdrawals.createdBy,
        createdAt: withdrawals.createdAt,
        settledAt: withdrawals.settledAt,
      })
      .from(withdrawals)
      .where(and(eq(withdrawals.sellerId, sellerId), eq(withdrawals.declarationId, id)))
      .orderBy(asc(withdrawals.createdAt)),
  ]);
  return row ? { ...row, documents, receipts, messages, withdrawals: taken } : null;
}

/** A message as it went over the wire; null when the seller has none of that guid. */
export async function getCustomsMessageXml(db: SellerDb, guid: string): Promise<string | null> {
  const [row] = await db
    .select({ xml: customsMessages.xml })
    .from(customsMessages)
    .where(and(eq(customsMessages.sellerId, db.scope.sellerId), eq(customsMessages.guid, guid)));
  return row?.xml ?? null;
}

/** A receipt as it came, also where another of the same message keeps it; null when the seller has none of that id. */
export async function getCustomsReceiptXml(db: SellerDb, id: string): Promise<string | null> {
  const kept = sql<string>`coalesce(nullif(${customsReceipts.raw}, ''), (select r.raw from customs_receipts r
    where r.seller_id = ${db.scope.sellerId}::uuid and r.id = customs_receipts.raw_in), '')`;
  const [row] = await db
    .select({ raw: kept })
    .from(customsReceipts)
    .where(and(eq(customsReceipts.sellerId, db.scope.sellerId), eq(customsReceipts.id, id)));
  return row?.raw ?? null;
}

/** Receipts that nobody could place, newest first. */
export async function listUnknownReceipts(db: SellerDb, limit = 50): Promise<readonly DeclarationReceipt[]> {
  return db
    .select({
      id: customsReceipts.id,
      kind: customsReceipts.kind,
      guid: customsReceipts.guid,
      status: customsReceipts.status,
      words: customsReceipts.words,
      time: customsReceipts.time,
      preNo: customsReceipts.preNo,
      invtNo: customsReceipts.invtNo,
      receivedAt: customsReceipts.receivedAt,
    })
    .from(customsReceipts)
    .where(and(eq(customsReceipts.sellerId, db.scope.sellerId), sql`not ${customsReceipts.isKnown}`))
    .orderBy(desc(customsReceipts.receivedAt), desc(customsReceipts.id))
    .limit(limit);
}

/** Declarations of orders, for their pages: the newest of each parcel. */
export async function listDeclarationsOfOrder(db: SellerDb, orderId: string): Promise<readonly DeclarationRow[]> {
  return db
    .select(listed)
    .from(declarations)
    .where(and(eq(declarations.sellerId, db.scope.sellerId), eq(declarations.orderId, orderId)))
    .orderBy(asc(declarations.createdAt), asc(declarations.id));
}
