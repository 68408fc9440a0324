import type { TitleWord } from "./title-words.ts";

/** Features are numbers below 2^18; two that fall together are rare and harm little. */
export const buckets = 1 << 18;

/** Hashed words, pairs of words and Chinese bigrams of a text with their weights. */
export function textFeatures(words: readonly TitleWord[]): Map<number, number> {
  const features = new Map<number, number>();
  const add = adderTo(features);
  const read = words.filter(isRead);
  read.forEach((word, at) => {
    const next = read[at + 1];
    if (!word.isHan) addWord(add, word);
    if (next === undefined || next.isHan !== word.isHan) {
      if (word.isHan && read[at - 1]?.isHan !== true) add(word.text, word.weight);
      return;
    }
    const weight = Math.min(word.weight, next.weight);
    add(`${word.text} ${next.text}`, word.isHan ? weight : weight * 0.7);
  });
  return features;
}

/** The same with what only a classifier can weigh: single Chinese characters, and pieces of four letters of long words. */
export function fineFeatures(words: readonly TitleWord[]): Map<number, number> {
  const features = textFeatures(words);
  const add = adderTo(features);
  for (const word of words.filter(isRead)) {
    if (word.isHan) add(word.text, word.weight * 0.35);
    else addPieces(add, word);
  }
  return features;
}

function isRead(word: TitleWord): boolean {
  return !word.isMeasure && !(word.isNoise && !word.isHan);
}

function adderTo(features: Map<number, number>): (text: string, weight: number) => void {
  return (text, weight) => {
    const key = hashOf(text);
    features.set(key, Math.max(features.get(key) ?? 0, weight));
  };
}

/** The pieces of a long word weigh together as much as half of it. */
function addPieces(add: (text: string, weight: number) => void, { text, weight }: TitleWord): void {
  if (text.length < 6) return;
  const whole = `^${text}$`;
  const share = 0.5 / Math.sqrt(whole.length - 3);
  for (let at = 0; at + 4 <= whole.length; at++) add(`…${whole.slice(at, at + 4)}…`, weight * share);
}

/** A word, and for long words its beginning and end: "wetsuits", "paperweight" share theirs with what we wrote. */
function addWord(add: (text: string, weight: number) => void, { text, weight }: TitleWord): void {
  add(text, weight);
  if (text.length < 6) return;
  add(`${text.slice(0, 5)}…`, weight * 0.4);
  add(`…${text.slice(-4)}`, weight * 0.4);
}

/** FNV-1a over UTF-16 units, folded to the number of buckets. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    hash ^= text.charCodeAt(at);
    hash = Math.imul(hash, 0x01000193);
  }
  return ((hash >>> 18) ^ hash) & (buckets - 1);
}
