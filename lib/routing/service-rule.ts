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
  return judgeByRules(rulesFor(rulesOfCountry(rules, facts.country), facts.paidUsdMinor), facts.cargoKinds, service);
}

/** The rules that name a destination, and those for all that have none of their own. */
export type CountryRules = { readonly own: readonly ServiceRule[]; readonly general: readonly ServiceRule[] };

export function rulesOfCountry(rules: readonly ServiceRule[], country: string): CountryRules {
  return {
    own: rules.filter((rule) => rule.country === country),
    general: rules.filter((rule) => rule.country === "*"),
  };
}

/** Those that hold for what was paid: the destination's own, else the general ones. */
export function rulesFor({ own, general }: CountryRules, paidUsdMinor: number | null): readonly ServiceRule[] {
  const holding = own.filter((rule) => holdsAt(rule, paidUsdMinor));
  return holding.length > 0 ? holding : general.filter((rule) => holdsAt(rule, paidUsdMinor));
}

/** The verdict of rules that all hold: the first that refuses, else the first. */
export function judgeByRules(
  rules: readonly ServiceRule[],
  cargoKinds: readonly CargoKind[],
  service: { readonly code: string; readonly class: ServiceClass },
): RuleVerdict {
  let first: RuleVerdict | null = null;
  for (const rule of rules) {
    const verdict = judgeByRule(rule, cargoKinds, service);
    if (!verdict.permitted) return verdict;
    first ??= verdict;
  }
  return first ?? anything;
}

const anything: RuleVerdict = { permitted: true, ruleId: "" };

function holdsAt(rule: ServiceRule, minor: number | null): boolean {
  if (minor === null) return true;
  return minor > rule.overMinor && (rule.upToMinor === null || minor <= rule.upToMinor);
}

function judgeByRule(
  rule: ServiceRule,
  cargoKinds: readonly CargoKind[],
  service: { readonly code: string; readonly class: ServiceClass },
): RuleVerdict {
  const { id: ruleId, lowestClass, onlyCodes } = rule;
  if (compareClasses(service.class, lowestClass) < 0) {
    return { permitted: false, ruleId, code: "class_below_rule", lowestClass };
  }
  const isExempt = rule.exemptsSpecialGoods && cargoKinds.some((kind) => kind !== "general");
  if (onlyCodes && !isExempt && service.class === onlyCodes.class && !onlyCodes.codes.includes(service.code)) {
    return { permitted: false, ruleId, code: "service_not_in_rule", lowestClass };
  }
  return { permitted: true, ruleId };
}
