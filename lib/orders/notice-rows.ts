import type { NoticeColumnField, NoticeLayout } from "#lib/orders/notice-layout";

/** One number that goes back to the platform. `serviceName` is the solution's own name, `trackingSite` its public page. */
export type NoticeToDeclare = {
  readonly orderNumber: string;
  readonly solutionCode: string;
  readonly serviceName: string;
  readonly trackingNumber: string;
  readonly isPartial: boolean;
  readonly trackingSite: string;
};

export type NoticeSheet = { readonly header: readonly string[]; readonly rows: readonly (readonly string[])[] };

/** The upload file's cells under a layout, one row per number in the given order; all cells are text. */
export function noticeSheet(layout: NoticeLayout, notices: readonly NoticeToDeclare[]): NoticeSheet {
  return {
    header: layout.columns.map(({ title }) => title),
    rows: notices.map((notice) => layout.columns.map(({ field }) => noticeCell(layout, notice, field))),
  };
}

/** One row as text to copy, its cells parted by tabs, so that it can be pasted into the platform's form or a sheet. */
export function noticeLine(layout: NoticeLayout, notice: NoticeToDeclare): string {
  return layout.columns.map(({ field }) => noticeCell(layout, notice, field).replace(/[\t\r\n]+/g, " ")).join("\t");
}

function noticeCell(layout: NoticeLayout, notice: NoticeToDeclare, field: NoticeColumnField): string {
  switch (field) {
    case "order_number":
      return notice.orderNumber;
    case "service_name":
      return layout.serviceNames[notice.solutionCode] ?? notice.serviceName;
    case "tracking_number":
      return notice.trackingNumber;
    case "send_type":
      return notice.isPartial ? layout.words.part : layout.words.all;
    case "tracking_site":
      return notice.trackingSite;
    case "solution_code":
      return notice.solutionCode;
    case "empty":
      return "";
  }
}
