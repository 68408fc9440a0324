import { type DifferenceBlock, differenceBlocks } from "#lib/identity/name-difference";
import { bareName, looseLetter, looseName } from "#lib/identity/name-loose";
import { foldName } from "#lib/identity/name-text";
import { isRegionText } from "#lib/identity/tables/chinese-regions";

/** What makes two names that are not equal worth a person's look, the strongest first; empty when nothing does. */
export function companySimilarities(a: string, b: string): string[] {
  const [looseA, looseB] = [looseName(a), looseName(b)];
  if (foldName(a) === "" || foldName(b) === "") return [];
  if (looseA === looseB) return [accentOrScript(a, b)];
  const [bareA, bareB] = [bareName(looseA), bareName(looseB)];
  if (bareA === bareB) return ["punctuation"];
  if (withoutBrackets(looseA, bareB) || withoutBrackets(looseB, bareA)) return ["addition"];
  const [coreA, coreB] = [withoutForm(bareA), withoutForm(bareB)];
  if (coreA === coreB && coreA !== "") return ["company_form"];
  const languages = otherLanguage(looseA, looseB);
  if (languages) return [languages];
  if (hasHan(bareA) || hasHan(bareB)) return chineseSimilarity(coreA, coreB, bareA, bareB);
  return latinSimilarity(a, b);
}

/** True when the one name is the other once its brackets and what they hold are gone. */
function withoutBrackets(full: string, other: string): boolean {
  const rest = bareName(full.replace(/\([^()]*\)/gu, ""));
  return rest.length > 1 && rest === other;
}

function accentOrScript(a: string, b: string): string {
  return hasHan(a) || hasHan(b) ? "traditional" : "look_alike";
}

function hasHan(text: string): boolean {
  return /\p{Script=Han}/u.test(text);
}

const chineseForm = /(?:个体工商户|个人独资|普通合伙|有限合伙|特殊普通合伙)?$/u;
const chineseCompany =
  /(?:集团)?(?:股份有限责任公司|股份有限公司|有限责任公司|责任有限公司|有限公司|股份公司|总公司|公司)?$/u;
const latinCompany =
  /(?:(?:private|pte|pty|co|company|group|holdings?)*(?:limited|ltd|incorporated|inc|corporation|corp|llc|llp|plc|sdnbhd|gmbh)|company|co)$/u;

function withoutForm(text: string): string {
  return text.replace(chineseForm, "").replace(chineseCompany, "").replace(latinCompany, "");
}

/** One name in Chinese and one in Latin letters, or one that has both and one that has half of it. */
function otherLanguage(a: string, b: string): string | null {
  const half = (text: string, wanted: RegExp) =>
    withoutForm(bareName([...text].filter((one) => wanted.test(one)).join("")));
  const [han, latin] = [/\p{Script=Han}/u, /[a-z\d]/u];
  const [hanA, hanB, latinA, latinB] = [half(a, han), half(b, han), half(a, /[a-z]/u), half(b, /[a-z]/u)];
  const [isMixedA, isMixedB] = [hanA !== "" && latinA.length > 2, hanB !== "" && latinB.length > 2];
  const isHanBesideLatin = (hanOne: string, latinOne: string, hanTwo: string, latinTwo: string) =>
    hanOne.length > 1 && latinOne === "" && hanTwo === "" && latinTwo.length > 2;
  if (isHanBesideLatin(hanA, latinA, hanB, latinB)) return "other_script";
  if (isHanBesideLatin(hanB, latinB, hanA, latinA)) return "other_script";
  // two names side by side, not a Latin word inside a Chinese name
  const isDouble = (text: string) =>
    /^(?:\P{Script=Han}+[\p{Script=Han}()]+|[\p{Script=Han}()]+\P{Script=Han}+)$/u.test(text);
  if (isMixedA === isMixedB || !(isDouble(a) || isDouble(b))) return null;
  if (hanA !== "" && hanA === hanB) return "other_language_missing";
  return half(a, latin) !== "" && half(a, latin) === half(b, latin) ? "other_language_missing" : null;
}

/** Words after which a name goes on about a part of the company or of its account. */
const additions = /(?:分公司|分店|分厂|办事处|营业部|工会|专户|基本户|一般户|账户|帐户|个体工商户|个体户|筹|集团)/u;

function chineseSimilarity(coreA: string, coreB: string, a: string, b: string): string[] {
  if (sorted(a) === sorted(b) && a.length >= 4) return ["order"];
  if (coreA.length > 1 && sorted(coreA) === sorted(coreB)) return ["order"];
  if (areOtherRegions(regionOf(coreA), regionOf(coreB))) return [];
  const blocks = differenceBlocks([...coreA], [...coreB]);
  const shorter = Math.min(coreA.length, coreB.length);
  if (shorter >= 2 && blocks.every((block) => isRegionBlock(block))) return ["region"];
  const whole = differenceBlocks([...a], [...b]);
  const isAddition = ({ left, right, isAtEnd }: DifferenceBlock) =>
    isAtEnd && (left === "" || right === "") && additions.test(left + right);
  if (whole.length === 1 && whole.every(isAddition)) return ["addition"];
  return isSlip(blocks, shorter) || isSlip(whole, Math.min(a.length, b.length)) ? ["one_character"] : [];
}

/** The longest region that a name begins with, without 省, 市 and the like. */
function regionOf(core: string): string {
  for (let length = Math.min(core.length - 1, 20); length >= 2; length--) {
    if (isRegionText(core.slice(0, length))) return core.slice(0, length).replace(/[省市区县州]/gu, "");
  }
  return "";
}

/** Two regions of which neither is part of the other: two companies. */
function areOtherRegions(a: string, b: string): boolean {
  return a !== "" && b !== "" && !a.includes(b) && !b.includes(a) && differenceBlocks([...a], [...b]).every(isExchange);
}

function isExchange({ left, right }: DifferenceBlock): boolean {
  return left !== "" && right !== "";
}

/** A region that one name lacks or writes in another form: "深圳" and "广东省深圳市". */
function isRegionBlock({ left, right }: DifferenceBlock): boolean {
  const isLevel = (text: string) => text === "" || /^[省市区县]$/u.test(text);
  return (
    (isRegionText(left) && isLevel(right)) ||
    (isRegionText(right) && isLevel(left)) ||
    (isLevel(left) && isLevel(right))
  );
}

/** One letter put in, left out or mistaken, two neighbours exchanged; in long names two such slips apart. */
function isSlip(blocks: readonly DifferenceBlock[], length: number): boolean {
  const size = ({ left, right }: DifferenceBlock) => Math.max([...left].length, [...right].length);
  if (length < 3 || blocks.some((block) => size(block) > 1)) return false;
  if (blocks.length === 1) return true;
  const [first, second] = blocks;
  const haveChangedPlaces = first?.left === second?.right && first?.right === second?.left;
  return blocks.length === 2 && (haveChangedPlaces || length >= 8);
}

const latinWords: Readonly<Record<string, string>> = {
  limited: "ltd",
  company: "co",
  incorporated: "inc",
  corporation: "corp",
  hongkong: "hk",
  international: "intl",
  technology: "tech",
  technologies: "tech",
  electronics: "electronic",
  industries: "industrial",
  industry: "industrial",
  and: "",
  the: "",
};
const formWords = new Set([
  "ltd",
  "co",
  "inc",
  "corp",
  "llc",
  "plc",
  "llp",
  "pte",
  "pty",
  "group",
  "holdings",
  "holding",
  "",
]);

function latinSimilarity(a: string, b: string): string[] {
  const words = (text: string) => {
    const plain = text
      .normalize("NFKC")
      .toLowerCase()
      .replace(/&/gu, " ")
      .replace(/\bhong\s+kong\b/gu, "hongkong");
    const found = plain.replace(/[.'’]/gu, "").match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
    return found
      .map((word) => [...word].map(looseLetter).join(""))
      .map((word) => latinWords[word] ?? word)
      .filter((word) => !formWords.has(word));
  };
  const [wordsA, wordsB] = [words(a), words(b)];
  const [joinedA, joinedB] = [wordsA.join(""), wordsB.join("")];
  if (joinedA === "" || joinedB === "") return [];
  if (joinedA === joinedB) return ["company_form"];
  if ([...wordsA].sort().join(" ") === [...wordsB].sort().join(" ")) return ["order"];
  const place = (word: string) =>
    /^(?:hk|china|shenzhen|guangzhou|shanghai|beijing|hangzhou|yiwu|ningbo|dongguan)$/u.test(word);
  const without = (list: readonly string[]) => list.filter((word) => !place(word)).join("");
  if (without(wordsA) !== "" && without(wordsA) === without(wordsB)) return ["region"];
  const blocks = differenceBlocks([...joinedA], [...joinedB]);
  return isSlip(blocks, Math.min(joinedA.length, joinedB.length)) ? ["one_character"] : [];
}

function sorted(text: string): string {
  return [...text].sort().join("");
}
