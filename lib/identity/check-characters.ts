/** The check schemes of Chinese registers. Every function takes the body and gives its check character. */

/** The 31 characters of GB 32100: no I, O, S, V and Z, which look like digits or each other. */
export const usccAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/** GB 32100-2015: powers of 3 modulo 31 over 17 characters; a remainder of 0 gives "0". */
export function usccCheckCharacter(body: string): string {
  let sum = 0;
  let weight = 1;
  for (const character of body) {
    sum += usccAlphabet.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return usccAlphabet[(31 - (sum % 31)) % 31] ?? "";
}

/** GB 11714-1997: eight characters, letters from 10 to 35, weights 3 7 9 10 5 8 4 2; 10 is X, 11 is 0. */
export function organisationCheckCharacter(body: string): string {
  const weights = [3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, index) => total + weight * Number.parseInt(body[index] ?? "0", 36), 0);
  return "0123456789X"[(11 - (sum % 11)) % 11] ?? "";
}

/** GB 11643-1999, which is ISO 7064 MOD 11-2 over 17 digits. */
export function residentCheckCharacter(body: string): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, index) => total + weight * Number(body[index]), 0);
  return "10X98765432"[sum % 11] ?? "";
}

/** ISO 7064 MOD 11,10: registration numbers by GS 15-2006, and the twelve-digit bank codes of the payment system. */
export function mod1110CheckDigit(body: string): string {
  let product = 10;
  for (const digit of body) {
    const sum = (product + Number(digit)) % 10;
    product = ((sum === 0 ? 10 : sum) * 2) % 11;
  }
  return String((11 - product) % 10);
}
