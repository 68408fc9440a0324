import { expect, it } from "vitest";
import { disownNumbers } from "./own-numbers.ts";

const done = { kind: "booked", orderCode: "LP1", trackingNumber: "LX1", laneCode: null, askNumberAt: null } as const;

it("believes numbers that nobody bears, and its own again", () => {
  const bearerOf = new Map<string, string>();
  expect(disownNumbers("a", done, bearerOf, 0)).toEqual(done);
  expect(disownNumbers("a", done, bearerOf, 0)).toEqual(done);
});

it("leaves unclear what bears another parcel's order code, also one answered a moment ago", () => {
  const bearerOf = new Map<string, string>();
  disownNumbers("a", done, bearerOf, 0);
  expect(disownNumbers("b", done, bearerOf, 0)).toMatchObject({ kind: "gave_up", state: "unclear", text: "LP1" });
});

it("asks for a number of its own where another parcel bears the one that came", () => {
  const bearerOf = new Map([["LX1", "a"]]);
  const step = disownNumbers("b", { ...done, orderCode: "LP2" }, bearerOf, 1_000);
  expect(step).toMatchObject({ kind: "booked", orderCode: "LP2", trackingNumber: null });
  expect(step.kind === "booked" && step.askNumberAt).toBeGreaterThan(1_000);
});
