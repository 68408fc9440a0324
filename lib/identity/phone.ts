import { getCountryCallingCode, parsePhoneNumberFromString as parseStrictly } from "libphonenumber-js/max";
import { parsePhoneNumberFromString as parseLoosely } from "libphonenumber-js/min";
import { ask, type Finding, type RecipientField, warn } from "#lib/identity/finding";
import {
  dialCountry,
  type PhoneCandidate,
  type PhoneDerivation,
  phoneCandidates,
} from "#lib/identity/phone-candidates";
import { readPhoneText } from "#lib/identity/phone-text";
import { isMaskedNumber } from "#lib/identity/plain-text";
import { type CountryCode, countryName, isCountryCode } from "#lib/kit/country";

export type PhoneInput = {
  readonly country: CountryCode;
  /** The platform's prefix field; a documented sample holds "04", so it is the last thing believed. */
  readonly phoneCountryCode?: string;
  readonly phone: string;
  readonly mobile: string;
};

/** `e164` such as "+79161234567", null while a finding asks. */
export type PhoneAnswer = {
  readonly e164: string | null;
  readonly derived: PhoneDerivation | null;
  readonly findings: readonly Finding[];
};

type Read = { readonly e164: string; readonly derived: PhoneDerivation; readonly findings: readonly Finding[] };
type Judged = Read | { readonly asks: Finding };

/**
 * The recipient's number in E.164 from the two cells of the export, mobile first. Numbering plans after libphonenumber's
 * metadata, repaired where a plan changed or people write it otherwise (see phone-renumbering, phone-candidates).
 * Asks: phone_missing, phone_masked, phone_letters, phone_too_short, phone_too_long, phone_placeholder, phone_invalid,
 * phone_brazil_ninth_digit. Warns: phone_several, phone_extension, phone_other_country, phone_unassigned,
 * phone_renumbered, phone_second_bad.
 */
export function checkPhone(input: PhoneInput): PhoneAnswer {
  const cells = (["mobile", "phone"] as const).filter((field) => input[field].trim() !== "");
  const first = cells[0];
  if (first === undefined) return { e164: null, derived: null, findings: [ask("mobile", "phone_missing", "")] };
  const refusals: Finding[] = [];
  for (const field of cells) {
    const judged = judgeCell(field, input[field], input);
    if ("asks" in judged) {
      refusals.push(judged.asks);
      continue;
    }
    const bad = refusals.map((finding) => warn(finding.field, "phone_second_bad", finding.given));
    return { e164: judged.e164, derived: judged.derived, findings: [...judged.findings, ...bad] };
  }
  return { e164: null, derived: null, findings: refusals.slice(0, 1) };
}

function judgeCell(field: RecipientField, given: string, input: PhoneInput): Judged {
  if (isMaskedNumber(given)) return { asks: ask(field, "phone_masked", given) };
  const { numbers, letters, extension } = readPhoneText(given);
  const values = { country: countryName(input.country, "en"), countryZh: countryName(input.country, "zh") };
  if (letters) return { asks: ask(field, "phone_letters", given, { values }) };
  const read = numbers.map((written) => judgeNumber(field, written, given, input));
  const good = read.find((judged): judged is Read => !("asks" in judged));
  if (!good) return read[0] ?? { asks: ask(field, "phone_missing", given) };
  const findings = [...good.findings];
  if (numbers.length > 1) findings.push(warn(field, "phone_several", given, { values: { used: good.e164 } }));
  if (extension !== null) findings.push(warn(field, "phone_extension", given, { values: { extension } }));
  return { ...good, findings };
}

type Parsed = { readonly candidate: PhoneCandidate; readonly e164: string; readonly country: string | undefined };

function judgeNumber(field: RecipientField, written: string, given: string, input: PhoneInput): Judged {
  const values = { country: countryName(input.country, "en"), countryZh: countryName(input.country, "zh") };
  const digits = written.replace(/\D/g, "");
  if (/(\d)\1{7,}$/.test(digits)) return { asks: ask(field, "phone_placeholder", given, { values }) };
  const candidates = phoneCandidates(written, input.country, input.phoneCountryCode ?? "");
  const best = choose(candidates, input.country);
  if (best === null) return { asks: ask(field, reasonOf(digits), given, { values }) };
  const ninth = brazilianNinth(best.parsed.e164);
  if (ninth !== null) {
    return { asks: ask(field, "phone_brazil_ninth_digit", given, { values, suggestion: ninth }) };
  }
  const { e164, candidate, country } = best.parsed;
  const findings: Finding[] = [];
  if (!best.assigned) findings.push(warn(field, "phone_unassigned", given, { values: { ...values, used: e164 } }));
  if (candidate.derived === "renumbered")
    findings.push(warn(field, "phone_renumbered", given, { values: { used: e164 } }));
  if (!atHome(e164, input.country)) {
    const other = country !== undefined && isCountryCode(country) ? country : null;
    const place = { other: other ? countryName(other, "en") : e164, otherZh: other ? countryName(other, "zh") : e164 };
    findings.push(warn(field, "phone_other_country", given, { values: { ...values, ...place } }));
  }
  return { e164, derived: candidate.derived, findings };
}

/** First what is assigned at home, then assigned abroad if so written, then what at least has the plan's form. */
function choose(
  candidates: readonly PhoneCandidate[],
  country: CountryCode,
): { parsed: Parsed; assigned: boolean } | null {
  const strict = candidates.flatMap((candidate) => parse(candidate, parseStrictly));
  const home = strict.find((parsed) => atHome(parsed.e164, country));
  if (home) return { parsed: home, assigned: true };
  const abroad = strict.find(({ candidate }) => candidate.derived !== "prefix_dropped");
  if (abroad) return { parsed: abroad, assigned: true };
  const loose = candidates.flatMap((candidate) => parse(candidate, parseLoosely));
  const plausible = loose.find(({ e164 }) => atHome(e164, country) && !tooShort.test(e164));
  return plausible ? { parsed: plausible, assigned: false } : null;
}

function parse(candidate: PhoneCandidate, parser: typeof parseStrictly): Parsed[] {
  const number = candidate.country ? parser(candidate.text, candidate.country) : parser(candidate.text);
  if (!number?.isValid()) return [];
  if (candidate.derived === "overseas" && number.country !== candidate.country) return [];
  return [{ candidate, e164: number.number, country: number.country }];
}

function atHome(e164: string, country: CountryCode): boolean {
  return e164.startsWith(`+${getCountryCallingCode(dialCountry(country))}`);
}

/** Numbers without their area code, which the general pattern lets pass: Brazil's have ten or eleven digits (Anatel). */
const tooShort = /^\+55\d{1,9}$/;

/** Brazil's mobiles have nine digits since 2016 (Anatel); eight that begin with 6 to 9 are a mobile without the 9. */
function brazilianNinth(e164: string): string | null {
  const match = /^\+55(\d\d)([6-9]\d{7})$/.exec(e164);
  return match ? `+55${match[1]}9${match[2]}` : null;
}

function reasonOf(digits: string): string {
  if (/^(0?123456789|1234567890?|12345678)$/.test(digits)) return "phone_placeholder";
  if (digits.length < 7) return "phone_too_short";
  return digits.length > 15 ? "phone_too_long" : "phone_invalid";
}
