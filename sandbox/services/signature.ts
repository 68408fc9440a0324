import { createHmac, timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import type { Accounts } from "../control/accounts.ts";

/** A call is believed for so long after it was signed, and for so long before by a clock that runs fast. */
export const replayWindowMs = 5 * 60_000;

export type Signed = {
  readonly method: string;
  readonly path: string;
  readonly timestamp: string;
  readonly nonce: string;
};

/** HMAC-SHA256 in hexadecimal over method, path, timestamp, nonce and body, one a line; the body as it is sent. */
export function signatureOf(secret: string, { method, path, timestamp, nonce }: Signed, body: string): string {
  return createHmac("sha256", secret).update([method, path, timestamp, nonce, body].join("\n"), "utf8").digest("hex");
}

export type Knock =
  | { readonly caller: string }
  | { readonly refused: "unknown_caller" | "bad_signature" | "stale_timestamp" | "replayed" };

/** Knows callers by their signature and takes every signed call once. */
export class Door {
  readonly #accounts: Accounts;
  readonly #now: () => number;
  /** Nonces of the window, with the instant from which they need no longer be remembered. */
  readonly #seen = new Map<string, number>();

  constructor(accounts: Accounts, now: () => number) {
    this.#accounts = accounts;
    this.#now = now;
  }

  /** Who calls: the headers `x-caller`, `x-timestamp` (epoch ms), `x-nonce` and `x-signature`. */
  knock(method: string, path: string, headers: IncomingHttpHeaders, body: string): Knock {
    const [caller, timestamp, nonce, given] = ["x-caller", "x-timestamp", "x-nonce", "x-signature"].map((name) =>
      String(headers[name] ?? ""),
    ) as [string, string, string, string];
    const account = this.#accounts.get(caller);
    if (!account) return { refused: "unknown_caller" };
    const wanted = signatureOf(account.secret, { method, path, timestamp, nonce }, body);
    if (!isSame(wanted, given)) return { refused: "bad_signature" };
    const at = /^\d{1,15}$/.test(timestamp) ? Number(timestamp) : Number.NaN;
    if (!(Math.abs(this.#now() - at) <= replayWindowMs)) return { refused: "stale_timestamp" };
    if (!/^[\w-]{8,64}$/.test(nonce) || this.#seen.has(`${caller}/${nonce}`)) return { refused: "replayed" };
    this.#remember(`${caller}/${nonce}`, at + replayWindowMs);
    return { caller };
  }

  #remember(key: string, until: number): void {
    const now = this.#now();
    for (const [old, end] of this.#seen) {
      if (end >= now) break;
      this.#seen.delete(old);
    }
    this.#seen.set(key, until);
  }
}

function isSame(wanted: string, given: string): boolean {
  const [a, b] = [Buffer.from(wanted), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
}
