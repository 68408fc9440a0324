import { and, asc, count, desc, eq, inArray, lt, ne, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Instant } from "#lib/kit/time";
import type { KnownNotice, NoticeChange } from "#lib/orders/notice-confirmation";
import { defaultNoticeLayout, type NoticeLayout } from "#lib/orders/notice-layout";
import type { NoticeState } from "#lib/orders/states";
import { updateMany } from "../bulk.ts";
import { noticeExports, noticeLayouts, shipmentNotices } from "../schema/dispatch.ts";
import { orders } from "../schema/orders.ts";
import { stores } from "../schema/sellers.ts";
import type { SellerDb } from "../scope.ts";
import { uuidList } from "../text-list.ts";

export type NoticeRow = {
  readonly waybillId: string;
  readonly orderId: string;
  /** The platform's, also of a part of a split order. */
  readonly orderNumber: string;
  readonly partNumber: number;
  readonly storeId: string;
  readonly storeName: string;
  readonly state: NoticeState;
  readonly deadlineAt: Instant | null;
  readonly solutionCode: string;
  readonly trackingNumber: string;
  readonly isPartial: boolean;
  readonly exportedAt: Instant | null;
  readonly difference: string | null;
  readonly platformNumber: string | null;
  readonly platformService: string | null;
};

const platformOrders = alias(orders, "platform_orders");

const columns = {
  waybillId: shipmentNotices.waybillId,
  orderId: shipmentNotices.orderId,
  // a part of a split order is declared under the platform's number
  orderNumber: sql<string>`coalesce(${platformOrders.orderNumber}, ${orders.orderNumber})`,
  partNumber: orders.partNumber,
  storeId: shipmentNotices.storeId,
  storeName: stores.name,
  state: shipmentNotices.state,
  deadlineAt: shipmentNotices.deadlineAt,
  solutionCode: shipmentNotices.serviceName,
  trackingNumber: shipmentNotices.trackingNumber,
  isPartial: shipmentNotices.isPartial,
  exportedAt: shipmentNotices.exportedAt,
  difference: shipmentNotices.difference,
  platformNumber: shipmentNotices.platformNumber,
  platformService: shipmentNotices.platformService,
};

function readNotices(db: SellerDb) {
  return db
    .select(columns)
    .from(shipmentNotices)
    .innerJoin(orders, and(eq(orders.sellerId, shipmentNotices.sellerId), eq(orders.id, shipmentNotices.orderId)))
    .leftJoin(platformOrders, and(eq(platformOrders.sellerId, orders.sellerId), eq(platformOrders.id, orders.partOf)))
    .innerJoin(stores, and(eq(stores.sellerId, shipmentNotices.sellerId), eq(stores.id, shipmentNotices.storeId)))
    .$dynamic();
}

const ofSeller = (db: SellerDb) => eq(shipmentNotices.sellerId, db.scope.sellerId);

/** Numbers that the platform does not have yet or has otherwise, the nearest deadline first. */
export async function listOpenNotices(
  db: SellerDb,
  search: { readonly storeId: string | null; readonly limit: number },
): Promise<NoticeRow[]> {
  return readNotices(db)
    .where(
      and(
        ofSeller(db),
        inArray(shipmentNotices.state, ["pending", "exported", "differs"]),
        search.storeId === null ? undefined : eq(shipmentNotices.storeId, search.storeId),
      ),
    )
    .orderBy(sql`${shipmentNotices.deadlineAt} asc nulls last`, asc(shipmentNotices.waybillId))
    .limit(search.limit);
}

export type NoticeCounts = Readonly<Record<NoticeState, number>> & {
  /** Not declared and due before `until`: what is red. */
  readonly due: number;
};

/** Exact counts by state, and of what must be declared before `until`. */
export async function countNotices(db: SellerDb, until: Instant): Promise<NoticeCounts> {
  const [states, [due]] = await Promise.all([
    db
      .select({ state: shipmentNotices.state, notices: count() })
      .from(shipmentNotices)
      .where(ofSeller(db))
      .groupBy(shipmentNotices.state),
    db
      .select({ notices: count() })
      .from(shipmentNotices)
      .where(and(ofSeller(db), ne(shipmentNotices.state, "declared"), lt(shipmentNotices.deadlineAt, until))),
  ]);
  const of = (state: NoticeState) => states.find((row) => row.state === state)?.notices ?? 0;
  return {
    pending: of("pending"),
    exported: of("exported"),
    declared: of("declared"),
    differs: of("differs"),
    due: due?.notices ?? 0,
  };
}

/** A store's numbers that wait for their upload, locked in one order. */
export async function lockPendingNotices(
  db: SellerDb,
  storeId: string,
): Promise<readonly { readonly waybillId: string }[]> {
  return db
    .select({ waybillId: shipmentNotices.waybillId })
    .from(shipmentNotices)
    .where(and(ofSeller(db), eq(shipmentNotices.storeId, storeId), eq(shipmentNotices.state, "pending")))
    .orderBy(asc(shipmentNotices.waybillId))
    .for("update");
}

/** Some pending numbers become exported; answers which. `exportId` is null when a person typed them by hand. */
export async function saveNoticesExported(
  db: SellerDb,
  waybillIds: readonly string[],
  exportId: string | null,
  now: number,
): Promise<readonly string[]> {
  const rows = await db
    .update(shipmentNotices)
    .set({ state: "exported", exportId, exportedAt: now })
    .where(
      and(
        ofSeller(db),
        eq(shipmentNotices.state, "pending"),
        sql`${shipmentNotices.waybillId} in ${uuidList(waybillIds)}`,
      ),
    )
    .returning({ waybillId: shipmentNotices.waybillId });
  return rows.map(({ waybillId }) => waybillId);
}

export async function saveNoticeExport(
  db: SellerDb,
  made: {
    readonly storeId: string;
    readonly format: "xlsx" | "csv";
    readonly count: number;
    readonly createdBy: string;
  },
  now: number,
): Promise<string> {
  const [row] = await db
    .insert(noticeExports)
    .values({ ...made, sellerId: db.scope.sellerId, createdAt: now })
    .returning({ id: noticeExports.id });
  if (!row) throw new Error("an export was not saved");
  return row.id;
}

export type NoticeExport = {
  readonly storeId: string;
  readonly storeName: string;
  readonly format: "xlsx" | "csv";
  readonly createdAt: Instant;
  readonly notices: readonly NoticeRow[];
};

/** An export with its numbers in the order of their deadlines; null when the seller has none of this id. */
export async function getNoticeExport(db: SellerDb, id: string): Promise<NoticeExport | null> {
  const [heads, notices] = await Promise.all([
    db
      .select({
        storeId: noticeExports.storeId,
        storeName: stores.name,
        format: noticeExports.format,
        createdAt: noticeExports.createdAt,
      })
      .from(noticeExports)
      .innerJoin(stores, and(eq(stores.sellerId, noticeExports.sellerId), eq(stores.id, noticeExports.storeId)))
      .where(and(eq(noticeExports.sellerId, db.scope.sellerId), eq(noticeExports.id, id))),
    readNotices(db)
      .where(and(ofSeller(db), eq(shipmentNotices.exportId, id)))
      .orderBy(
        sql`${shipmentNotices.deadlineAt} asc nulls last`,
        asc(columns.orderNumber),
        // whoever declares all of an order ends it for further numbers
        desc(shipmentNotices.isPartial),
        asc(orders.partNumber),
        asc(shipmentNotices.waybillId),
      ),
  ]);
  const [head] = heads;
  return head ? { ...head, notices } : null;
}

/** The layouts that stores have saved, by store. */
export async function listNoticeLayouts(db: SellerDb): Promise<ReadonlyMap<string, NoticeLayout>> {
  const rows = await db
    .select({ storeId: noticeLayouts.storeId, columns: noticeLayouts.columns })
    .from(noticeLayouts)
    .where(eq(noticeLayouts.sellerId, db.scope.sellerId));
  // only saveNoticeLayout writes here, with a layout that was parsed
  return new Map(rows.map(({ storeId, columns: layout }) => [storeId, layout as NoticeLayout]));
}

export async function getNoticeLayout(db: SellerDb, storeId: string): Promise<NoticeLayout> {
  return (await listNoticeLayouts(db)).get(storeId) ?? defaultNoticeLayout;
}

export async function saveLayout(
  db: SellerDb,
  storeId: string,
  layout: NoticeLayout,
  updatedBy: string,
  now: number,
): Promise<void> {
  await db
    .insert(noticeLayouts)
    .values({ sellerId: db.scope.sellerId, storeId, columns: layout, updatedBy, updatedAt: now })
    .onConflictDoUpdate({
      target: [noticeLayouts.sellerId, noticeLayouts.storeId],
      set: { columns: layout, updatedBy, updatedAt: now },
    });
}

/**
 * What is known of the declarations of some of the platform's orders, locked in one order, for the next import to confirm.
 * Parts count as their order (`orderId`), since the platform shows all numbers there; `noticeOrderId` names the part.
 */
export async function lockNoticesOfOrders(
  db: SellerDb,
  orderIds: readonly string[],
): Promise<(Omit<KnownNotice, "serviceNames"> & { readonly solutionCode: string; readonly noticeOrderId: string })[]> {
  return db
    .select({
      waybillId: shipmentNotices.waybillId,
      orderId: sql<string>`coalesce(${orders.partOf}, ${orders.id})`,
      noticeOrderId: shipmentNotices.orderId,
      state: shipmentNotices.state,
      trackingNumber: shipmentNotices.trackingNumber,
      solutionCode: shipmentNotices.serviceName,
      difference: shipmentNotices.difference,
      platformNumber: shipmentNotices.platformNumber,
      platformService: shipmentNotices.platformService,
      isReplaced: sql<boolean>`exists (select 1 from resendings r where r.seller_id = ${db.scope.sellerId}::uuid
        and r.waybill_id = ${shipmentNotices.waybillId} and r.order_id = ${shipmentNotices.orderId})`,
    })
    .from(shipmentNotices)
    .innerJoin(orders, and(eq(orders.sellerId, shipmentNotices.sellerId), eq(orders.id, shipmentNotices.orderId)))
    .where(
      and(
        ofSeller(db),
        sql`(${shipmentNotices.orderId} in ${uuidList(orderIds)} or ${shipmentNotices.orderId} in (select id from orders
          where seller_id = ${db.scope.sellerId}::uuid and part_of in ${uuidList(orderIds)}))`,
      ),
    )
    .orderBy(asc(shipmentNotices.waybillId), asc(shipmentNotices.orderId))
    .for("update", { of: shipmentNotices });
}

/** Writes what an import confirmed or contradicted, with one statement. */
export async function saveNoticeChanges(
  db: SellerDb,
  changes: readonly (NoticeChange & { readonly noticeOrderId: string })[],
  now: number,
): Promise<void> {
  const { sellerId } = db.scope;
  const rows = changes.map(({ orderId: _, noticeOrderId, ...change }) => ({
    ...change,
    ...{ sellerId, orderId: noticeOrderId },
    declaredAt: change.state === "declared" ? now : null,
  }));
  const set = ["state", "difference", "platformNumber", "platformService", "declaredAt"] as const;
  await updateMany(db, shipmentNotices, ["sellerId", "waybillId", "orderId"], set, rows);
}
