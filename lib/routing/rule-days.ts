import { addDays, type CalendarDate } from "#lib/kit/time";
import type { ServiceRule } from "./tables/service-rules.ts";

/** A platform service rule with the days on which it holds (in China, both included) and who says so. */
export type DatedRule = {
  readonly rule: ServiceRule;
  readonly validFrom: CalendarDate;
  readonly validTo: CalendarDate | null;
  readonly source: string;
  readonly note: string;
  /** The rule in whose place it stands; "" for a new one. */
  readonly replaces: string;
  /** Empty for what ALP brings along. */
  readonly enteredBy: string;
};

/** A rule as it is about to be entered: its id comes afterwards. */
export type RuleDraft = Omit<ServiceRule, "id"> & Pick<DatedRule, "validFrom" | "validTo">;

/** `withdrawn`: taken back before its first day, so that it never held for a whole day. */
export const ruleStates = ["in_force", "scheduled", "ended", "withdrawn"] as const;
export type RuleState = (typeof ruleStates)[number];

/** Where a rule stands on a day. */
export function ruleStateOn(rule: Pick<DatedRule, "validFrom" | "validTo">, day: CalendarDate): RuleState {
  if (rule.validTo !== null && rule.validTo < rule.validFrom) return "withdrawn";
  if (rule.validTo !== null && rule.validTo < day) return "ended";
  return rule.validFrom > day ? "scheduled" : "in_force";
}

/** The rules that hold on a day, as the evaluator takes them. */
export function rulesOn(rules: readonly DatedRule[], day: CalendarDate): ServiceRule[] {
  return rules.filter((one) => ruleStateOn(one, day) === "in_force").map(({ rule }) => rule);
}

/** The rule as it is once another stands in its place from `day` on. */
export function endedBefore(rule: DatedRule, day: CalendarDate): DatedRule {
  const lastDay = addDays(day, -1);
  return rule.validTo !== null && rule.validTo < lastDay ? rule : { ...rule, validTo: lastDay };
}
