import { describe, expect, it } from "vitest";
import { countMissing, type DossierLight, type DossierStanding, documentNeeds, lightOf } from "./completeness.ts";
import { branchesOpenTo, firstBranch, judgeBranch } from "./judge-branch.ts";
import { branchRules, taxBranches } from "./tax-branches.ts";

const whole: DossierStanding = {
  ...{ branch: "refund", claimDueOn: "2029-11-15", claimedOn: null, documentsDueOn: null },
  ...{ exportedE5: 500_000, coveredE5: 500_000, unknownLines: 0, missingKinds: 0 },
};
const claimed = { claimedOn: "2026-11-20", documentsDueOn: "2026-12-05" };

describe("the light of a dossier", () => {
  it.each<[string, Partial<DossierStanding>, string, DossierLight]>([
    ["all there, not claimed", {}, "2026-11-28", "ready"],
    ["a document missing", { missingKinds: 1 }, "2026-11-28", "open"],
    ["goods without invoice", { coveredE5: 499_999 }, "2026-11-28", "open"],
    ["goods that nobody knows", { unknownLines: 1 }, "2026-11-28", "open"],
    ["91 days before the end of 36 months", {}, "2029-08-16", "ready"],
    ["90 days before it", {}, "2029-08-17", "soon"],
    ["the last day", {}, "2029-11-15", "soon"],
    ["the day after, however complete", {}, "2029-11-16", "overdue"],
    ["claimed and complete", claimed, "2026-11-28", "complete"],
    ["claimed and complete, long after", claimed, "2036-01-01", "complete"],
    ["claimed, a document missing", { ...claimed, missingKinds: 1 }, "2026-12-05", "soon"],
    ["claimed, a document missing after 15 days", { ...claimed, missingKinds: 1 }, "2026-12-06", "overdue"],
    ["claimed with a gap", { ...claimed, coveredE5: 1 }, "2026-12-06", "open"],
    ["exempt and complete, years later", { branch: "exemption" }, "2036-01-01", "complete"],
    ["exempt with a gap", { branch: "exemption", coveredE5: 0 }, "2026-11-28", "open"],
    ["exempt without invoices", { branch: "exemption_without_invoices", coveredE5: 0 }, "2026-11-28", "complete"],
    ["taxed", { branch: "taxed", coveredE5: 0, unknownLines: 3 }, "2036-01-01", "complete"],
  ])("%s", (_, change, today, light) => {
    expect(lightOf({ ...whole, ...change }, today)).toBe(light);
  });
});

describe("documents of a dossier", () => {
  it("each kind of the branch is there, missing or not needed, with its day", () => {
    const needs = documentNeeds({ branch: "refund", documentsDueOn: "2026-12-05" }, new Set(["transport", "agency"]), {
      agency: "a reason that a file has overtaken",
      sales_contract: "平台订单",
    });
    expect(needs.map(({ kind, state }) => `${kind} ${state}`)).toEqual([
      ...["purchase_contract missing", "sales_contract not_needed", "transport there", "agency there"],
    ]);
    expect(new Set(needs.map(({ dueOn }) => dueOn))).toEqual(new Set(["2026-12-05"]));
    expect(countMissing(needs)).toBe(1);
  });

  it("without invoices there is no purchase contract to keep, and nothing where tax is paid", () => {
    const count = (branch: DossierStanding["branch"]) =>
      documentNeeds({ branch, documentsDueOn: null }, new Set(), {}).length;
    expect(taxBranches.map(count)).toEqual([4, 4, 3, 0]);
  });
});

describe("branches", () => {
  it("only a general taxpayer gets a refund", () => {
    expect([firstBranch("general"), firstBranch("small_scale"), firstBranch(null)]).toEqual([
      ...["refund", "exemption", "exemption"],
    ]);
    expect(branchesOpenTo("small_scale")).not.toContain("refund");
    expect(branchesOpenTo("general")).toEqual(taxBranches);
  });

  it("every branch names where its rule stands, and how well that is known", () => {
    for (const branch of taxBranches) {
      expect(branchRules[branch].sources.length).toBeGreaterThan(0);
      for (const { act, mark } of branchRules[branch].sources)
        expect([act.length > 5, mark.length > 5]).toEqual([true, true]);
    }
  });

  const facts = {
    taxpayer: "general",
    isInPilotZone: true,
    exportedE5: 2,
    coveredE5: 2,
    unknownLines: 0,
    ratesBp: [1300],
  };
  it.each([
    ["refund", {}, "met met met"],
    ["refund", { taxpayer: "small_scale" }, "unmet met met"],
    ["refund", { taxpayer: null, coveredE5: 1 }, "unknown met unmet"],
    ["exemption_without_invoices", {}, "unknown unknown met"],
    ["exemption_without_invoices", { isInPilotZone: false, ratesBp: [0, 1300] }, "unmet unmet unmet"],
    // an unknown rate is not taken for one that is not cancelled
    ["exemption_without_invoices", { isInPilotZone: null, ratesBp: [null, 1300] }, "unknown unknown unknown"],
    ["taxed", {}, ""],
  ] as const)("%s with %j: %s", (branch, change, verdicts) => {
    const judged = judgeBranch(branch, { ...facts, ...change } as Parameters<typeof judgeBranch>[1]);
    expect(judged.map(({ verdict }) => verdict).join(" ")).toBe(verdicts);
  });
});
