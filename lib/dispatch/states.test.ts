import { describe, expect, it } from "vitest";
import { canMove, finalStates } from "../kit/transitions.ts";
import { liveWaybillStates, waybillStates, waybillTransitions } from "./states.ts";

describe("a waybill's life", () => {
  it("every state can be reached from queued", () => {
    const reached = new Set(["queued"]);
    for (let grew = true; grew; ) {
      grew = false;
      for (const from of waybillStates) {
        if (!reached.has(from)) continue;
        for (const to of waybillTransitions[from]) if (!reached.has(to)) grew = Boolean(reached.add(to));
      }
    }
    expect([...reached].sort()).toEqual([...waybillStates].sort());
  });

  it("ends only where the parcel is free for another waybill", () => {
    expect(finalStates(waybillTransitions)).toEqual(["cancelled", "failed"]);
    expect(
      finalStates(waybillTransitions).filter((state) => (liveWaybillStates as readonly string[]).includes(state)),
    ).toEqual([]);
  });

  it("a booked waybill is never sent again", () => {
    expect(canMove(waybillTransitions, "booked", "sending")).toBe(false);
    expect(canMove(waybillTransitions, "cancelled", "booked")).toBe(false);
  });
});
