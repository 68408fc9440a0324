import { describe, expect, it } from "vitest";
import { closedDispatchGates } from "./gates.ts";

describe("what stands between a seller and dispatching with a carrier", () => {
  it.each([
    ["active", ["cainiao"], []],
    ["active", [], ["no_carrier_connection"]],
    ["active", ["yanwen"], ["no_carrier_connection"]],
    ["new", ["cainiao"], ["seller_not_activated"]],
    ["new", [], ["seller_not_activated"]],
    ["suspended", ["cainiao"], ["seller_suspended"]],
  ] as const)("a seller that is %s, connected to %j: %j", (sellerState, activeCarriers, expected) => {
    expect(closedDispatchGates({ sellerState, activeCarriers }, "cainiao")).toEqual(expected);
  });
});
