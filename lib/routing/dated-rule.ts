import { compareClasses } from "#lib/carriers/service-class";
import { isCountryCode } from "#lib/kit/country";
import { ok, type Result, refuse } from "#lib/kit/result";
import { addDays, type CalendarDate, isCalendarDate } from "#lib/kit/time";
import { type DatedRule, endedBefore, type RuleDraft, ruleStateOn } from "./rule-days.ts";

export type RuleRefusal = {
  readonly code:
    | "country_unknown"
    | "amounts_reversed"
    | "codes_below_class"
    | "day_unknown"
    | "days_reversed"
    | "day_over"
    | "rule_unknown"
    | "rule_over"
    | "rule_overlaps";
  readonly field?: string;
  readonly values?: Readonly<Record<string, string | number>>;
};

/**
 * May this rule be entered, in the place of `replaces` or as a new one? What was decided on days that are over stays as it
 * was, so a rule begins today at the earliest, and the one in whose place it stands ends the day before. Refused: an unknown
 * country, an empty band of amounts, services below the lowest class, days that do not exist, lie behind or run backwards, a
 * rule to replace that is unknown or over, and a band that another rule of the country holds on one of these days.
 */
export function judgeRule(
  rules: readonly DatedRule[],
  draft: RuleDraft,
  replaces: string | null,
  today: CalendarDate,
): Result<null, RuleRefusal> {
  if (draft.country !== "*" && !isCountryCode(draft.country))
    return refuse({ code: "country_unknown", field: "country" });
  if (draft.upToMinor !== null && draft.overMinor >= draft.upToMinor) {
    return refuse({ code: "amounts_reversed", field: "upTo" });
  }
  if (draft.onlyCodes && compareClasses(draft.onlyCodes.class, draft.lowestClass) < 0) {
    return refuse({ code: "codes_below_class", field: "onlyClass" });
  }
  const days = judgeDays(draft, today);
  if (!days.ok) return days;
  const replaced = replaces === null ? null : rules.find(({ rule }) => rule.id === replaces);
  if (replaced === undefined) return refuse({ code: "rule_unknown" });
  if (replaced !== null && isOver(replaced, today)) return refuse({ code: "rule_over" });
  const others = rules.map((one) => (one === replaced ? endedBefore(one, draft.validFrom) : one));
  const other = others.find((one) => overlaps(one, draft));
  if (!other) return ok(null);
  const values = { rule: other.rule.id, from: other.validFrom, to: other.validTo ?? "none" };
  return refuse({ code: "rule_overlaps", field: "upTo", values });
}

function judgeDays({ validFrom, validTo }: RuleDraft, today: CalendarDate): Result<null, RuleRefusal> {
  if (!isCalendarDate(validFrom)) return refuse({ code: "day_unknown", field: "validFrom" });
  if (validTo !== null && !isCalendarDate(validTo)) return refuse({ code: "day_unknown", field: "validTo" });
  if (validFrom < today) return refuse({ code: "day_over", field: "validFrom", values: { today } });
  if (validTo !== null && validTo < validFrom) return refuse({ code: "days_reversed", field: "validTo" });
  return ok(null);
}

/**
 * May this rule end with `lastDay`? At the earliest with yesterday: it then holds no longer from this moment on. One that has
 * not begun yet is withdrawn by any day before its first. Refused: a day that does not exist or lies further back, a rule
 * that is unknown or over, and a later end under which it would run into another rule.
 */
export function judgeEnd(
  rules: readonly DatedRule[],
  ruleId: string,
  lastDay: CalendarDate,
  today: CalendarDate,
): Result<null, RuleRefusal> {
  const one = rules.find(({ rule }) => rule.id === ruleId);
  if (!one) return refuse({ code: "rule_unknown" });
  if (!isCalendarDate(lastDay)) return refuse({ code: "day_unknown", field: "lastDay" });
  if (isOver(one, today)) return refuse({ code: "rule_over" });
  if (lastDay < addDays(today, -1)) return refuse({ code: "day_over", field: "lastDay", values: { today } });
  const longer = { ...one.rule, validFrom: one.validFrom, validTo: lastDay };
  const other = rules.find((each) => each !== one && overlaps(each, longer));
  if (!other) return ok(null);
  const values = { rule: other.rule.id, from: other.validFrom, to: other.validTo ?? "none" };
  return refuse({ code: "rule_overlaps", field: "lastDay", values });
}

function isOver(rule: DatedRule, today: CalendarDate): boolean {
  const state = ruleStateOn(rule, today);
  return state === "ended" || state === "withdrawn";
}

function overlaps({ rule, validFrom, validTo }: DatedRule, draft: RuleDraft): boolean {
  if (rule.country !== draft.country || (validTo !== null && validTo < validFrom)) return false;
  const sameDays = (draft.validTo ?? "9999-12-31") >= validFrom && (validTo ?? "9999-12-31") >= draft.validFrom;
  const sameAmounts =
    (draft.upToMinor ?? Number.POSITIVE_INFINITY) > rule.overMinor &&
    (rule.upToMinor ?? Number.POSITIVE_INFINITY) > draft.overMinor;
  return sameDays && sameAmounts && (draft.validTo === null || draft.validTo >= draft.validFrom);
}

/** A name that people can read, as sellers see it beside what a rule forbids: `US-over-5-2026-12-01`. */
export function ruleIdOf(draft: RuleDraft, taken: readonly string[]): string {
  const country = draft.country === "*" ? "any" : draft.country;
  const dollars = (minor: number) => String(minor / 100);
  const band =
    draft.overMinor < 0
      ? draft.upToMinor === null
        ? "all"
        : `up-to-${dollars(draft.upToMinor)}`
      : draft.upToMinor === null
        ? `over-${dollars(draft.overMinor)}`
        : `${dollars(draft.overMinor)}-to-${dollars(draft.upToMinor)}`;
  const name = `${country}-${band}-${draft.validFrom}`;
  for (let count = 1; ; count++) {
    const id = count === 1 ? name : `${name}-${count}`;
    if (!taken.includes(id)) return id;
  }
}
