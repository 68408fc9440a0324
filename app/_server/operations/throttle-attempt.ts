import { createHash } from "node:crypto";
import { lockThrottles, saveThrottles } from "#db/queries/throttles";
import type { DoorDb } from "#db/scope";
import { ok, type Result, refuse } from "#lib/kit/result";
import { attempt, succeed, type ThrottleKind, type ThrottleState, throttleLimits } from "#lib/sellers/throttle";

/** What is counted: the account that is named, the address that asks. */
export type ThrottledBy = Readonly<Partial<Record<ThrottleKind, string>>>;

/**
 * Counts one attempt under every key, in the caller's transaction, before anything is tried. Refused as
 * `too_many_attempts` with the minutes to wait while one of them is blocked.
 */
export async function throttleAttempt(db: DoorDb, by: ThrottledBy, now: number): Promise<Result<null>> {
  const kinds = new Map(entriesOf(by).map(([kind, text]) => [keyOf(kind, text), kind]));
  const before = await lockThrottles(db, [...kinds.keys()], now);
  const after = new Map<string, ThrottleState>();
  for (const [key, kind] of kinds) {
    const next = attempt(before.get(key) ?? null, throttleLimits[kind], now);
    if (!next.allowed) {
      const minutes = Math.max(1, Math.ceil((next.retryAt - now) / 60_000));
      return refuse({ code: "too_many_attempts", values: { minutes } });
    }
    after.set(key, next.state);
  }
  await saveThrottles(db, after);
  return ok(null);
}

/** Takes the attempt back after it proved right. */
export async function clearAttempt(db: DoorDb, by: ThrottledBy, now: number): Promise<void> {
  const kinds = new Map(entriesOf(by).map(([kind, text]) => [keyOf(kind, text), kind]));
  const before = await lockThrottles(db, [...kinds.keys()], now);
  const after = new Map<string, ThrottleState>();
  for (const [key, kind] of kinds) {
    const state = before.get(key);
    if (state) after.set(key, succeed(kind, state));
  }
  await saveThrottles(db, after);
}

function entriesOf(by: ThrottledBy): [ThrottleKind, string][] {
  return Object.entries(by).filter(([, text]) => text !== "") as [ThrottleKind, string][];
}

/** Hashed, so that the table of failures is no list of addresses. */
function keyOf(kind: ThrottleKind, text: string): string {
  return `${kind}:${createHash("sha256").update(text).digest("hex")}`;
}
