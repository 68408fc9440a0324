import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CargoKind, cargoKinds } from "#lib/carriers/cargo-kinds";
import { serviceClasses } from "#lib/carriers/service-class";
import { officialSolutions } from "#lib/carriers/solutions";
import { countryCodes, isCountryCode } from "#lib/kit/country";
import { judgeService } from "./service-rule.ts";
import { readServiceRule } from "./service-rule-schema.ts";
import { serviceRules } from "./tables/service-rules.ts";

const services = {
  standard: { code: "CAINIAO_STANDARD", class: "standard" },
  otherStandard: { code: "YANWEN_AM", class: "standard" },
  ePacket: { code: "EMS_ZX_ZX_US", class: "standard" },
  express: { code: "DHL", class: "express" },
  saver: { code: "CAINIAO_ECONOMY", class: "simple" },
  economy: { code: "AE_CN_SUPER_ECONOMY_G", class: "economy" },
  spanishEconomy: { code: "SINOTRANS_PY", class: "economy" },
} as const;

type Line = readonly [country: string, paid: string, service: keyof typeof services, verdict: string];

function judge(
  country: string,
  paid: string,
  service: keyof typeof services,
  cargo: readonly CargoKind[] = ["general"],
) {
  const paidUsdMinor = paid === "unknown" ? null : Math.round(Number(paid) * 100);
  const verdict = judgeService(serviceRules, { country, paidUsdMinor, cargoKinds: cargo }, services[service]);
  return verdict.permitted ? "yes" : `${verdict.code} ${verdict.ruleId}`;
}

describe("AliExpress's rules: destination, what the buyer paid in USD, service", () => {
  it.each<Line>([
    // Russia: over 5 standard or express; over 2 to 5 also online simple; up to 2 also online economy
    ["RU", "5.01", "standard", "yes"],
    ["RU", "5.01", "express", "yes"],
    ["RU", "5.01", "saver", "class_below_rule RU-over-5"],
    ["RU", "5.00", "saver", "yes"],
    ["RU", "2.01", "saver", "yes"],
    ["RU", "2.01", "economy", "class_below_rule RU-2-to-5"],
    ["RU", "2.00", "economy", "yes"],
    ["RU", "0", "economy", "yes"],
    // United States: over 5 of the standard class only e邮宝 and 无忧标准
    ["US", "5.01", "standard", "yes"],
    ["US", "5.01", "ePacket", "yes"],
    ["US", "5.01", "express", "yes"],
    ["US", "5.01", "otherStandard", "service_not_in_rule US-over-5"],
    ["US", "5.01", "economy", "class_below_rule US-over-5"],
    ["US", "5.00", "otherStandard", "yes"],
    ["US", "5.00", "economy", "yes"],
    // Spain: over 5 only 无忧标准 or express; up to 5 of the economy class only 中外运西邮经济小包
    ["ES", "5.01", "standard", "yes"],
    ["ES", "5.01", "ePacket", "service_not_in_rule ES-over-5"],
    ["ES", "5.01", "saver", "class_below_rule ES-over-5"],
    ["ES", "5.00", "saver", "yes"],
    ["ES", "5.00", "spanishEconomy", "yes"],
    ["ES", "5.00", "economy", "service_not_in_rule ES-up-to-5"],
    // France, Netherlands, Chile: over 5 only 无忧标准 or express; up to 5 a wider choice
    ["FR", "5.01", "economy", "class_below_rule FR-over-5"],
    ["FR", "5.01", "otherStandard", "service_not_in_rule FR-over-5"],
    ["FR", "5.00", "economy", "yes"],
    ["NL", "5.01", "saver", "class_below_rule NL-over-5"],
    ["NL", "5.00", "otherStandard", "yes"],
    ["CL", "5.01", "otherStandard", "service_not_in_rule CL-over-5"],
    ["CL", "5.01", "standard", "yes"],
    // United Kingdom: economy fails the logistics assessment, whatever the amount
    ["GB", "0.50", "economy", "class_below_rule GB-any"],
    ["GB", "50", "standard", "yes"],
    // elsewhere: standard, express, online economy
    ["DE", "50", "economy", "yes"],
    ["KR", "50", "saver", "yes"],
    ["JP", "0.01", "otherStandard", "yes"],
    // an amount that is not known in USD must satisfy every band
    ["RU", "unknown", "saver", "class_below_rule RU-over-5"],
    ["US", "unknown", "otherStandard", "service_not_in_rule US-over-5"],
    ["FR", "unknown", "economy", "class_below_rule FR-over-5"],
    ["US", "unknown", "standard", "yes"],
    ["DE", "unknown", "economy", "yes"],
  ])("%s, paid %s, %s: %s", (country, paid, service, verdict) => {
    expect(judge(country, paid, service)).toBe(verdict);
  });

  it("special goods are exempt from the duty to use 无忧标准, not from the class", () => {
    expect(judge("US", "5.01", "otherStandard", ["built_in_battery"])).toBe("yes");
    expect(judge("US", "5.01", "otherStandard", ["general", "cosmetics"])).toBe("yes");
    expect(judge("US", "5.01", "economy", ["built_in_battery"])).toBe("class_below_rule US-over-5");
  });
});

describe("an amount that is not known", () => {
  it("is refused by any band that refuses, whichever comes first", () => {
    const head = { country: "XX", confidence: "one_source" } as const;
    const strict = { ...head, id: "low", overMinor: -1, upToMinor: 500, lowestClass: "express" } as const;
    const mild = { ...head, id: "high", overMinor: 500, upToMinor: null, lowestClass: "economy" } as const;
    const facts = { country: "XX", paidUsdMinor: null, cargoKinds: [] };
    for (const rules of [
      [strict, mild],
      [mild, strict],
    ]) {
      expect(judgeService(rules, facts, services.standard)).toMatchObject({ permitted: false, ruleId: "low" });
      expect(judgeService(rules, facts, services.express).permitted).toBe(true);
    }
  });
});

describe("the table of rules", () => {
  it("has exactly one rule for every amount of every destination that it names, and one for all others", () => {
    for (const country of new Set(serviceRules.map((rule) => rule.country))) {
      const own = serviceRules.filter((rule) => rule.country === country);
      const bands = own.map(({ overMinor, upToMinor }) => [overMinor, upToMinor ?? Number.POSITIVE_INFINITY] as const);
      bands.sort((a, b) => a[0] - b[0]);
      for (const [index, band] of bands.entries()) {
        const next = bands[index + 1];
        expect(next?.[0] ?? band[1], country).toBe(band[1]);
      }
      expect(bands.at(-1)?.[1]).toBe(Number.POSITIVE_INFINITY);
    }
    expect(serviceRules.filter((rule) => rule.country === "*")).toMatchObject([{ overMinor: -1, upToMinor: null }]);
  });

  it("names countries and survives storing", () => {
    for (const rule of serviceRules) {
      expect(rule.country === "*" || isCountryCode(rule.country), rule.id).toBe(true);
      expect(readServiceRule(JSON.parse(JSON.stringify(rule)))).toEqual(rule);
    }
    expect(new Set(serviceRules.map(({ id }) => id)).size).toBe(serviceRules.length);
  });

  it.each([
    ["no class", { ...serviceRules[0], lowestClass: "fast" }],
    ["no country", { ...serviceRules[0], country: "Spain" }],
    ["nothing", null],
  ])("a stored rule with %s is refused", (_, stored) => {
    expect(() => readServiceRule(stored)).toThrow();
  });

  it("leaves a way for every destination and amount, and never forbids a higher class for a lower one's sake", () => {
    const anyCargo = fc.uniqueArray(fc.constantFrom(...cargoKinds), { minLength: 1 });
    const paid = fc.option(fc.integer({ min: 0, max: 2000 }), { nil: null });
    fc.assert(
      fc.property(fc.constantFrom(...countryCodes), paid, anyCargo, (country, paidUsdMinor, kinds) => {
        const facts = { country, paidUsdMinor, cargoKinds: kinds };
        const isPermitted = (service: { code: string; class: (typeof serviceClasses)[number] }) =>
          judgeService(serviceRules, facts, service).permitted;
        expect(officialSolutions.some(isPermitted)).toBe(true);
        // a service that no rule names is judged by its class alone, where the class is not narrowed
        const byClass = serviceClasses.map((serviceClass) => isPermitted({ code: "ANY", class: serviceClass }));
        expect(byClass.at(-1)).toBe(true);
      }),
    );
  });
});
