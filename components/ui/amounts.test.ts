import { describe, expect, it } from "vitest";
import { groupedMinor, readableWeight } from "./amounts.ts";

describe("groupedMinor", () => {
  it.each([
    [1, "USD", "0.01"],
    [0, "USD", "0.00"],
    [-5, "USD", "-0.05"],
    [99_999, "CNY", "999.99"],
    [100_000, "CNY", "1,000.00"],
    [123_456_789, "USD", "1,234,567.89"],
    [-123_456_789, "USD", "-1,234,567.89"],
    [1234, "JPY", "1,234"],
    [Number.MAX_SAFE_INTEGER, "USD", "90,071,992,547,409.91"],
  ] as const)("%d %s", (minor, currency, expected) => {
    expect(groupedMinor(minor, currency)).toBe(expected);
  });
});

describe("readableWeight", () => {
  it.each([
    [0, "0 g"],
    [7, "7 g"],
    [999, "999 g"],
    [1000, "1 kg"],
    [1005, "1.005 kg"],
    [1200, "1.2 kg"],
    [10_000, "10 kg"],
    [10_050, "10.05 kg"],
    [1_234_567, "1,234.567 kg"],
  ])("%d grams", (grams, expected) => {
    expect(readableWeight(grams)).toBe(expected);
  });
});
