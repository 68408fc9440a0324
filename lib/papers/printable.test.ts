import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { printable } from "./printable.ts";

const latinOnly = (codePoint: number) => codePoint >= 0x20 && codePoint < 0x7f;
const latinAndHanzi = (codePoint: number) =>
  latinOnly(codePoint) || (codePoint >= 0x4e00 && codePoint <= 0x9fff) || (codePoint >= 0xc0 && codePoint <= 0xff);

describe("printable text", () => {
  it.each([
    ["Jean Dupont", "Jean Dupont"],
    ["张三丰", "张三丰"],
    ["Île-de-France", "Île-de-France"],
    ["İstanbul Şişli", "Istanbul Sisli"],
    ["Nguyễn", "Nguyen"],
    ["１２３ ＡＢ", "123 AB"],
    ["ﬁve", "five"],
    ["이보영", "Iboyeong"],
    ["서울 강남구", "Seoul Gangnamgu"],
    ["שלום", "Shlvm"],
    ["مصر", "Msr"],
    ["تهران", "Thran"],
    ["თბილისი", "Tbilisi"],
    ["Երևան", "Erevan"],
    ["a\u200d\u200bb\u202ec", "abc"],
    ["  two \t lines\nof text ", "two lines of text"],
    ["Thanks 😀😀!", "Thanks *!"],
    ["👨‍👩‍👧 family", "* family"],
    ["🇫🇷 Paris", "* Paris"],
    ["👍🏽", "*"],
    ["กรุงเทพ", "??????"],
    ["", ""],
  ])("%s prints as %s", (text, expected) => {
    expect(printable(text, latinAndHanzi).text).toBe(expected);
  });

  it("names what was replaced and what was spelt", () => {
    expect(printable("이 😀 ก x", latinOnly)).toEqual({ text: "I * ? x", replaced: ["😀", "ก"], spelt: ["이"] });
  });

  it("never leaves a character that the fonts lack", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 40 }), (text) => {
        const made = printable(text, latinAndHanzi);
        return [...made.text].every((character) => latinAndHanzi(character.codePointAt(0) ?? 0));
      }),
    );
  });

  it("leaves a text alone that the fonts hold", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9 ,.-]{1,40}$/), (text) => {
        return printable(text, latinOnly).text === text.replace(/\s+/g, " ").trim();
      }),
    );
  });
});
