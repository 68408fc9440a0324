/** Check digits that the kept library does not know or reads too narrowly. Texts are compact and upper case. */

function weightedSum(text: string, weights: readonly number[], worth: (character: string) => number): number {
  return weights.reduce((sum, weight, index) => sum + weight * worth(text[index] ?? ""), 0);
}

/**
 * Brazil's company number. Since July 2026 its first twelve places may hold letters, each worth its ASCII code less 48
 * (Receita Federal, Instrução Normativa 2.229 of 2024); digits keep their value, so old numbers pass by the same sum.
 */
export function isCnpj(text: string): boolean {
  if (!/^[A-Z\d]{12}\d{2}$/.test(text) || /^(.)\1+$/.test(text)) return false;
  const value = (character: string) => character.charCodeAt(0) - 48;
  const first = [5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2];
  const digit = (weights: readonly number[]) => {
    const rest = weightedSum(text, weights, value) % 11;
    return rest < 2 ? 0 : 11 - rest;
  };
  return digit(first) === Number(text[12]) && digit([6, ...first]) === Number(text[13]);
}

/**
 * Kazakhstan's IIN and BIN: weights 1 to 11, and 3 to 11, 1, 2 when the remainder is 10 (Government decree 853 of 2003). A
 * person's begins with the birth date and a digit for century and sex (0 for foreigners); a company's with year and month,
 * its kind (4 to 6) and its place in the company (0 to 3).
 */
export function isKazakhNumber(text: string): boolean {
  const match = /^(\d{2})(\d{2})(\d{2})(\d)\d{5}$/.exec(text);
  const [, year = "", month = "", day = "", century = ""] = match ?? [];
  const isPerson = isShortDate(year, month, day) && /[0-6]/.test(century);
  const isCompany = /^(?:0[1-9]|1[0-2])$/.test(month) && /^[456][0-3]$/.test(day);
  if (!match || !(isPerson || isCompany)) return false;
  const first = weightedSum(text, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], Number) % 11;
  const rest = first === 10 ? weightedSum(text, [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2], Number) % 11 : first;
  return rest === Number(text[11]);
}

/** Luhn's sum over digits, as Saudi and other identity cards use it. */
export function isLuhn(text: string): boolean {
  const sum = [...text].reverse().reduce((total, character, index) => {
    const digit = Number(character) * (index % 2 === 1 ? 2 : 1);
    return total + (digit > 9 ? digit - 9 : digit);
  }, 0);
  return sum % 10 === 0;
}

/**
 * Chile's RUT and RUN: six to eight digits and a check by weights 2 to 7 from the right, 10 is K. The kept library wants
 * seven digits or more, but persons registered first have fewer.
 */
export function isRut(text: string): boolean {
  // written with a zero in front by forms that want nine characters
  if (!/^0{0,2}[1-9]\d{5,7}[\dK]$/.test(text) || text.length > 9) return false;
  const body = [...text.slice(0, -1)].reverse();
  const sum = body.reduce((total, digit, place) => total + Number(digit) * ((place % 6) + 2), 0);
  return "0123456789K"[(11 - (sum % 11)) % 11] === text.at(-1);
}

/**
 * Argentina's CUIT and CUIL: kind, eight digits, check (AFIP). 25 and 26 are persons as well, which the kept library does
 * not know.
 */
export function isCuit(text: string): boolean {
  if (!/^(?:2[034567]|3[034]|5[015])\d{9}$/.test(text)) return false;
  const rest = weightedSum(text, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2], Number) % 11;
  return cuitDigit(rest) === text[10];
}

function cuitDigit(rest: number): string {
  if (rest === 0) return "0";
  return rest === 1 ? "9" : String(11 - rest);
}

/** Ukraine's РНОКПП: days since 31 December 1899, serial, sex, check; nobody is born after 2030 yet. */
export function isRntrc(text: string): boolean {
  if (!/^\d{10}$/.test(text) || Number(text.slice(0, 5)) > 47_848) return false;
  const sum = weightedSum(text, [-1, 5, 7, 9, 4, 6, 10, 5, 7], Number);
  return (((sum % 11) + 11) % 11) % 10 === Number(text[9]);
}

/** Uruguay's cédula: seven digits by weights 2 9 8 7 6 3 4 and a check; early ones have one digit less. */
export function isUruguayCedula(text: string): boolean {
  const padded = text.padStart(8, "0");
  if (!/^\d{7,8}$/.test(text)) return false;
  return (10 - (weightedSum(padded, [2, 9, 8, 7, 6, 3, 4], Number) % 10)) % 10 === Number(padded[7]);
}

/**
 * Taiwan's identity number: a letter for the place (10 to 35 in the order of the register), 1 or 2 for citizens, 8 or 9 for
 * residents since 2021, A to D for residents before, whose numbers are good until 2031.
 */
export function isTaiwanId(text: string): boolean {
  if (!/^[A-Z][1289A-D]\d{8}$/.test(text)) return false;
  const value = (letter: string) => "ABCDEFGHJKLMNPQRSTUVXYWZIO".indexOf(letter) + 10;
  const first = value(text[0] ?? "");
  const second = /\d/.test(text[1] ?? "") ? Number(text[1]) : value(text[1] ?? "") % 10;
  const rest = weightedSum(text.slice(2), [7, 6, 5, 4, 3, 2, 1, 1], Number);
  return (Math.floor(first / 10) + (first % 10) * 9 + second * 8 + rest) % 10 === 0;
}

/**
 * Indonesia's NPWP: fifteen digits with Luhn's sum over the first nine; since July 2024 sixteen, a 0 before them or the
 * person's NIK (PMK 112 of 2022).
 */
export function isNpwp(text: string): boolean {
  if (/^\d{15}$/.test(text)) return isLuhn(text.slice(0, 9));
  return /^0\d{15}$/.test(text) ? isLuhn(text.slice(0, 10)) : isNik(text);
}

/** Peru's DNI: eight digits, and behind them at times the check digit or letter that the card prints. */
export function isPeruDni(text: string): boolean {
  if (/^\d{8}$/.test(text)) return true;
  if (!/^\d{8}[\dA-K]$/.test(text)) return false;
  const rest = weightedSum(text, [3, 2, 7, 6, 5, 4, 3, 2], Number) % 11;
  return text[8] === "65432110987"[rest] || text[8] === "KJIHGFEDCBA"[rest];
}

/**
 * Ecuador's public bodies: weights 3 2 7 6 5 4 3 2 and the check in place nine. Place three is 6; some have 9 there like
 * companies, which the kept library does not know.
 */
export function isPublicEcuadorRuc(text: string): boolean {
  if (!/^(?:0[1-9]|1\d|2[0-4]|30)[69]\d{6}(?!0000)\d{4}$/.test(text)) return false;
  return weightedSum(text, [3, 2, 7, 6, 5, 4, 3, 2, 1], Number) % 11 === 0;
}

/**
 * Mexico's RFC: the last character checks the others by the tax office's own order of signs. The kept library also takes an
 * older order, by which one false character in eleven passes.
 */
export function hasRfcCheck(text: string): boolean {
  const signs = "0123456789ABCDEFGHIJKLMN&OPQRSTUVWXYZ Ñ";
  const body = text.slice(0, -1).padStart(12, " ");
  const sum = weightedSum(body, [13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2], (sign) => signs.indexOf(sign));
  return "0123456789A"[(11 - (sum % 11)) % 11] === text.at(-1);
}

/**
 * Ecuador's RUC of a private company or foreigner without cédula: 9 in place three, check in place ten. The tax office has
 * run out of such numbers and issues others without a check digit (SRI, electronic vouchers).
 */
export function isUncheckedEcuadorRuc(text: string): boolean {
  return /^(?:0[1-9]|1\d|2[0-4]|30)9\d{7}(?!000)\d{3}$/.test(text);
}

/** Uzbekistan's PINFL ends in a digit by weights 7, 3, 1, which two public readers of it use. */
export function hasPinflCheck(text: string): boolean {
  return weightedSum(text, [7, 3, 1, 7, 3, 1, 7, 3, 1, 7, 3, 1, 7], Number) % 10 === Number(text[13]);
}

/** Two-digit year, month and day that exist in some century. */
export function isShortDate(year: string, month: string, day: string): boolean {
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  const date = new Date(Date.UTC(2000 + y, m - 1, d));
  return date.getUTCMonth() === m - 1 && date.getUTCDate() === d;
}

/** Indonesia's NIK: province and below, birth date (women's day plus 40), serial; no check digit. */
export function isNik(text: string): boolean {
  const match = /^(?:1[1-9]|21|3[1-6]|5[1-3]|6[1-5]|7[1-6]|8[12]|9[1-7])\d{4}(\d{2})(\d{2})(\d{2})(?!0000)\d{4}$/.exec(
    text,
  );
  if (!match?.[1] || !match[2] || !match[3]) return false;
  const day = Number(match[1]) > 40 ? Number(match[1]) - 40 : Number(match[1]);
  return isShortDate(match[3], match[2], String(day));
}

/** Uzbekistan's PINFL: sex and century, birth date, region, serial; its check digit is not public enough to refuse by. */
export function isPinfl(text: string): boolean {
  const match = /^[1-6](\d{2})(\d{2})(\d{2})\d{7}$/.exec(text);
  return Boolean(match?.[1] && match[2] && match[3] && isShortDate(match[3], match[2], match[1]));
}
