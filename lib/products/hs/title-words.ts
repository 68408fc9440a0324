import { noisePhrasesZh, noiseWords } from "./noise-words.ts";
import { stemWord } from "./stem-word.ts";

/**
 * One unit of a title: a Latin word (stemmed) or one Chinese character. `weight`: 1 in the main field, less for what the
 * goods are for or come with. `isNoise`: said to please, never matched alone.
 */
export type TitleWord = {
  readonly text: string;
  /** As it was written, in lower case. */
  readonly said: string;
  readonly weight: number;
  readonly isNoise: boolean;
  /** An amount, a year, a model number: read only where a phrase of ours holds that very number. */
  readonly isMeasure: boolean;
  readonly isHan: boolean;
  /** Nothing stands between this unit and the one before; in Chinese not even a space. */
  readonly isGlued: boolean;
};

/** Units beyond this are not read: no marketplace allows titles of this length. */
export const longestTitle = 128;

const unitPattern = /‡|\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}])+|[.,;:!?/|()（）[\]，。、；：！？]+/gu;
const punctuation = /^[.,;:!?/|()（）[\]，。、；：！？]+$/u;
const zhNoise = new RegExp(noisePhrasesZh.join("|"), "gu");

/** Words of fixed spelling that a hyphen or a space would tear. */
const joined: readonly (readonly [RegExp, string])[] = [
  [/\bt[\s-]*shirts?\b/gu, "tshirt"],
  [/\btee[\s-]*shirts?\b/gu, "tshirt"],
  [/\bwi[\s-]*fi\b/gu, "wifi"],
  [/\be[\s-](?=(?:bike|cigarette|scooter|book|reader)s?\b)/gu, "e"],
  [/\bu[\s-](?=disk|disc)/gu, "u"],
  [/\bmake[\s-]up\b/gu, "makeup"],
  [/\bpower[\s-]*banks?\b/gu, "powerbank"],
];

/** Lower case in one width, without tags, apostrophes and what says only how many or how great. */
export function normaliseText(text: string): string {
  let plain = text
    .slice(0, 1000)
    .normalize("NFKC")
    .toLowerCase()
    .replace(/['’`´]s\b/gu, "")
    .replace(/['’`´]/gu, "");
  for (const [pattern, word] of joined) plain = plain.replace(pattern, word);
  return plain.replace(zhNoise, " ");
}

const measure =
  /^(?:\d+(?:x\d+)*(?:mm|cm|m|km|ml|l|g|kg|mg|oz|lb|lbs|inch|in|ft|v|w|kw|mah|ah|hz|k|p|pcs|pc|pack|pair|set|pieces|colors|color|ch|mp|gb|tb|mb|yards|yard|meters?|s|pin|way|port|days?)?|m\d+|[a-z]{0,2}\d{3,}[a-z\d]*)$/u;

/** Amounts, years and model numbers; a few numbers are goods of their own and are kept. */
function isMeasure(word: string): boolean {
  return /\d/.test(word) && !keptNumbers.has(word) && measure.test(word);
}

const keptNumbers = new Set([
  "18650",
  "21700",
  "14500",
  "26650",
  "925",
  "3d",
  "2d",
  "4k",
  "8k",
  "14k",
  "18k",
  "24k",
  "10k",
  "9k",
  "18k",
  "304",
  "316l",
  "2032",
  "r3",
  "s925",
  "5050",
  "2835",
]);

const forWhat = new Set(["for", "fit", "fits", "compatible", "suitable"]);
/** "Slim fit" is a cut and names nothing that the goods fit. */
const cuts = new Set(["slim", "loose", "regular", "relaxed", "skinny", "tight", "classic", "close"]);
const withWhat = new Set(["with", "without", "including", "includes"]);
/** After "for": people, who say whom the goods are for and not what they fit. */
const persons = new Set(
  "women men kid baby girl boy toddler infant female male adult teen unisex newborn student couple".split(" "),
);
const forWhatZh = /适用于|适用|适合|兼容|适配|通用于/gu;

const reachOfFor = 6;
const reachOfForZh = 12;
const weightOfFor = 0.3;
const reachOfWith = 4;
const weightOfWith = 0.6;

/** Where a reader stands: how much units count now, for how many units, and where the last unit ended. */
type Reading = { weight: number; left: number; end: number; isAfterWord: boolean; before: string };

/** Reads a title, in any mixture of Chinese and English, into its units. Never refuses; an empty title has none. */
export function titleWords(title: string): TitleWord[] {
  const text = normaliseText(title).replace(forWhatZh, " ‡ ").replace(/[-_]+/gu, " ");
  const words: TitleWord[] = [];
  const reading: Reading = { weight: 1, left: 0, end: -1, isAfterWord: false, before: "" };
  for (const match of text.matchAll(unitPattern)) {
    if (words.length >= longestTitle) break;
    const word = readUnit(match[0], match.index, reading);
    if (word !== null) words.push(word);
    reading.isAfterWord = word !== null;
    reading.end = match.index + match[0].length;
  }
  return words;
}

/** The next unit as a word; null for signs and for words that only say what the goods are for or come with. */
function readUnit(unit: string, at: number, reading: Reading): TitleWord | null {
  if (unit === "‡") return lower(reading, weightOfFor, reachOfForZh);
  if (punctuation.test(unit)) {
    if (!unit.includes("/")) reading.left = 0;
    return null;
  }
  if (unit === "的" && reading.left > 0) {
    reading.left = 0;
    return null;
  }
  const han = isHan(unit);
  const stem = han ? unit : stemWord(unit);
  const { before } = reading;
  reading.before = stem;
  if (forWhat.has(stem) && !cuts.has(before)) return lower(reading, weightOfFor, reachOfFor);
  if (withWhat.has(stem)) return lower(reading, weightOfWith, reachOfWith);
  if (persons.has(stem) && reading.left >= reachOfFor - 1) reading.left = 0;
  const weight = reading.left > 0 ? reading.weight : 1;
  reading.left -= 1;
  const isGlued = reading.isAfterWord && (!han || reading.end === at);
  const kind = { isNoise: noiseWords.has(stem), isMeasure: isMeasure(stem), isHan: han, isGlued };
  return { text: stem, said: unit, weight, ...kind };
}

function lower(reading: Reading, weight: number, left: number): null {
  reading.weight = weight;
  reading.left = left;
  return null;
}

/** The units of a phrase of ours, without weights. */
export function phraseUnits(phrase: string): string[] {
  return [...normaliseText(phrase).replace(/[-_]+/gu, " ").matchAll(unitPattern)]
    .map(([unit]) => unit)
    .filter((unit) => !punctuation.test(unit))
    .map((unit) => (isHan(unit) ? unit : stemWord(unit)));
}

/** Whether a unit is one Chinese character: compared by code point, since models hold a hundred thousand of them. */
export function isHan(unit: string): boolean {
  const point = unit.codePointAt(0) ?? 0;
  return point >= 0x2e80 && /^\p{Script=Han}$/u.test(unit);
}
