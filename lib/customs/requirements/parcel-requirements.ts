import type { CalendarDate } from "#lib/kit/time";
import { checkLineField, type FieldStanding, met, missing, wrong } from "./check-line-field.ts";
import { holds } from "./conditions.ts";
import type { RequirementFacts } from "./facts.ts";
import { isLineField, isPlatformsOwn, type ParcelField, type RequirementField } from "./field.ts";
import type { Fix } from "./fixes.ts";
import type { Effect, RequirementRule } from "./rule.ts";
import { type RuleCode, requirementRules } from "./rules.ts";

/** One thing that one rule asks of a parcel. `line`: position of the goods from 0, null for the parcel itself. */
export type Requirement = {
  readonly rule: RuleCode;
  readonly field: RequirementField;
  readonly line: number | null;
  readonly state: "met" | "missing" | "wrong";
  /** What follows where it is not met; null where it is. */
  readonly effect: Effect | null;
  readonly fix: Fix | null;
};

/** Does a rule hold on a day, for a destination? An unknown destination is asked only what every destination asks. */
export function isInForce(
  rule: RequirementRule,
  { country, isEuMember }: RequirementFacts["destination"],
  today: CalendarDate,
): boolean {
  // "2026-02" counts from the first of the month and to its end
  if (rule.since !== null && rule.since > today) return false;
  if (rule.until !== null && today.slice(0, rule.until.length) > rule.until) return false;
  if (rule.where === "all") return true;
  return rule.where === "EU" ? isEuMember : country !== null && rule.where.includes(country);
}

/**
 * Everything that the rules in force `today` (in China) ask of a parcel to its destination, met or not, by rule and line.
 * Pure; the same facts on another day may be asked for more.
 */
export function parcelRequirements(facts: RequirementFacts, today: CalendarDate): Requirement[] {
  return requirementRules.flatMap((rule: RequirementRule & { readonly code: RuleCode }) => {
    if (!isInForce(rule, facts.destination, today)) return [];
    return rule.fields.flatMap((field): Requirement[] => {
      if (!isLineField(field)) {
        if (rule.when && !holds(rule.when, facts, null)) return [];
        const standing = checkParcelField(facts, field);
        return standing ? [requirement(rule, field, null, standing)] : [];
      }
      return facts.lines.flatMap((line, index) =>
        rule.when && !holds(rule.when, facts, line)
          ? []
          : [requirement(rule, field, index, checkLineField(line, field))],
      );
    });
  });
}

function requirement(
  rule: RequirementRule & { readonly code: RuleCode },
  field: RequirementField,
  line: number | null,
  { state, fix }: FieldStanding,
): Requirement {
  return { rule: rule.code, field, line, state, effect: state === "met" ? null : rule[state], fix };
}

/** Null where there is no recipient to ask: goods are looked at by themselves. */
function checkParcelField({ recipient }: RequirementFacts, field: ParcelField): FieldStanding | null {
  if (recipient === null) return null;
  if (isPlatformsOwn(field)) return met;
  const isTaxId = field === "taxId";
  const { state, value } = isTaxId ? recipient.taxId : recipient.phone;
  if (state === "met") return met;
  if (state === "missing") return missing(isTaxId ? "tax_id_missing" : "phone_missing");
  return wrong(isTaxId ? "tax_id_wrong" : "phone_wrong", { value });
}
