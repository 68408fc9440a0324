import type { HsModel, NomenclatureName } from "./model.ts";
import { phraseUnits } from "./title-words.ts";

/** A heading or subheading that was found; a chapter has no English name. */
export type FoundName = NomenclatureName & { readonly level: 2 | 4 | 6 };

const most = 30;

/**
 * Chapters, headings and subheadings by the beginning of their code ("8517", "8517.13"), or by words of their names and of
 * our phrases in Chinese or English: all words must occur. Best first, at most 30; none for an empty text.
 */
export function searchNomenclature(model: HsModel, text: string): FoundName[] {
  const digits = text.normalize("NFKC").replace(/[.\s·-]/gu, "");
  if (/^\d{1,10}$/.test(digits)) return byCode(model, digits.slice(0, 6));
  const words = wantedOf(text);
  if (words.length === 0) return [];
  const scores = new Map<string, number>();
  for (const { code, zh, en } of model.names.values()) keepBest(scores, code, nameScore(words, `${zh} ${en}`));
  for (const { target, parts } of model.lexicon.phrases) {
    if (!target.includes("/")) keepBest(scores, target, nameScore(words, parts.join(" ")) * 0.9);
  }
  return [...scores]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, most)
    .map(([code]) => found(model, code));
}

function byCode(model: HsModel, prefix: string): FoundName[] {
  const codes: string[] = [];
  for (const code of model.codes) if (code.startsWith(prefix)) codes.push(code);
  return codes
    .sort()
    .slice(0, most)
    .map((code) => found(model, code));
}

/** Latin words as stems, Chinese as it stands between spaces. */
function wantedOf(text: string): string[] {
  return text
    .split(/\s+/u)
    .map((word) => phraseUnits(word).join(""))
    .filter((word) => word !== "");
}

/** 0 unless every word occurs; more the larger the share of the name that they fill. */
function nameScore(words: readonly string[], name: string): number {
  const folded = name.toLowerCase();
  if (!words.every((word) => folded.includes(word))) return 0;
  return words.reduce((sum, word) => sum + word.length, 0) / folded.length;
}

function keepBest(scores: Map<string, number>, code: string, score: number): void {
  if (score > 0 && score > (scores.get(code) ?? 0)) scores.set(code, score);
}

function found(model: HsModel, code: string): FoundName {
  const { zh = "", en = "" } = model.names.get(code) ?? {};
  return { code, zh, en, level: code.length === 2 ? 2 : code.length === 4 ? 4 : 6 };
}
