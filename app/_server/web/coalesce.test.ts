import fc from "fast-check";
import { expect, test } from "vitest";
import { makeCoalescer } from "./coalesce.ts";

/** A clock that is turned by hand. */
function turnable() {
  let now = 0;
  const due: { at: number; work: () => void }[] = [];
  return {
    now: () => now,
    set: (work: () => void, ms: number) => due.push({ at: now + ms, work }),
    turnTo: (to: number) => {
      for (;;) {
        due.sort((a, b) => a.at - b.at);
        const next = due[0];
        if (!next || next.at > to) break;
        due.shift();
        now = next.at;
        next.work();
      }
      now = to;
    },
  };
}

test("the first is passed at once, the rest as one, 200 ms later", () => {
  const clock = turnable();
  const passed: [string, number, number][] = [];
  const coalescer = makeCoalescer<string, number>(200, (key, value) => passed.push([key, value, clock.now()]), clock);
  coalescer.add("a", 1);
  coalescer.add("a", 2);
  coalescer.add("b", 7);
  clock.turnTo(100);
  coalescer.add("a", 3);
  clock.turnTo(1000);
  expect(passed).toEqual([
    ["a", 1, 0],
    ["b", 7, 0],
    ["a", 3, 200],
  ]);
  coalescer.add("a", 4);
  expect(passed.at(-1)).toEqual(["a", 4, 1000]);
});

test("whatever comes: never two within 200 ms, and the last one always arrives", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(150), { minLength: 1, maxLength: 60 }), (pauses) => {
      const clock = turnable();
      const passed: [number, number][] = [];
      const coalescer = makeCoalescer<string, number>(200, (_key, value) => passed.push([value, clock.now()]), clock);
      pauses.forEach((pause, n) => {
        clock.turnTo(clock.now() + pause);
        coalescer.add("a", n);
      });
      clock.turnTo(clock.now() + 1000);
      expect(passed.at(-1)?.[0]).toBe(pauses.length - 1);
      const times = passed.map(([, at]) => at);
      const gaps = times.slice(1).map((at, n) => at - (times[n] ?? 0));
      expect(Math.min(200, ...gaps)).toBe(200);
    }),
  );
});
