import { type RefusedIdentifier, refused } from "#lib/identity/identifier-check";
import { isMaskedNumber, plainCode } from "#lib/identity/plain-text";

const separators = /[\s\-_.,·:;'"’`()[\]{}〔〕【】/\\]/gu;

/**
 * A number as one writes it into a machine: plain ASCII where that is certain, upper case, without spaces, brackets and
 * hyphens, and without a Chinese label in front ("统一社会信用代码：91…"). Look-alike letters stay as they are.
 */
export function compactCode(text: string): string {
  return plainCode(text)
    .toUpperCase()
    .replace(/^[\p{Script=Han}\s]+[:：]?/u, "")
    .replace(separators, "");
}

/** The refusals that every kind of number shares: nothing there, hidden by asterisks, one character over and over. */
export function refusedText(text: string, compact: string): RefusedIdentifier | null {
  if (text.trim() === "") return refused("", "identifier_missing");
  if (isMaskedNumber(text)) return refused(compact, "identifier_masked");
  if (compact === "") return refused("", "identifier_no_characters");
  if (compact.length > 5 && /^(.)\1+$/.test(compact)) return refused(compact, "identifier_placeholder");
  return null;
}
