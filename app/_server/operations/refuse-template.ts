import { formatMinor } from "#lib/kit/money";
import type { Refusal } from "#lib/kit/result";
import type { TemplateRefusal } from "#lib/routing/check-template";

/**
 * The first reason against a template as a refusal at its field. A broken rule names rule, countries and amounts; the
 * screen shows all reasons while one types, by the same function.
 */
export function refusalOf(refusal: TemplateRefusal): Refusal {
  const { code, field } = refusal;
  if (code === "rule_broken") {
    const { ruleId, countries, overUsdMinor, upToUsdMinor } = refusal.breach;
    const amount = (minor: number | null) => (minor === null ? "none" : formatMinor(minor, "USD"));
    const band = { over: amount(overUsdMinor), upTo: amount(upToUsdMinor) };
    return { code, field, values: { rule: ruleId, countries: countries.join(" "), ...band } };
  }
  return "limit" in refusal ? { code, field, values: { limit: refusal.limit } } : { code, field };
}
