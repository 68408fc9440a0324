import { createHash } from "node:crypto";
import type { Account } from "../control/accounts.ts";
import type { Order, Told } from "../ledger/book.ts";
import { digestOf } from "../link/digest.ts";
import { traceDetail } from "../link/queries.ts";
import { lastMileNumberOf } from "../world/solutions.ts";

export type PushMessage = {
  readonly content: string;
  readonly msgId: string;
  readonly msgType: string;
  readonly digest: string;
};

/** The TRACEPUSH of one event; the same event always bears the same msg_id. */
export function traceMessage(order: Order, event: Told, seed: string, secret: string): PushMessage {
  const lastMile = order.history.findIndex((told) => told.code === "GTMS_ACCEPT");
  const content = JSON.stringify({
    orderCode: order.orderCode,
    outOrderId: order.outOrderId,
    mailNo: order.trackingNumber,
    ...(lastMile >= 0 && event.index >= lastMile
      ? { lastMileMailNo: lastMileNumberOf(seed, order.n, order.trackingNumber, order.country) }
      : {}),
    traceDetailList: [traceDetail(event)],
  });
  return {
    content,
    msgId: msgIdOf(order.orderCode, event.index),
    msgType: "TRACEPUSH",
    digest: digestOf(content, secret),
  };
}

function msgIdOf(orderCode: string, index: number): string {
  return createHash("md5").update(`${orderCode}/${index}`).digest("hex");
}

/** The signed form, URL-encoded: Base64 holds "+". */
export function pushForm(account: Account, message: PushMessage): URLSearchParams {
  return new URLSearchParams({
    msg_type: message.msgType,
    msg_id: message.msgId,
    logistic_provider_id: account.providerId,
    to_code: account.providerId,
    from_code: "TRACK",
    data_digest: message.digest,
    logistics_interface: message.content,
  });
}
