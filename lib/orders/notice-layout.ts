/** What a column of the upload file holds. `empty` is a column that the platform's form has and we leave blank. */
export const noticeColumnFields = [
  "order_number",
  "service_name",
  "tracking_number",
  "send_type",
  "tracking_site",
  "solution_code",
  "empty",
] as const;
export type NoticeColumnField = (typeof noticeColumnFields)[number];

export type NoticeColumn = { readonly field: NoticeColumnField; readonly title: string };

/**
 * How a store's upload file (声明发货) looks: its columns in order, the platform's words for a whole and a part shipment,
 * and the platform's name of a service where it is not our solution's own.
 */
export type NoticeLayout = {
  readonly columns: readonly NoticeColumn[];
  readonly words: { readonly all: string; readonly part: string };
  readonly serviceNames: Readonly<Record<string, string>>;
};

/** Without these three the platform cannot place a number. */
export const neededNoticeFields = ["order_number", "service_name", "tracking_number"] as const;

/** The form until a store saves its own: what `aliexpress.logistics.sellershipmentfortop` asks for, in Chinese. */
export const defaultNoticeLayout: NoticeLayout = {
  columns: [
    { field: "order_number", title: "订单号" },
    { field: "service_name", title: "物流服务名称" },
    { field: "tracking_number", title: "运单号" },
    { field: "send_type", title: "发货状态" },
    { field: "tracking_site", title: "追踪网址" },
  ],
  words: { all: "全部发货", part: "部分发货" },
  serviceNames: {},
};
