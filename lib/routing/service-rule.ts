import type { CargoKind } from "#lib/carriers/cargo-kinds";
import { compareClasses, type ServiceClass } from "#lib/carriers/service-class";
import type { ServiceRule } from "./tables/service-rules.ts";

/** What a rule looks at. `paidUsdMinor`: what the buyer really paid for the order; null when it is not known in USD. */
export type RuleFacts = {
  readonly country: string;
  readonly paidUsdMinor: number | null;
  readonly cargoKinds: readonly CargoKind[];
};

export type RuleVerdict =
  | { readonly permitted: true; readonly ruleId: string }
  | {
      readonly permitted: false;
      readonly ruleId: string;
      readonly code: "class_below_rule" | "service_not_in_rule";
      readonly lowestClass: ServiceClass;
    };

/**
 * May this service carry this order? A destination's own rules come before the rule for all others (FR, NL and CL have
 * one above 5 USD only: below it the wider choice of the general rule holds). An amount that is not known must satisfy
 * every band, since the strictest could be the true one.
 */
export function judgeService(
  rules: readonly ServiceRule[],
  facts: RuleFacts,
  service: { readonly code: string; readonly class: ServiceClass },
): RuleVerdict {
  const verdicts = rulesFor(rules, facts).map((rule) => judgeByRule(rule, facts, service));
  const refused = verdicts.find((verdict) => !verdict.permitted);
  return refused ?? verdicts[0] ?? { permitted: true, ruleId: "" };
}

function rulesFor(rules: readonly ServiceRule[], facts: RuleFacts): readonly ServiceRule[] {
  const own = rules.filter((rule) => rule.country === facts.country && holdsAt(rule, facts.paidUsdMinor));
  return own.length > 0 ? own : rules.filter((rule) => rule.country === "*" && holdsAt(rule, facts.paidUsdMinor));
}

function holdsAt(rule: ServiceRule, minor: number | null): boolean {
  if (minor === null) return true;
  return minor > rule.overMinor && (rule.upToMinor === null || minor <= rule.upToMinor);
}

function judgeByRule(
  rule: ServiceRule,
  facts: RuleFacts,
  service: { readonly code: string; readonly class: ServiceClass },
): RuleVerdict {
  const { id: ruleId, lowestClass, onlyCodes } = rule;
  if (compareClasses(service.class, lowestClass) < 0) {
    return { permitted: false, ruleId, code: "class_below_rule", lowestClass };
  }
  const isExempt = rule.exemptsSpecialGoods && facts.cargoKinds.some((kind) => kind !== "general");
  if (onlyCodes && !isExempt && service.class === onlyCodes.class && !onlyCodes.codes.includes(service.code)) {
    return { permitted: false, ruleId, code: "service_not_in_rule", lowestClass };
  }
  return { permitted: true, ruleId };
}
