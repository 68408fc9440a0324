import { ask, type Finding, warn } from "#lib/identity/finding";
import { isMaskedNumber, plainCode } from "#lib/identity/plain-text";
import { elsewhere } from "#lib/identity/postal-elsewhere";
import { misplacedSeparators, proposePostalCode } from "#lib/identity/postal-proposal";
import { type PostalShape, readShapes, spell, wholeCode } from "#lib/identity/postal-shape";
import type { PostalRule } from "#lib/identity/tables/postal-rule";
import { postalRules } from "#lib/identity/tables/postal-rules";
import { type CountryCode, countryCodes, countryName } from "#lib/kit/country";

export type PostalCodeInput = { readonly country: CountryCode; readonly postalCode: string };

/** `postalCode` in the country's own spelling; empty where there is none to print; as given while a finding asks. */
export type PostalCodeAnswer = { readonly postalCode: string; readonly findings: readonly Finding[] };

const shapesOf: ReadonlyMap<CountryCode, readonly PostalShape[]> = new Map(
  countryCodes.map((country) => [country, readShapes(postalRules[country].shapes)]),
);

/** What buyers type where the form wants a code and they have none. */
const placeholder = /^(0[0 -]*|9{5,6}|X+|N\/?A|NA|NONE|NULL|NIL|NO|SN|S\/N|UNDEFINED|-+|\.+|_+)$/;

/**
 * Judges a recipient's postal code by the country's postal rules (UPU addressing sheets, national posts) and spells it
 * as that post does. Asks: postal_code_missing, postal_code_masked, postal_code_placeholder, postal_code_format,
 * postal_code_old, postal_code_not_found. Warns: postal_code_empty, postal_code_unused, postal_code_elsewhere.
 */
export function checkPostalCode(input: PostalCodeInput): PostalCodeAnswer {
  const { country } = input;
  const given = input.postalCode;
  const rule = postalRules[country];
  if (isMaskedNumber(given)) return asked(given, ask("postalCode", "postal_code_masked", given));
  const text = withoutLabel(plainCode(given).toUpperCase(), country);
  if (rule.need === "unused") return unusedHere(text, given, country);
  if (text === "") return missing(rule, given, country);
  if (placeholder.test(text) && !isRealCode(text, country)) return placeheld(rule, given, country);
  return judge(text, given, country);
}

/** True when a parcel can go with this code as it stands or after a certain repair. */
export function isPostalCode(country: CountryCode, postalCode: string): boolean {
  return checkPostalCode({ country, postalCode }).findings.every((finding) => finding.kind === "warn");
}

function judge(text: string, given: string, country: CountryCode): PostalCodeAnswer {
  const rule = postalRules[country];
  const shapes = shapesOf.get(country) ?? [];
  const compact = text.replace(/[ -]/g, "");
  const values = { country: countryName(country, "en"), countryZh: countryName(country, "zh"), example: rule.example };
  for (const shape of shapes) {
    const whole = wholeCode(shape, compact);
    if (whole === null || (rule.exists && !rule.exists.test(whole))) continue;
    const spelled = spell(shape, whole);
    if (misplacedSeparators(text, shape, whole.length - compact.length)) {
      return asked(given, ask("postalCode", "postal_code_format", given, { values, suggestion: spelled }));
    }
    const other = elsewhere(country, whole);
    if (!other) return { postalCode: spelled, findings: [] };
    const place = { other: countryName(other, "en"), otherZh: countryName(other, "zh") };
    return {
      postalCode: spelled,
      findings: [warn("postalCode", "postal_code_elsewhere", given, { values: { ...values, ...place } })],
    };
  }
  return refused(text, compact, given, country, values);
}

function refused(
  text: string,
  compact: string,
  given: string,
  country: CountryCode,
  values: Finding["values"],
): PostalCodeAnswer {
  const shapes = shapesOf.get(country) ?? [];
  const other = elsewhere(country, compact);
  if (other && isPostalCode(other, text)) {
    const place = { other: countryName(other, "en"), otherZh: countryName(other, "zh") };
    const { postalCode } = checkPostalCode({ country: other, postalCode: text });
    return {
      postalCode,
      findings: [warn("postalCode", "postal_code_elsewhere", given, { values: { ...values, ...place } })],
    };
  }
  const { code, suggestion } = proposePostalCode(country, text, shapes, postalRules[country].exists);
  return asked(given, ask("postalCode", code, given, { values, suggestion }));
}

function missing(rule: PostalRule, given: string, country: CountryCode): PostalCodeAnswer {
  const values = { country: countryName(country, "en"), countryZh: countryName(country, "zh"), example: rule.example };
  if (rule.need === "required") return asked(given, ask("postalCode", "postal_code_missing", given, { values }));
  if (rule.need === "seldom") return { postalCode: "", findings: [] };
  return { postalCode: "", findings: [warn("postalCode", "postal_code_empty", given, { values })] };
}

function placeheld(rule: PostalRule, given: string, country: CountryCode): PostalCodeAnswer {
  if (rule.need === "seldom") return { postalCode: "", findings: [] };
  const values = { country: countryName(country, "en"), countryZh: countryName(country, "zh"), example: rule.example };
  return asked(given, ask("postalCode", "postal_code_placeholder", given, { values }));
}

function unusedHere(text: string, given: string, country: CountryCode): PostalCodeAnswer {
  if (text === "" || placeholder.test(text)) return { postalCode: "", findings: [] };
  const values = { country: countryName(country, "en"), countryZh: countryName(country, "zh") };
  return { postalCode: "", findings: [warn("postalCode", "postal_code_unused", given, { values })] };
}

/** 99999 is a place in Lapland and 00000 none anywhere: a placeholder counts only where no real code looks like it. */
function isRealCode(text: string, country: CountryCode): boolean {
  const { exists } = postalRules[country];
  if (/^[0 -]+$/.test(text)) return false;
  return (shapesOf.get(country) ?? []).some((shape) => shape.pattern.test(text) && (exists?.test(text) ?? true));
}

/** What the distinguishing signs on envelopes stand for ("D-10115"); ISO codes in front are known without a list. */
const signs: Partial<Record<CountryCode, string>> = {
  AT: "A",
  AX: "FI|AX",
  BE: "B",
  CZ: "CS",
  DE: "D",
  ES: "E",
  FI: "FIN|SF",
  FR: "F",
  GF: "F",
  GP: "F",
  GR: "EL",
  HU: "H",
  IT: "I",
  LI: "FL",
  LU: "L",
  MC: "F",
  MQ: "F",
  NO: "N",
  PL: "P",
  PT: "P",
  RE: "F",
  SE: "S",
  SM: "I|RSM",
  VA: "I|V",
  YT: "F",
  MY: "MAL",
  PR: "US|USA",
  SG: "S|SINGAPORE",
  US: "USA",
  CH: "CHE",
  RU: "RUS",
  UA: "UKR",
  BR: "BRA",
};

/** Without words of forms ("CEP", "〒"), the country's sign, Excel's ".0", dots and a CEDEX; only in front of a digit. */
function withoutLabel(text: string, country: CountryCode): string {
  const bare = text
    .replace(/^(ZIP ?CODE|POSTAL ?CODE|POST ?CODE|ZIP|PIN ?CODE|PIN|PLZ|CEP|CAP|C\.?P\.?|PC|〒)[ :.#-]*(?=\d)/, "")
    .replace(/ ?CEDEX.*$/, "")
    .replace(/^["'#(]+|["'),;:]+$/g, "")
    .replace(/^(\d{3,})\.0$/, "$1")
    .replace(/(?<=[\dA-Z])\.(?=[\dA-Z])/g, "")
    .replace(/ *- */g, "-")
    .trim();
  const sign = new RegExp(`^(${country}|${signs[country] ?? country})[ -]?(?=\\d)`);
  const literal = (shapesOf.get(country) ?? []).some((shape) => shape.start !== "" && bare.startsWith(shape.start));
  return literal ? bare : bare.replace(sign, "");
}

function asked(given: string, finding: Finding): PostalCodeAnswer {
  return { postalCode: given.trim(), findings: [finding] };
}
