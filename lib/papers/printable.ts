import { spellLatin } from "./transliterate.ts";

/** What a text becomes on paper, and what was lost on the way. */
export type Printable = {
  readonly text: string;
  /** Characters that no font holds: shown as `?`, pictures as `*`. */
  readonly replaced: readonly string[];
  /** Characters that were spelt with Latin letters instead. */
  readonly spelt: readonly string[];
};

/** Steering characters, joiners, variation selectors, tags, skin tones: nothing to see. */
const invisible = /\p{Cc}|\p{Cf}|\p{Variation_Selector}|\p{Emoji_Modifier}/u;
const picture = /\p{Extended_Pictographic}|\p{Regional_Indicator}/u;

/**
 * Turns any text into one that can be drawn: a character that the fonts hold stays; else its compatibility form, its base
 * letter, its Latin spelling; else a visible mark. `covers` says whether a code point has a glyph. Never an empty box.
 */
export function printable(text: string, covers: (codePoint: number) => boolean): Printable {
  const out: string[] = [];
  const replaced: string[] = [];
  const spelt: string[] = [];
  for (const character of text.normalize("NFC").replace(/\s+/gu, " ")) {
    if (character !== " " && invisible.test(character)) continue;
    if (covers(character.codePointAt(0) ?? 0)) {
      out.push(character);
      continue;
    }
    const spelling = substitute(character, covers);
    if (spelling !== null) {
      out.push(startsWord(out) && /\P{Script=Latin}/u.test(character) ? capital(spelling) : spelling);
      spelt.push(character);
      continue;
    }
    const mark = picture.test(character) ? "*" : "?";
    if (mark === "?" || out.at(-1) !== "*") out.push(mark);
    replaced.push(character);
  }
  return { text: out.join("").trim(), replaced, spelt };
}

/** Spelling comes first: taking a Hangul syllable apart would leave letters that stand beside each other. */
function substitute(character: string, covers: (codePoint: number) => boolean): string | null {
  const spelling = spellLatin(character);
  if (spelling !== null) return spelling;
  const compatible = character.normalize("NFKC");
  if (compatible !== character && allCovered(compatible, covers)) return compatible;
  const base = character.normalize("NFKD").replace(/\p{M}/gu, "");
  if (base !== "" && base !== character && allCovered(base, covers)) return base;
  return /^\p{M}$/u.test(character) ? "" : null;
}

function allCovered(text: string, covers: (codePoint: number) => boolean): boolean {
  return [...text].every((character) => covers(character.codePointAt(0) ?? 0));
}

function startsWord(out: readonly string[]): boolean {
  const last = out.at(-1);
  return last === undefined || !/[\p{L}\p{N}]$/u.test(last);
}

function capital(spelling: string): string {
  return spelling.charAt(0).toUpperCase() + spelling.slice(1);
}
