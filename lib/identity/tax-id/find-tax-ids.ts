import { plainCode } from "#lib/identity/plain-text";
import { compactTaxId, fits, normalised, type TaxId } from "#lib/identity/tax-id/check-tax-id";
import { type TaxIdRule, taxIdRules } from "#lib/identity/tax-id/rules";
import type { CountryCode } from "#lib/kit/country";

export type TextSource = { readonly where: string; readonly text: string };

/** A number found in a text: where, as written there, and whether its name stood beside it ("CPF: …"). */
export type FoundTaxId = TaxId & { readonly where: string; readonly found: string; readonly isLabelled: boolean };

/**
 * Proposes the recipient's number from address and remark. A number that carries a check digit is proposed when bare,
 * any other only behind its name. `notThese`: numbers that mean something else (phones), compared by their digits.
 * Labelled ones come first; the same number is proposed once.
 */
export function findTaxIds(
  country: CountryCode,
  texts: readonly TextSource[],
  notThese: readonly string[] = [],
): FoundTaxId[] {
  const rules = taxIdRules[country] ?? [];
  const others = notThese.map((text) => text.replace(/\D/g, "")).filter((digits) => digits.length >= 7);
  const found = texts.flatMap(({ where, text }) =>
    rules.flatMap((rule) => findByRule(rule, plainCode(text).toUpperCase()).map((hit) => ({ ...hit, where }))),
  );
  const wanted = found.filter((hit) => hit.isLabelled || !others.some((digits) => digits.endsWith(hit.value)));
  const seen = new Set<string>();
  return [...wanted.filter((hit) => hit.isLabelled), ...wanted.filter((hit) => !hit.isLabelled)].filter((hit) => {
    const isNew = !seen.has(hit.value);
    seen.add(hit.value);
    return isNew;
  });
}

function findByRule(rule: TaxIdRule, text: string): Omit<FoundTaxId, "where">[] {
  const whole = new RegExp(`(?<![\\p{L}\\p{N}]|\\d[.\\-])(?:${rule.pattern.source})(?![\\p{L}\\p{N}]|[.\\-]\\d)`, "gu");
  return [...text.matchAll(whole)].flatMap((match) => {
    const compact = compactTaxId(match[0]);
    const isLabelled = rule.label.test(text.slice(Math.max(0, match.index - 24), match.index));
    if (!(isLabelled || rule.isChecked) || !fits(rule, compact)) return [];
    return [{ kind: rule.kind, value: normalised(rule, compact), found: match[0], isLabelled }];
  });
}
