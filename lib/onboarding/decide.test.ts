import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { concludeFindings, type DecidedFinding, meaningOf, standingOf } from "./decide.ts";
import { fieldOutcomes } from "./states.ts";

const bare = { path: "licence.uscc", outcome: "ask", decision: null, decidedBy: null, confirmedBy: null } as const;
const finding = (change: Partial<DecidedFinding>): DecidedFinding => ({ ...bare, ...change });

describe("how a finding stands", () => {
  it.each([
    [{ outcome: "pass" }, "passed"],
    // a person may find fault with what the rules let pass
    [{ outcome: "pass", decision: "refuse", decidedBy: "a" }, "refused"],
    [{ outcome: "ask" }, "open"],
    [{ outcome: "ask", decision: "pass", decidedBy: "a" }, "passed"],
    [{ outcome: "ask", decision: "refuse", decidedBy: "a" }, "refused"],
    // the rules' refusal stands until it is lifted
    [{ outcome: "refuse" }, "refused"],
    [{ outcome: "refuse", decision: "refuse", decidedBy: "a" }, "refused"],
    [{ outcome: "refuse", decision: "pass", decidedBy: "a" }, "unconfirmed"],
    [{ outcome: "refuse", decision: "pass", decidedBy: "a", confirmedBy: "a" }, "unconfirmed"],
    [{ outcome: "refuse", decision: "pass", decidedBy: null, confirmedBy: "b" }, "unconfirmed"],
    [{ outcome: "refuse", decision: "pass", decidedBy: "a", confirmedBy: "b" }, "passed"],
  ] as const)("%j: %s", (change, standing) => {
    expect(standingOf(finding(change))).toBe(standing);
  });
});

describe("what may be concluded", () => {
  it("nothing where nothing was judged", () => {
    expect(concludeFindings([])).toEqual({ ok: false, refusal: { code: "nothing_judged" } });
  });

  it("nothing while a question is open, even where something is refused already", () => {
    const findings = [finding({}), finding({ path: "account.accountName", outcome: "refuse" })];
    expect(concludeFindings(findings)).toMatchObject({ refusal: { code: "still_open", values: { count: 1 } } });
  });

  it("nothing while one person alone has lifted the rules' refusal", () => {
    const findings = [finding({ outcome: "refuse", decision: "pass", decidedBy: "a" }), finding({ outcome: "pass" })];
    expect(concludeFindings(findings)).toMatchObject({ refusal: { code: "needs_second_person" } });
  });

  it("the return of what was refused, by a person or by the rules", () => {
    const findings = [
      finding({ path: "licence.licence_scan", outcome: "pass", decision: "refuse", decidedBy: "a" }),
      finding({ path: "licence.uscc", decision: "pass", decidedBy: "a" }),
      finding({ path: "account.accountName", outcome: "refuse" }),
    ];
    const openPaths = ["licence.licence_scan", "account.accountName"];
    expect(concludeFindings(findings)).toEqual({ ok: true, value: { outcome: "return", openPaths } });
  });

  it("the approval when all passes", () => {
    const findings = [finding({ outcome: "pass" }), finding({ decision: "pass", decidedBy: "a" })];
    expect(concludeFindings(findings)).toEqual({ ok: true, value: { outcome: "approve" } });
  });
});

const person = fc.constantFrom(null, "a", "b", "c");
const anyFinding: fc.Arbitrary<DecidedFinding> = fc.record({
  path: fc.uuid(),
  outcome: fc.constantFrom(...fieldOutcomes),
  decision: fc.constantFrom(null, "pass", "refuse"),
  decidedBy: person,
  confirmedBy: person,
});

test("never approved with an open question, a refusal, or a refusal of the rules that one person lifted", () => {
  fc.assert(
    fc.property(fc.array(anyFinding, { minLength: 1, maxLength: 8 }), (findings) => {
      const concluded = concludeFindings(findings);
      if (!concluded.ok || concluded.value.outcome !== "approve") return;
      for (const { outcome, decision, decidedBy, confirmedBy } of findings) {
        expect(decision).not.toBe("refuse");
        if (outcome === "ask") expect(decision).toBe("pass");
        if (outcome !== "refuse") continue;
        expect(decision).toBe("pass");
        expect(new Set([decidedBy, confirmedBy]).size).toBe(2);
        expect([decidedBy, confirmedBy]).not.toContain(null);
      }
    }),
  );
});

test("a return opens exactly what is refused", () => {
  fc.assert(
    fc.property(fc.array(anyFinding, { minLength: 1, maxLength: 8 }), (findings) => {
      const concluded = concludeFindings(findings);
      if (!concluded.ok || concluded.value.outcome !== "return") return;
      const refused = findings.filter(
        ({ outcome, decision }) => decision === "refuse" || (outcome === "refuse" && decision === null),
      );
      expect(concluded.value.openPaths).toEqual(refused.map(({ path }) => path));
    }),
  );
});

describe("what an act means", () => {
  const lifted = finding({ outcome: "refuse", decision: "pass", decidedBy: "a" });
  const act = { personId: "a", decision: "pass", note: "", holdsClaim: true } as const;
  it.each([
    ["a question answered", finding({}), act, "decide"],
    ["a question answered without the claim", finding({}), { ...act, holdsClaim: false }, "not_claimed"],
    ["a pass of the rules taken back", finding({ outcome: "pass" }), { ...act, decision: "refuse" }, "decide"],
    ["the rules' refusal lifted without a word", finding({ outcome: "refuse" }), act, "note_missing"],
    ["the rules' refusal lifted", finding({ outcome: "refuse" }), { ...act, note: "原件已核对" }, "decide"],
    ["seconded by oneself", lifted, act, "same_person"],
    ["seconded by another", lifted, { ...act, personId: "b", holdsClaim: false }, "confirm"],
    ["seconded by another who has taken over", lifted, { ...act, personId: "b" }, "confirm"],
    ["not seconded", lifted, { ...act, personId: "b", decision: "refuse", holdsClaim: false }, "decide"],
    ["taken back by oneself", lifted, { ...act, decision: "refuse" }, "decide"],
    ["seconded twice", { ...lifted, confirmedBy: "b" }, { ...act, personId: "c" }, "already_agreed"],
  ] as const)("%s: %s", (_, on, given, expected) => {
    const meaning = meaningOf(on, given);
    expect(meaning.ok ? meaning.value : meaning.refusal.code).toBe(expected);
  });
});
