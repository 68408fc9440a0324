import { decideKind } from "#lib/products/hs/decide-kind";
import type { Family, Within } from "#lib/products/hs/decision-tables";
import type { Phrase } from "#lib/products/hs/lexicon";
import type { NomenclatureName } from "#lib/products/hs/model";
import type { OwnTitle } from "./read-sources.ts";
import { mulberry } from "./train-linear.ts";

export type TrainingText = { readonly code: string; readonly text: string };

/** How many made-up titles a subheading and a kind are given. */
const mixesPerCode = 14;
const mixesPerKindWord = 5;

/**
 * The texts that the linear classifier learns from, all our own: names, phrases, titles mixed from two or three phrases of one
 * subheading, words of kinds with attribute words, as often as the priors say, and whole titles. Made with a fixed seed.
 */
export function trainingTexts(
  phrases: readonly Phrase[],
  kinds: readonly Phrase[],
  attributeWords: readonly Phrase[],
  families: ReadonlyMap<string, Family>,
  within: Within,
  names: readonly NomenclatureName[],
  titles: readonly OwnTitle[],
): TrainingText[] {
  const random = mulberry(9610);
  return [
    ...names
      .filter(({ code }) => code.length === 6)
      .flatMap(({ code, zh, en }) => [zh, en].filter((text) => text !== "").map((text) => ({ code, text }))),
    ...phrases.map(({ target, parts }) => ({ code: target, text: parts.join(" ") })),
    ...mixedPhrases(phrases, random),
    ...kindTitles(kinds, attributeWords, families, within, random),
    ...titles.map(({ code, title }) => ({ code, text: title })),
  ];
}

function mixedPhrases(phrases: readonly Phrase[], random: () => number): TrainingText[] {
  const byCode = Map.groupBy(phrases, ({ target, parts }) => `${target} ${isHan(parts[0] ?? "")}`);
  return [...byCode].flatMap(([key, own]) => {
    const count = own.length < 2 ? 0 : Math.min(mixesPerCode, own.length * 2);
    return Array.from({ length: count }, () => ({
      code: key.slice(0, 6),
      text: [pick(own, random), pick(own, random), ...(random() < 0.4 ? [pick(own, random)] : [])]
        .map((phrase) => phrase?.parts.join(" ") ?? "")
        .join(" "),
    }));
  });
}

function kindTitles(
  kinds: readonly Phrase[],
  attributeWords: readonly Phrase[],
  families: ReadonlyMap<string, Family>,
  within: Within,
  random: () => number,
): TrainingText[] {
  const wordsOf = Map.groupBy(attributeWords, ({ target, parts }) => `${target} ${isHan(parts[0] ?? "")}`);
  return kinds.flatMap(({ target, parts, implied }) => {
    const [familyKey = "", kind = ""] = target.split("/");
    const family = families.get(familyKey);
    if (family === undefined) return [];
    const { outcomes } = decideKind(family, kind, new Map(), implied ?? {}, within);
    return Array.from({ length: mixesPerKindWord }, () => {
      const outcome = weighted(outcomes, random);
      if (outcome === null) return null;
      const said = family.attributes.flatMap((attribute, at) => {
        const own = wordsOf.get(`${attribute}=${outcome.values[at] ?? ""} ${isHan(parts[0] ?? "")}`);
        const word = own === undefined || random() < 0.35 ? null : pick(own, random);
        return word === null ? [] : [word.parts.join(" ")];
      });
      return { code: outcome.code, text: [...said, ...parts].join(" ") };
    }).filter((text) => text !== null);
  });
}

function weighted<T extends { readonly share: number }>(options: readonly T[], random: () => number): T | null {
  let left = random() * options.reduce((sum, { share }) => sum + share, 0);
  for (const option of options) {
    left -= option.share;
    if (left <= 0) return option;
  }
  return options.at(-1) ?? null;
}

function pick<T>(options: readonly T[], random: () => number): T | null {
  return options[Math.floor(random() * options.length)] ?? null;
}

function isHan(text: string): boolean {
  return /\p{Script=Han}/u.test(text);
}
