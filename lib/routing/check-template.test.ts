import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import rateCardFile from "#data/rates/cards.json" with { type: "json" };
import { type Certification, isUncertified } from "#lib/carriers/certification";
import { officialSolutions } from "#lib/carriers/solutions";
import { countryCodes } from "#lib/kit/country";
import { checkTemplate } from "./check-template.ts";
import { shippedBook } from "./routing.test-data.ts";
import { judgeService } from "./service-rule.ts";
import { mainDestinations } from "./tables/country-groups.ts";
import { serviceRules } from "./tables/service-rules.ts";
import { countriesOf, type Template } from "./template.ts";
import { templateBookOf } from "./template-book.ts";
import { applyFix, type RuleBreach } from "./template-rules.ts";
import { aTemplate, predefinedOnly, to, worldwide } from "./templates.test-data.ts";

const book = templateBookOf(shippedBook(rateCardFile), new Set(["cainiao"]));
const check = (change: Partial<Template>, others: readonly string[] = []) =>
  checkTemplate(book, predefinedOnly, aTemplate(change), others);
const anyRule = {
  ...({ id: "", country: "*", overMinor: -1, upToMinor: null } as const),
  ...({ lowestClass: "economy", confidence: "one_source" } as const),
};
const economy = { solutionCode: "AE_CN_SUPER_ECONOMY_G", toGrams: 2000 } as const;
const saver = { solutionCode: "CAINIAO_ECONOMY", toGrams: 2000 } as const;

describe("a template that may not be saved says at which field", () => {
  it.each<[string, Partial<Template>, string[]]>([
    ["the template of all", {}, []],
    ["no name", { name: " " }, ["name_missing name"]],
    ["a name too long", { name: "长".repeat(61) }, ["name_too_long name"]],
    ["a name that another bears, in other letters", { name: "美国-标准 A" }, ["name_taken name"]],
    ["no destination", { destinations: to("") }, ["destinations_empty destinations"]],
    ["all destinations taken out again", { destinations: to("US", "US") }, ["destinations_empty destinations"]],
    ["China alone", { destinations: to("CN") }, ["destinations_empty destinations"]],
    ["a group that does not exist", { destinations: to("US gone") }, ["group_unknown destinations"]],
    ["from 0 g", { fromGrams: 0 }, ["weight_out_of_range fromGrams"]],
    ["negative", { fromGrams: -5, toGrams: -1 }, ["weight_out_of_range fromGrams", "weight_out_of_range toGrams"]],
    ["beyond 70 kg", { toGrams: 70_001 }, ["weight_out_of_range toGrams"]],
    ["half a gram", { toGrams: 100.5 }, ["weight_out_of_range toGrams"]],
    ["from above to", { fromGrams: 501, toGrams: 500 }, ["weight_reversed toGrams"]],
    ["one gram", { fromGrams: 500, toGrams: 500 }, []],
    ["in no day", { maxDays: 0 }, ["days_out_of_range maxDays"]],
    ["an amount below zero", { overUsdMinor: -1 }, ["value_out_of_range overUsdMinor"]],
    ["an empty amount band", { overUsdMinor: 500, upToUsdMinor: 500 }, ["value_reversed upToUsdMinor"]],
    ["an unknown solution", { solutionCode: "NOBODY" }, ["solution_unknown solutionCode"]],
    [
      "several at once",
      { name: "", destinations: to(""), solutionCode: "" },
      ["name_missing name", "destinations_empty destinations", "solution_unknown solutionCode"],
    ],
  ])("%s", (_, change, expected) => {
    const { refusals } = check(change, ["【其他】", "美国-标准　a"]);
    expect(refusals.map(({ code, field }) => `${code} ${field}`)).toEqual(expected);
  });
});

/** "US-over-5 US >500 leave_out limit_up_to:500": rule, countries, amounts in cents, ways out. */
function said({ ruleId, countries, overUsdMinor, upToUsdMinor, fixes }: RuleBreach): string {
  const amounts = `${overUsdMinor === null ? "" : ` >${overUsdMinor}`}${upToUsdMinor === null ? "" : ` <=${upToUsdMinor}`}`;
  const ways = fixes.map((fix) => (fix.kind === "leave_out" ? fix.kind : `${fix.kind}:${fix.usdMinor}`));
  return [`${ruleId} ${countries.join(",")}${amounts}`, ...ways].join(" ");
}
const breaches = (change: Partial<Template>) =>
  check(change).refusals.flatMap((refusal) => (refusal.code === "rule_broken" ? [said(refusal.breach)] : []));

describe("a platform rule that a template would break", () => {
  it.each<[string, Partial<Template>, string[]]>([
    ["standard, everywhere", {}, []],
    [
      "economy to Britain alone: no way out but another solution",
      { ...economy, destinations: to("GB") },
      ["GB-any GB"],
    ],
    [
      "economy to Britain and others: take Britain out",
      { ...economy, destinations: to("GB JP") },
      ["GB-any GB leave_out"],
    ],
    ["economy to the US over 5 USD", { ...economy, destinations: to("US") }, ["US-over-5 US >500 limit_up_to:500"]],
    ["economy to the US up to 5 USD", { ...economy, destinations: to("US"), upToUsdMinor: 500 }, []],
    [
      "economy to the US up to 5.01 USD",
      { ...economy, destinations: to("US"), upToUsdMinor: 501 },
      ["US-over-5 US >500 <=501 limit_up_to:500"],
    ],
    [
      "economy to Russia: two rules above 2 USD",
      { ...economy, destinations: to("RU JP") },
      [
        "RU-2-to-5 RU >200 <=500 leave_out limit_up_to:200 start_over:500",
        "RU-over-5 RU >500 leave_out limit_up_to:500",
      ],
    ],
    [
      "saver to Russia between 2 and 10 USD",
      { ...saver, destinations: to("RU"), overUsdMinor: 200, upToUsdMinor: 1000 },
      ["RU-over-5 RU >500 <=1000 limit_up_to:500"],
    ],
    [
      "economy to Spain up to 5 USD: that class has one service there",
      { ...economy, destinations: to("ES"), upToUsdMinor: 500 },
      ["ES-up-to-5 ES <=500"],
    ],
    ["saver to Spain up to 5 USD", { ...saver, destinations: to("ES"), upToUsdMinor: 500 }, []],
    [
      "within a group, beside countries without a rule",
      { ...saver, destinations: to("eu") },
      [
        "ES-over-5 ES >500 leave_out limit_up_to:500",
        "FR-over-5 FR >500 leave_out limit_up_to:500",
        "NL-over-5 NL >500 leave_out limit_up_to:500",
      ],
    ],
    ["a group without them", { ...saver, destinations: to("eu", "ES FR NL") }, []],
  ])("%s", (_, change, expected) => {
    expect(breaches(change).sort()).toEqual([...expected].sort());
  });

  test("special goods are exempt where the rule says so, unless general goods go with them", () => {
    const other = { code: "OTHER_STANDARD", class: "standard" } as const;
    const [standard] = officialSolutions;
    if (!standard) throw new Error("no solution");
    const wider = { ...book, solutions: [{ ...standard, ...other }] };
    const count = (cargoKinds: Template["cargoKinds"]) =>
      checkTemplate(
        wider,
        predefinedOnly,
        aTemplate({ destinations: to("US"), solutionCode: other.code, cargoKinds }),
        [],
      ).refusals.length;
    expect([count(["built_in_battery"]), count([]), count(["general", "built_in_battery"])]).toEqual([0, 1, 1]);
  });
});

test("one rule is one breach, though a rule for all others begins or ends within its amounts", () => {
  const rules = [
    ...serviceRules,
    { ...anyRule, id: "any-up-to-3", upToMinor: 300 },
    { ...anyRule, id: "any-over-3", overMinor: 300 },
  ];
  const { refusals } = checkTemplate(
    { ...book, rules },
    predefinedOnly,
    aTemplate({ ...economy, destinations: to("GB") }),
    [],
  );
  expect(refusals.flatMap((refusal) => (refusal.code === "rule_broken" ? [said(refusal.breach)] : []))).toEqual([
    "GB-any GB",
  ]);
});

describe("what will hold orders is a warning", () => {
  it.each<[string, Partial<Template>, string]>([
    ["nothing", {}, ""],
    ["countries it does not go to", { ...saver, destinations: to("PL JP BR") }, "not_served BR,JP"],
    ["goods it refuses", { cargoKinds: ["general", "liquid"] }, "cargo_refused liquid"],
    ["more than it takes", { ...saver, toGrams: 2001, destinations: to("PL") }, "overweight 2000"],
    ["slower than asked for", { maxDays: 20, destinations: to("US GB") }, "too_slow GB,US"],
    [
      "slower but where quicker days are published",
      {
        solutionCode: "CAINIAO_SUPER_ECONOMY",
        destinations: to("RU PL"),
        upToUsdMinor: 200,
        toGrams: 2000,
        maxDays: 35,
      },
      "too_slow PL",
    ],
    ["destinations that nobody published", { solutionCode: "CAINIAO_PREMIUM" }, "destinations_unknown"],
    ["a carrier that is not connected", { solutionCode: "DHL" }, "carrier_not_connected dhl"],
  ])("%s", (_, change, expected) => {
    const { refusals, warnings } = check(change);
    const warning = warnings.at(-1);
    const detail = warning && Object.values(warning)[1];
    expect(refusals).toEqual([]);
    expect([warning?.code ?? "", String(detail ?? "")].join(" ").trim()).toBe(expected);
  });
});

const anyTemplate = fc
  .record({
    solutionCode: fc.constantFrom(...officialSolutions.map(({ code }) => code)),
    destinations: fc.constantFrom(worldwide, to("eu US"), to("GB RU ES"), to("africa"), to("latin_america FR NL")),
    overUsdMinor: fc.option(fc.constantFrom(0, 100, 200, 499, 500)),
    upToUsdMinor: fc.option(fc.constantFrom(501, 502, 2000)),
    cargoKinds: fc.constantFrom<Template["cargoKinds"]>([], ["built_in_battery"]),
  })
  .map((change) => aTemplate({ toGrams: 2000, ...change }));

test("an order that fits a saved template is never one that a rule forbids its solution, and the other way round", () => {
  // most countries have no rule of their own
  const country = fc.oneof(fc.constantFrom(...mainDestinations.slice(0, 13)), fc.constantFrom(...countryCodes));
  const paid = fc.constantFrom(0, 1, 199, 200, 201, 499, 500, 501, 502, 1999, 2000, 50_000);
  fc.assert(
    fc.property(anyTemplate, country, paid, (template, country, paidUsdMinor) => {
      const solution = officialSolutions.find(({ code }) => code === template.solutionCode);
      if (!solution || !countriesOf(template.destinations, predefinedOnly).has(country)) return;
      const { overUsdMinor, upToUsdMinor } = template;
      if (overUsdMinor !== null && paidUsdMinor <= overUsdMinor) return;
      if (upToUsdMinor !== null && paidUsdMinor > upToUsdMinor) return;
      const cargoKinds = template.cargoKinds.length === 0 ? (["general"] as const) : template.cargoKinds;
      const { permitted } = judgeService(serviceRules, { country, paidUsdMinor, cargoKinds }, solution);
      const named = checkTemplate(book, predefinedOnly, template, []).refusals.some(
        (refusal) =>
          refusal.code === "rule_broken" &&
          refusal.breach.countries.includes(country) &&
          paidUsdMinor > (refusal.breach.overUsdMinor ?? -1) &&
          paidUsdMinor <= (refusal.breach.upToUsdMinor ?? Number.POSITIVE_INFINITY),
      );
      expect(named).toBe(!permitted);
    }),
    { numRuns: 500 },
  );
});

test("taking any way out mends its breach", () => {
  fc.assert(
    fc.property(anyTemplate, fc.nat(), (template, pick) => {
      const found = checkTemplate(book, predefinedOnly, template, []).refusals.flatMap((refusal) =>
        refusal.code === "rule_broken" ? [refusal.breach] : [],
      );
      const ways = found.flatMap(({ ruleId, fixes }) => fixes.map((fix) => ({ ruleId, fix })));
      const way = ways[pick % Math.max(1, ways.length)];
      if (!way) return;
      const mended = checkTemplate(book, predefinedOnly, applyFix(template, way.fix), []).refusals;
      const left = mended.filter((one) => one.code === "rule_broken" && one.breach.ruleId === way.ruleId);
      expect(left).toEqual([]);
      expect(mended.length).toBeLessThan(found.length);
    }),
  );
});

describe("a carrier's certification", () => {
  const certification: Certification = {
    ...{ id: "c", carrierCode: "cainiao", state: "certified", validFrom: null, validTo: null, reason: "" },
    scope: { solutions: "all", countries: "all", cargoKinds: "all" },
  };
  const warned = (certifications: readonly Certification[]) => {
    const certified = { ...shippedBook(rateCardFile), certifications: new Map([["cainiao", certifications]]) };
    const { warnings } = checkTemplate(
      templateBookOf(certified, null),
      predefinedOnly,
      aTemplate({ destinations: to("US PL") }),
      [],
    );
    return warnings.flatMap((warning) =>
      isUncertified(warning.code) && "countries" in warning ? [`${warning.code} ${warning.countries.join()}`] : [],
    );
  };
  it.each<[string, readonly Certification[], string[]]>([
    ["that holds is no warning", [certification], []],
    ["that there is none", [], ["carrier_not_certified PL,US"]],
    ["that is suspended", [{ ...certification, state: "suspended" }], ["certification_suspended PL,US"]],
    [
      "that covers one of two countries",
      [{ ...certification, scope: { ...certification.scope, countries: ["US"] } }],
      ["certification_scope PL"],
    ],
  ])("%s", (_, certifications, expected) => {
    expect(warned(certifications)).toEqual(expected);
  });
});
