import { type PostalShape, spell } from "#lib/identity/postal-shape";
import type { CountryCode } from "#lib/kit/country";

export type PostalProposal = { readonly code: string; readonly suggestion: string | undefined };

/** Characters that are mistaken for one another, towards a digit and towards a letter. */
const asDigit: Readonly<Record<string, string>> = {
  O: "0",
  Q: "0",
  D: "0",
  I: "1",
  L: "1",
  S: "5",
  B: "8",
  Z: "2",
  G: "6",
};
const asLetter: Readonly<Record<string, string>> = { "0": "O", "1": "I", "5": "S", "8": "B", "2": "Z", "6": "G" };

/** Systems that were replaced; people still write them. Source: the national posts named. */
const formerSystems: Partial<Record<CountryCode, RegExp>> = {
  KR: /^\d{6}$/, // Korea Post, until July 2015
  IL: /^\d{5}$/, // Israel Post, until 2013
  SG: /^\d{4}$/, // SingPost, until 1995
  PT: /^\d{4}$/, // CTT, until 1998: without the street's three digits no carrier routes it
  BR: /^\d{5}$/, // Correios, until 1992
  UZ: /^7\d{5}$/, // Soviet index, until 2005
  CR: /^\d{4}$/, // Correos de Costa Rica, until 2007
  MN: /^\d{6}$/, // Mongol Post, until 2013
  PE: /^(LIMA|CALLAO)\d{1,2}$/, // Serpost, until 2011
  MT: /^[A-Z]{3}\d{2,3}$/, // MaltaPost, until 2007
  IE: /^D(UBLIN)?\d{1,2}$/, // Dublin districts, before the Eircode of 2015
};

/**
 * Why a code that fits no shape was refused, and what it may have been: a lost leading zero, a look-alike character, a
 * former system. Never more than a proposal; a person takes it over.
 */
export function proposePostalCode(
  country: CountryCode,
  text: string,
  shapes: readonly PostalShape[],
  exists: RegExp | undefined,
): PostalProposal {
  const compact = text.replace(/[ -]/g, "");
  if (formerSystems[country]?.test(compact)) return { code: "postal_code_old", suggestion: former(country, compact) };
  if (shapes.some((shape) => shape.pattern.test(compact)))
    return { code: "postal_code_not_found", suggestion: undefined };
  const real = (shape: PostalShape, candidate: string) =>
    shape.pattern.test(candidate) && !/^0+$/.test(candidate) && (exists?.test(candidate) ?? true);
  for (const shape of shapes) {
    for (const candidate of [withZeros(shape, compact), withLookalikes(shape, compact)]) {
      if (candidate !== null && real(shape, candidate)) {
        return { code: "postal_code_format", suggestion: spell(shape, candidate) };
      }
    }
  }
  return { code: "postal_code_format", suggestion: undefined };
}

function former(country: CountryCode, compact: string): string | undefined {
  return country === "BR" && !compact.startsWith("00") ? `${compact}-000` : undefined;
}

/** Spreadsheets drop leading zeros: "1067" was "01067". At most two are put back, and only before digits. */
function withZeros(shape: PostalShape, compact: string): string | null {
  const lost = shape.kinds.length - compact.length;
  if (!/^\d{2,}/.test(compact) || lost < 1 || lost > 2) return null;
  return "0".repeat(lost) + compact;
}

function withLookalikes(shape: PostalShape, compact: string): string | null {
  if (compact.length !== shape.kinds.length) return null;
  return [...compact]
    .map((character, index) => {
      const kind = shape.kinds[index] ?? "*";
      if (kind === "#" || /\d/.test(kind)) return asDigit[character] ?? character;
      if (kind === "@" || /[A-Z]/.test(kind)) return asLetter[character] ?? character;
      return character;
    })
    .join("");
}

/**
 * True when a separator stands where the country has none ("12-345" for 12345, "SW1A1 AA"). A space inside a code that
 * is digits only and written without any separator is no mistake worth a question.
 */
export function misplacedSeparators(text: string, shape: PostalShape, restoredPrefix: number): boolean {
  const digitsOnly = shape.separators.size === 0 && shape.kinds.every((kind) => kind === "#");
  let index = restoredPrefix;
  for (const character of text) {
    if (character !== " " && character !== "-") {
      index++;
    } else if (!shape.accepted.has(index) && !(digitsOnly && character === " ")) {
      return true;
    }
  }
  return false;
}
