import type { Json } from "../link/reading.ts";
import type { Created, Happening, LedgerRecord } from "./records.ts";

/** A push that the receiver has not taken for good. */
export type Told = Happening & { pushed: string | null; tries: number };

export type Order = Readonly<Omit<Created, "type">> & {
  repeats: number;
  asks: number;
  updates: Json[];
  cancelledAt: number | null;
  history: Told[];
};

/** All orders in memory, as the ledger tells them. `apply` is the only way that anything changes. */
export class Book {
  readonly byCode = new Map<string, Order>();
  readonly byOutId = new Map<string, Order>();
  readonly #byNumber = new Map<string, Order>();
  readonly fates = new Map<string, string>();
  fatesTold = 0;
  seed = "";
  hours = 0;

  apply(record: LedgerRecord): void {
    switch (record.type) {
      case "opened":
        this.seed = record.seed;
        return;
      case "clock":
        this.hours = record.hours;
        return;
      case "fated":
        this.fatesTold += 1;
        this.fates.set(fateKey(record.account, record.key), record.outcome);
        return;
      case "created":
        this.#create(record);
        return;
      default:
        this.#change(this.order(record.orderCode), record);
    }
  }

  order(orderCode: string): Order {
    const order = this.byCode.get(orderCode);
    if (!order) throw new Error(`the ledger names ${orderCode} before its creation`);
    return order;
  }

  find(account: string, orderCode: string, outOrderId: string): Order | undefined {
    const order = orderCode ? this.byCode.get(orderCode) : this.byOutId.get(outIdKey(account, outOrderId));
    return order?.account === account ? order : undefined;
  }

  /** Whether a waybill number belongs to a parcel that was not cancelled. */
  isBooked(trackingNumber: string): boolean {
    return this.#byNumber.get(trackingNumber)?.cancelledAt === null;
  }

  fateOf(order: Order): string | undefined {
    if (this.fates.size === 0) return undefined;
    return (
      this.fates.get(fateKey(order.account, order.outOrderId)) ??
      this.fates.get(fateKey(null, order.outOrderId)) ??
      this.fates.get(fateKey(null, order.orderCode))
    );
  }

  #create(record: Created): void {
    const { type: _, ...facts } = record;
    const order: Order = { ...facts, repeats: 0, asks: 0, updates: [], cancelledAt: null, history: [] };
    this.byCode.set(order.orderCode, order);
    this.byOutId.set(outIdKey(order.account, order.outOrderId), order);
    this.#byNumber.set(order.trackingNumber, order);
  }

  #change(order: Order, record: Exclude<LedgerRecord, { type: "opened" | "clock" | "fated" | "created" }>): void {
    if (record.type === "repeated") order.repeats += 1;
    if (record.type === "asked") order.asks += 1;
    if (record.type === "updated") order.updates.push(record.body);
    if (record.type === "cancelled") order.cancelledAt = record.at;
    if (record.type === "happened") {
      order.history.push({ ...record.happening, pushed: null, tries: 0 });
      this.hours = Math.max(this.hours, record.hours);
    }
    if (record.type === "pushed") {
      const told = order.history[record.index];
      if (told) Object.assign(told, { pushed: record.answer, tries: record.tries });
    }
  }
}

export function outIdKey(account: string, outOrderId: string): string {
  return `${account}\u0000${outOrderId}`;
}

function fateKey(account: string | null, key: string): string {
  return `${account ?? "*"}\u0000${key}`;
}

/** From here on the carrier has the parcel: it can no longer be changed or cancelled. */
export function isPickedUp(order: Order): boolean {
  return order.history.some((event) => event.code === "PU_PICKUP_SUCCESS");
}
