import { isMaskedNumber, plainCode } from "#lib/identity/plain-text";
import { type TaxIdKind, type TaxIdRule, taxIdRules } from "#lib/identity/tax-id/rules";
import type { CountryCode } from "#lib/kit/country";
import { ok, type Result, refuse } from "#lib/kit/result";

/** A number without separators, in upper case, and what it is. */
export type TaxId = { readonly kind: TaxIdKind; readonly value: string };

/**
 * Reads a recipient's tax or identity number as the buyer wrote it. Refusals: tax_id_country_unknown (no number is known
 * for the country), tax_id_masked, tax_id_wrong (form or check digit; `values.country`).
 */
export function checkTaxId(country: CountryCode, text: string): Result<TaxId> {
  const rules = taxIdRules[country];
  if (!rules) return refuse({ code: "tax_id_country_unknown", field: "taxId", values: { country } });
  if (isMaskedNumber(text)) return refuse({ code: "tax_id_masked", field: "taxId" });
  const compact = compactTaxId(text);
  const unlabelled = rules.reduce((rest, { label }) => rest.replace(label, " "), plainCode(text));
  for (const candidate of [compact, compactTaxId(unlabelled)]) {
    const rule = rules.find((known) => fits(known, candidate));
    if (rule) return ok({ kind: rule.kind, value: normalised(rule, candidate) });
  }
  return refuse({ code: "tax_id_wrong", field: "taxId", values: { country } });
}

/** Without separators, in upper case. Excel's lost zeros are put back where the number has a check digit. */
export function compactTaxId(text: string): string {
  return plainCode(text)
    .toUpperCase()
    .replace(/[\s.\-/:_#]/g, "");
}

export function fits(rule: TaxIdRule, compact: string): boolean {
  return rule.isValid(rule.kind === "cpf" ? compact.padStart(11, "0") : compact) && compact !== "";
}

export function normalised(rule: TaxIdRule, compact: string): string {
  if (rule.kind === "cpf") return compact.padStart(11, "0");
  if (rule.kind === "nie_uy") return compact.padStart(8, "0");
  return rule.kind === "teudat_zehut" ? compact.padStart(9, "0") : compact;
}
