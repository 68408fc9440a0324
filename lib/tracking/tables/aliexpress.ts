import type { VocabularyTable } from "../vocabulary-table.ts";

/** AliExpress order status: what the platform says of the order, not where the parcel is. */
export const aliexpressOrder: VocabularyTable = [
  ["created", "unpaid", "PLACE_ORDER_SUCCESS", { reads: "coarse" }],
  ["created", "risk_check", "RISK_CONTROL RISK_CONTROL_HOLD", { reads: "coarse" }],
  ["created", "to_ship", "WAIT_SELLER_SEND_GOODS", { reads: "coarse" }],
  ["created", "part_shipped", "SELLER_PART_SEND_GOODS", { reads: "coarse" }],
  ["created", "money_check", "WAIT_SELLER_EXAMINE_MONEY", { reads: "coarse" }],
  ["linehaul", "shipped", "WAIT_BUYER_ACCEPT_GOODS", { reads: "coarse" }],
  ["done", "settling", "FUND_PROCESSING", { reads: "coarse" }],
  ["done", "finished", "FINISH", { reads: "coarse" }],
  ["done", "archived", "ARCHIVE", { reads: "coarse" }],
  ["closed", "cancelling", "IN_CANCEL", { raises: "cancelled", reads: "coarse" }],
  ["unknown", "dispute", "IN_ISSUE", { raises: "other", reads: "coarse" }],
  ["unknown", "frozen", "IN_FROZEN", { raises: "other", reads: "coarse" }],
];

/** AliExpress logistics order status (官方物流订单). */
export const aliexpressLogisticsOrder: VocabularyTable = [
  ["created", "waiting_number", "init"],
  ["created", "label_ready", "wait_warehouse_receive_goods"],
  ["pickup", "picked_up", "pickup_success"],
  ["pickup", "failed", "pickup_fail", { raises: "pickup_failed" }],
  ["pickup", "failed", "warehouse_reject_goods", { raises: "warehouse_rejected" }],
  ["pickup", "sorting", "wait_warehouse_send_goods out_stock_success"],
  ["pickup", "exception", "out_stock_fail", { raises: "other" }],
  ["linehaul", "handover", "warehouse_send_goods_success"],
  ["linehaul", "exception", "send_goods_fail", { raises: "other" }],
  ["closed", "closed", "closed", { raises: "cancelled" }],
];

/** AliExpress local logistics status. */
export const aliexpressLocalLogistics: VocabularyTable = [
  ["created", "preadvice", "NEW CREATED"],
  ["pickup", "picked_up", "SHIPPED"],
  ["delivery", "transit", ["IN TRANSIT"]],
  ["delivery", "attempt_failed", ["DELIVERY FAILURE"], { raises: "delivery_failed" }],
  ["done", "delivered", "DELIVERED"],
  ["closed", "cancelled", "CANCELLED", { raises: "cancelled" }],
  ["unknown", "none", "UNKNOWN"],
];
