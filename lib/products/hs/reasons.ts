import type { Evidence } from "./gather-evidence.ts";
import { linearScoreOf } from "./linear-scores.ts";
import type { HsModel } from "./model.ts";
import { fineFeatures } from "./text-features.ts";
import type { TitleWord } from "./title-words.ts";

const most = 3;

/** The words that spoke for a subheading: of the phrases that were found, else those that the classifier leans on. */
export function reasonsFor(model: HsModel, evidence: Evidence, code: string): string[] {
  const supports = evidence.supports.get(code) ?? [];
  const strongest = supports[0]?.strength ?? 0;
  const said = supports
    .filter(({ strength }) => strength > strongest / 3)
    .map(({ match }) => textOf(match.covers.toSorted((a, b) => a - b).flatMap((at) => evidence.words[at] ?? [])));
  const words = said.length > 0 ? said : leaningWords(model, evidence.words, code);
  return [...new Set(words)].slice(0, most);
}

function textOf(words: readonly TitleWord[]): string {
  return words.reduce((text, { said, isHan }, at) => {
    const isGlued = at === 0 || (isHan && words[at - 1]?.isHan === true);
    return isGlued ? text + said : `${text} ${said}`;
  }, "");
}

function leaningWords(model: HsModel, words: readonly TitleWord[], code: string): string[] {
  return words
    .flatMap((word, at) => {
      const next = words[at + 1];
      const read = word.isHan && next?.isHan === true ? [word, next] : [word];
      const score = linearScoreOf(model.linear, fineFeatures(read), code);
      return score > 0 ? [{ text: textOf(read), score }] : [];
    })
    .sort((a, b) => b.score - a.score)
    .map(({ text }) => text);
}
