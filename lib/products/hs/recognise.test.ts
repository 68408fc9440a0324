import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rememberConfirmed, withoutProduct } from "./confirmed";
import type { HsQuestion } from "./question";
import { type HsModelFile, readModel } from "./read-model";
import { recognise } from "./recognise";
import { searchNomenclature } from "./search-nomenclature";

/** The model that is shipped. */
const model = readModel(JSON.parse(readFileSync("data/hs/model.json", "utf8")) as HsModelFile);
const ask = (question: HsQuestion) => recognise(model, question);
const firstOf = (question: HsQuestion) => ask(question).candidates[0]?.code;

describe("plain titles", () => {
  it.each([
    ["Genuine leather wallet for men bifold", "420231"],
    ["Yoga mat non slip 6mm exercise mat", "950691"],
    ["925 sterling silver necklace with heart pendant", "711311"],
    ["不锈钢保温杯 大容量便携", "961700"],
    ["Wireless bluetooth earphone with charging box", "851830"],
    ["纯棉浴巾 加厚吸水", "630260"],
    ["Men jeans slim fit denim trousers", "620342"],
    ["Car brake pads front", "870830"],
    ["电动牙刷", "850980"],
    ["Building blocks toy for kids", "950300"],
  ])("%s", (title, code) => expect(firstOf({ title })).toBe(code));

  it("says which words decided", () => {
    expect(ask({ title: "2024 new yoga mat" }).candidates[0]?.because).toContain("yoga mat");
  });

  it("has no candidates where it knows nothing", () => {
    expect(ask({ title: "" })).toEqual({ candidates: [], isSure: false, questions: [] });
  });
});

describe("what is open", () => {
  it("asks for make and material of a dress, and keeps the alternatives in the list", () => {
    const { candidates, questions } = ask({ title: "连衣裙" });
    const make = questions.find(({ attribute }) => attribute === "make");
    expect(make?.options.map(({ value }) => value).toSorted()).toEqual(["knit", "woven"]);
    expect(candidates.slice(0, 6).map(({ code }) => code.slice(0, 4))).toEqual(
      expect.arrayContaining(["6104", "6204"]),
    );
  });

  it.each([
    [{ title: "女士连衣裙", material: "棉 针织" }, "610442"],
    [{ title: "女士连衣裙", material: "涤纶 梭织" }, "620443"],
    [{ title: "Women handbag", material: "genuine leather" }, "420221"],
    [{ title: "necklace", material: "925 silver" }, "711311"],
    [{ title: "bowl", material: "bamboo" }, "441919"],
  ])("an answer moves the code: %j", (question, code) => expect(firstOf(question)).toBe(code));

  it("asks nothing that was told", () => {
    const told = ask({ title: "女士连衣裙", material: "棉 针织" }).questions.map(({ attribute }) => attribute);
    expect(told).toEqual([]);
  });
});

describe("what the seller has confirmed", () => {
  const confirmed = rememberConfirmed([
    { id: "a", title: "Mystery gadget X7 with knob", code: "8543709990" },
    { id: "b", title: "Silk pillow for cats", code: "940490" },
    { id: "c", title: "no code yet", code: "94" },
  ]);

  it("comes first for the same title, at once and whatever else is known", () => {
    const [first] = ask({ title: "mystery  GADGET x7 with knob", confirmed }).candidates;
    expect(first).toMatchObject({ code: "854370", from: "a" });
    expect(first?.confidence).toBeGreaterThan(0.9);
  });

  it("speaks for like titles", () => {
    expect(firstOf({ title: "Mystery gadget X9 with knob and lamp", confirmed })).toBe("854370");
    expect(firstOf({ title: "Yoga mat", confirmed })).toBe("950691");
  });

  it("is no witness for its own code, and every candidate has one", () => {
    const asked = { title: "Mystery gadget X7 with knob", confirmed: withoutProduct(confirmed, "a") };
    const { candidates } = ask(asked);
    expect(candidates.map(({ code, from }) => [code.length, from])).toEqual(candidates.map(() => [6, undefined]));
    const twice = rememberConfirmed([
      { id: "a", title: "Mystery gadget X7 with knob", code: "8543709990" },
      { id: "d", title: "Mystery gadget X7 with knob", code: "850980" },
    ]);
    expect(ask({ title: asked.title, confirmed: withoutProduct(twice, "d") }).candidates[0]).toMatchObject({
      from: "a",
    });
  });
});

/** Words as sellers use them, in any order, with anything between. */
const titles = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "women",
        "连衣裙",
        "for",
        "car",
        "LED灯",
        "2024",
        "不锈钢",
        "leather",
        "适用于",
        "case",
        "/",
        "phone",
        "的",
      ),
      fc.string({ unit: "binary", maxLength: 20 }),
    ),
    { maxLength: 30 },
  )
  .map((words) => words.join(" "));

describe("whatever is asked", () => {
  it("answers with falling chances between 0 and 1, known codes, each once, and the same every time", () => {
    fc.assert(
      fc.property(titles, titles, (title, material) => {
        const answer = ask({ title, material, category: material, use: title, brand: material });
        const chances = answer.candidates.map(({ confidence }) => confidence);
        for (const chance of chances) expect(chance >= 0 && chance <= 1).toBe(true);
        expect(chances).toEqual(chances.toSorted((a, b) => b - a));
        const codes = answer.candidates.map(({ code }) => code);
        expect(new Set(codes).size).toBe(codes.length);
        for (const code of codes) expect(code.length === 6 && model.codes.has(code)).toBe(true);
        for (const { options } of answer.questions) expect(options.length).toBeGreaterThan(1);
        expect(ask({ title, material, category: material, use: title, brand: material })).toEqual(answer);
      }),
      { numRuns: 60 },
    );
  });

  it("does not turn with words that only praise", () => {
    const praise = fc.subarray([
      "new",
      "hot sale",
      "2024",
      "free shipping",
      "high quality",
      "gift",
      "新款",
      "热卖",
      "跨境",
    ]);
    const plain = ["leather wallet", "yoga mat", "保温杯", "wireless earphone", "浴巾", "brake pads car"];
    fc.assert(
      fc.property(fc.constantFrom(...plain), praise, praise, (title, before, after) => {
        expect(firstOf({ title: [...before, title, ...after].join(" ") })).toBe(firstOf({ title }));
      }),
      { numRuns: 60 },
    );
  });

  it("takes a confirmed product of any title first", () => {
    fc.assert(
      fc.property(titles, (title) => {
        fc.pre(title.trim() !== "");
        const confirmed = rememberConfirmed([{ id: "p", title, code: "970690" }]);
        expect(firstOf({ title, confirmed })).toBe("970690");
      }),
      { numRuns: 40 },
    );
  });
});

describe("searching the nomenclature", () => {
  it.each([
    ["8517.13", "851713"],
    ["针织 裙 棉", "610452"],
    ["yoga mat", "950691"],
  ])("%s", (text, code) => expect(searchNomenclature(model, text).map((found) => found.code)).toContain(code));

  it("finds headings by the beginning of a code, in order", () => {
    const found = searchNomenclature(model, "4202");
    expect(found[0]).toMatchObject({ code: "4202", level: 4 });
    expect(found.map(({ code }) => code)).toEqual(found.map(({ code }) => code).toSorted());
  });

  it("finds nothing for nothing, and never throws", () => {
    expect(searchNomenclature(model, "  ")).toEqual([]);
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => void searchNomenclature(model, text)),
      { numRuns: 30 },
    );
  });
});
