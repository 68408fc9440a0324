import { and, asc, eq, gte, inArray, isNull, lt, or, sql } from "drizzle-orm";
import type { DownloadSpan } from "#lib/papers/downloads";
import type { TradeSeller } from "#lib/papers/trade/trade-from-booking";
import { insertMany } from "../bulk.ts";
import { batches, papers, parcels, waybills } from "../schema/dispatch.ts";
import { applicationFields } from "../schema/onboarding.ts";
import { products } from "../schema/products.ts";
import { ownAddresses, sellers } from "../schema/sellers.ts";
import type { SellerDb } from "../scope.ts";
import { otherOrdersOf } from "../travelling.ts";

/** Of each waybill: its store's seller as papers name it, its carrier, and who confirmed its batch. */
export type TradeContext = {
  readonly waybillId: string;
  readonly carrierCode: string;
  readonly confirmedBy: string;
  readonly seller: TradeSeller;
  /** Numbers of the orders that travel in its parcel besides its own. */
  readonly otherOrders: readonly string[];
};

/** Contexts of waybills, in four reads however many there are. Registered name and codes are the approved ones, where any are. */
export async function getTradeContexts(db: SellerDb, waybillIds: readonly string[]): Promise<TradeContext[]> {
  if (waybillIds.length === 0) return [];
  const { sellerId } = db.scope;
  const [rows, [seller], fields] = await Promise.all([
    db
      .select({
        waybillId: waybills.id,
        carrierCode: waybills.carrierCode,
        confirmedBy: batches.createdBy,
        otherOrders: otherOrdersOf(db),
        zh: ownAddresses.zh,
        en: ownAddresses.en,
        companyName: ownAddresses.companyName,
        postalCode: ownAddresses.postalCode,
        mobile: ownAddresses.mobile,
        email: ownAddresses.email,
      })
      .from(waybills)
      .innerJoin(batches, and(eq(batches.sellerId, sellerId), eq(batches.id, waybills.batchId)))
      .leftJoin(
        ownAddresses,
        and(
          eq(ownAddresses.sellerId, sellerId),
          eq(ownAddresses.storeId, waybills.storeId),
          eq(ownAddresses.kind, "sender"),
          eq(ownAddresses.isDefault, true),
          isNull(ownAddresses.archivedAt),
        ),
      )
      .where(and(eq(waybills.sellerId, sellerId), inArray(waybills.id, [...waybillIds]))),
    db.select({ name: sellers.name }).from(sellers).where(eq(sellers.sellerId, sellerId)),
    db
      .select({
        section: applicationFields.section,
        key: applicationFields.key,
        value: applicationFields.value,
        approved: applicationFields.approvedValue,
      })
      .from(applicationFields)
      .where(
        and(
          eq(applicationFields.sellerId, sellerId),
          or(eq(applicationFields.section, "licence"), eq(applicationFields.section, "declaration")),
        ),
      ),
  ]);
  const given = new Map(fields.map(({ section, key, value, approved }) => [`${section}.${key}`, approved ?? value]));
  return rows.map(({ waybillId, carrierCode, confirmedBy, otherOrders, zh, en, ...address }) => ({
    ...{ waybillId, carrierCode, confirmedBy, otherOrders },
    seller: {
      ...sellerOf(given, seller?.name ?? ""),
      sender: zh && en ? { zh, en, ...withoutNull(address) } : null,
    },
  }));
}

type Address = { readonly [Key in "companyName" | "postalCode" | "mobile" | "email"]: string | null };

function withoutNull({ companyName, postalCode, mobile, email }: Address) {
  const [name, code, phone, mail] = [companyName ?? "", postalCode ?? "", mobile ?? "", email ?? ""];
  return { companyName: name, postalCode: code, mobile: phone, email: mail };
}

function sellerOf(given: ReadonlyMap<string, string>, name: string): Omit<TradeSeller, "sender"> {
  const of = (path: string) => given.get(path)?.trim() || null;
  const agentCode = of("declaration.agentCode");
  const isAgent = of("declaration.declarant") === "agent";
  return {
    registeredName: of("licence.registeredName") ?? name,
    code: of("licence.uscc") ?? of("licence.brNumber"),
    customs: {
      consignorCode: of("declaration.customsNumber"),
      makerCode: of("declaration.makerCode"),
      agent: isAgent && agentCode ? { code: agentCode, name: of("declaration.agentName") ?? "" } : null,
      declarationOffice: of("declaration.declarationOffice"),
      exitOffice: of("declaration.exitOffice"),
      transportMode: of("declaration.transportMode"),
    },
  };
}

/** Net grams of one piece of products, where somebody gave them. */
export async function getNetGrams(db: SellerDb, productIds: readonly string[]): Promise<Map<string, number>> {
  if (productIds.length === 0) return new Map();
  const { sellerId } = db.scope;
  const rows = await db
    .select({ id: products.id, net: products.netGrams })
    .from(products)
    .where(and(eq(products.sellerId, sellerId), inArray(products.id, [...productIds])));
  return new Map(rows.flatMap(({ id, net: grams }) => (grams === null ? [] : [[id, grams] as const])));
}

export type NewTradePaper = {
  readonly waybillId: string;
  readonly data: unknown;
  readonly layoutVersion: number;
  readonly hash: string;
  readonly frozenBy: string;
};

/** Writes frozen trade facts; a waybill that has them keeps them. */
export async function saveTradePapers(db: SellerDb, made: readonly NewTradePaper[], now: number): Promise<void> {
  const rows = made.map((one) => ({ ...one, sellerId: db.scope.sellerId, kind: "trade" as const, createdAt: now }));
  await insertMany(db, papers, rows, { columns: ["sellerId", "waybillId", "kind"], set: "nothing" });
}

/** Frozen trade facts of one parcel, with who froze them and when. */
export type TradePaperRow = {
  readonly waybillId: string;
  readonly batchId: string;
  readonly data: unknown;
  readonly hash: string;
  readonly frozenBy: string;
  readonly createdAt: number;
};

const columns = {
  waybillId: papers.waybillId,
  batchId: waybills.batchId,
  data: papers.data,
  hash: papers.hash,
  frozenBy: papers.frozenBy,
  createdAt: papers.createdAt,
};

/** Of one waybill that is still booked; null when there is none. */
export async function getWaybillTrade(db: SellerDb, waybillId: string): Promise<TradePaperRow | null> {
  const { sellerId } = db.scope;
  const [row] = await db
    .select(columns)
    .from(papers)
    .innerJoin(waybills, and(eq(waybills.sellerId, sellerId), eq(waybills.id, papers.waybillId)))
    .where(
      and(
        eq(papers.sellerId, sellerId),
        eq(papers.waybillId, waybillId),
        eq(papers.kind, "trade"),
        eq(waybills.state, "booked"),
      ),
    );
  return row ?? null;
}

/** Of a batch in the order of its list, of parcels that are still booked. Null when there is no such batch. */
export async function getBatchTrades(db: SellerDb, batchId: string): Promise<TradePaperRow[] | null> {
  const { sellerId } = db.scope;
  const [found, rows] = await Promise.all([
    db
      .select({ id: batches.id })
      .from(batches)
      .where(and(eq(batches.sellerId, sellerId), eq(batches.id, batchId))),
    db
      .select(columns)
      .from(waybills)
      .innerJoin(parcels, and(eq(parcels.sellerId, sellerId), eq(parcels.id, waybills.parcelId)))
      .innerJoin(
        papers,
        and(eq(papers.sellerId, sellerId), eq(papers.waybillId, waybills.id), eq(papers.kind, "trade")),
      )
      .where(and(eq(waybills.sellerId, sellerId), eq(waybills.batchId, batchId), eq(waybills.state, "booked")))
      .orderBy(asc(parcels.position)),
  ]);
  return found.length === 0 ? null : rows;
}

/** How many parcels of a batch have papers. */
export async function countBatchTrades(db: SellerDb, batchId: string): Promise<number> {
  const { sellerId } = db.scope;
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(waybills)
    .innerJoin(papers, and(eq(papers.sellerId, sellerId), eq(papers.waybillId, waybills.id), eq(papers.kind, "trade")))
    .where(and(eq(waybills.sellerId, sellerId), eq(waybills.batchId, batchId), eq(waybills.state, "booked")));
  return row?.count ?? 0;
}

function inSpan(sellerId: string, { from, to }: DownloadSpan) {
  return and(
    eq(papers.sellerId, sellerId),
    eq(papers.kind, "trade"),
    gte(papers.createdAt, from),
    lt(papers.createdAt, to),
    eq(waybills.state, "booked"),
  );
}

/** How many parcels that are still booked had their papers frozen in a span of time. */
export async function countTradesIn(db: SellerDb, span: DownloadSpan): Promise<number> {
  const { sellerId } = db.scope;
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(papers)
    .innerJoin(waybills, and(eq(waybills.sellerId, sellerId), eq(waybills.id, papers.waybillId)))
    .where(inSpan(sellerId, span));
  return row?.count ?? 0;
}

/** The next of them behind `after`, in the order in which they were frozen. */
export async function listTradesIn(
  db: SellerDb,
  span: DownloadSpan,
  after: Pick<TradePaperRow, "createdAt" | "waybillId"> | null,
  limit: number,
): Promise<TradePaperRow[]> {
  const { sellerId } = db.scope;
  const at = after && new Date(after.createdAt).toISOString();
  const behind =
    after && sql`(${papers.createdAt}, ${papers.waybillId}) > (${at}::timestamptz, ${after.waybillId}::uuid)`;
  return db
    .select(columns)
    .from(papers)
    .innerJoin(waybills, and(eq(waybills.sellerId, sellerId), eq(waybills.id, papers.waybillId)))
    .where(and(inSpan(sellerId, span), behind ?? undefined))
    .orderBy(asc(papers.createdAt), asc(papers.waybillId))
    .limit(limit);
}
