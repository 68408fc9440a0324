import type { OrderState } from "./states.ts";

/**
 * Where the platform says an order stands. `unknown`: words we do not know, kept and shown, never guessed. Values of the
 * platform's order API and the words of its order export.
 */
export const platformStatuses = [
  "waiting_payment",
  "risk_control",
  "waiting_shipment",
  "partly_shipped",
  "waiting_receipt",
  "waiting_examination",
  "funds_processing",
  "finished",
  "cancelling",
  "closed",
  "in_dispute",
  "frozen",
  "unknown",
] as const;
export type PlatformStatus = (typeof platformStatuses)[number];

export function isPlatformStatus(text: string): text is PlatformStatus {
  return (platformStatuses as readonly string[]).includes(text);
}

/** Words of the file, first the one that we write ourselves. */
const words: Readonly<Record<Exclude<PlatformStatus, "unknown">, readonly string[]>> = {
  waiting_payment: [
    "等待买家付款",
    "待付款",
    "等待付款",
    "Awaiting payment",
    "Waiting for payment",
    "Unpaid",
    "PLACE_ORDER_SUCCESS",
  ],
  risk_control: [
    "风控审核中",
    "资金审核中",
    "风控24小时",
    "等待风控审核",
    "风险审核中",
    "Payment being verified",
    "Risk control",
    "Under review",
    "RISK_CONTROL",
    "RISK_CONTROL_HOLD",
  ],
  waiting_shipment: [
    "等待您发货",
    "等待卖家发货",
    "待发货",
    "等待发货",
    "Awaiting shipment",
    "Waiting for shipment",
    "To be shipped",
    "Awaiting your shipment",
    "WAIT_SELLER_SEND_GOODS",
  ],
  partly_shipped: [
    "部分发货",
    "已部分发货",
    "Partially shipped",
    "Partly shipped",
    "Partial shipment",
    "SELLER_PART_SEND_GOODS",
  ],
  waiting_receipt: [
    "等待买家收货",
    "等待买家确认收货",
    "等待确认收货",
    "待收货",
    "已发货",
    "Awaiting delivery",
    "Awaiting receipt",
    "Awaiting buyer confirmation",
    "Awaiting confirmation of receipt",
    "Buyer confirmation",
    "Shipped",
    "WAIT_BUYER_ACCEPT_GOODS",
  ],
  waiting_examination: ["等待您验款", "等待卖家验款", "WAIT_SELLER_EXAMINE_MONEY"],
  funds_processing: [
    "资金处理中",
    "资金未到账",
    "Fund processing",
    "Funds processing",
    "Payment processing",
    "FUND_PROCESSING",
    "PAYMENT_PROCESSING",
  ],
  finished: [
    "订单结束",
    "已结束",
    "交易完成",
    "订单完成",
    "已完成",
    "Order completed",
    "Order finished",
    "Completed",
    "Finished",
    "FINISH",
    "ARCHIVE",
  ],
  cancelling: [
    "买家申请取消",
    "申请取消中",
    "取消中",
    "申请取消的订单",
    "Cancellation requested",
    "Cancelling",
    "Cancel requested",
    "IN_CANCEL",
  ],
  closed: [
    "订单关闭",
    "已关闭",
    "交易关闭",
    "已取消",
    "订单取消",
    "Closed",
    "Order closed",
    "Cancelled",
    "Canceled",
    "Order cancelled",
  ],
  in_dispute: [
    "含纠纷的订单",
    "含纠纷",
    "有纠纷的订单",
    "纠纷中",
    "In dispute",
    "Dispute",
    "Orders in dispute",
    "IN_ISSUE",
  ],
  frozen: ["冻结中", "冻结中的订单", "已冻结", "Frozen", "Frozen order", "IN_FROZEN"],
};

const statusByWord: ReadonlyMap<string, PlatformStatus> = new Map(
  Object.entries(words).flatMap(([status, texts]) =>
    texts.map((text) => [fold(text), status as PlatformStatus] as const),
  ),
);

function fold(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s_.!！。]+/g, "");
}

/** The platform's status from the words of the file. */
export function platformStatusOf(text: string): PlatformStatus {
  return statusByWord.get(fold(text)) ?? "unknown";
}

/** The Chinese words of a status as the export writes them. */
export function exportWordsOf(status: Exclude<PlatformStatus, "unknown">): string {
  return words[status][0] ?? status;
}

/** The state of an order that we see for the first time. Only 等待您发货 reaches the daily screen. */
export function firstState(status: PlatformStatus): OrderState {
  return stateByStatus[status];
}

const stateByStatus: Readonly<Record<PlatformStatus, OrderState>> = {
  waiting_payment: "not_ready",
  risk_control: "not_ready",
  waiting_shipment: "waiting",
  partly_shipped: "not_ready",
  waiting_receipt: "done",
  waiting_examination: "not_ready",
  funds_processing: "done",
  finished: "done",
  cancelling: "not_ready",
  closed: "done",
  in_dispute: "not_ready",
  frozen: "not_ready",
  unknown: "not_ready",
};

/** Steps of an order's ordinary life; a file that shows an earlier step than we know is older than what we know. */
const steps: Partial<Record<PlatformStatus, number>> = {
  waiting_payment: 0,
  waiting_shipment: 1,
  partly_shipped: 2,
  waiting_receipt: 3,
  waiting_examination: 4,
  funds_processing: 4,
  finished: 5,
  closed: 5,
};

/** True when the file tells of an earlier time than we already know: shipped orders do not become unshipped again. */
export function isOlder(known: PlatformStatus, inFile: PlatformStatus): boolean {
  const [before, now] = [steps[known], steps[inFile]];
  return before !== undefined && now !== undefined && now < before;
}

/** The platform has a shipment on its books: a number was declared. */
export function isShipped(status: PlatformStatus): boolean {
  return (
    status === "waiting_receipt" ||
    status === "funds_processing" ||
    status === "finished" ||
    status === "partly_shipped"
  );
}

/** Nobody waits for goods any more: the order was called off or is frozen, so nothing is sent for it. */
export function isCalledOff(status: PlatformStatus): boolean {
  return status === "closed" || status === "cancelling" || status === "frozen";
}
