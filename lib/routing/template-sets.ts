import type { PresetKey } from "./presets.ts";
import type { SetTemplate, TemplateSet } from "./tables/template-sets.ts";
import { noTemplateServices, type TemplateFields } from "./template.ts";

/** A set in the reader's language, ready to be shown and applied. */
export type NamedSet = {
  readonly key: TemplateSet["key"];
  readonly preset: PresetKey;
  readonly templates: readonly TemplateFields[];
};

/** The sets with their templates as a seller would have written them. */
export function namedSets(sets: readonly TemplateSet[], language: "zh" | "en"): NamedSet[] {
  return sets.map(({ key, preset, templates }) => ({
    key,
    preset,
    templates: templates.map((template) => fieldsOf(template, language)),
  }));
}

function fieldsOf(template: SetTemplate, language: "zh" | "en"): TemplateFields {
  const { nameZh, nameEn, worldwide = false, groups = [], countries = [], except = [] } = template;
  return {
    name: language === "zh" ? nameZh : nameEn,
    destinations: { worldwide, groups, countries, except },
    fromGrams: 1,
    toGrams: template.toGrams,
    maxDays: template.maxDays ?? null,
    cargoKinds: template.cargoKinds ?? [],
    overUsdMinor: null,
    upToUsdMinor: template.upToUsdMinor ?? null,
    solutionCode: template.solutionCode,
    recommendationFirst: true,
    services: noTemplateServices,
    isActive: true,
  };
}
