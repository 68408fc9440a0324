import { type Account, type Accounts, pushUrlsOf } from "../control/accounts.ts";
import type { FaultRule, Faults } from "../faults/faults.ts";
import type { Book, Order, Told } from "../ledger/book.ts";
import type { LedgerRecord } from "../ledger/records.ts";
import { digestOf } from "../link/digest.ts";
import { randomFrom } from "../world/random.ts";
import { type PushMessage, traceMessage } from "./message.ts";
import { deliver, type PushAnswer } from "./receiver.ts";

const maxTries = 60;
const parallel = 32;

export type Delivered = { taken: number; refused: number; waiting: number };

/** Brings every told event to its account's push address: at least once, in order per parcel unless a fault says otherwise. */
export class Sender {
  readonly #book: Book;
  readonly #accounts: Accounts;
  readonly #faults: Faults;
  readonly #now: () => number;
  readonly #save: (record: LedgerRecord) => Promise<void>;
  readonly #timeoutMs: number;
  readonly #nextTry = new Map<string, number>();
  readonly #held = new Set<string>();
  /** Which address took a parcel's pushes. */
  readonly #homes = new Map<string, string>();
  #round: Promise<Delivered> | null = null;

  constructor(world: {
    book: Book;
    accounts: Accounts;
    faults: Faults;
    now: () => number;
    save: (record: LedgerRecord) => Promise<void>;
    timeoutMs: number;
  }) {
    this.#book = world.book;
    this.#accounts = world.accounts;
    this.#faults = world.faults;
    this.#now = world.now;
    this.#save = world.save;
    this.#timeoutMs = world.timeoutMs;
  }

  waiting(): number {
    let count = 0;
    for (const order of this.#book.byCode.values())
      for (const event of order.history) if (event.pushed === null) count += 1;
    return count;
  }

  /** One round over everything that waits; `force` does not wait for back-off. Rounds never overlap. */
  async deliverAll(force: boolean): Promise<Delivered> {
    while (this.#round) await this.#round;
    this.#round = this.#deliverRound(force);
    try {
      return await this.#round;
    } finally {
      this.#round = null;
    }
  }

  async #deliverRound(force: boolean): Promise<Delivered> {
    const total: Delivered = { taken: 0, refused: 0, waiting: 0 };
    const queue = [...this.#book.byCode.values()].filter(
      (order) =>
        order.history.some((event) => event.pushed === null) &&
        pushUrlsOf(this.#accounts.get(order.account) ?? {}).length > 0,
    );
    const worker = async () => {
      for (let order = queue.shift(); order; order = queue.shift()) await this.#deliverOrder(order, force, total);
    };
    await Promise.all(Array.from({ length: parallel }, worker));
    total.waiting = this.waiting();
    return total;
  }

  async #deliverOrder(order: Order, force: boolean, total: Delivered): Promise<void> {
    const late: Told[] = [];
    for (const event of waitingOf(order)) {
      const key = `${order.orderCode}/${event.index}`;
      if (!force && (this.#nextTry.get(key) ?? 0) > this.#now()) break;
      const faults = this.#faults.strike("push", order.outOrderId + event.code);
      if (faults.some((fault) => fault.kind === "reorder") && !this.#held.has(key)) {
        this.#held.add(key);
        late.push(event);
        continue;
      }
      if (!(await this.#deliverEvent(order, event, faults, total))) break;
    }
    if (!force && waitingOf(order).length === late.length && late.length > 0 && !this.#isOver(order, late)) return;
    for (const event of late.reverse()) await this.#deliverEvent(order, event, [], total);
  }

  /** A push that was held back goes out once something later of the same parcel has gone, or on the next round. */
  #isOver(order: Order, late: readonly Told[]): boolean {
    return order.history.some((event) => event.pushed !== null && event.index > (late[0]?.index ?? 0));
  }

  /** False when this parcel's later events must wait. */
  async #deliverEvent(order: Order, event: Told, faults: readonly FaultRule[], total: Delivered): Promise<boolean> {
    const account = this.#accounts.get(order.account);
    if (!account) return false;
    const message = traceMessage(order, event, this.#book.seed, account.secret);
    const answer = await this.#sendAround(order, message, account, faults);
    event.tries += 1;
    if (answer.verdict === "again" && event.tries < maxTries) {
      this.#nextTry.set(`${order.orderCode}/${event.index}`, this.#now() + backOffMs(order.orderCode, event));
      return false;
    }
    total[answer.verdict === "taken" ? "taken" : "refused"] += 1;
    const kept =
      answer.verdict === "taken" ? "taken" : `${answer.verdict} ${answer.status} ${answer.text}`.slice(0, 300);
    await this.#save({
      type: "pushed",
      at: this.#now(),
      orderCode: order.orderCode,
      index: event.index,
      answer: kept,
      tries: event.tries,
    });
    return true;
  }

  /** To the address that took this parcel's pushes before; else to each in turn until one takes it. */
  async #sendAround(
    order: Order,
    message: PushMessage,
    account: Account,
    faults: readonly FaultRule[],
  ): Promise<PushAnswer> {
    const known = this.#homes.get(order.orderCode);
    const urls = known === undefined ? pushUrlsOf(account) : [known];
    let answer: PushAnswer = { verdict: "refused", status: 0, text: "no push address" };
    for (const url of urls) {
      answer = await this.#sendFaulty(message, account, url, faults);
      if (answer.verdict === "taken") this.#homes.set(order.orderCode, url);
      if (answer.verdict !== "refused") return answer;
    }
    return answer;
  }

  /** A spoilt copy goes out first; the good push follows, so nothing is lost for good except by `lose`. */
  async #sendFaulty(
    message: PushMessage,
    account: Account,
    url: string,
    faults: readonly FaultRule[],
  ): Promise<PushAnswer> {
    if (faults.some((fault) => fault.kind === "lose")) return { verdict: "taken", status: 0, text: "lost" };
    for (const fault of faults) {
      const spoilt = spoil(message, fault, account.secret);
      if (spoilt) await deliver(account, url, spoilt, this.#timeoutMs);
    }
    const answer = await deliver(account, url, message, this.#timeoutMs);
    if (faults.some((fault) => fault.kind === "repeat")) await deliver(account, url, message, this.#timeoutMs);
    return answer;
  }
}

function waitingOf(order: Order): Told[] {
  return order.history.filter((event) => event.pushed === null);
}

/** 1 s, 2 s, 4 s … up to five minutes, stretched by up to half. */
function backOffMs(orderCode: string, event: Told): number {
  const jitter = randomFrom("back-off", orderCode, event.index, event.tries)();
  return Math.min(300_000, 1000 * 2 ** (event.tries - 1)) * (1 + jitter / 2);
}

function spoil(message: PushMessage, fault: FaultRule, secret: string): PushMessage | null {
  if (fault.kind === "wrong_digest") return { ...message, digest: digestOf(message.content, `${secret}-wrong`) };
  const signed = (content: string, mark: string): PushMessage => ({
    ...message,
    content,
    msgId: `${message.msgId}-${mark}`,
    digest: digestOf(content, secret),
  });
  if (fault.kind === "invalid_json") return signed(message.content.slice(0, -7), "cut");
  if (fault.kind === "unknown_waybill")
    return signed(
      message.content
        .replace(/LP\d{14}/, "LP99999999999999")
        .replace(/"outOrderId":"[^"]*"/, '"outOrderId":"unknown"')
        .replace(/"mailNo":"[^"]*"/, '"mailNo":"LX000000000CN"'),
      "unknown",
    );
  if (fault.kind === "future_time") {
    return signed(
      message.content.replace(/"time":"(\d{4})/, (_, year: string) => `"time":"${Number(year) + 1}`),
      "future",
    );
  }
  return null;
}
