import { noServices } from "#lib/rates/services";
import { type CountryGroups, countryGroupsOf } from "./country-groups.ts";
import { predefinedGroups } from "./tables/country-groups.ts";
import type { Template, TemplateDestinations } from "./template.ts";

export const worldwide: TemplateDestinations = { worldwide: true, groups: [], countries: [], except: [] };

/** Destinations that name countries alone, or groups where a word is in lower case: "US GB eu". */
export function to(words: string, except = ""): TemplateDestinations {
  const list = words.split(" ").filter((word) => word !== "");
  return {
    worldwide: false,
    groups: list.filter((word) => word === word.toLowerCase()),
    countries: list.filter((word) => word !== word.toLowerCase()) as TemplateDestinations["countries"],
    except: except.split(" ").filter((word) => word !== "") as TemplateDestinations["except"],
  };
}

/** A template for everything, changed at will. */
export function aTemplate(change: Partial<Template> = {}): Template {
  return {
    ...{ id: "t1", name: "全球-标准", position: 1, destinations: worldwide, fromGrams: 1, toGrams: 30_000 },
    ...{ maxDays: null, cargoKinds: [], overUsdMinor: null, upToUsdMinor: null, solutionCode: "CAINIAO_STANDARD" },
    ...{ recommendationFirst: false, services: noServices, isActive: true },
    ...change,
  };
}

export const predefinedOnly: CountryGroups = countryGroupsOf(predefinedGroups, []);
