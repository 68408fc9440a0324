import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { paced } from "./paced.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A page that takes so long to draw; how often it was, and how many were drawn at once at most. */
function aPage(drawMs: number, mayRun = () => true) {
  const seen = { runs: 0, atOnce: 0, most: 0 };
  const pace = paced(
    async () => {
      seen.runs++;
      seen.most = Math.max(seen.most, ++seen.atOnce);
      await new Promise((resolve) => setTimeout(resolve, drawMs));
      seen.atOnce--;
    },
    { settleMs: 250, patienceMs: 10_000, mayRun, now: () => Date.now() },
  );
  return { pace, seen };
}

describe("paced", () => {
  it("makes one run of what comes close together", async () => {
    const { pace, seen } = aPage(10);
    for (let i = 0; i < 20; i++) pace.ask();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(seen.runs).toBe(1);
  });

  it("never runs twice at a time, and draws a slow page half of the time at most", async () => {
    const { pace, seen } = aPage(1_000);
    for (let i = 0; i < 100; i++) {
      pace.ask();
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(seen.most).toBe(1);
    expect(seen.runs).toBeLessThanOrEqual(6);
    expect(seen.runs).toBeGreaterThanOrEqual(4);
  });

  it("runs again for what changed while it ran", async () => {
    const { pace, seen } = aPage(1_000);
    pace.ask();
    await vi.advanceTimersByTimeAsync(800);
    expect(seen.runs).toBe(1);
    pace.ask();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(seen.runs).toBe(2);
  });

  it("owes what is asked for at a bad moment, once", async () => {
    let isFree = false;
    const { pace, seen } = aPage(10, () => isFree);
    pace.ask();
    await vi.advanceTimersByTimeAsync(60_000);
    pace.ask();
    pace.release();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(seen.runs).toBe(0);
    isFree = true;
    pace.release();
    pace.release();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(seen.runs).toBe(1);
  });

  it("does not wait for ever for a run that never ends, and outlives one that fails", async () => {
    const { pace, seen } = aPage(1e9);
    pace.ask();
    await vi.advanceTimersByTimeAsync(11_000);
    pace.ask();
    await vi.advanceTimersByTimeAsync(11_000);
    expect(seen.runs).toBe(2);
    let failures = 0;
    const failing = paced(() => Promise.reject(new Error(`no ${++failures}`)), {
      ...{ settleMs: 250, patienceMs: 1_000, mayRun: () => true, now: () => Date.now() },
    });
    for (let i = 0; i < 2; i++) {
      failing.ask();
      await vi.advanceTimersByTimeAsync(1_000);
    }
    expect(failures).toBe(2);
  });

  it("is silent once it has ended", async () => {
    const { pace, seen } = aPage(10);
    pace.ask();
    pace.end();
    pace.ask();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(seen.runs).toBe(0);
  });
});
