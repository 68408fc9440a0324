import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { longestTitle, titleWords } from "./title-words";

const textsOf = (title: string) => titleWords(title).map(({ text }) => text);
const weightOf = (title: string, text: string) => titleWords(title).find((word) => word.text === text)?.weight;

describe("the units of a title", () => {
  it.each([
    ["Women's Dresses", ["women", "dress"]],
    ["T-Shirts / tee shirt", ["tshirt", "tshirt"]],
    ["V8无线蓝牙耳机", ["v8", "无", "线", "蓝", "牙", "耳", "机"]],
    ["ＬＥＤ灯", ["led", "灯"]],
    ["Jewellery Boxes of Aluminum", ["jewelry", "box", "of", "aluminium"]],
    ["", []],
    ["  ,，。！ ", []],
  ])("%s", (title, expected) => expect(textsOf(title)).toEqual(expected));

  it("knows amounts, years and model numbers, and numbers that are goods", () => {
    const measures = titleWords("2024 500ml F45128 18650 925 silver").filter(({ isMeasure }) => isMeasure);
    expect(measures.map(({ text }) => text)).toEqual(["2024", "500ml", "f45128"]);
  });

  it("weighs what the goods are for less than the goods, in both languages", () => {
    expect(weightOf("Leather strap for apple watch", "strap")).toBe(1);
    expect(weightOf("Leather strap for apple watch", "apple")).toBeLessThan(0.5);
    expect(weightOf("适用于苹果手表的表带", "苹")).toBeLessThan(0.5);
    expect(titleWords("适用于苹果手表的表带").at(-1)?.weight).toBe(1);
  });

  it("does not take the people for whom goods are made for what they fit", () => {
    expect(weightOf("shoes for women sneakers", "sneaker")).toBe(1);
  });

  it("reads any text, and never more than a title can hold", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 3000 }), (title) => {
        const words = titleWords(title);
        expect(words.length).toBeLessThanOrEqual(longestTitle);
        for (const { text, weight } of words) {
          expect(text).not.toBe("");
          expect(weight).toBeGreaterThan(0);
          expect(weight).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});
