import type { Book, Order } from "../ledger/book.ts";
import type { LedgerRecord } from "../ledger/records.ts";
import { gatewayError, type LinkAnswer } from "./answer.ts";
import { type Json, textAt } from "./reading.ts";

/** What the handlers of messages work with. */
export type Desk = {
  readonly book: Book;
  readonly now: () => number;
  /** The parcels' clock. */
  readonly hours: () => number;
  /** Changes the book at once; resolves when the ledger holds it on disk. Nothing is answered before. */
  readonly save: (record: LedgerRecord) => Promise<void>;
};

/** Who asks, and how often the number of a new order must be asked for before it shows. */
export type Asking = { readonly account: string; readonly numberAfterAsks: number };

export type Handler = (desk: Desk, body: Json, asking: Asking, content: string) => Promise<LinkAnswer>;

/** The order that a message names by orderCode or outOrderId; another account's order does not exist. */
export function orderNamed(desk: Desk, body: Json, account: string): Order | LinkAnswer {
  const orderCode = textAt(body, "orderCode");
  const outOrderId = textAt(body, "outOrderId");
  if (orderCode === "" && outOrderId === "") return gatewayError("S12", "orderCode 物流订单号不能为空");
  return desk.book.find(account, orderCode, outOrderId) ?? gatewayError("B0005", orderCode || outOrderId);
}

export function isRefusal(value: object): value is LinkAnswer {
  return "ok" in value;
}

/** The number once it shows. */
export function shownNumber(order: Order): string {
  return order.asks >= order.numberAfterAsks ? order.trackingNumber : "";
}
