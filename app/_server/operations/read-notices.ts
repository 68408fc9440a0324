import { countNotices, listNoticeLayouts, listOpenNotices, type NoticeCounts } from "#db/queries/notices";
import { listStores } from "#db/queries/stores";
import type { SellerDb } from "#db/scope";
import { hourMs } from "#lib/kit/time";
import { type NoticeUrgency, noticeUrgency } from "#lib/orders/notice-clock";
import { defaultNoticeLayout, type NoticeLayout } from "#lib/orders/notice-layout";
import { noticeLine } from "#lib/orders/notice-rows";
import type { NoticeState } from "#lib/orders/states";
import { noticeToDeclare } from "./read-notice-file.ts";

/** A number as the lane shows it; `line` is its row of the upload file, to copy. */
export type NoticeItem = {
  readonly waybillId: string;
  readonly orderNumber: string;
  readonly storeId: string;
  readonly storeName: string;
  readonly serviceName: string;
  readonly trackingNumber: string;
  readonly state: NoticeState;
  readonly deadlineAt: number | null;
  readonly urgency: NoticeUrgency;
  readonly difference: string | null;
  readonly platformNumber: string | null;
  readonly platformService: string | null;
  readonly line: string;
};

export type NoticeStore = {
  readonly id: string;
  readonly name: string;
  readonly pending: number;
  readonly layout: NoticeLayout;
  readonly solutions: readonly { readonly code: string; readonly name: string }[];
};

export type NoticeLaneData = {
  readonly counts: NoticeCounts;
  readonly items: readonly NoticeItem[];
  readonly stores: readonly NoticeStore[];
};

/** The lane "labelled, not declared": what waits for its upload or differs, the nearest deadline first, store by store. */
export async function readNoticeLane(
  db: SellerDb,
  search: { readonly storeId: string | null; readonly limit: number },
  now: number,
): Promise<NoticeLaneData> {
  const [counts, rows, stores, layouts] = await Promise.all([
    countNotices(db, now + 12 * hourMs),
    listOpenNotices(db, search),
    listStores(db),
    listNoticeLayouts(db),
  ]);
  const layoutOf = (storeId: string) => layouts.get(storeId) ?? defaultNoticeLayout;
  const items = rows.map((row) => {
    const declared = noticeToDeclare(row);
    const { waybillId, orderNumber, storeId, storeName, trackingNumber, state, deadlineAt } = row;
    return {
      ...{ waybillId, orderNumber, storeId, storeName, trackingNumber, state, deadlineAt },
      serviceName: declared.serviceName,
      urgency: noticeUrgency(state, deadlineAt, now),
      difference: row.difference,
      platformNumber: row.platformNumber,
      platformService: row.platformService,
      line: noticeLine(layoutOf(storeId), declared),
    };
  });
  return {
    counts,
    items,
    stores: stores.map(({ id, name }) => {
      const own = rows.filter(({ storeId }) => storeId === id);
      const solutions = new Map(own.map((row) => [row.solutionCode, noticeToDeclare(row).serviceName]));
      return {
        id,
        name,
        pending: own.filter(({ state }) => state === "pending").length,
        layout: layoutOf(id),
        solutions: [...solutions].map(([code, serviceName]) => ({ code, name: serviceName })),
      };
    }),
  };
}
