import { checkAddress } from "#lib/identity/address";
import { ask, type Finding, warn } from "#lib/identity/finding";
import { checkPhone } from "#lib/identity/phone";
import { isMasked, plainCode } from "#lib/identity/plain-text";
import { checkPostalCode } from "#lib/identity/postal-code";
import { checkTaxId, compactTaxId, type TaxId } from "#lib/identity/tax-id/check-tax-id";
import { taxIdRequirement } from "#lib/identity/tax-id/requirement";
import { type CountryCode, countryName } from "#lib/kit/country";

/** A recipient as the export and its corrections give it; `taxId` as kept for the buyer, "" when none is known. */
export type Recipient = {
  readonly country: CountryCode | null;
  readonly countryText: string;
  readonly name: string;
  readonly province: string;
  readonly city: string;
  readonly address: string;
  readonly postalCode: string;
  readonly phone: string;
  readonly mobile: string;
  readonly phoneCountryCode?: string;
  readonly taxId: string;
};

/**
 * What goes on label and declaration. `phone` is E.164; while a finding asks, phone, postal code and tax number stand as
 * they were written, for the parcel of a person who lets the finding pass.
 */
export type CleanRecipient = {
  readonly country: CountryCode;
  readonly name: string;
  readonly province: string;
  readonly provinceCode: string | null;
  readonly city: string;
  readonly address: string;
  readonly postalCode: string;
  readonly phone: string;
  readonly taxId: TaxId | null;
};

/** `clean` is null only when the country is not known. `isBlocked`: at least one finding asks. */
export type RecipientFindings = {
  readonly clean: CleanRecipient | null;
  readonly findings: readonly Finding[];
  readonly isBlocked: boolean;
};

/**
 * Everything that is wrong or odd about one recipient, field by field; see checkAddress, checkPostalCode and checkPhone
 * for the codes. Of its own: country_unknown, tax_id_missing, tax_id_wrong, tax_id_masked (ask where the destination
 * requires the number, else warn). Pure; ten thousand recipients take well under two seconds.
 */
export function checkRecipient(recipient: Recipient): RecipientFindings {
  const { country } = recipient;
  if (country === null) {
    const code = isMasked(recipient.countryText) ? "masked_recipient" : "country_unknown";
    const finding = ask("country", code, recipient.countryText);
    return { clean: null, findings: [finding], isBlocked: true };
  }
  const postal = checkPostalCode({ country, postalCode: recipient.postalCode });
  const address = checkAddress({ ...recipient, country, postalCode: postal.postalCode });
  const phone = checkPhone({ ...recipient, country });
  const taxId = judgeTaxId(country, recipient.taxId);
  const findings = [...address.findings, ...postal.findings, ...phone.findings, ...taxId.findings];
  const { name, province, provinceCode, city } = address;
  return {
    clean: {
      country,
      name,
      province,
      provinceCode,
      city,
      address: address.address,
      postalCode: postal.postalCode,
      phone: phone.e164 ?? plainCode(recipient.mobile.trim() === "" ? recipient.phone : recipient.mobile),
      taxId: taxId.value,
    },
    findings,
    isBlocked: findings.some(({ kind }) => kind === "ask"),
  };
}

function judgeTaxId(country: CountryCode, given: string): { value: TaxId | null; findings: Finding[] } {
  const requirement = taxIdRequirement(country);
  const finding = requirement?.need === "required" ? ask : warn;
  const values = {
    country: countryName(country, "en"),
    countryZh: countryName(country, "zh"),
    kind: requirement?.kind ?? "other",
  };
  if (given.trim() === "") {
    return { value: null, findings: requirement ? [finding("taxId", "tax_id_missing", "", { values })] : [] };
  }
  const checked = checkTaxId(country, given);
  if (checked.ok) return { value: checked.value, findings: [] };
  if (!requirement) return { value: null, findings: [] };
  const asWritten = { kind: requirement.kind, value: compactTaxId(given) };
  const value = requirement.need === "required" ? asWritten : null;
  return { value, findings: [finding("taxId", checked.refusal.code, given, { values })] };
}
