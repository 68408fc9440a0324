import { describe, expect, it } from "vitest";
import { judgeEnd, judgeRule, ruleIdOf } from "./dated-rule.ts";
import { type DatedRule, type RuleDraft, ruleStateOn, rulesOn } from "./rule-days.ts";

const today = "2026-11-25";
const dated = (id: string, over: number, upTo: number | null, days: readonly [string, string | null]): DatedRule => ({
  rule: { id, country: "US", overMinor: over, upToMinor: upTo, lowestClass: "standard", confidence: "two_sources" },
  ...{ validFrom: days[0], validTo: days[1], source: "test", note: "", replaces: "", enteredBy: "" },
});
const rules = [
  dated("US-over-5", 500, null, ["2018-01-01", null]),
  dated("US-up-to-5", -1, 500, ["2018-01-01", "2026-12-31"]),
  dated("US-old", -1, 500, ["2016-01-01", "2017-12-31"]),
];
const draft = (change: Partial<RuleDraft>): RuleDraft => ({
  ...{ country: "US", overMinor: 500, upToMinor: null, lowestClass: "express", confidence: "official" },
  ...{ validFrom: "2026-12-01", validTo: null },
  ...change,
});
const codes = { class: "simple", codes: ["A"] } as const;

describe("a rule to be entered", () => {
  it.each<[string, Partial<RuleDraft>, string | null, string]>([
    ["in the place of the one that holds", {}, "US-over-5", "ok"],
    ["from today on", { validFrom: today }, "US-over-5", "ok"],
    ["beside the one that holds", {}, null, "rule_overlaps upTo US-over-5"],
    ["for another country", { country: "BR" }, null, "ok"],
    ["for all others", { country: "*" }, null, "ok"],
    ["for a country that does not exist", { country: "XX" }, null, "country_unknown country"],
    [
      "below the other band, where its days are over",
      { overMinor: -1, upToMinor: 500, validFrom: "2027-01-01" },
      null,
      "ok",
    ],
    [
      "on the last day of the other band",
      { overMinor: 0, upToMinor: 500, validFrom: "2026-12-31", validTo: "2026-12-31" },
      null,
      "rule_overlaps upTo US-up-to-5",
    ],
    ["over more than it goes up to", { overMinor: 600, upToMinor: 500 }, null, "amounts_reversed upTo"],
    ["over as much as it goes up to", { overMinor: 500, upToMinor: 500 }, null, "amounts_reversed upTo"],
    [
      "with services below its class",
      { onlyCodes: codes, lowestClass: "standard" },
      "US-over-5",
      "codes_below_class onlyClass",
    ],
    ["with services of its class", { onlyCodes: codes, lowestClass: "simple" }, "US-over-5", "ok"],
    ["from yesterday on", { validFrom: "2026-11-24" }, "US-over-5", "day_over validFrom"],
    ["from no day", { validFrom: "2026-02-30" }, "US-over-5", "day_unknown validFrom"],
    ["until no day", { validTo: "2026-13-01" }, "US-over-5", "day_unknown validTo"],
    ["with its days reversed", { validTo: "2026-11-30" }, "US-over-5", "days_reversed validTo"],
    ["in the place of nothing known", {}, "US-never", "rule_unknown "],
    ["in the place of one that is over", {}, "US-old", "rule_over "],
  ])("%s: %#", (_, change, replaces, expected) => {
    const judged = judgeRule(rules, draft(change), replaces, today);
    const { code, field = "", values } = judged.ok ? { code: "ok" as const } : judged.refusal;
    expect(judged.ok ? code : [code, field, values?.rule].filter((part) => part !== undefined).join(" ")).toBe(
      expected,
    );
  });

  it("may take the place of one of the same day, which then never held", () => {
    const first = { ...dated("US-first", 500, null, [today, null]) };
    expect(judgeRule([first], draft({ validFrom: today }), "US-first", today)).toEqual({ ok: true, value: null });
    expect(ruleStateOn({ validFrom: today, validTo: "2026-11-24" }, today)).toBe("withdrawn");
  });

  it("gets a name that people read and nobody has yet", () => {
    expect(ruleIdOf(draft({}), [])).toBe("US-over-5-2026-12-01");
    expect(ruleIdOf(draft({}), ["US-over-5-2026-12-01"])).toBe("US-over-5-2026-12-01-2");
    expect(ruleIdOf(draft({ country: "*", overMinor: -1 }), [])).toBe("any-all-2026-12-01");
    expect(ruleIdOf(draft({ overMinor: -1, upToMinor: 250 }), [])).toBe("US-up-to-2.5-2026-12-01");
    expect(ruleIdOf(draft({ overMinor: 200, upToMinor: 500 }), [])).toBe("US-2-to-5-2026-12-01");
  });
});

describe("a rule to be ended", () => {
  const later = [...rules, dated("US-later", -1, 500, ["2027-01-01", null])];
  it.each([
    ["US-over-5", "2026-11-25", "ok"],
    ["US-over-5", "2026-11-24", "ok"],
    ["US-over-5", "2026-11-23", "day_over"],
    ["US-over-5", "2026-11-31", "day_unknown"],
    ["US-old", "2026-12-01", "rule_over"],
    ["US-never", "2026-12-01", "rule_unknown"],
    ["US-later", "2026-11-24", "ok"],
    ["US-up-to-5", "2027-01-01", "rule_overlaps"],
    ["US-up-to-5", "2026-12-30", "ok"],
  ])("%s with %s: %s", (id, lastDay, expected) => {
    const judged = judgeEnd(later, id, lastDay, today);
    expect(judged.ok ? "ok" : judged.refusal.code).toBe(expected);
  });
});

it("the rules of a day are those that hold on it", () => {
  const ids = (day: string) => rulesOn(rules, day).map(({ id }) => id);
  expect(ids("2017-12-31")).toEqual(["US-old"]);
  expect(ids("2018-01-01")).toEqual(["US-over-5", "US-up-to-5"]);
  expect(ids("2027-01-01")).toEqual(["US-over-5"]);
});
