import { describe, expect, it } from "vitest";
import { chooseWay, type WayFacts } from "./choose-way.ts";
import {
  daysToDeadline,
  monthToSummarise,
  planSummary,
  type SummaryCandidate,
  summaryDeadline,
} from "./summary-plan.ts";

const open: WayFacts = {
  ...{ valueFen: 500_000, isInPilotZone: true, wantsRefund: false, hasExportDuty: false, needsLicence: false },
  preferred: "A",
};

describe("the way of a declaration", () => {
  it.each<[string, Partial<WayFacts>, object]>([
    ["RMB 5,000 exactly", {}, { way: "A", reasons: [], doubts: [] }],
    ["one fen more", { valueFen: 500_001 }, { way: "B", reasons: ["over_value"] }],
    ["a refund", { wantsRefund: true }, { way: "B", reasons: ["refund_wanted"] }],
    ["export duty", { hasExportDuty: true }, { way: "B", reasons: ["export_duty"] }],
    ["a licence", { needsLicence: true }, { way: "B", reasons: ["licence"] }],
    ["no pilot zone", { isInPilotZone: false }, { way: "B", reasons: ["no_pilot_zone"] }],
    [
      "all at once",
      { valueFen: 500_001, wantsRefund: true, needsLicence: true },
      { reasons: ["over_value", "refund_wanted", "licence"] },
    ],
    ["no value", { valueFen: null }, { way: "B", reasons: [], doubts: ["value_unknown"] }],
    [
      "not known of the code",
      { hasExportDuty: null, needsLicence: null },
      { way: "A", doubts: ["duty_unknown", "licence_unknown"] },
    ],
    ["the seller prefers B", { preferred: "B" }, { way: "B", reasons: [] }],
  ])("%s", (_, change, expected) => {
    expect(chooseWay({ ...open, ...change })).toMatchObject(expected);
  });
});

const list = (id: string, change: Partial<SummaryCandidate> = {}): SummaryCandidate => ({
  ...{
    id,
    way: "B",
    state: "closed",
    invtNo: `53492026E00000${id}`,
    closedOn: "2026-11-28",
    isWithdrawing: false,
    isCancelled: false,
  },
  ...{ summarisedBy: null, customsCode: "5349", agentCode: "440396ABCD", consignorCode: "440396ABCD" },
  ...change,
});

describe("the month's summary", () => {
  it.each([
    ["2026-11", "2026-12-15"],
    ["2026-12", "2027-01-15"],
    ["2026-09", "2026-10-15"],
  ])("%s is due on %s", (month, deadline) => {
    expect(summaryDeadline(month)).toBe(deadline);
  });
  it("is of the month before, and counts its days", () => {
    expect([monthToSummarise("2026-12-01"), monthToSummarise("2027-01-15")]).toEqual(["2026-11", "2026-12"]);
    expect([daysToDeadline("2026-11", "2026-12-15"), daysToDeadline("2026-11", "2026-12-01")]).toEqual([0, 14]);
    expect(daysToDeadline("2026-11", "2026-12-16")).toBe(-1);
  });

  it("takes closed lists of way B and says of every other why not", () => {
    const candidates = [
      list("1001"),
      list("1002", { way: "A" }),
      list("1003", { state: "released", closedOn: null }),
      list("1004", { closedOn: "2026-12-01" }),
      list("1005", { summarisedBy: "S1" }),
      list("1006", { state: "withdrawn" }),
      list("1007", { isWithdrawing: true }),
      list("1011", { isCancelled: true }),
      list("1012", { isCancelled: true, summarisedBy: "S1" }),
      list("1008", { invtNo: null }),
      list("1009", { closedOn: "2026-10-31" }),
      list("1010", { agentCode: "440396ZZZZ" }),
    ];
    const plan = planSummary("2026-11", candidates);
    expect(plan.groups.map(({ lists }) => lists.map(({ id }) => id))).toEqual([["1001", "1009"], ["1010"]]);
    expect(plan.overdue).toBe(1);
    expect(Object.fromEntries(plan.leftOut.map(({ list: one, reason }) => [one.id, reason]))).toEqual({
      ...{ 1002: "way_a", 1003: "not_closed", 1004: "closed_later", 1005: "summarised", 1006: "withdrawn" },
      ...{ 1007: "withdrawing", 1008: "no_number", 1011: "cancelled", 1012: "summarised" },
    });
    expect(plan.groups.flatMap(({ lists }) => lists).length + plan.leftOut.length).toBe(candidates.length);
  });
});
