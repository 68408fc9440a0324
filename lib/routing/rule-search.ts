import type { DatedRule, RuleState } from "./rule-days.ts";
import { ruleStateOn } from "./rule-days.ts";

/** Lists of the rules' page; what was withdrawn stands among the ended ones. */
export const ruleViews = ["in_force", "scheduled", "ended"] as const;
export type RuleView = (typeof ruleViews)[number];

/** The list that the address names; anything else is the one of what holds. */
export function parseRuleView(query: Readonly<Record<string, string | string[] | undefined>>): RuleView {
  return ruleViews.find((view) => view === query.view) ?? "in_force";
}

const viewOfState: Readonly<Record<RuleState, RuleView>> = {
  in_force: "in_force",
  scheduled: "scheduled",
  ended: "ended",
  withdrawn: "ended",
};

/** The list in which a rule stands on a day. */
export function ruleViewOf(rule: DatedRule, day: string): RuleView {
  return viewOfState[ruleStateOn(rule, day)];
}
