import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { BookingAnswer, CarrierFault, CarrierRefusal, RefusalClass, RefusalField } from "#lib/carriers/answers";
import { refusalClasses } from "#lib/carriers/answers";
import type { FaultKind } from "#lib/kit/outside-fault";
import { backOff } from "./back-off.ts";
import { carrierFailureCodes } from "./carrier-failures.ts";
import { type CallHistory, noCallsYet, settleBooking, settleCancel, settleNumber } from "./settle.ts";

const now = 1_800_000_000_000;
const fault = (kind: FaultKind): CarrierFault => ({ kind: "fault", fault: kind, saidBy: "road", code: "x", text: "" });
const refusal = (cls: RefusalClass, fields: readonly RefusalField[] = []): CarrierRefusal => ({
  kind: "refused",
  code: "S20",
  text: "原文",
  class: cls,
  whoseFault: "seller",
  fields,
});
const accepted = { kind: "accepted", orderCode: "LP1", trackingNumber: "LX1", laneCode: null } as const;

/** Answers one after the other until the tries are over. */
function play(answers: readonly BookingAnswer[], jitter = 0.5) {
  let history: CallHistory = noCallsYet;
  let clock = now;
  for (const answer of answers) {
    const step = settleBooking(history, answer, jitter, clock);
    if (step.kind !== "retry") return { step, clock, history };
    history = step.history;
    clock = step.at;
  }
  return { step: null, clock, history };
}

describe("what an answer to a booking means", () => {
  it("booked; an outstanding number is asked for", () => {
    expect(settleBooking(noCallsYet, accepted, 0.5, now)).toMatchObject({
      kind: "booked",
      orderCode: "LP1",
      askNumberAt: null,
    });
    expect(settleBooking(noCallsYet, { ...accepted, trackingNumber: null }, 0.5, now)).toMatchObject({
      askNumberAt: now + 5000,
    });
  });

  it("cut off, then accepted under the same key: booked, whatever was in between", () => {
    expect(play([fault("unknown_outcome"), fault("transient"), fault("garbage"), accepted]).step).toMatchObject({
      kind: "booked",
    });
  });

  it.each([
    ["transient", "ERR-721", "failed"],
    ["throttled", "ERR-721", "failed"],
    ["unknown_outcome", "ERR-722", "unclear"],
    ["garbage", "ERR-723", "unclear"],
  ] as const)("%s for ever: given up as %s, %s", (kind, failure, state) => {
    const { step, history } = play(Array.from({ length: 50 }, () => fault(kind)));
    expect(step).toMatchObject({ kind: "gave_up", failure, state });
    expect(history.attempts).toBe(backOff[kind].length);
  });

  it("one unclear try among many makes the end unclear: nobody may book it anew", () => {
    const { step } = play([fault("unknown_outcome"), ...Array.from({ length: 50 }, () => fault("transient"))]);
    expect(step).toMatchObject({ kind: "gave_up", state: "unclear", failure: "ERR-722" });
  });

  it("what a refusal that nobody can read says of an unclear try is not guessed: nobody may book it anew", () => {
    const unexplained = { state: "unclear", failure: "ERR-790", unexplained: "S20" };
    expect(play([fault("unknown_outcome"), refusal("final")]).step).toMatchObject(unexplained);
    expect(play([fault("unknown_outcome"), fault("transient"), refusal("final")]).step).toMatchObject(unexplained);
    expect(play([fault("transient"), refusal("final")]).step).toMatchObject({ ...unexplained, state: "failed" });
  });

  it("a refusal of the content ends it even after an unclear try; a refusal at the gate does not clear it up", () => {
    expect(play([fault("unknown_outcome"), refusal("invalid_content")]).step).toMatchObject({ state: "failed" });
    expect(play([fault("unknown_outcome"), refusal("wrong_credentials")]).step).toMatchObject({
      state: "unclear",
      failure: "ERR-711",
    });
    expect(play([refusal("wrong_credentials")]).step).toMatchObject({ state: "failed", failure: "ERR-711" });
  });

  it.each([
    [["receiver.mobile"], "ERR-701"],
    [["item.hsCode", "receiver.mobile"], "ERR-702"],
    [["package.weight"], "ERR-703"],
    [["service"], "ERR-704"],
    [["sender.mobile"], "ERR-705"],
    [["returner.detail"], "ERR-705"],
    [["orderNumber"], "ERR-706"],
    [[], "ERR-706"],
  ] as const)("refused for %j is %s", (fields, failure) => {
    expect(settleBooking(noCallsYet, refusal("invalid_content", fields), 0, now)).toMatchObject({
      failure,
      fields,
      text: "原文",
    });
  });

  it("every refusal has a code of the catalogue", () => {
    for (const cls of refusalClasses) {
      const step = settleBooking(noCallsYet, refusal(cls), 0, now);
      if (step.kind !== "gave_up") throw new Error(step.kind);
      expect(carrierFailureCodes).toContain(step.failure);
    }
  });

  it("comes back later each time, within a quarter of the plan, and never for ever", () => {
    const answers = fc.array(fc.constantFrom<FaultKind>("transient", "throttled", "unknown_outcome", "garbage"), {
      minLength: 15,
      maxLength: 15,
    });
    fc.assert(
      fc.property(answers, fc.double({ min: 0, max: 0.999999, noNaN: true }), (kinds, jitter) => {
        const { step, clock } = play(kinds.map(fault), jitter);
        expect(step?.kind).toBe("gave_up");
        expect(clock - now).toBeLessThanOrEqual(24 * 3_600_000);
      }),
    );
    for (const waits of Object.values(backOff)) expect([...waits]).toEqual([...waits].sort((a, b) => a - b));
  });
});

describe("what an answer to a query for the number means", () => {
  const waybill = {
    kind: "accepted",
    trackingNumber: "LX1",
    labelPdfBase64: null,
    laneCode: null,
    laneName: null,
    lastMileCarrier: null,
    sortingCode: null,
  } as const;

  it("asks again while it is being made, then gives up; a query is never unclear", () => {
    expect(settleNumber(noCallsYet, waybill, 0.5, now)).toMatchObject({ kind: "accepted", trackingNumber: "LX1" });
    let history: CallHistory = noCallsYet;
    for (let tries = 1; tries < 40; tries++) {
      const step = settleNumber(history, { ...waybill, trackingNumber: null }, 0.5, now);
      if (step.kind !== "retry") {
        expect(step).toMatchObject({ kind: "gave_up", failure: "ERR-733" });
        expect(tries).toBe(backOff.number_outstanding.length);
        return;
      }
      history = step.history;
    }
    throw new Error("asked for ever");
  });

  it("a cut connection leaves nothing open", () => {
    expect(settleNumber(noCallsYet, fault("unknown_outcome"), 0.5, now)).toMatchObject({
      kind: "retry",
      history: { unclear: false },
    });
  });
});

describe("what an answer to a cancellation means", () => {
  it("done, unknown there, or closed by our own unanswered call: cancelled", () => {
    expect(settleCancel(noCallsYet, { kind: "accepted" }, 0, now)).toEqual({ kind: "cancelled" });
    expect(settleCancel(noCallsYet, refusal("not_found"), 0, now)).toEqual({ kind: "cancelled" });
    expect(settleCancel({ attempts: 1, unclear: true }, refusal("closed"), 0, now)).toEqual({ kind: "cancelled" });
  });

  it("picked up already: refused", () => {
    expect(settleCancel(noCallsYet, refusal("closed"), 0, now)).toMatchObject({ kind: "gave_up", failure: "ERR-732" });
  });
});
