import { describe, expect, it } from "vitest";
import { cardOn, cardStateOn, nextVersion } from "./card-span.ts";

const card = (id: string, validFrom: string, validTo: string | null = null, version = 1) => ({
  ...{ id, validFrom, validTo, version },
});
const cards = [
  card("old", "2026-01-01", "2026-05-31"),
  card("base", "2026-06-01"),
  card("base-2", "2026-06-01", null, 2),
  card("peak", "2026-11-01", "2026-11-30"),
  card("next", "2027-01-01"),
];

describe("the card of a day", () => {
  it.each([
    ["2025-12-31", null],
    ["2026-01-01", "old"],
    ["2026-05-31", "old"],
    ["2026-06-01", "base-2"],
    ["2026-11-01", "peak"],
    ["2026-11-30", "peak"],
    ["2026-12-01", "base-2"],
    ["2027-01-01", "next"],
  ])("%s: %s", (day, id) => {
    expect(cardOn(cards, day)?.id ?? null).toBe(id);
    expect(cardOn([...cards].reverse(), day)?.id ?? null).toBe(id);
  });
});

it("each card stands somewhere", () => {
  const states = cards.map((one) => `${one.id} ${cardStateOn(one, cards, "2026-11-15")}`);
  expect(states).toEqual(["old ended", "base superseded", "base-2 covered", "peak in_force", "next scheduled"]);
});

it("a further card of the same first day is the next version", () => {
  expect(nextVersion(cards, "2026-06-01")).toBe(3);
  expect(nextVersion(cards, "2026-06-02")).toBe(1);
});
