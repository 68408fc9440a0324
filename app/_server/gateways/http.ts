import { setTimeout as delay } from "node:timers/promises";

/** One call to the outside. `timeoutMs` covers connecting, sending and the whole answer. */
export type OutsideCall = {
  readonly url: string;
  readonly method: "GET" | "POST";
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly timeoutMs: number;
  readonly maxResponseBytes: number;
  /** Ends the call early, as when the worker is told to stop. */
  readonly signal?: AbortSignal;
};

export const callFailures = [
  "timeout",
  "aborted",
  "connection_refused",
  "unreachable",
  "tls",
  "cut_off",
  "too_large",
] as const;

export type CallFailure = (typeof callFailures)[number];

export type OutsideReply =
  | { readonly kind: "answered"; readonly status: number; readonly text: string; readonly elapsedMs: number }
  | {
      readonly kind: "failed";
      readonly failure: CallFailure;
      /** False only when it is certain that the other side never saw the request. */
      readonly mayHaveArrived: boolean;
      readonly text: string;
      readonly elapsedMs: number;
    };

/** Errors of the connecting phase: no byte of the request has left. */
const neverArrived: Readonly<Record<string, CallFailure>> = {
  ECONNREFUSED: "connection_refused",
  ENOTFOUND: "unreachable",
  EAI_AGAIN: "unreachable",
  EHOSTUNREACH: "unreachable",
  ENETUNREACH: "unreachable",
  EADDRNOTAVAIL: "unreachable",
  UND_ERR_CONNECT_TIMEOUT: "unreachable",
};

const tlsError = /^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_)/;

class TooLarge extends Error {}

/**
 * Makes one call and always answers a value: never throws for what the network does, never follows a redirect (a
 * redirected POST would lose its body), never reads more than `maxResponseBytes`.
 */
export async function callOutside(call: OutsideCall): Promise<OutsideReply> {
  const started = performance.now();
  const elapsed = () => Math.round(performance.now() - started);
  const timer = AbortSignal.timeout(call.timeoutMs);
  const signal = call.signal ? AbortSignal.any([timer, call.signal]) : timer;
  try {
    const init: RequestInit = { method: call.method, redirect: "manual", signal };
    if (call.headers) init.headers = { ...call.headers };
    if (call.body !== undefined) init.body = call.body;
    const response = await fetch(call.url, init);
    const text = await readLimited(response, call.maxResponseBytes);
    return { kind: "answered", status: response.status, text, elapsedMs: elapsed() };
  } catch (error) {
    const { failure, mayHaveArrived } = failureOf(error, timer.aborted, call.signal?.aborted ?? false);
    return { kind: "failed", failure, mayHaveArrived, text: messageOf(error), elapsedMs: elapsed() };
  }
}

async function readLimited(response: Response, limit: number): Promise<string> {
  if (!response.body) return "";
  const reader = response.body.getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > limit) {
      await reader.cancel();
      throw new TooLarge(`answer larger than ${limit} bytes`);
    }
    parts.push(value);
  }
  return new TextDecoder("utf-8").decode(Buffer.concat(parts));
}

function failureOf(
  error: unknown,
  timedOut: boolean,
  stopped: boolean,
): Pick<OutsideReply & { kind: "failed" }, "failure" | "mayHaveArrived"> {
  if (error instanceof TooLarge) return { failure: "too_large", mayHaveArrived: true };
  if (stopped) return { failure: "aborted", mayHaveArrived: true };
  const codes = errorCodes(error);
  for (const code of codes) {
    const early = neverArrived[code];
    if (early) return { failure: early, mayHaveArrived: false };
    if (tlsError.test(code)) return { failure: "tls", mayHaveArrived: false };
  }
  if (timedOut) return { failure: "timeout", mayHaveArrived: true };
  return { failure: "cut_off", mayHaveArrived: true };
}

/** `fetch` hides the cause one or two levels down, and behind an AggregateError when a name has several addresses. */
function errorCodes(error: unknown): string[] {
  const codes: string[] = [];
  const queue: unknown[] = [error];
  for (let i = 0; i < queue.length && i < 20; i++) {
    const item = queue[i];
    if (!(item instanceof Error)) continue;
    if ("code" in item && typeof item.code === "string") codes.push(item.code);
    if (item instanceof AggregateError) queue.push(...item.errors);
    queue.push(item.cause);
  }
  return codes;
}

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? `: ${error.cause.message}` : "";
  return `${error.message}${cause}`.slice(0, 300);
}

/** Waits before the tries of a call that may be repeated without harm; each is stretched by up to `jitter` of itself. */
export type RetryPolicy = { readonly waitsMs: readonly number[]; readonly jitter: number };

export const quickRetries: RetryPolicy = { waitsMs: [200, 1_000], jitter: 0.5 };

/**
 * Repeats `attempt` while `again` says so, at most once per wait of the policy. `random` gives numbers in [0, 1), one
 * per wait. Only for calls without effect, or with the same idempotency key: bookings are retried by their job instead.
 */
export async function withRetries<T>(
  attempt: () => Promise<T>,
  again: (answer: T) => boolean,
  policy: RetryPolicy,
  random: () => number,
  signal?: AbortSignal,
): Promise<T> {
  let answer = await attempt();
  for (const wait of policy.waitsMs) {
    if (signal?.aborted || !again(answer)) return answer;
    await delay(Math.round(wait * (1 + policy.jitter * random())), undefined, signal ? { signal } : {}).catch(() => {});
    if (signal?.aborted) return answer;
    answer = await attempt();
  }
  return answer;
}
