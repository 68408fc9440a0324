import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { countryCodes } from "#lib/kit/country";
import { countryGroupsOf } from "./country-groups.ts";
import { predefinedGroups } from "./tables/country-groups.ts";
import {
  countriesOf,
  fitsCountry,
  matchTemplate,
  type Template,
  type TemplateDestinations,
  type TemplateFacts,
} from "./template.ts";
import { aTemplate, predefinedOnly, to, worldwide } from "./templates.test-data.ts";

const order: TemplateFacts = { country: "US", weightGrams: 120, cargoKinds: ["general"], paidUsdMinor: 1299 };

describe("a template fits an order", () => {
  it.each<[string, Partial<Template>, Partial<TemplateFacts>, boolean]>([
    ["everything, everywhere", {}, {}, true],
    ["switched off", { isActive: false }, {}, false],
    ["its country", { destinations: to("US CA") }, {}, true],
    ["another country", { destinations: to("CA") }, {}, false],
    ["a country of its group", { destinations: to("eu") }, { country: "PL" }, true],
    ["a country of its group that is taken out", { destinations: to("eu", "PL") }, { country: "PL" }, false],
    ["everywhere but", { destinations: { ...worldwide, except: ["US"] } }, {}, false],
    ["a group that is gone names nobody", { destinations: to("gone") }, {}, false],
    ["China is no destination", {}, { country: "CN" }, false],
    ["a country that does not exist", {}, { country: "XX" }, false],
    ["the first gram of its band", { fromGrams: 120, toGrams: 500 }, {}, true],
    ["the last gram of its band", { fromGrams: 1, toGrams: 120 }, {}, true],
    ["a gram below", { fromGrams: 121, toGrams: 500 }, {}, false],
    ["a gram above", { fromGrams: 1, toGrams: 119 }, {}, false],
    ["more than is not 'just'", { overUsdMinor: 1299 }, {}, false],
    ["up to is 'just', too", { upToUsdMinor: 1299 }, {}, true],
    ["more than", { overUsdMinor: 1298 }, {}, true],
    ["an unknown amount lies in no band", { upToUsdMinor: 99_999 }, { paidUsdMinor: null }, false],
    ["an unknown amount, no band", {}, { paidUsdMinor: null }, true],
    ["its kind of goods", { cargoKinds: ["built_in_battery"] }, { cargoKinds: ["built_in_battery"] }, true],
    [
      "general goods beside it",
      { cargoKinds: ["built_in_battery"] },
      { cargoKinds: ["general", "built_in_battery"] },
      true,
    ],
    ["general goods alone", { cargoKinds: ["built_in_battery"] }, {}, false],
    ["another kind beside it", { cargoKinds: ["magnetic"] }, { cargoKinds: ["magnetic", "liquid"] }, false],
    ["special goods for general ones", { cargoKinds: ["general"] }, { cargoKinds: ["general", "powder"] }, false],
  ])("%s", (_, change, facts, expected) => {
    expect(matchTemplate([aTemplate(change)], predefinedOnly, { ...order, ...facts }) !== null).toBe(expected);
  });
});

describe("the first by position decides", () => {
  const two = [
    aTemplate({ id: "b", position: 2, destinations: to("US") }),
    aTemplate({ id: "a", position: 1, destinations: to("US GB") }),
    aTemplate({ id: "c", position: 3 }),
  ];
  it.each([
    ["in whatever order they come", two, "US", "a"],
    ["the next where the first does not fit", two, "FR", "c"],
    ["two of one position by id", [aTemplate({ id: "y" }), aTemplate({ id: "x" })], "US", "x"],
    ["none", [aTemplate({ destinations: to("GB") })], "US", undefined],
  ])("%s", (_, templates, country, expected) => {
    expect(matchTemplate(templates, predefinedOnly, { ...order, country })?.id).toBe(expected);
  });
});

test("one country is within the destinations exactly when the list of them holds it", () => {
  const groups = countryGroupsOf(predefinedGroups, [{ id: "own", name: "own", countries: ["BR", "US"], version: 1 }]);
  const code = fc.constantFrom(...countryCodes);
  const destinations: fc.Arbitrary<TemplateDestinations> = fc.record({
    worldwide: fc.boolean(),
    groups: fc.array(fc.constantFrom("eu", "gcc", "africa", "own", "gone"), { maxLength: 3 }),
    countries: fc.array(code, { maxLength: 4 }),
    except: fc.array(code, { maxLength: 4 }),
  });
  fc.assert(
    fc.property(destinations, code, (one, country) => {
      expect(fitsCountry(one, groups, country)).toBe(countriesOf(one, groups).has(country));
    }),
  );
});
