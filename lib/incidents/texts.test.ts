import { describe, expect, it } from "vitest";
import { buyerLanguageOf, buyerLanguages, buyerTextOf } from "./buyer-text.ts";
import { carrierTextOf } from "./carrier-text.ts";
import { incidentKinds, incidentRules } from "./kinds.ts";

const parcel = { order: "8170000000000001", number: "LX700000001CN" };
const script: Readonly<Record<string, RegExp>> = {
  ...{ ru: /\p{Script=Cyrillic}/u, ko: /\p{Script=Hangul}/u, ja: /\p{Script=Hiragana}/u, ar: /\p{Script=Arabic}/u },
};

describe("a text to the buyer", () => {
  it("is kept in every language for exactly the kinds that say so, and names order and parcel", () => {
    for (const language of buyerLanguages)
      for (const kind of incidentKinds) {
        const text = buyerTextOf(kind, language, parcel);
        expect(text !== null).toBe(incidentRules[kind].texts.buyer);
        if (text === null) continue;
        expect(text).toContain(parcel.order);
        expect(text).toContain(parcel.number);
        expect(text).not.toMatch(/[{}]/);
        expect(text).toMatch(script[language] ?? /\p{Script=Latin}/u);
        // a message of the platform holds 1,000 characters
        expect(text.length).toBeLessThan(1000);
      }
  });
  it("says each kind in its own words", () => {
    for (const language of buyerLanguages) {
      const texts = incidentKinds.flatMap((kind) => buyerTextOf(kind, language, parcel) ?? []);
      expect(new Set(texts).size).toBe(texts.length);
    }
  });
  it.each([
    ["BR", "pt"],
    ["MX", "es"],
    ["AT", "de"],
    ["BY", "ru"],
    ["KR", "ko"],
    ["SA", "ar"],
    ["US", "en"],
    ["PL", "en"],
  ])("is offered first to %s in %s", (country, language) => {
    expect(buyerLanguageOf(country)).toBe(language);
  });
});

describe("a text to the carrier", () => {
  const values = { parcels: [parcel], total: 1, country: "巴西", handOver: null, status: "LM_PARCEL_EXCEPTION" };
  it("is kept for exactly the kinds that say so", () => {
    for (const kind of incidentKinds)
      for (const language of ["zh", "en"] as const) {
        const text = carrierTextOf(kind, language, values);
        expect(text !== null).toBe(incidentRules[kind].texts.carrier);
        expect(text ?? "").not.toMatch(/[{}]|undefined/);
      }
  });
  it("names list, bag, code, and of many parcels every number", () => {
    const handOver = { list: "H20261129-01", bag: "B20261129-01" };
    expect(carrierTextOf("carrier_exception", "zh", { ...values, handOver })).toBe(
      "您好，包裹 LX700000001CN（订单 8170000000000001，寄往巴西），交接单 H20261129-01，大包 B20261129-01：\n" +
        "报告了异常（代码 LM_PARCEL_EXCEPTION）。请说明具体问题、处理办法和预计时间。",
    );
    const many = { ...values, total: 2, country: "Brazil", parcels: [parcel, { order: "2", number: "LX700000002CN" }] };
    expect(carrierTextOf("not_online", "en", { ...many, handOver: { list: "H1", bag: "" } })).toMatch(
      /^Hello, 2 parcels to Brazil, hand-over list H1, numbers below[\s\S]*\nLX700000001CN\nLX700000002CN$/,
    );
  });
});
