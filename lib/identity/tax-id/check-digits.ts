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

/** Kazakhstan's IIN and BIN: weights 1 to 11, and 3 to 11, 1, 2 when the remainder is 10 (Government decree 853 of 2003). */
export function isKazakhNumber(text: string): boolean {
  if (!/^\d{12}$/.test(text)) return false;
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

/** Two-digit year, month and day that exist in some century. */
export function isShortDate(year: string, month: string, day: string): boolean {
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  const date = new Date(Date.UTC(2000 + y, m - 1, d));
  return date.getUTCMonth() === m - 1 && date.getUTCDate() === d;
}

/** Indonesia's NIK: region, birth date (women's day plus 40), serial; no check digit. */
export function isNik(text: string): boolean {
  const match = /^[1-9]\d{5}(\d{2})(\d{2})(\d{2})(?!0000)\d{4}$/.exec(text);
  if (!match?.[1] || !match[2] || !match[3]) return false;
  const day = Number(match[1]) > 40 ? Number(match[1]) - 40 : Number(match[1]);
  return isShortDate(match[3], match[2], String(day));
}

/** Uzbekistan's PINFL: sex and century, birth date, region, serial; its check digit is not public enough to refuse by. */
export function isPinfl(text: string): boolean {
  const match = /^[1-6](\d{2})(\d{2})(\d{2})\d{7}$/.exec(text);
  return Boolean(match?.[1] && match[2] && match[3] && isShortDate(match[3], match[2], match[1]));
}
