/** Controls, bidirectional marks, zero-width characters, byte order mark, soft hyphen, variation selectors. */
const invisible = /\p{Cc}|\p{Cf}|\p{Variation_Selector}|\ufffd/gu;
const dashes = /[\u2010-\u2015\u2212\u30fc\ufe58\ufe63\uff0d]/gu;

/** A text without invisible and control characters; line breaks and tabs become one space. Nothing else changes. */
export function visibleText(text: string): string {
  return text.replace(/\s+/gu, " ").replace(invisible, "").trim();
}

/**
 * A code or number as plain ASCII where that is certain: full-width forms, Arabic, Persian, Indic and other decimal
 * digits become 0-9, the dashes of any script a hyphen, spaces single.
 */
export function plainCode(text: string): string {
  return visibleText(text)
    .normalize("NFKC")
    .replace(/\p{Nd}/gu, (digit) => String(decimalValue(digit)))
    .replace(dashes, "-")
    .trim();
}

/** Unicode keeps the ten digits of a script together and in order, zero first, at a multiple that this finds. */
function decimalValue(digit: string): number {
  const code = digit.codePointAt(0) ?? 0;
  if (code < 0x80) return code - 0x30;
  let zero = code;
  while (zero > code - 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return (code - zero) % 10;
}

/** No number and no code has an asterisk: one is enough to say that something is hidden. */
export function isMaskedNumber(text: string): boolean {
  return /[*＊•●]/u.test(text);
}

/** AliExpress masks buyer data with asterisks ("Iv***v", "+7 ***"); two in a row are never part of a real value. */
export function isMasked(text: string): boolean {
  return /[*＊]{2,}|•{2,}|●{2,}/u.test(text);
}
