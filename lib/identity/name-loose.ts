import { Converter } from "opencc-js/t2cn";
import { latinLookAlikes } from "#lib/identity/look-alikes";
import { foldName } from "#lib/identity/name-text";
import { variants } from "#lib/identity/tables/name-characters";

// Hong Kong's table holds the traditional one and the forms that only Hong Kong prints
const simplify = Converter({ from: "hk", to: "cn" });
const known = new Map<string, string>();

/**
 * One folded letter as the mainland writes it, without accents: traditional, variant and Japanese forms, look-alikes of
 * other scripts. Letter by letter, so that both names are folded alike; names that agree only so go to a person.
 */
export function looseLetter(letter: string): string {
  const before = known.get(letter);
  if (before !== undefined) return before;
  const simple = /\p{Script=Han}/u.test(letter) ? simplifyHan(letter) : plainLatin(letter);
  if (known.size < 50_000) known.set(letter, simple);
  return simple;
}

function simplifyHan(letter: string): string {
  if (letter === "〇") return "零";
  const simple = simplify(letter);
  const variant = variants.get(simple);
  return variant === undefined ? simple : simplify(variant);
}

function plainLatin(letter: string): string {
  const bare = letter.normalize("NFKD").replace(/\p{M}/gu, "") || letter;
  const special: Readonly<Record<string, string>> = {
    ø: "o",
    ł: "l",
    đ: "d",
    ð: "d",
    æ: "ae",
    œ: "oe",
    þ: "th",
    ı: "i",
  };
  return special[bare] ?? latinLookAlikes(bare.toUpperCase()).toLowerCase();
}

/** A name's folded letters loosened, as one text. */
export function looseName(text: string): string {
  return [...foldName(text)].map(looseLetter).join("");
}

/** A folded text without the brackets, dashes and quotes that folding keeps. */
export function bareName(folded: string): string {
  return folded.replace(/[()\-']/gu, "");
}
