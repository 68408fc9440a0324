/**
 * True for a standard article number: 8, 12, 13 or 14 digits whose last is the check digit (weights 3 and 1 from the right,
 * sum to a multiple of ten; GS1 general specifications). All digits equal to 0 are nobody's number.
 */
export function isGtin(text: string): boolean {
  if (!/^(?:\d{8}|\d{12,14})$/.test(text) || /^0+$/.test(text)) return false;
  const sum = [...text].reverse().reduce((total, digit, place) => total + Number(digit) * (place % 2 === 1 ? 3 : 1), 0);
  return sum % 10 === 0;
}
