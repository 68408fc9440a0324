import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { rememberConfirmed } from "./hs/confirmed.ts";
import { type HsModelFile, readModel } from "./hs/read-model.ts";
import { type JudgedProduct, judgeProduct, questionOf } from "./hs-judge.ts";

const model = readModel(JSON.parse(readFileSync("data/hs/model.json", "utf8")) as HsModelFile);
const nothing: JudgedProduct = {
  ...{ id: "p", title: "", attributes: "", nameZh: null, nameEn: null, hsCode: null },
  ...{ category: null, material: null, usedFor: null, brand: null },
};
const judge = (change: Partial<JudgedProduct>) => judgeProduct(model, { ...nothing, ...change });

describe("what a product's code needs", () => {
  it.each([
    ["no code", null, "code", ""],
    ["six digits that stand", "851713", "digits", ""],
    ["eight digits that stand", "85171300", "digits", ""],
    ["ten digits that stand", "8517130000", "none", ""],
    ["a subheading of 2017", "851712", "replace", "hs_code_deleted"],
    ["seven digits", "8517130", "replace", "hs_code_length"],
    ["nine digits", "851713000", "replace", "hs_code_length"],
    ["a padded heading", "8517000000", "replace", "hs_code_padded"],
    ["no subheading at all", "999999", "replace", "hs_code_unknown"],
  ])("%s", (_, hsCode, need, fault) => {
    expect(judge({ title: "Smartphone 256GB", hsCode })).toMatchObject({ need, fault });
  });

  it("a deleted code is led to where its goods are now, as the title says", () => {
    const { candidates } = judge({ title: "Smartphone 256GB unlocked", hsCode: "8517120000" });
    expect(candidates.slice(0, 2).map(({ code }) => code)).toEqual(["851713", "851714"]);
  });

  it("a deleted code with one successor is proposed, still to be confirmed", () => {
    const judged = judge({ title: "Women's coat", hsCode: "620293" });
    expect(judged).toMatchObject({ need: "replace", isSure: true });
    expect(judged.candidates[0]?.code).toBe("620240");
  });

  it("uncertainty is what the first candidate leaves open, and what nobody can name is wholly open", () => {
    const known = judge({ title: "LED strip light 5m" });
    expect(known.uncertainty).toBe(10_000 - known.confidence);
    expect(judge({ title: "zxqv blorp" })).toMatchObject({ candidates: [], confidence: 0, uncertainty: 10_000 });
  });

  it.each(["mug", "zxqv mug", "手机壳", "Funny T-Shirt", "oboe", "Folding crane with winch"])(
    "five are offered where anything is known: %s",
    (title) => expect(judge({ title }).candidates).toHaveLength(5),
  );

  it("what the seller confirmed for the same title comes first", () => {
    const title = "Mystery gadget XQ-7";
    const confirmed = rememberConfirmed([{ id: "other", title, code: "9503008900" }]);
    const judged = judgeProduct(model, { ...nothing, title }, confirmed);
    expect(judged.candidates[0]).toMatchObject({ code: "950300", from: "other" });
    expect(judged.isSure).toBe(true);
  });
});

describe("what recognition is asked", () => {
  it("reads a material in 产品属性, never a colour", () => {
    const asked = questionOf({ ...nothing, title: "Ring", attributes: "Color:Gold,Material:Stainless Steel" });
    expect(asked).toEqual({ title: "Ring", material: "Stainless Steel" });
  });

  it("takes the declared names where there is no title", () => {
    expect(questionOf({ ...nothing, nameZh: "陶瓷杯", nameEn: "mug" })).toMatchObject({ title: "陶瓷杯 mug" });
  });
});
