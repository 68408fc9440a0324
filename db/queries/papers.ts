import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { OwnAddressText } from "#db/schema/sellers";
import { insertMany } from "../bulk.ts";
import { batches, paperFiles, papers, parcels, waybills } from "../schema/dispatch.ts";
import { orderLines, orders } from "../schema/orders.ts";
import { ownAddresses } from "../schema/sellers.ts";
import type { SellerDb } from "../scope.ts";
import { otherOrdersOf, travelling } from "../travelling.ts";
import { countLabelPrints } from "./label-prints.ts";

/** What a label needs besides the booking: the place in the batch, the order's remark and lines, the sender in English. */
export type LabelContext = {
  readonly waybillId: string;
  readonly position: number;
  readonly parcelCount: number;
  readonly remark: string;
  /** How many orders travel in its parcel besides its own. */
  readonly otherOrders: number;
  readonly sender: {
    readonly zh: OwnAddressText;
    readonly en: OwnAddressText;
    readonly postalCode: string;
    readonly mobile: string;
  } | null;
  readonly lines: readonly { readonly sku: string; readonly title: string; readonly quantity: number }[];
};

/** Contexts of waybills, in two statements however many there are. Lines that the platform's warehouse ships are left out. */
export async function getLabelContexts(db: SellerDb, waybillIds: readonly string[]): Promise<LabelContext[]> {
  if (waybillIds.length === 0) return [];
  const { sellerId } = db.scope;
  const rows = await db
    .select({
      waybillId: waybills.id,
      orderId: waybills.orderId,
      position: parcels.position,
      parcelCount: batches.parcelCount,
      remark: orders.remark,
      others: otherOrdersOf(db),
      zh: ownAddresses.zh,
      en: ownAddresses.en,
      postalCode: ownAddresses.postalCode,
      mobile: ownAddresses.mobile,
    })
    .from(waybills)
    .innerJoin(parcels, and(eq(parcels.sellerId, sellerId), eq(parcels.id, waybills.parcelId)))
    .innerJoin(batches, and(eq(batches.sellerId, sellerId), eq(batches.id, waybills.batchId)))
    .innerJoin(orders, and(eq(orders.sellerId, sellerId), eq(orders.id, waybills.orderId)))
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
    .where(and(eq(waybills.sellerId, sellerId), inArray(waybills.id, [...waybillIds])));
  const lines = await getPickingLines(
    db,
    rows.map((row) => row.orderId),
  );
  return rows.map(({ orderId, zh, en, postalCode, mobile, others, ...row }) => ({
    ...row,
    otherOrders: others.length,
    sender: zh && en ? { zh, en, postalCode: postalCode ?? "", mobile: mobile ?? "" } : null,
    lines: lines
      .filter((line) => line.orderId === orderId)
      .map(({ sku, title, quantity }) => ({ sku, title, quantity })),
  }));
}

async function getPickingLines(db: SellerDb, orderIds: readonly string[]) {
  if (orderIds.length === 0) return [];
  const carried = travelling(db, orderIds);
  return db
    .select({
      orderId: sql<string>`t.carrier`,
      sku: orderLines.sku,
      title: orderLines.title,
      quantity: orderLines.quantity,
    })
    .from(orderLines)
    .innerJoin(sql`${carried} t`, sql`t.id = ${orderLines.orderId}`)
    .where(and(eq(orderLines.sellerId, db.scope.sellerId), eq(orderLines.isWarehouseShipped, false)))
    .orderBy(asc(orderLines.orderId), asc(orderLines.lineNumber));
}

export type NewLabelPaper = {
  readonly waybillId: string;
  readonly data: unknown;
  readonly layoutVersion: number;
  readonly hash: string;
};

/** Writes frozen labels; a waybill that has one keeps it. */
export async function saveLabelPapers(db: SellerDb, labels: readonly NewLabelPaper[]): Promise<void> {
  const rows = labels.map((label) => ({ ...label, sellerId: db.scope.sellerId, kind: "label" as const }));
  await insertMany(db, papers, rows, { columns: ["sellerId", "waybillId", "kind"], set: "nothing" });
}

export type LabelPaper = {
  readonly waybillId: string;
  readonly trackingNumber: string | null;
  readonly data: unknown;
  readonly layoutVersion: number;
  readonly hash: string;
  readonly printedAt: number | null;
};

const paperColumns = {
  waybillId: papers.waybillId,
  trackingNumber: waybills.trackingNumber,
  data: papers.data,
  layoutVersion: papers.layoutVersion,
  hash: papers.hash,
  printedAt: papers.printedAt,
};

/** Labels of a batch in the order of its list; only of parcels that are still booked. Null when there is no such batch. */
export async function getBatchLabels(db: SellerDb, batchId: string): Promise<LabelPaper[] | null> {
  const { sellerId } = db.scope;
  const [found, labels] = await Promise.all([
    db
      .select({ id: batches.id })
      .from(batches)
      .where(and(eq(batches.sellerId, sellerId), eq(batches.id, batchId))),
    db
      .select(paperColumns)
      .from(waybills)
      .innerJoin(parcels, and(eq(parcels.sellerId, sellerId), eq(parcels.id, waybills.parcelId)))
      .innerJoin(
        papers,
        and(eq(papers.sellerId, sellerId), eq(papers.waybillId, waybills.id), eq(papers.kind, "label")),
      )
      .where(and(eq(waybills.sellerId, sellerId), eq(waybills.batchId, batchId), eq(waybills.state, "booked")))
      .orderBy(asc(parcels.position)),
  ]);
  return found.length === 0 ? null : labels;
}

/** Hashes of a batch's labels in the order of its list: which they are, without what they hold. */
export async function getBatchLabelHashes(
  db: SellerDb,
  batchId: string,
): Promise<{ readonly waybillId: string; readonly hash: string }[]> {
  const { sellerId } = db.scope;
  return db
    .select({ waybillId: papers.waybillId, hash: papers.hash })
    .from(waybills)
    .innerJoin(parcels, and(eq(parcels.sellerId, sellerId), eq(parcels.id, waybills.parcelId)))
    .innerJoin(papers, and(eq(papers.sellerId, sellerId), eq(papers.waybillId, waybills.id), eq(papers.kind, "label")))
    .where(and(eq(waybills.sellerId, sellerId), eq(waybills.batchId, batchId), eq(waybills.state, "booked")))
    .orderBy(asc(parcels.position));
}

/** Frozen data of labels by waybill. */
export async function getLabelData(
  db: SellerDb,
  waybillIds: readonly string[],
): Promise<{ readonly waybillId: string; readonly hash: string; readonly data: unknown }[]> {
  if (waybillIds.length === 0) return [];
  return db
    .select({ waybillId: papers.waybillId, hash: papers.hash, data: papers.data })
    .from(papers)
    .where(
      and(eq(papers.sellerId, db.scope.sellerId), inArray(papers.waybillId, [...waybillIds]), eq(papers.kind, "label")),
    );
}

/** The label of one waybill, if it is still booked; null when there is none. */
export async function getWaybillLabel(db: SellerDb, waybillId: string): Promise<LabelPaper | null> {
  const { sellerId } = db.scope;
  const [label] = await db
    .select(paperColumns)
    .from(papers)
    .innerJoin(waybills, and(eq(waybills.sellerId, sellerId), eq(waybills.id, papers.waybillId)))
    .where(
      and(
        eq(papers.sellerId, sellerId),
        eq(papers.waybillId, waybillId),
        eq(papers.kind, "label"),
        eq(waybills.state, "booked"),
      ),
    );
  return label ?? null;
}

/** Whether a waybill's label can be printed, and how often it was; null when there is none or it is no longer booked. */
export async function getLabelState(db: SellerDb, waybillId: string): Promise<{ readonly printCount: number } | null> {
  const { sellerId } = db.scope;
  const [label] = await db
    .select({ printedAt: papers.printedAt })
    .from(papers)
    .innerJoin(waybills, and(eq(waybills.sellerId, sellerId), eq(waybills.id, papers.waybillId)))
    .where(
      and(
        eq(papers.sellerId, sellerId),
        eq(papers.waybillId, waybillId),
        eq(papers.kind, "label"),
        eq(waybills.state, "booked"),
      ),
    );
  if (!label) return null;
  const prints = await countLabelPrints(db, [waybillId]);
  return { printCount: prints.get(waybillId) ?? (label.printedAt === null ? 0 : 1) };
}

export type LabelCounts = {
  readonly total: number;
  readonly ready: number;
  readonly printed: number;
  readonly failed: number;
  /** On their way to a number, and with it to a label. */
  readonly pending: number;
};

/** How far the labels of a batch are. Failed and cancelled parcels are counted apart from those that may still come. */
export async function countBatchLabels(db: SellerDb, batchId: string): Promise<LabelCounts> {
  const { sellerId } = db.scope;
  const [counts] = await db
    .select({
      total: sql<number>`count(*)::int`,
      ready: sql<number>`count(*) filter (where ${waybills.state} = 'booked' and ${papers.waybillId} is not null)::int`,
      printed: sql<number>`count(*) filter (where ${waybills.state} = 'booked' and ${papers.printedAt} is not null)::int`,
      failed: sql<number>`count(*) filter (where ${waybills.state} in ('failed', 'cancelled', 'cancelling'))::int`,
      pending: sql<number>`count(*) filter (where ${waybills.state} in ('queued', 'sending', 'unclear') or (${waybills.state} = 'booked' and ${waybills.trackingNumber} is null))::int`,
    })
    .from(waybills)
    .leftJoin(papers, and(eq(papers.sellerId, sellerId), eq(papers.waybillId, waybills.id), eq(papers.kind, "label")))
    .where(and(eq(waybills.sellerId, sellerId), eq(waybills.batchId, batchId)));
  return counts ?? { total: 0, ready: 0, printed: 0, failed: 0, pending: 0 };
}

/** The kept bytes of a set of labels; null before they are rendered. */
export async function getPaperFile(db: SellerDb, key: string): Promise<{ pages: number; content: Uint8Array } | null> {
  const [file] = await db
    .select({ pages: paperFiles.pages, content: paperFiles.content })
    .from(paperFiles)
    .where(and(eq(paperFiles.sellerId, db.scope.sellerId), eq(paperFiles.key, key)));
  return file ?? null;
}

/** Keeps rendered bytes; two who rendered at once keep the first. */
export async function savePaperFile(
  db: SellerDb,
  file: { key: string; pages: number; content: Uint8Array },
): Promise<void> {
  await db
    .insert(paperFiles)
    .values({ ...file, sellerId: db.scope.sellerId })
    .onConflictDoNothing();
}

/**
 * Marks labels as printed at their first print and answers which those were; a reprint changes nothing. Of two who print
 * one label at once, one is the first.
 */
export async function saveLabelsPrinted(
  db: SellerDb,
  waybillIds: readonly string[],
  now: number,
): Promise<ReadonlySet<string>> {
  if (waybillIds.length === 0) return new Set();
  const { sellerId } = db.scope;
  const inOrder = db
    .select({ id: papers.id })
    .from(papers)
    .where(
      and(
        eq(papers.sellerId, sellerId),
        inArray(papers.waybillId, [...waybillIds]),
        eq(papers.kind, "label"),
        isNull(papers.printedAt),
      ),
    )
    .orderBy(papers.id)
    .for("update");
  const first = await db
    .update(papers)
    .set({ printedAt: now })
    .where(and(eq(papers.sellerId, sellerId), inArray(papers.id, inOrder), isNull(papers.printedAt)))
    .returning({ waybillId: papers.waybillId });
  return new Set(first.map(({ waybillId }) => waybillId));
}
