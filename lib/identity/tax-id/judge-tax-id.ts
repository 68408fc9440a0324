import { accepted, doubtful, type IdentifierCheck, refused } from "#lib/identity/identifier-check";
import { isMaskedNumber } from "#lib/identity/plain-text";
import { hasPinflCheck, hasRfcCheck, isUncheckedEcuadorRuc } from "#lib/identity/tax-id/check-digits";
import { compactTaxId, fits, normalised } from "#lib/identity/tax-id/check-tax-id";
import { type TaxIdKind, type TaxIdRule, taxIdRules } from "#lib/identity/tax-id/rules";
import { type CountryCode, countryCodes } from "#lib/kit/country";

export type TaxIdParts = { readonly country: CountryCode; readonly kind: TaxIdKind };

const byKind: ReadonlyMap<TaxIdKind, { readonly country: CountryCode; readonly rule: TaxIdRule }> = new Map(
  countryCodes.flatMap((country) => (taxIdRules[country] ?? []).map((rule) => [rule.kind, { country, rule }] as const)),
);

/**
 * Judges one number as one kind, where checkTaxId asks which kind fits. ok and refuse (tax_id_wrong) are its answers; between
 * them lie numbers that life knows and the rule does not. Warn: tax_id_zeros_lost (a CPF that Excel shortened), tax_id_check_digit
 * (an RFC of the 1.5 percent with another check digit; Ecuador's companies without one), tax_id_short (an RFC without its
 * last three). Note: pinfl_check_digit.
 */
export function judgeTaxId(kind: TaxIdKind, text: string): IdentifierCheck<TaxIdParts> {
  const known = byKind.get(kind);
  if (!known) throw new Error(`no rule for ${kind}`);
  const { country, rule } = known;
  const compact = compactTaxId(text).replace(prefixes[kind] ?? /^$/, "");
  if (text.trim() === "") return refused("", "identifier_missing");
  if (isMaskedNumber(text)) return refused(compact, "identifier_masked");
  const parts = { country, kind };
  if (fits(rule, compact)) {
    const value = normalised(rule, compact);
    if (kind === "cpf" && value !== compact) return doubtful(value, parts, "tax_id_zeros_lost", { proposal: value });
    if (kind === "rfc" && compact.length === 10) return doubtful(compact, parts, "tax_id_short");
    if (kind === "rfc" && !hasRfcCheck(compact)) return doubtful(compact, parts, "tax_id_check_digit");
    const notes = kind === "pinfl" && !hasPinflCheck(compact) ? [{ code: "pinfl_check_digit" }] : [];
    return accepted(value, parts, notes);
  }
  if (isKnownException(kind, compact)) return doubtful(compact, parts, "tax_id_check_digit");
  return refused(compact, "tax_id_wrong", { values: { country } });
}

/** Two letters of the country that tax offices put in front of these numbers, and names written close to them. */
const prefixes: Partial<Record<TaxIdKind, RegExp>> = {
  rut: /^CL(?=\d)/,
  cpf: /^CPF(?=\d)/,
  cnpj: /^CNPJ/,
  cuit: /^CUI[TL](?=\d)/,
  inn: /^ИНН(?=\d)/,
};

function isKnownException(kind: TaxIdKind, compact: string): boolean {
  if (kind === "ruc_ec") return isUncheckedEcuadorRuc(compact);
  // the shape by the schema of Mexico's electronic invoice
  return (
    kind === "rfc" &&
    /^[A-Z&Ñ]{3,4}\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[A-Z\d]{2}[\dA]$/.test(compact) &&
    !/^X[AE]XX010101000$/.test(compact)
  );
}
