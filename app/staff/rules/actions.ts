"use server";

import { endRuleInput, enterRuleInput } from "#lib/routing/rule-schema";
import { endServiceRule } from "#server/operations/end-service-rule";
import { enterServiceRule } from "#server/operations/enter-service-rule";
import { staffAction } from "#server/web/action";

export const enterRuleAction = staffAction("rules.edit", enterRuleInput, (scope, input) =>
  enterServiceRule(scope, input),
);
export const endRuleAction = staffAction("rules.edit", endRuleInput, (scope, input) => endServiceRule(scope, input));
