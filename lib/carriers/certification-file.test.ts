import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayMs } from "#lib/kit/time";
import { canMove } from "#lib/kit/transitions";
import type { CargoKind } from "./cargo-kinds.ts";
import { certificationTransitions } from "./certification.ts";
import {
  barOfMove,
  type CertificationFile,
  type MissingPart,
  missingFor,
  missingForCertification,
  movesFrom,
  needsReason,
} from "./certification-file.ts";
import {
  type CertificationDocumentKind,
  type CertificationState,
  certificationStates,
} from "./certification-states.ts";

const today = "2026-12-01";
const noon = Date.parse("2026-12-01T12:00:00+08:00");

const complete: CertificationFile = {
  state: "review",
  scope: { solutions: "all", countries: "all", cargoKinds: ["general"] },
  validFrom: today,
  validTo: "2027-11-30",
  sandbox: { passed: true, at: noon - dayMs, by: "何经理", how: "gateway", note: "" },
  documents: [
    { kind: "business_licence", validTo: null },
    { kind: "express_licence", validTo: "2027-06-30" },
    { kind: "contract", validTo: "2027-06-30" },
  ],
  sentToReviewBy: "manager",
};

const file = (change: Partial<CertificationFile>): CertificationFile => ({ ...complete, ...change });
const without = (kind: CertificationDocumentKind) => complete.documents.filter((document) => document.kind !== kind);
const goods = (...kinds: CargoKind[]) => ({ ...complete.scope, cargoKinds: kinds });

describe("what a certification still lacks", () => {
  it.each<[string, Partial<CertificationFile>, readonly MissingPart[]]>([
    ["nothing", {}, []],
    ["no business licence", { documents: without("business_licence") }, ["business_licence"]],
    ["no express licence", { documents: without("express_licence") }, ["express_licence"]],
    ["no contract", { documents: without("contract") }, ["contract"]],
    ["no papers at all", { documents: [] }, ["business_licence", "express_licence", "contract"]],
    [
      "a contract that ended yesterday",
      { documents: [...without("contract"), { kind: "contract", validTo: "2026-11-30" }] },
      ["contract_expired"],
    ],
    ["a contract that ends today", { documents: [...without("contract"), { kind: "contract", validTo: today }] }, []],
    ["batteries without a paper for them", { scope: goods("general", "built_in_battery") }, ["dangerous_goods"]],
    [
      "all goods without a paper for the dangerous",
      { scope: { ...complete.scope, cargoKinds: "all" } },
      ["dangerous_goods"],
    ],
    [
      "batteries with their paper",
      {
        scope: goods("pure_battery"),
        documents: [...complete.documents, { kind: "dangerous_goods", validTo: null }],
      },
      [],
    ],
    ["never tested", { sandbox: null }, ["sandbox_untested"]],
    ["a test that failed", { sandbox: { ...sandbox(), passed: false } }, ["sandbox_failed"]],
    ["a test 90 days old", { sandbox: { ...sandbox(), at: noon - 90 * dayMs } }, []],
    ["a test 91 days old", { sandbox: { ...sandbox(), at: noon - 91 * dayMs } }, ["sandbox_outdated"]],
    ["no service", { scope: { ...complete.scope, solutions: [] } }, ["scope"]],
    ["no country", { scope: { ...complete.scope, countries: [] } }, ["scope"]],
    ["no first day", { validFrom: null }, ["validity"]],
    ["no last day", { validTo: null }, ["validity"]],
    ["days the wrong way round", { validFrom: "2027-01-02", validTo: "2027-01-01" }, ["validity"]],
    ["days that are over", { validFrom: "2025-01-01", validTo: "2026-11-30" }, ["validity_over"]],
    ["days for ten years", { validTo: "2036-11-30" }, ["validity_too_long"]],
  ])("%s", (_, change, expected) => {
    expect(missingForCertification(file(change), today)).toEqual(expected);
    expect(missingFor(file(change), "certified", today)).toEqual(expected);
  });

  it.each<[CertificationState, readonly MissingPart[]]>([
    ["documents", []],
    ["sandbox", ["business_licence", "express_licence", "contract"]],
    ["review", ["business_licence", "express_licence", "contract", "sandbox_untested"]],
    ["withdrawn", []],
  ])("an empty file on its way to %s", (to, expected) => {
    expect(missingFor(file({ documents: [], sandbox: null }), to, today)).toEqual(expected);
  });

  it("once certified, a test may grow old", () => {
    const old = { sandbox: { ...sandbox(), at: noon - 200 * dayMs } };
    expect(missingForCertification(file({ ...old, state: "certified" }), today)).toEqual([]);
    expect(missingForCertification(file({ ...old, state: "expired" }), today)).toEqual(["sandbox_outdated"]);
  });
});

const needed = ["business_licence", "express_licence", "contract"] as const;

function sandbox() {
  return { passed: true, at: noon - dayMs, by: "何经理", how: "manual" as const, note: "" };
}

describe("a step", () => {
  const move = (to: CertificationState, reason = "", personId = "reviewer") => ({ to, reason, personId });

  it.each<[string, CertificationFile, ReturnType<typeof move>, string | null]>([
    ["certify by somebody else", complete, move("certified"), null],
    ["certify by who sent it to review", complete, move("certified", "", "manager"), "same_person"],
    ["certify what nobody sent to review", file({ sentToReviewBy: "" }), move("certified"), "same_person"],
    ["certify with a paper missing", file({ documents: [] }), move("certified"), "parts_missing"],
    ["certify from the sandbox", file({ state: "sandbox" }), move("certified"), "move_impossible"],
    ["certify an application", file({ state: "applied" }), move("certified"), "move_impossible"],
    ["suspend without a reason", file({ state: "certified" }), move("suspended", "  "), "reason_missing"],
    ["suspend with a reason", file({ state: "certified" }), move("suspended", "丢件率过高"), null],
    ["suspend what is not certified", complete, move("suspended", "x"), "move_impossible"],
    ["lift a suspension without a reason", file({ state: "suspended" }), move("certified"), "reason_missing"],
    [
      "lift a suspension, by the one who sent it to review, papers gone",
      file({ state: "suspended", documents: [], sandbox: null }),
      move("certified", "整改完成", "manager"),
      null,
    ],
    [
      "lift a suspension after the last day",
      file({ state: "suspended", validFrom: "2025-01-01", validTo: "2026-11-30" }),
      move("certified", "整改完成"),
      "parts_missing",
    ],
    ["give back without a reason", complete, move("documents"), "reason_missing"],
    ["withdraw without a reason", complete, move("withdrawn"), "reason_missing"],
    ["wake what was withdrawn", file({ state: "withdrawn" }), move("documents", "x"), "move_impossible"],
  ])("%s", (_, before, step, expected) => {
    expect(barOfMove(before, step, today)?.code ?? null).toBe(expected);
  });

  it("no walk of any length certifies without papers, a passed test and a second person", () => {
    const someDocuments = fc.oneof(
      fc.constant(complete.documents.map(({ kind }) => ({ kind, validTo: null as string | null }))),
      fc.array(
        fc.record({
          kind: fc.constantFrom<CertificationDocumentKind>(...needed),
          validTo: fc.constantFrom<string | null>(null, "2026-01-01"),
        }),
      ),
    );
    const someSandbox = fc.oneof(
      fc.constant({ passed: true, at: noon }),
      fc.option(fc.record({ passed: fc.boolean(), at: fc.constantFrom(noon, noon - 400 * dayMs) })),
    );
    const someStep = fc.record({
      // mostly along the graph, so that walks come far; sometimes across it
      to: fc.oneof(
        { weight: 9, arbitrary: fc.constant(null) },
        { weight: 1, arbitrary: fc.constantFrom(...certificationStates) },
      ),
      person: fc.constantFrom("a", "b"),
      documents: someDocuments,
      sandbox: someSandbox,
    });
    let certified = 0;
    fc.assert(
      fc.property(fc.array(someStep, { minLength: 10, maxLength: 30 }), (steps) => {
        let now = file({ state: "applied", documents: [], sandbox: null, sentToReviewBy: "" });
        let wasCertified = false;
        for (const { to: wish, person, documents, sandbox: test } of steps) {
          const to = wish ?? certificationTransitions[now.state][0] ?? "withdrawn";
          const before = { ...now, documents, sandbox: test && { ...sandbox(), ...test } };
          if (barOfMove(before, { to, reason: "x", personId: person }, today)) continue;
          if (to === "certified" && before.state !== "suspended") {
            const standing = documents.filter(({ validTo }) => validTo === null).map(({ kind }) => kind);
            expect(standing).toEqual(expect.arrayContaining([...needed]));
            expect(test).toEqual({ passed: true, at: noon });
            expect(before.state).toBe("review");
            expect(before.sentToReviewBy).not.toBe(person);
            wasCertified = true;
          }
          if (to === "certified") expect(wasCertified).toBe(true);
          if (to === "certified") certified += 1;
          now = { ...before, state: to, sentToReviewBy: to === "review" ? person : before.sentToReviewBy };
        }
      }),
    );
    expect(certified).toBeGreaterThan(0);
  });

  it.each(certificationStates)("people never expire %s: the calendar does", (state) => {
    expect(movesFrom(state)).not.toContain("expired");
    for (const to of movesFrom(state)) expect(canMove(certificationTransitions, state, to)).toBe(true);
  });

  it("every suspension and every withdrawal has a reason", () => {
    for (const from of certificationStates) {
      expect(needsReason(from, "suspended")).toBe(true);
      expect(needsReason(from, "withdrawn")).toBe(true);
    }
  });
});
