import { ask, type Finding, warn } from "#lib/identity/finding";
import { isMasked, visibleText } from "#lib/identity/plain-text";
import { isPostalCode } from "#lib/identity/postal-code";
import { findProvince, knowsProvinces, provinceHoldsPostalCode } from "#lib/identity/province";
import { unreadableLetters } from "#lib/identity/scripts";
import { type CountryCode, countryName } from "#lib/kit/country";

export type AddressInput = {
  readonly country: CountryCode;
  readonly name: string;
  readonly province: string;
  readonly city: string;
  readonly address: string;
  /** In the spelling that checkPostalCode answered. */
  readonly postalCode: string;
};

/** The four texts without invisible characters and emoji; `provinceCode` where the country's states are known. */
export type AddressAnswer = {
  readonly name: string;
  readonly province: string;
  readonly provinceCode: string | null;
  readonly city: string;
  readonly address: string;
  readonly findings: readonly Finding[];
};

/** Longest texts that carriers' fields hold: UPU S42 and Cainiao LINK orders cut beyond these. */
const limits = { name: 64, province: 64, city: 64, address: 256 } as const;

/** Customs there matches the recipient with a document and wants a name and a surname. */
const fullName = new Set<CountryCode>(["RU", "BY", "KZ", "KG", "AM", "UZ", "UA", "BR", "TR"]);
/** Carriers sort by state there. Source: addressing metadata of libaddressinput, required field S. */
const provinceNeeded = new Set<CountryCode>(["US", "CA", "AU", "BR", "MX"]);
const cityStates = new Set<CountryCode>(["SG", "HK", "MO", "MC", "GI", "VA", "JE", "GG", "IM", "BM", "KW"]);

const poBox =
  /\b(p\.? ?o\.? ?box|post ?office box|postbus|postfach|apartado( postal)?|casilla( de correo)?|caixa postal|bo[iî]te postale|casella postale|а\/я|абонентский ящик)\b|(?:^|\s)b\.?p\.? ?\d{2,}/iu;
const military = /\b(APO|FPO|DPO)\b/;
const emoji = /\p{Extended_Pictographic}|[\u{1F1E6}-\u{1F1FF}]/gu;

/**
 * Judges name, province, city and street line of a recipient. Asks: masked_recipient, name_missing, name_surname_missing,
 * city_missing, address_missing, address_too_short, province_missing, province_unknown (US, CA), field_too_long.
 * Warns: name_single_word, name_has_digits, province_unknown, province_postal_mismatch, house_number_missing, po_box,
 * military_address, script_not_latin, characters_removed, contact_in_address.
 */
export function checkAddress(input: AddressInput): AddressAnswer {
  const name = cleaned(input.name);
  const province = cleaned(input.province);
  const city = cleaned(input.city);
  const address = cleaned(input.address);
  const clean = { name, province, city, address };
  const state = findProvince(input.country, province);
  const findings = [
    ...eachText(input, clean),
    ...aboutName(input, name),
    ...aboutPlace(input, clean, state?.code ?? null),
    ...aboutStreet(input, clean),
  ];
  const masked = new Set(findings.filter(({ code }) => code === "masked_recipient").map(({ field }) => field));
  const kept = findings.filter(({ field, code }) => !masked.has(field) || code === "masked_recipient");
  return { ...clean, provinceCode: state?.code ?? null, findings: kept };
}

function cleaned(text: string): string {
  return visibleText(text.replace(emoji, " ")).normalize("NFC");
}

function eachText(input: AddressInput, clean: Record<keyof typeof limits, string>): Finding[] {
  const findings: Finding[] = [];
  for (const field of ["name", "province", "city", "address"] as const) {
    const given = input[field];
    if (isMasked(given)) findings.push(ask(field, "masked_recipient", given));
    const length = clean[field].length;
    if (length > limits[field])
      findings.push(ask(field, "field_too_long", given, { values: { length, limit: limits[field] } }));
    const letters = unreadableLetters(clean[field], input.country);
    if (letters !== "") findings.push(warn(field, "script_not_latin", given, { values: { letters } }));
    if (clean[field] !== given.replace(/\s+/gu, " ").trim().normalize("NFC")) {
      findings.push(warn(field, "characters_removed", given, { suggestion: clean[field] }));
    }
  }
  return findings;
}

function aboutName(input: AddressInput, name: string): Finding[] {
  if (!/\p{L}/u.test(name)) return [ask("name", "name_missing", input.name)];
  if (/\d{3,}/.test(name)) return [warn("name", "name_has_digits", input.name)];
  const words = name.match(/\p{L}[\p{L}\p{M}'’.-]*/gu) ?? [];
  if (
    words.length > 1 ||
    /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]{2,}/u.test(name)
  )
    return [];
  const values = { country: countryName(input.country, "en"), countryZh: countryName(input.country, "zh") };
  return fullName.has(input.country)
    ? [ask("name", "name_surname_missing", input.name, { values })]
    : [warn("name", "name_single_word", input.name, { values })];
}

function aboutPlace(input: AddressInput, clean: Record<keyof typeof limits, string>, code: string | null): Finding[] {
  const { country } = input;
  const values = { country: countryName(country, "en"), countryZh: countryName(country, "zh") };
  const findings: Finding[] = [];
  if (!hasContent(clean.city) && !cityStates.has(country))
    findings.push(ask("city", "city_missing", input.city, { values }));
  if (!hasContent(clean.province)) {
    if (provinceNeeded.has(country)) findings.push(ask("province", "province_missing", input.province, { values }));
  } else if (code === null && knowsProvinces(country)) {
    const kind = country === "US" || country === "CA" ? ask : warn;
    findings.push(kind("province", "province_unknown", input.province, { values }));
  } else if (code !== null && liesElsewhere(country, code, input.postalCode)) {
    const mismatch = { ...values, province: clean.province, postalCode: input.postalCode };
    findings.push(warn("province", "province_postal_mismatch", input.province, { values: mismatch }));
  }
  const forces = country === "US" && (military.test(clean.city) || ["AA", "AE", "AP"].includes(code ?? ""));
  if (forces) findings.push(warn("city", "military_address", input.city));
  return findings;
}

function aboutStreet(input: AddressInput, clean: Record<keyof typeof limits, string>): Finding[] {
  const { address } = clean;
  if (!hasContent(address)) return [ask("address", "address_missing", input.address)];
  const findings: Finding[] = [];
  if (address.length < 4) findings.push(ask("address", "address_too_short", input.address));
  if (poBox.test(address)) findings.push(warn("address", "po_box", input.address));
  else if (!/\p{N}/u.test(address)) findings.push(warn("address", "house_number_missing", input.address));
  if (/\S+@\S+\.\w{2,}/.test(address)) findings.push(warn("address", "contact_in_address", input.address));
  return findings;
}

/** "-", "N/A" and "." are not a place. */
function hasContent(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text) && !/^(n\/?a|none|null|other|no|nil|undefined)$/i.test(text);
}

/** Only a code that is good in itself says that the state is another. */
function liesElsewhere(country: CountryCode, code: string, postalCode: string): boolean {
  return !provinceHoldsPostalCode(country, code, postalCode) && isPostalCode(country, postalCode);
}
