import type { KnownAttributes } from "./decide-kind.ts";
import type { Lexicon } from "./lexicon.ts";
import { matchPhrases } from "./match-phrases.ts";
import { type TitleWord, titleWords } from "./title-words.ts";

/** What a field that the seller filled in says weighs more than a word in a title. */
const trustOfField = 0.97;
const trustOfTitle = 0.88;

/** What goods are for says nothing of their material, but all of the vehicle. */
const readEverywhere = new Set(["vehicle", "gender"]);

/**
 * The attribute values that words name (`attribute=value` targets): from the given fields where they name any, else from
 * the title. Shares follow how plainly and how early a value stands.
 */
export function readAttributes(
  attributes: Lexicon,
  words: readonly TitleWord[],
  fields: readonly string[],
): KnownAttributes {
  const known = new Map<string, { shares: Map<string, number>; trust: number }>();
  read(attributes, fields.flatMap(titleWords), trustOfField, known);
  read(attributes, words, trustOfTitle, known);
  return known;
}

function read(
  attributes: Lexicon,
  words: readonly TitleWord[],
  trust: number,
  known: Map<string, { shares: Map<string, number>; trust: number }>,
): void {
  const found = new Map<string, Map<string, number>>();
  const even = words.map((word) => ({ ...word, weight: 1 }));
  const strongest = matchPhrases(attributes, even);
  for (const { phrase, strength, covers } of strongest) {
    const [attribute = "", value = ""] = phrase.target.split("=");
    if (known.has(attribute)) continue;
    const field = readEverywhere.has(attribute) ? 1 : Math.min(...covers.map((at) => words[at]?.weight ?? 1));
    const shares = found.get(attribute) ?? new Map<string, number>();
    // a word that is a piece of a longer one has been discounted; the longer says the rest
    const plain = Math.max(shares.get(value) ?? 0, field * strength);
    found.set(attribute, shares.set(value, plain));
  }
  for (const [attribute, shares] of found) {
    const total = [...shares.values()].reduce((sum, share) => sum + share, 0);
    const relative = new Map([...shares].map(([value, share]) => [value, share / total] as const));
    known.set(attribute, { shares: relative, trust });
  }
}
