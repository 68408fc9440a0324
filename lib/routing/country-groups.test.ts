import { describe, expect, it, test } from "vitest";
import { countryCodes, isCountryCode } from "#lib/kit/country";
import { type CountryGroupDraft, countryGroupsOf, readCountryGroup } from "./country-groups.ts";
import { mainDestinations, predefinedGroups } from "./tables/country-groups.ts";

const members = (key: string) => predefinedGroups.find((group) => group.key === key)?.countries ?? [];

describe("the predefined groups", () => {
  test("put every destination of the world into exactly one region", () => {
    const regions = predefinedGroups.filter(({ kind }) => kind === "region");
    const listed = regions.flatMap(({ countries }) => countries);
    expect([...listed].sort()).toEqual(countryCodes.filter((code) => code !== "CN").sort());
  });

  test("name only countries that exist, each once, under keys and names of their own", () => {
    for (const { key, countries } of predefinedGroups) {
      expect(
        countries.filter((code) => !isCountryCode(code)),
        key,
      ).toEqual([]);
      expect(new Set(countries).size, key).toBe(countries.length);
    }
    for (const name of ["key", "nameZh", "nameEn"] as const) {
      expect(new Set(predefinedGroups.map((group) => group[name])).size).toBe(predefinedGroups.length);
    }
  });

  it.each([
    ["eu", 27, "DE FR PL IE HR CY MT", "GB CH NO IS RS UA TR"],
    ["gcc", 6, "SA AE KW QA BH OM", "IL JO YE"],
    ["ru_by_kz", 3, "RU BY KZ", "UA UZ"],
    ["japan_korea", 2, "JP KR", "KP CN"],
    ["australia_nz", 2, "AU NZ", "FJ"],
  ])("%s has %i members", (key, count, within, without) => {
    expect(members(key)).toHaveLength(count);
    expect(within.split(" ").filter((code) => !members(key).includes(code as never))).toEqual([]);
    expect(without.split(" ").filter((code) => members(key).includes(code as never))).toEqual([]);
  });

  test("main destinations are countries that exist, each once, and not China", () => {
    expect(mainDestinations.filter((code) => !isCountryCode(code) || code === ("CN" as string))).toEqual([]);
    expect(new Set(mainDestinations).size).toBe(mainDestinations.length);
  });
});

describe("an own group", () => {
  const others = countryGroupsOf(predefinedGroups, [{ id: "g1", name: "热销 国家", countries: ["US"], version: 1 }]);
  it.each<[string, CountryGroupDraft, string]>([
    ["is kept trimmed, each country once, in order", { name: "  常发 ", countries: ["US", "DE", "US"] }, "常发 DE,US"],
    ["needs a name", { name: " ", countries: ["US"] }, "group_name_missing name"],
    ["bears no other's name", { name: "热销  国家", countries: ["US"] }, "group_name_taken name"],
    ["nor that of a predefined one", { name: "欧盟", countries: ["US"] }, "group_name_taken name"],
    ["in whatever width and case", { name: "european UNION", countries: ["US"] }, "group_name_taken name"],
    ["is not called like a country", { name: "巴西", countries: ["US"] }, "group_name_is_place name"],
    ["nor like the whole world", { name: "worldwide", countries: ["US"] }, "group_name_is_place name"],
    ["nor like a list", { name: "美国、加拿大", countries: ["US"] }, "group_name_characters name"],
    ["needs a country", { name: "空", countries: [] }, "group_empty countries"],
    ["takes countries that exist", { name: "错", countries: ["US", "XX"] }, "group_country_unknown countries"],
  ])("%s", (_, draft, expected) => {
    const read = readCountryGroup(draft, others.values());
    const said = read.ok
      ? `${read.value.name} ${read.value.countries.join(",")}`
      : `${read.refusal.code} ${read.refusal.field}`;
    expect(said).toBe(expected);
  });
});
