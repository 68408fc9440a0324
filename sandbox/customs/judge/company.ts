const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** A 10-character customs registration, or an 18-character unified social credit code with its check character. */
export function isCompanyCode(code: string | undefined): boolean {
  if (!code) return false;
  if (/^\d{5}[0-9A-Z]{5}$/.test(code)) return true;
  if (code.length !== 18 || [...code].some((character) => !alphabet.includes(character))) return false;
  const sum = weights.reduce((total, weight, n) => total + weight * alphabet.indexOf(code.charAt(n)), 0);
  return alphabet.charAt((31 - (sum % 31)) % 31) === code.charAt(17);
}
