import { isCountryCode } from "#lib/kit/country";
import { noServices } from "#lib/rates/services";
import { maxTemplateGrams, type TemplateFields } from "./template.ts";

type Params = Readonly<Record<string, string | readonly string[] | undefined>>;

/** What a new template begins with: nothing chosen, or the gap that the address names (`countries`, `from`, `to`). */
export function firstTemplate(params: Params): TemplateFields {
  const single = (name: string) => (typeof params[name] === "string" ? params[name] : "");
  const grams = (name: string, otherwise: number) => {
    const text = single(name);
    const value = /^\d{1,6}$/.test(text) ? Number(text) : otherwise;
    return value >= 1 && value <= maxTemplateGrams ? value : otherwise;
  };
  const countries = [...new Set(single("countries").split(","))].filter(isCountryCode);
  return {
    name: "",
    destinations: { worldwide: false, groups: [], countries, except: [] },
    fromGrams: grams("from", 1),
    toGrams: grams("to", 30_000),
    ...{ maxDays: null, cargoKinds: [], overUsdMinor: null, upToUsdMinor: null, solutionCode: "" },
    ...{ recommendationFirst: true, services: noServices, isActive: true },
  };
}
