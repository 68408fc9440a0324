import { describe, expect, it } from "vitest";
import { barSpan, figureName, figureOf, figures, middleBar, ratesSince, scanBars, shareOf } from "./figures.ts";

describe("the figures' names", () => {
  it("are different, and each leads back to its figure", () => {
    const names = figures.map(figureName);
    expect(new Set(names).size).toBe(figures.length);
    for (const figure of figures) expect(figureOf(figureName(figure))).toEqual(figure);
    expect(figureOf("scan.99")).toBeNull();
  });
});

describe("bars", () => {
  it("lie side by side without a gap", () => {
    const spans = [...scanBars, null].map((_, bar) => barSpan(scanBars, bar));
    expect(spans[0]).toEqual({ over: null, upTo: 1 });
    expect(spans.at(-1)).toEqual({ over: 7, upTo: null });
    for (const [place, { over }] of spans.entries()) if (place > 0) expect(over).toBe(spans[place - 1]?.upTo);
  });

  it("know the middle one, and nothing of nothing", () => {
    expect(middleBar([1, 1, 5])).toBe(2);
    expect(middleBar([2, 2, 0])).toBe(0);
    expect(middleBar([0, 0])).toBeNull();
    expect(shareOf(1, 4)).toBe(0.25);
    expect(shareOf(0, 0)).toBeNull();
  });
});

it("looks back whole days of China", () => {
  expect(ratesSince(Date.parse("2026-11-25T01:00:00+08:00"))).toBe(Date.parse("2026-10-26T00:00:00+08:00"));
});
