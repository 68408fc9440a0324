import { type CountryCode as DialCountry, getCountryCallingCode, isSupportedCountry } from "libphonenumber-js/max";
import { renumbered } from "#lib/identity/phone-renumbering";
import type { CountryCode } from "#lib/kit/country";

/** How the international number came out of what was written. */
export type PhoneDerivation =
  | "international"
  | "national"
  | "plus_added"
  | "trunk_removed"
  | "prefix_repeated"
  | "prefix_dropped"
  | "overseas"
  | "renumbered"
  | "prefix_field";

/** A text to parse: with "+" as international, else as a national number of `country`. */
export type PhoneCandidate = {
  readonly text: string;
  readonly country: DialCountry | undefined;
  readonly derived: PhoneDerivation;
};

/** Places without a plan of their own, by the plan that serves them. */
const servedBy: Partial<Record<CountryCode, DialCountry>> = {
  AQ: "AU",
  BV: "NO",
  GS: "FK",
  HM: "AU",
  PN: "NZ",
  TF: "RE",
  UM: "US",
};

/** Overseas departments dial 0692… at home like any French number, abroad under codes of their own (Arcep). */
const frenchFamily: readonly DialCountry[] = ["FR", "GP", "MQ", "GF", "RE", "YT", "BL", "MF", "PM"];

/** Kosovo used the codes of Serbia, Monaco and Slovenia until +383 (ITU, 15 December 2016). */
const kosovoBefore2016 = /^\+?(381|377|386)(\d{8})$/;

/** Argentina dials mobiles with 15 after the area code at home and with 9 before it from abroad, never with both. */
const argentine15 = /^(?:54)?9?0?(11(?=15\d{8}$)|\d{3}(?=15\d{7}$)|\d{4}(?=15\d{6}$))15(\d+)$/;

export function dialCountry(country: CountryCode): DialCountry {
  return servedBy[country] ?? (isSupportedCountry(country) ? country : "US");
}

/** Everything that a written number may mean for a recipient in `country`, likeliest first. */
export function phoneCandidates(written: string, country: CountryCode, prefixField: string): PhoneCandidate[] {
  const home = dialCountry(country);
  const code = getCountryCallingCode(home);
  const digits = written.replace(/\D/g, "");
  const abroad = written.startsWith("+") ? digits : /^(?:00|810|011)(?=[1-9])(\d{9,})$/.exec(digits)?.[1];
  const candidates: PhoneCandidate[] = [];
  const add = (text: string, derived: PhoneDerivation, of: DialCountry | undefined = undefined) =>
    candidates.push({ text, country: of, derived });
  if (abroad !== undefined) add(`+${abroad}`, "international");
  if (!written.startsWith("+")) add(digits, "national", home);
  if (digits.startsWith(code)) add(`+${digits}`, "plus_added");
  const rest = withoutCode(abroad ?? digits, code);
  if (rest !== null) addUnderCode(rest, code, country, home, add);
  if (abroad !== undefined) add(abroad, "prefix_dropped", home);
  addRenumbered(country, digits, code, home, add);
  if (frenchFamily.includes(home)) for (const sibling of frenchFamily) add(national(digits, "33"), "overseas", sibling);
  if (/^80\d{9}$/.test(digits)) add(digits.slice(1), "trunk_removed", home); // the Soviet 8-0 of Ukraine and neighbours
  const domestic15 = country === "AR" ? argentine15.exec(digits) : null;
  if (domestic15) add(`+549${domestic15[1]}${domestic15[2]}`, "trunk_removed");
  const kosovo = country === "XK" ? kosovoBefore2016.exec(digits) : null;
  if (kosovo?.[2]) add(`+383${kosovo[2]}`, "renumbered");
  const prefix = prefixField.replace(/\D/g, "").replace(/^0+/, "");
  if (prefix !== "" && prefix !== code) add(`+${prefix}${digits}`, "prefix_field");
  return candidates;
}

type Add = (text: string, derived: PhoneDerivation, of?: DialCountry) => void;

/** "+7 8 916…", "+44 0 7911…", "55 55 11…": a trunk prefix or the code again after the code. */
function addUnderCode(rest: string, code: string, country: CountryCode, home: DialCountry, add: Add): void {
  const again = withoutCode(rest.replace(/^0+/, ""), code);
  if (again !== null) add(`+${code}${again}`, "prefix_repeated");
  if (rest.startsWith("0") && country !== "IT") add(`+${code}${rest.replace(/^0+/, "")}`, "trunk_removed");
  add(rest, "trunk_removed", home);
}

function addRenumbered(country: CountryCode, digits: string, code: string, home: DialCountry, add: Add): void {
  const trunkless = country === "CI" || country === "MX" ? digits : digits.replace(/^0/, "");
  for (const text of [trunkless, withoutCode(digits, code)]) {
    const today = text === null ? null : renumbered(country, text);
    if (today !== null) add(today, "renumbered", home);
  }
}

function withoutCode(digits: string, code: string): string | null {
  const bare = digits.replace(/^00/, "");
  return bare.startsWith(code) && bare.length > code.length + 4 ? bare.slice(code.length) : null;
}

function national(digits: string, code: string): string {
  const rest = withoutCode(digits, code) ?? digits;
  return rest.startsWith("0") ? rest : `0${rest}`;
}
