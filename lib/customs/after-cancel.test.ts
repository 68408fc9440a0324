import { describe, expect, it } from "vitest";
import {
  type AfterCancel,
  afterCancel,
  afterCancelSteps,
  type CancelFacts,
  withdrawableStates,
} from "./after-cancel.ts";
import { laneOf } from "./declaration-lane.ts";
import { documentStates } from "./states.ts";

const sent: CancelFacts = {
  ...{ lane: "waiting", state: "accepted", isPrepared: true, invtNo: "530420260E0001" },
  ...{ isWithdrawing: false, wasRefused: false },
};

describe("a cancelled waybill's declaration", () => {
  it.each<[string, Partial<CancelFacts>, AfterCancel]>([
    ["never sent", { lane: "ready", state: "draft", isPrepared: false, invtNo: null }, "void"],
    ["stopped before sending", { lane: "stopped", state: "draft", isPrepared: false, invtNo: null }, "void"],
    ["a correction that was not made yet", { lane: "ready", state: "returned", isPrepared: false }, "void"],
    ["returned", { lane: "returned", state: "returned" }, "void"],
    ["made and on its way", { lane: "ready", state: "draft", invtNo: null }, "wait"],
    ["sent, no word yet", { state: "sent", invtNo: null }, "wait"],
    ["waits for the carrier's waybill", { lane: "awaiting_waybill", state: "pending", invtNo: null }, "wait"],
    ["accepted with its number", {}, "withdraw"],
    ["accepted without a number", { invtNo: null }, "wait"],
    ["under review", { lane: "inspection", state: "review" }, "withdraw"],
    ["held for inspection", { lane: "inspection", state: "held" }, "wait"],
    ["taken back already", { isWithdrawing: true }, "withdrawing"],
    ["customs would not take it back", { wasRefused: true }, "person"],
    ["released", { lane: "released", state: "released" }, "person"],
    ["released while it is taken back", { lane: "released", state: "released", isWithdrawing: true }, "person"],
    ["closed", { lane: "closed", state: "closed" }, "person"],
    ["withdrawn", { lane: "withdrawn", state: "withdrawn" }, "none"],
    ["void", { lane: "void", state: "draft" }, "none"],
  ])("%s", (_, change, step) => {
    expect(afterCancel({ ...sent, ...change })).toBe(step);
  });

  it.each(documentStates)(
    "%s: released ones are never touched, and only what customs take back is asked for",
    (state) => {
      const lane = laneOf({ stop: null, isVoid: false, state, isWaybillAwaited: false });
      const step = afterCancel({ ...sent, lane, state });
      expect(afterCancelSteps).toContain(step);
      if (state === "released" || state === "closed") expect(step).toBe("person");
      expect(step === "withdraw").toBe(withdrawableStates.includes(state));
    },
  );
});
