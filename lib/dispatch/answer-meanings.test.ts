import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { refusalClasses } from "#lib/carriers/answers";
import { answerFailures, answerMeaningsOf, answersOf, carrierOfAnswers, inStaffWords } from "./answer-meanings.ts";
import { carrierRepairs } from "./carrier-failures.ts";
import type { FailureCode } from "./failures.ts";
import { settleBooking, settleCancel, settleNumber } from "./settle.ts";

const now = Date.UTC(2026, 10, 29);
const texts = { code: "X9", text: "原文" };

describe("what staff can explain a refusal by", () => {
  it("is a refusal itself: nothing that may exist, was made, was not sent, or that nobody knows", () => {
    const codes = answerFailures.map(({ code }) => code as string);
    for (const [code, { outcome }] of Object.entries(carrierRepairs))
      expect([code, codes.includes(code)]).toEqual([code, outcome === "refused"]);
    expect(codes).toContain("ERR-302");
    expect(codes).not.toContain("ERR-101");
    expect(new Set(codes).size).toBe(codes.length);
  });

  it("is read from the rows; what is no answer's, or no failure any more, is left out", () => {
    const rows = [
      { vocabulary: "cainiao_answers", code: "X9", meaning: "ERR-704" },
      { vocabulary: "cainiao_answers", code: "X8", meaning: "ERR-722" },
      { vocabulary: "cainiao", code: "X9", meaning: "ERR-704" },
      { vocabulary: "customs", code: "777", meaning: "returned" },
    ];
    expect([...answerMeaningsOf(rows)]).toEqual([["cainiao_answers:X9", "ERR-704"]]);
    expect(carrierOfAnswers(answersOf("yanwen"))).toBe("yanwen");
    expect(carrierOfAnswers("yanwen")).toBeNull();
  });

  it("ends a booking after a try without an answer only where it is a refusal of the content", () => {
    const unread = { kind: "refused", ...texts, class: "final", whoseFault: "carrier", fields: [] } as const;
    const step = settleBooking({ attempts: 2, unclear: true }, unread, 0.5, now);
    const as = (meaning: FailureCode) => inStaffWords(step, "cainiao", new Map([["cainiao_answers:X9", meaning]]));
    expect(step).toMatchObject({ state: "unclear", failure: "ERR-790" });
    expect(as("ERR-704")).toMatchObject({ state: "failed", failure: "ERR-704" });
    for (const failure of ["ERR-711", "ERR-712"] as const)
      expect(as(failure)).toMatchObject({ state: "unclear", failure });
    expect(inStaffWords(step, "yanwen", new Map([["cainiao_answers:X9", "ERR-704"]]))).toEqual(step);
  });

  it("changes the name of a failure and nothing else, whatever was answered and had been before", () => {
    const answer = fc.oneof(
      fc.constantFrom(...refusalClasses).map((cls) => ({
        ...{ kind: "refused" as const, ...texts, class: cls, whoseFault: "carrier" as const, fields: [] },
      })),
      fc.constantFrom("transient", "throttled", "unknown_outcome", "garbage").map((fault) => ({
        ...{ kind: "fault" as const, fault, saidBy: "service" as const, ...texts },
      })),
    );
    const history = fc.record({ attempts: fc.nat(60), unclear: fc.boolean() });
    const settle = fc.constantFrom(settleBooking, settleNumber, settleCancel);
    const failure = fc.constantFrom(...answerFailures.map(({ code }) => code));
    fc.assert(
      fc.property(answer, history, settle, failure, (said, before, decide, meaning) => {
        const step = decide(before, said, 0.5, now);
        const told = inStaffWords(step, "cainiao", new Map([["cainiao_answers:X9", meaning]]));
        const isUnknown = step.kind === "gave_up" && step.failure === "ERR-790";
        const isCleared = isUnknown && step.state === "unclear" && !["ERR-711", "ERR-712"].includes(meaning);
        expect(told).toEqual(
          isUnknown ? { ...step, failure: meaning, ...(isCleared ? { state: "failed" } : {}) } : step,
        );
      }),
    );
  });
});
