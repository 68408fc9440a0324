import { compared, comparedAsEqual, type NameComparison } from "#lib/identity/name-comparison";
import { differenceBlocks } from "#lib/identity/name-difference";
import { looseLetter } from "#lib/identity/name-loose";
import { foldName } from "#lib/identity/name-text";

/**
 * Compares two names of a person, as licence, card and account print them. `equal` after the same folding as companies' names
 * (the dot of 阿依古丽·买买提 in any form or none). `similar`, for a person: traditional and variant characters, the other
 * script (陈大文 and CHAN Tai Man), words in another order or left out, a character that a system could not print, one
 * character out of three or more. Else `different`.
 */
export function comparePersonNames(a: string, b: string): NameComparison {
  const equal = comparedAsEqual(a, b);
  if (equal) return equal;
  const reason = similarity(a, b);
  return compared(reason === null ? "different" : "similar", a, b, reason === null ? [] : [reason]);
}

const han = /\p{Script=Han}/u;
/** What systems print for a character they lack. */
const unprintable = /[?□■▢〓�*＊]|\p{Co}/u;

function similarity(a: string, b: string): string | null {
  const [foldedA, foldedB] = [foldName(a), foldName(b)];
  if (foldedA === "" || foldedB === "") return null;
  const [looseA, looseB] = [loosen(foldedA), loosen(foldedB)];
  if (looseA === looseB) return han.test(a) ? "traditional" : "look_alike";
  const [plainA, plainB] = [looseA.replace(/[-'()]/gu, ""), looseB.replace(/[-'()]/gu, "")];
  if (plainA === plainB) return "punctuation";
  if (isUnprintable(plainA, plainB)) return "unprintable";
  if ([looseA, looseB].some((one) => isNameBesideBrackets(one, [plainA, plainB]))) return "part_missing";
  const script = otherScript(looseA, looseB, a, b);
  if (script !== null) return script;
  if (han.test(a)) return isHanSlip(plainA, plainB) ? "one_character" : null;
  return latinSimilarity(a, b, plainA, plainB);
}

function loosen(folded: string): string {
  return [...folded].map(looseLetter).join("");
}

/** The same name but for characters that came out as a box or question mark on one side. */
function isUnprintable(a: string, b: string): boolean {
  const [lettersA, lettersB] = [[...a], [...b]];
  if (!unprintable.test(a + b) || lettersA.length !== lettersB.length || lettersA.length < 2) return false;
  const shared = lettersA.filter((letter, place) => letter === lettersB[place] && !unprintable.test(letter));
  return (
    shared.length > 0 &&
    lettersA.every(
      (letter, place) =>
        letter === lettersB[place] || unprintable.test(letter) || unprintable.test(lettersB[place] ?? ""),
    )
  );
}

/** Chinese on one side and Latin on the other, or a name of both of which the other has one. */
function otherScript(a: string, b: string, rawA: string, rawB: string): string | null {
  const hanOf = (text: string) => [...text].filter((letter) => han.test(letter)).join("");
  const latinOf = (text: string) => [...text].filter((letter) => /[a-z]/u.test(letter)).join("");
  const [hanA, hanB, latinA, latinB] = [hanOf(a), hanOf(b), latinOf(a), latinOf(b)];
  const hasBothA = hanA !== "" && latinA !== "";
  const hasBothB = hanB !== "" && latinB !== "";
  if (!hasBothA && !hasBothB) return (hanA === "") === (hanB === "") ? null : "other_script";
  if (hanA !== "" && hanB !== "") {
    // 李YAN for 李䶮: banks write a rare character in letters
    return hanA === hanB || hanA[0] === hanB[0] ? "other_script" : null;
  }
  return latinA === latinB || sameWords(rawA, rawB) ? "other_script" : null;
}

/** 张三（曾用名李四）: the name of one side, with something in brackets behind it. */
function isNameBesideBrackets(full: string, plain: readonly string[]): boolean {
  const rest = full.replace(/\([^()]*\)/gu, "");
  return rest !== full && rest.length > 1 && plain.includes(rest);
}

/** Another surname is another person; a slip is in the given name, or the two are in the wrong order. */
function isHanSlip(a: string, b: string): boolean {
  return isSlip(a, b) && ([...a][0] === [...b][0] || sorted(a) === sorted(b));
}

/** One character put in, left out or mistaken, in a name of three or more; two neighbours exchanged. */
function isSlip(a: string, b: string): boolean {
  const shorter = Math.min([...a].length, [...b].length);
  const longer = Math.max([...a].length, [...b].length);
  if (longer < 3) return sorted(a) === sorted(b);
  if (sorted(a) === sorted(b)) return true;
  const blocks = differenceBlocks([...a], [...b]);
  return (
    shorter >= 2 &&
    blocks.length === 1 &&
    blocks.every(({ left, right }) => [...left].length <= 1 && [...right].length <= 1)
  );
}

function latinSimilarity(a: string, b: string, plainA: string, plainB: string): string | null {
  if (sameWords(a, b)) return "order";
  const [wordsA, wordsB] = [wordsOf(a), wordsOf(b)];
  const [few, many] = wordsA.length <= wordsB.length ? [wordsA, wordsB] : [wordsB, wordsA];
  const isInitial = (word: string, other: string) =>
    (word.length === 1 && other.startsWith(word)) || (other.length === 1 && word.startsWith(other));
  const isShorter = few.every((word) => many.some((other) => other === word || isInitial(word, other)));
  if (few.length >= 2 && isShorter) return "part_missing";
  return plainA.length >= 5 && plainB.length >= 5 && isSlip(plainA, plainB) ? "one_character" : null;
}

function sameWords(a: string, b: string): boolean {
  const key = (text: string) => wordsOf(text).sort().join("");
  return key(a) === key(b) && key(a) !== "";
}

function wordsOf(text: string): string[] {
  const words =
    text
      .normalize("NFKC")
      .toLowerCase()
      .replace(/['’.]/gu, "")
      .match(/[\p{Script=Latin}\p{M}]+/gu) ?? [];
  return words.map((word) => [...word].map(looseLetter).join(""));
}

function sorted(text: string): string {
  return [...text].sort().join("");
}
