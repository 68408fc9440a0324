import type { CargoKind } from "#lib/carriers/cargo-kinds";
import type { ServiceClass } from "#lib/carriers/service-class";
import type { CountryCode } from "#lib/kit/country";
import { judgeService } from "./service-rule.ts";
import type { ServiceRule } from "./tables/service-rules.ts";
import type { TemplateFields } from "./template.ts";

/** A way out of a broken rule, ready to be applied to the template. */
export type RuleFix =
  | { readonly kind: "leave_out"; readonly countries: readonly CountryCode[] }
  | { readonly kind: "limit_up_to"; readonly usdMinor: number }
  | { readonly kind: "start_over"; readonly usdMinor: number };

/** Where in a template's destinations and order values its solution breaks a platform rule. USD cents; null: no limit. */
export type RuleBreach = {
  readonly ruleId: string;
  readonly code: "class_below_rule" | "service_not_in_rule";
  readonly lowestClass: ServiceClass;
  /** The services that the rule names; empty where it only names a class. */
  readonly allowedCodes: readonly string[];
  readonly countries: readonly CountryCode[];
  readonly overUsdMinor: number | null;
  readonly upToUsdMinor: number | null;
  readonly fixes: readonly RuleFix[];
};

type Band = { readonly over: number; readonly upTo: number };
type Found = Omit<RuleBreach, "countries" | "fixes" | "overUsdMinor" | "upToUsdMinor"> & Band;
type Service = { readonly code: string; readonly class: ServiceClass };
type Bounds = Pick<TemplateFields, "overUsdMinor" | "upToUsdMinor" | "cargoKinds">;

/**
 * All places where the service would break a rule, one entry per rule and amount band with its countries. General goods
 * are judged wherever the template takes them: rules that exempt special goods hold for them.
 */
export function ruleBreaches(
  rules: readonly ServiceRule[],
  countries: ReadonlySet<CountryCode>,
  bounds: Bounds,
  service: Service,
): RuleBreach[] {
  const whole: Band = {
    over: bounds.overUsdMinor ?? -1,
    upTo: bounds.upToUsdMinor ?? Number.POSITIVE_INFINITY,
  };
  const cargoKinds = strictestKinds(bounds.cargoKinds);
  const breaches = new Map<string, Found & { readonly countries: CountryCode[] }>();
  for (const country of countries) {
    for (const found of breachesAt(rules, country, whole, cargoKinds, service)) {
      const key = `${found.ruleId} ${found.over} ${found.upTo}`;
      const known = breaches.get(key);
      if (known) known.countries.push(country);
      else breaches.set(key, { ...found, countries: [country] });
    }
  }
  return [...breaches.values()].map(({ over, upTo, ...found }) => {
    found.countries.sort();
    return {
      ...found,
      overUsdMinor: over < 0 ? null : over,
      upToUsdMinor: Number.isFinite(upTo) ? upTo : null,
      fixes: fixesOf(found.countries, countries.size, whole, { over, upTo }),
    };
  });
}

function strictestKinds(kinds: readonly CargoKind[]): readonly CargoKind[] {
  return kinds.length === 0 || kinds.includes("general") ? ["general"] : kinds;
}

/** Within one band no rule begins or ends, so that any amount in it speaks for all of them. */
function breachesAt(
  rules: readonly ServiceRule[],
  country: string,
  whole: Band,
  cargoKinds: readonly CargoKind[],
  service: Service,
): Found[] {
  const breaches: Found[] = [];
  for (const band of bandsOf(rules, country, whole)) {
    const paidUsdMinor = band.over + 1;
    const verdict = judgeService(rules, { country, paidUsdMinor, cargoKinds }, service);
    if (verdict.permitted) continue;
    const before = breaches.at(-1);
    if (before?.ruleId === verdict.ruleId && before.upTo === band.over) {
      breaches.splice(-1, 1, { ...before, upTo: band.upTo });
      continue;
    }
    const only = rules.find(({ id }) => id === verdict.ruleId)?.onlyCodes;
    const allowedCodes = verdict.code === "service_not_in_rule" && only ? only.codes : [];
    const { ruleId, code, lowestClass } = verdict;
    breaches.push({ ruleId, code, lowestClass, allowedCodes, ...band });
  }
  return breaches;
}

function bandsOf(rules: readonly ServiceRule[], country: string, whole: Band): Band[] {
  const cuts = new Set([whole.over, whole.upTo]);
  for (const rule of rules) {
    if (rule.country !== country && rule.country !== "*") continue;
    for (const cut of [rule.overMinor, rule.upToMinor]) {
      if (cut !== null && cut > whole.over && cut < whole.upTo) cuts.add(cut);
    }
  }
  const sorted = [...cuts].sort((a, b) => a - b);
  return sorted.slice(1).map((upTo, index) => ({ over: sorted[index] ?? -1, upTo }));
}

function fixesOf(countries: readonly CountryCode[], of: number, whole: Band, broken: Band): RuleFix[] {
  const fixes: RuleFix[] = [];
  if (countries.length < of) fixes.push({ kind: "leave_out", countries });
  if (broken.over > whole.over) fixes.push({ kind: "limit_up_to", usdMinor: broken.over });
  if (broken.upTo < whole.upTo) fixes.push({ kind: "start_over", usdMinor: broken.upTo });
  return fixes;
}

/** The template with the way out taken. */
export function applyFix(fields: TemplateFields, fix: RuleFix): TemplateFields {
  const { destinations } = fields;
  switch (fix.kind) {
    case "leave_out": {
      const countries = destinations.countries.filter((country) => !fix.countries.includes(country));
      // what only stands in the list is simply struck off
      const isWider = destinations.worldwide || destinations.groups.length > 0;
      const except = isWider ? [...new Set([...destinations.except, ...fix.countries])].sort() : destinations.except;
      return { ...fields, destinations: { ...destinations, countries, except } };
    }
    case "limit_up_to":
      return { ...fields, upToUsdMinor: fix.usdMinor };
    case "start_over":
      return { ...fields, overUsdMinor: fix.usdMinor };
  }
}
