import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dotPoints, quietModules, sizeBarcode, snapToDot } from "./barcode-size.ts";
import { cut, fitSize, type Ruler, wrap } from "./ruler.ts";

/** Every character is half as wide as the type is high, hanzi a whole. */
const ruler: Ruler = {
  width: (text, size) => [...text].reduce((sum, character) => sum + (character > "\u2e80" ? size : size / 2), 0),
  covers: () => true,
};

describe("breaking lines", () => {
  it.each([
    ["one two three", 40, ["one two", "three"]],
    ["一二三四五六", 30, ["一二三", "四五六"]],
    ["一二三，四五六", 30, ["一二", "三，四", "五六"]],
    ["Incomprehensibilities", 40, ["Incompre", "hensibil", "ities"]],
    ["SKU RED-GREEN-BLUE", 40, ["SKU", "RED-", "GREEN-", "BLUE"]],
    ["a T-shirt", 40, ["a", "T-shirt"]],
    ["一二三（四五）", 40, ["一二三", "（四五）"]],
    ["一二三（ab）", 40, ["一二三", "（ab）"]],
    ["a   b", 40, ["a   b"]],
    ["", 40, []],
    ["   ", 40, []],
  ])("%j in %i", (text, width, lines) => {
    expect(wrap(ruler, text, 10, false, width)).toEqual(lines);
  });

  it("keeps every letter and never exceeds the width", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z一-龥，. ]{0,80}$/), fc.integer({ min: 20, max: 90 }), (text, width) => {
        const lines = wrap(ruler, text, 10, false, width);
        expect(lines.join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
        for (const line of lines) {
          // A closing mark may hang over by its own width rather than begin the next line.
          if (ruler.width(line, 10, false) > width)
            expect([...line].length).toBeLessThanOrEqual(Math.ceil(width / 5) + 1);
        }
      }),
    );
  });

  it("cuts with a mark and says so", () => {
    expect(cut(ruler, "Paris", 10, false, 25)).toEqual({ text: "Paris", isCut: false });
    expect(cut(ruler, "Parisian", 10, false, 30)).toEqual({ text: "Paris…", isCut: true });
  });

  it("takes the largest size that fits, else the smallest", () => {
    expect(fitSize(ruler, "abcd", [20, 10, 5], false, 25)).toBe(10);
    expect(fitSize(ruler, "abcdefghijklmnop", [20, 10, 5], false, 25)).toBe(5);
  });
});

describe("the size of a barcode", () => {
  it.each([
    [100, 4, false],
    [156, 4, false],
    [200, 3, false],
    [300, 2, false],
    [400, 1, true],
  ])("%i modules on 94 mm are %i dots each", (modules, moduleDots, isDense) => {
    const size = sizeBarcode(modules, (94 * 72) / 25.4);
    expect(size).toMatchObject({ moduleDots, isDense });
    expect(size.widthPoints / dotPoints).toBeCloseTo(modules * moduleDots, 9);
    if (!isDense)
      expect(size.widthPoints + 2 * quietModules * moduleDots * dotPoints).toBeLessThanOrEqual((94 * 72) / 25.4);
  });

  it("snaps to a printer dot", () => {
    for (const points of [0, 0.1, 7.77, 100]) {
      const dots = snapToDot(points) / dotPoints;
      expect(dots).toBeCloseTo(Math.round(dots), 9);
      expect(snapToDot(points)).toBeGreaterThanOrEqual(points - 1e-6);
    }
  });
});
