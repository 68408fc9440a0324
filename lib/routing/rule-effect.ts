import type { ServiceClass } from "#lib/carriers/service-class";
import { judgeService } from "./service-rule.ts";
import type { ServiceRule } from "./tables/service-rules.ts";

/** A span of what buyers paid, USD cents: more than `overMinor` (-1: from 0), up to `upToMinor` (null: without end). */
export type AmountSpan = { readonly overMinor: number; readonly upToMinor: number | null };

/** A solution that rules judge differently afterwards, in one span of amounts; general goods. */
export type RuleEffect = AmountSpan & { readonly solutionCode: string; readonly permitted: boolean };

type Service = { readonly code: string; readonly class: ServiceClass };

/** No place of ISO 3166 (user-assigned code): stands for all destinations that have no rule of their own. */
const anywhereElse = "ZZ";

/**
 * What changes at a destination ("*": wherever no own rule holds) when the rules become others: every solution whose
 * permission differs, by spans of what the buyer paid. General goods only: special goods are exempt where a rule says so.
 */
export function ruleEffect(
  before: readonly ServiceRule[],
  after: readonly ServiceRule[],
  services: readonly Service[],
  destination: string,
): RuleEffect[] {
  const country = destination === "*" ? anywhereElse : destination;
  return spansOf([...before, ...after], country).flatMap((span) =>
    services.flatMap((service) => {
      const facts = { country, paidUsdMinor: span.upToMinor ?? span.overMinor + 1, cargoKinds: ["general"] as const };
      const was = judgeService(before, facts, service).permitted;
      const permitted = judgeService(after, facts, service).permitted;
      return was === permitted ? [] : [{ ...span, solutionCode: service.code, permitted }];
    }),
  );
}

/** The amounts between which nothing changes, as all rules that concern a country cut them. */
function spansOf(rules: readonly ServiceRule[], country: string): AmountSpan[] {
  const cuts = new Set([-1]);
  for (const rule of rules) {
    if (rule.country !== country && rule.country !== "*") continue;
    cuts.add(rule.overMinor);
    if (rule.upToMinor !== null) cuts.add(rule.upToMinor);
  }
  const sorted = [...cuts].sort((a, b) => a - b);
  return sorted.map((overMinor, index) => ({ overMinor, upToMinor: sorted[index + 1] ?? null }));
}
