import { expect, it } from "vitest";
import { ruleEffect } from "./rule-effect.ts";
import { type ServiceRule, serviceRules } from "./tables/service-rules.ts";

const services = [
  { code: "CAINIAO_STANDARD", class: "standard" },
  { code: "CAINIAO_ECONOMY", class: "simple" },
  { code: "AE_CN_SUPER_ECONOMY_G", class: "economy" },
] as const;
const without = (id: string) => serviceRules.filter((rule) => rule.id !== id);
const german: ServiceRule = {
  ...{ id: "DE-over-10", country: "DE", overMinor: 1000, upToMinor: null },
  ...{ lowestClass: "standard", confidence: "official" },
};

it("a stricter rule closes what lay below it, in its own band of amounts", () => {
  expect(ruleEffect(serviceRules, [...serviceRules, german], services, "DE")).toEqual([
    { solutionCode: "CAINIAO_ECONOMY", overMinor: 1000, upToMinor: null, permitted: false },
    { solutionCode: "AE_CN_SUPER_ECONOMY_G", overMinor: 1000, upToMinor: null, permitted: false },
  ]);
});

it("a rule that ends opens what it forbade, in spans that nothing else cuts", () => {
  expect(ruleEffect(serviceRules, without("RU-2-to-5"), services, "RU")).toEqual([
    { solutionCode: "AE_CN_SUPER_ECONOMY_G", overMinor: 200, upToMinor: 500, permitted: true },
  ]);
  expect(ruleEffect(serviceRules, without("GB-any"), services, "GB")).toEqual([
    { solutionCode: "CAINIAO_ECONOMY", overMinor: -1, upToMinor: null, permitted: true },
    { solutionCode: "AE_CN_SUPER_ECONOMY_G", overMinor: -1, upToMinor: null, permitted: true },
  ]);
});

it("the rule for all others changes nothing where an own rule holds", () => {
  const strict = serviceRules.map((rule) => (rule.id === "any" ? { ...rule, lowestClass: "standard" as const } : rule));
  expect(ruleEffect(serviceRules, strict, services, "GB")).toEqual([]);
  expect(ruleEffect(serviceRules, strict, services, "*").map(({ solutionCode }) => solutionCode)).toEqual([
    "CAINIAO_ECONOMY",
    "AE_CN_SUPER_ECONOMY_G",
  ]);
  // below 5 USD, France has no rule of its own
  expect(ruleEffect(serviceRules, strict, services, "FR")).toMatchObject([
    { overMinor: -1, upToMinor: 500, solutionCode: "CAINIAO_ECONOMY", permitted: false },
    { overMinor: -1, upToMinor: 500, solutionCode: "AE_CN_SUPER_ECONOMY_G", permitted: false },
  ]);
});

it("the same rules change nothing", () => {
  for (const country of ["US", "RU", "DE", "*"]) {
    expect(ruleEffect(serviceRules, serviceRules, services, country)).toEqual([]);
  }
});
