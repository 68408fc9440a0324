import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayMs, hourMs } from "../kit/time.ts";
import { addressKey, attempt, succeed, type ThrottleKind, type ThrottleState, throttleLimits } from "./throttle.ts";

const { account } = throttleLimits;
const start = 1_000_000;

function tryOften(times: number, everyMs: number): { readonly tried: number; readonly last: ThrottleState | null } {
  let state: ThrottleState | null = null;
  let tried = 0;
  for (let n = 0; n < times; n++) {
    const next = attempt(state, account, start + n * everyMs);
    if (!next.allowed) continue;
    tried += 1;
    state = next.state;
  }
  return { tried, last: state };
}

describe("an account that is guessed at", () => {
  test("is open for five attempts, then closed", () => {
    expect(tryOften(5, 1).tried).toBe(5);
    expect(tryOften(6, 1).tried).toBe(5);
    expect(tryOften(5, 1).last?.blockedUntil).toBe(start + 4 + 30_000);
  });

  test("lets a guesser try fewer than twenty passwords in an hour, however fast it asks", () => {
    expect(tryOften(3_600, 1_000).tried).toBeLessThan(20);
  });

  test("opens again by itself, at the latest after a quarter of an hour", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 600_000 }), { maxLength: 60 }), (pauses) => {
        let now = start;
        let state: ThrottleState | null = null;
        for (const pause of pauses) {
          now += pause;
          const next = attempt(state, account, now);
          if (next.allowed) state = next.state;
        }
        expect(attempt(state, account, now + account.longestBlockMs).allowed).toBe(true);
      }),
    );
  });

  test("is forgotten an hour after the window began", () => {
    const old = { failures: 4, windowStartedAt: start, blockedUntil: null };
    expect(attempt(old, account, start + account.windowMs)).toMatchObject({ state: { failures: 1 } });
  });

  test("is clear after the right password", () => {
    const { last } = tryOften(4, 1);
    expect(last && succeed("account", last)).toMatchObject({ failures: 0, blockedUntil: null });
  });
});

test("a whole office signs in from one address", () => {
  let state: ThrottleState | null = null;
  for (let person = 0; person < 500; person++) {
    const next = attempt(state, throttleLimits.address, start + person);
    if (!next.allowed) throw new Error(`person ${person} was blocked`);
    state = succeed("address", next.state);
  }
  expect(state?.failures).toBe(0);
});

test.each([
  ["203.0.113.9", "203.0.113.9"],
  ["::ffff:203.0.113.9", "203.0.113.9"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:0DB8:0001:0002::1", "2001:db8:1:2::/64"],
  ["2001:db8::1", "2001:db8:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
  ["fe80::1%eth0", "fe80:0:0:0::/64"],
])("%s is counted under %s", (address, key) => {
  expect(addressKey(address)).toBe(key);
});

/** The times at which attempts were let through, of those that were made after these pauses. */
function letThrough(kind: ThrottleKind, pauses: readonly number[]): number[] {
  let now = start;
  let state: ThrottleState | null = null;
  const times: number[] = [];
  for (const pause of pauses) {
    now += pause;
    const next = attempt(state, throttleLimits[kind], now);
    if (!next.allowed) continue;
    state = next.state;
    times.push(now);
  }
  return times;
}

/** The most that fell into any stretch of this length. */
function mostWithin(times: readonly number[], lengthMs: number): number {
  return Math.max(0, ...times.map((from) => times.filter((at) => at >= from && at < from + lengthMs).length));
}

const anyPauses = fc.array(fc.oneof(fc.integer({ min: 0, max: 60_000 }), fc.integer({ min: 0, max: 30 * hourMs })), {
  maxLength: 200,
});

describe("steps that can be guessed", () => {
  test.each([
    ["card_check", dayMs, 4],
    ["second_factor", dayMs, 24],
    ["account_proof", dayMs, 12],
    ["upload", hourMs, 119],
  ] as const)("%s: in %d ms never more than %d, whenever one asks", (kind, lengthMs, most) => {
    fc.assert(
      fc.property(anyPauses, (pauses) => {
        expect(mostWithin(letThrough(kind, pauses), lengthMs)).toBeLessThanOrEqual(most);
      }),
    );
    expect(letThrough(kind, Array<number>(1000).fill(1)).length).toBe(throttleLimits[kind].free);
  });

  test("a card may be asked again a day after the fourth wrong password", () => {
    expect(letThrough("card_check", [0, 0, 0, 0, dayMs - 1, 1])).toEqual([start, start, start, start, start + dayMs]);
  });

  test("what proved right clears its own count; an upload is only taken back", () => {
    const state = { failures: 3, windowStartedAt: start, blockedUntil: null };
    expect(succeed("card_check", state).failures).toBe(0);
    expect(succeed("second_factor", state).failures).toBe(0);
    expect(succeed("upload", state).failures).toBe(2);
  });
});
