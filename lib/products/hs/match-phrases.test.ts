import { describe, expect, it } from "vitest";
import { compileLexicon } from "./compile-lexicon";
import { readLexicon } from "./lexicon";
import { matchPhrases } from "./match-phrases";
import { titleWords } from "./title-words";

const lexicon = readLexicon(
  compileLexicon(
    [
      ["851713", "phone"],
      ["392690", "phone case"],
      ["732393", "stainless steel+kitchen"],
      ["761510", "kitchen"],
      ["940542", "led strip light"],
      ["420292", "keychain"],
      ["851830", "蓝牙耳机"],
      ["851890", "耳机"],
      ["853952", "1156 led"],
    ].map(([target = "", text = ""]) => ({ target, parts: text.split("+") })),
  ),
);

const matchesOf = (title: string) =>
  matchPhrases(lexicon, titleWords(title)).map(({ phrase, strength }) => [phrase.target, strength] as const);
const strengthOf = (title: string, target: string) => matchesOf(title).find(([code]) => code === target)?.[1] ?? 0;

describe("phrases in a title", () => {
  it.each([
    ["needs all parts", "Stainless steel sink", "732393", 0],
    ["holds no number that the phrase does not", "led lamp", "853952", 0],
  ])("%s", (_, title, target, strength) => expect(strengthOf(title, target)).toBe(strength));

  it("lets more parts beat fewer", () => {
    expect(matchesOf("stainless steel rack for the kitchen")[0]?.[0]).toBe("732393");
  });

  it("counts a piece of a longer phrase for little", () => {
    expect(matchesOf("cute phone case").map(([code]) => code)).toEqual(["392690", "851713"]);
    expect(strengthOf("cute phone case", "851713")).toBeLessThan(strengthOf("cute phone", "851713") / 2);
    expect(matchesOf("无线蓝牙耳机")[0]?.[0]).toBe("851830");
  });

  it("lets words that stand together beat the same words apart", () => {
    const together = strengthOf("led strip light", "940542");
    const apart = strengthOf("light bar with strip and led", "940542");
    expect(apart).toBeGreaterThan(0);
    expect(together).toBeGreaterThan(apart);
  });

  it("reads over amounts and praise, and over the space within a word", () => {
    expect(strengthOf("LED 12V strip new light", "940542")).toBeGreaterThan(0);
    expect(strengthOf("metal key chain", "420292")).toBeGreaterThan(0);
  });
});
